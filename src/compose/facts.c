/*
 * facts.c: see facts.h.
 */
#include "compose/facts.h"

#include "compose/table.h"

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

    if (fact->kind != BLOCK_FACT || fact->first || style->beside == BESIDE_NO)
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

/* A table of hours, its icon beside the first row. */
static void galley_hours(struct galley *g, const struct block *fact)
{
    const struct style *style = setting_style(g->setting, fact);
    pt64 x = g->x, width = g->width, indent = measure_indent(g->setting, fact);
    size_t from = g->box->pieces.n;

    galley_space(g, style->space_before);
    g->x += indent;
    g->width -= indent;
    galley_table(g, fact->first);
    g->x = x;
    g->width = width;
    for (size_t i = from; i < g->box->pieces.n; i++)
        if (g->box->pieces.v[i].kind == PIECE_TEXT) {
            galley_icon(g, fact, style, x, g->box->pieces.v[i].y);
            break;
        }
    g->after = style->space_after;
}

void galley_facts(struct galley *g, const struct block *facts)
{
    for (const struct block *fact = facts->first; fact; fact = fact->next) {
        if (is_pair(g, fact, fact->next)) {
            galley_pair(g, fact, fact->next);
            fact = fact->next;
        } else if (fact->first) {
            galley_hours(g, fact);
        } else {
            galley_block(g, fact);
        }
    }
}
