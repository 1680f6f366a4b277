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
    return text_width(measure_shape(s, fact, style, NULL)) + measure_indent(s, fact) <= room;
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

/* ---- One behind another */

/* The dot between, with white at both sides. */
static pt64 dot_room(const struct style *style)
{
    return style->size * 3 / 4;
}

static bool is_joined(const struct galley *g, const struct block *first, const struct block *second)
{
    const struct setting *s = g->setting;

    if (!second || !second->joins || first->kind != BLOCK_FACT || first->first || second->first)
        return false;
    return measure_indent(s, first) +
               text_width(measure_shape(s, first, setting_style(s, first), NULL)) +
               dot_room(setting_style(s, first)) +
               text_width(measure_shape(s, second, setting_style(s, second), NULL)) <=
           g->width;
}

/* Words on the line that ends the box, in room as wide as they are. */
static void add_words(struct galley *g, const struct text *text, const struct block *b,
                      const struct style *style, pt64 x, pt64 y, pt64 w)
{
    struct piece *p = box_add(g->box, g->setting->arena, PIECE_TEXT);

    text_break(g->setting->cache, text, w, 0, g->setting->arena, g->setting->diag, &p->text);
    p->block = b;
    p->style = style;
    p->x = x;
    p->w = w;
    p->y = y;
    p->leading = style->leading;
}

static void add_dot(struct galley *g, const struct block *b, const struct style *style, pt64 x,
                    pt64 y)
{
    const struct setting *s = g->setting;
    static const struct span dot = {.kind = SPAN_TEXT, .text = {"\xC2\xB7", 2}};
    const struct text_input in = {
        .span = &dot, .s = dot.text, .style = style, .lang = s->story->lang};
    const struct text_options options = {.rtl = s->story->rtl};
    const struct text *text = text_shape(s->cache, &in, 1, &options, b->at, s->arena, s->diag);
    pt64 w = text_width(text);

    add_words(g, text, b, style, x + (dot_room(style) - w) / 2, y, w);
    g->box->pieces.v[g->box->pieces.n - 1].artifact = true;
}

static void galley_joined(struct galley *g, const struct block *first, const struct block *second)
{
    const struct setting *s = g->setting;
    const struct style *style = setting_style(s, first), *own = setting_style(s, second);
    const struct text *text = measure_shape(s, second, own, NULL);
    pt64 x = g->x + measure_indent(s, first) + text_width(measure_shape(s, first, style, NULL));
    pt64 y;

    galley_block(g, first);
    y = g->box->pieces.v[g->box->pieces.n - 1].y;
    add_dot(g, second, style, x, y);
    add_words(g, text, second, own, x + dot_room(style), y, text_width(text));
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
        if (is_joined(g, fact, fact->next)) {
            galley_joined(g, fact, fact->next);
            fact = fact->next;
        } else if (is_pair(g, fact, fact->next)) {
            galley_pair(g, fact, fact->next);
            fact = fact->next;
        } else if (fact->first) {
            galley_hours(g, fact);
        } else {
            galley_block(g, fact);
        }
    }
}
