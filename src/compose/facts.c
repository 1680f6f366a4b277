/*
 * facts.c: see facts.h.
 */
#include "compose/facts.h"

/* Where the second of a pair begins. */
static pt64 middle(const struct galley *g)
{
    return (g->width + g->setting->layout->grid / 2) / 2;
}

/* May the fact share its line, and does it leave half of it free? */
static bool is_short(const struct galley *g, const struct block *fact)
{
    const struct setting *s = g->setting;
    const struct style *style = setting_style(s, fact);
    pt64 room = g->width - middle(g);

    if (fact->kind != BLOCK_FACT || style->beside == BESIDE_NO)
        return false;
    return text_width(measure_shape(s, fact, style, STR_NONE, NULL)) + measure_indent(s, fact) <=
           room;
}

/* The same in the second language of a leaflet in two. */
static bool is_twin(const struct galley *g, const struct block *fact)
{
    return fact->lang && fact->lang == g->setting->story->second && !fact->icon.n;
}

static bool is_pair(const struct galley *g, const struct block *first, const struct block *second)
{
    return second && !is_twin(g, first) &&
           (setting_style(g->setting, second)->beside != BESIDE_FIRST || is_twin(g, second)) &&
           is_short(g, first) && is_short(g, second);
}

static void galley_pair(struct galley *g, const struct block *first, const struct block *second)
{
    pt64 x = g->x, width = g->width, half = middle(g), y;

    galley_block(g, first);
    y = g->y;
    g->x = x + half;
    g->width = width - half;
    g->y = y - g->setting->layout->grid;
    galley_block(g, second);
    g->x = x;
    g->width = width;
    g->y = y > g->y ? y : g->y;
}

void galley_facts(struct galley *g, const struct block *facts)
{
    for (const struct block *fact = facts->first; fact; fact = fact->next) {
        if (is_pair(g, fact, fact->next)) {
            galley_pair(g, fact, fact->next);
            fact = fact->next;
        } else {
            galley_block(g, fact);
        }
    }
}
