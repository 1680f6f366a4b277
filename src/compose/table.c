/*
 * table.c: rows of cells. In a spread table each row has its last cell at the end edge, as wide as
 * it is, and the first takes what is left (a task and its phone, a category and its page). In a
 * close one the columns stand side by side from the start edge, as wide as their widest cell, and
 * the last takes what is left (days and hours). Rows, and the items of a list, may be dealt to
 * columns.
 */
#include "compose/table.h"

static pt64 least(pt64 a, pt64 b)
{
    return a < b ? a : b;
}

/* Columns are at least as wide as the row's cells, an icon's room included. */
static void widen(const struct setting *s, const struct block *row, struct table_columns *c)
{
    pt64 indent = measure_indent(s, row);
    size_t i = 0;

    BLOCK_EACH (cell, row) {
        pt64 w = text_width(measure_shape(s, cell, setting_style(s, cell), NULL)) +
                 measure_indent(s, cell) + indent;

        if (i == CELLS_MAX)
            break;
        c->width[i] = w > c->width[i] ? w : c->width[i];
        c->n = ++i > c->n ? i : c->n;
        indent = 0;
    }
}

/* One column takes what the others leave; these get no more than their share when there is too
 * little for all. */
static void share_out(struct table_columns *c, size_t rest, pt64 width, pt64 gap)
{
    pt64 room = width - (pt64)(c->n - 1) * gap, taken = 0, x = 0;

    for (size_t i = 0; i < c->n; i++) {
        if (i == rest)
            continue;
        if (c->width[rest] + taken + c->width[i] > room)
            c->width[i] = least(c->width[i], (room - taken) * 3 / 5);
        taken += c->width[i];
    }
    c->width[rest] = room - taken;
    for (size_t i = 0; i < c->n; i++) {
        c->x[i] = x;
        x += c->width[i] + gap;
    }
}

/* Hours in an entry are close, however the layout has other tables. */
static bool is_spread(const struct setting *s, const struct block *table)
{
    bool hours = table->parent && table->parent->kind == BLOCK_FACT;

    return !hours && setting_style(s, table)->table == TABLE_SPREAD;
}

struct table_columns table_columns(const struct setting *s, const struct block *table, pt64 width)
{
    struct table_columns c = {0};

    if (is_spread(s, table))
        return c;
    BLOCK_EACH (row, table) {
        widen(s, row, &c);
    }
    if (c.n)
        share_out(&c, c.n - 1, width, s->layout->grid / 2);
    return c;
}

static struct table_columns row_columns(const struct setting *s, const struct block *row,
                                        pt64 width)
{
    struct table_columns c = {0};

    widen(s, row, &c);
    if (c.n)
        share_out(&c, 0, width, s->layout->grid / 2);
    return c;
}

static const struct block *table_of(const struct block *row)
{
    return row->parent && row->parent->kind == BLOCK_TABLE ? row->parent : row;
}

static void stand_at_end(struct box *box, size_t from)
{
    for (size_t i = from; i < box->pieces.n; i++)
        if (box->pieces.v[i].align != ALIGN_CENTER)
            box->pieces.v[i].align =
                box->pieces.v[i].align == ALIGN_START ? ALIGN_END : ALIGN_START;
}

/* Rows of one cell among rows of several have it over the whole width. */
static void row_cells(struct galley *g, const struct block *row,
                      const struct table_columns *columns)
{
    const struct setting *s = g->setting;
    bool spread = is_spread(s, table_of(row));
    bool alone = row->first && !row->first->next;
    pt64 x = g->x, width = g->width, indent = measure_indent(s, row), top = g->y, bottom = top;
    size_t i = 0;

    BLOCK_EACH (cell, row) {
        size_t first = g->box->pieces.n;

        if (i == columns->n)
            break;
        g->y = top;
        g->x = x + columns->x[i] + indent;
        g->width = (alone ? width : columns->width[i]) - indent;
        galley_text(g, cell, setting_style(s, cell));
        if (spread && i > 0 && !cell->next)
            stand_at_end(g->box, first);
        bottom = g->y > bottom ? g->y : bottom;
        indent = 0;
        i++;
    }
    g->x = x;
    g->width = width;
    g->y = bottom;
}

/* Where the row's first line of text stands. */
static const struct piece *first_text(const struct box *box, size_t from)
{
    for (size_t i = from; i < box->pieces.n; i++)
        if (box->pieces.v[i].kind == PIECE_TEXT || box->pieces.v[i].kind == PIECE_LATE)
            return &box->pieces.v[i];
    return NULL;
}

void galley_row(struct galley *g, const struct block *row, const struct table_columns *columns)
{
    const struct setting *s = g->setting;
    const struct style *style = setting_style(s, table_of(row));
    struct table_columns own = columns->n ? *columns : row_columns(s, row, g->width);
    struct rule_style rule;
    size_t from = g->box->pieces.n;
    const struct piece *text;
    pt64 below =
        s->layout->grid - s->baseline; /* the last baseline is so far above the row's end */

    row_cells(g, row, &own);
    text = first_text(g->box, from);
    if (!text)
        return;
    if (row->icon.s)
        galley_icon(g, row, style, g->x, text->y);
    rule = style->rule_below;
    rule.gap -= galley_pressed(g, style) / 2; /* still halfway to the next row */
    galley_rule(g, &rule, g->y - below + rule.gap);
}

/* In the contents, the row of a section of which nothing is printed. */
static bool is_absent(const struct setting *s, const struct block *row)
{
    return s->n_absent && row->first && row->first->spans.n &&
           setting_is_absent(s, row->first->spans.v[0].target);
}

static size_t count_children(const struct setting *s, const struct block *b)
{
    size_t n = 0;

    BLOCK_EACH (child, b)
        n += !is_absent(s, child);
    return n;
}

/* ---- Dealing */

/* Rows or items dealt to columns are read down one and then down the next. */
struct deal {
    struct galley *galley;
    pt64 x, width; /* of the whole */
    pt64 own;      /* width of a column */
    pt64 top, bottom;
    size_t each, dealt; /* in a column; so far */
};

static struct deal deal_begin(struct galley *g, size_t n)
{
    size_t columns = g->columns > 1 ? g->columns : 1;
    pt64 gutter = g->setting->layout->gutter;

    return (struct deal){.galley = g,
                         .x = g->x,
                         .width = g->width,
                         .own = (g->width - (pt64)(columns - 1) * gutter) / (pt64)columns,
                         .top = g->y,
                         .bottom = g->y,
                         .each = (n + columns - 1) / columns};
}

/* Moves the galley to where the next one stands. True at the top of a column. */
static bool deal_next(struct deal *d)
{
    struct galley *g = d->galley;
    size_t column = d->dealt / d->each;

    d->bottom = g->y > d->bottom ? g->y : d->bottom;
    if (d->dealt++ % d->each)
        return false;
    g->y = d->top;
    g->x = d->x + (pt64)column * (d->own + g->setting->layout->gutter);
    g->width = d->own;
    return true;
}

static void deal_end(struct deal *d)
{
    struct galley *g = d->galley;

    g->y = g->y > d->bottom ? g->y : d->bottom;
    g->x = d->x;
    g->width = d->width;
}

void galley_table(struct galley *g, const struct block *table)
{
    struct deal deal = deal_begin(g, count_children(g->setting, table));
    struct table_columns columns = table_columns(g->setting, table, deal.own);

    BLOCK_EACH (row, table) {
        if (is_absent(g->setting, row))
            continue;
        deal_next(&deal);
        galley_row(g, row, &columns);
    }
    deal_end(&deal);
}

/* No white is asked for at the top of a column. */
void galley_list(struct galley *g, const struct block *list)
{
    struct deal deal = deal_begin(g, count_children(g->setting, list));

    BLOCK_EACH (item, list) {
        const struct style *style = setting_style(g->setting, item);

        if (!deal_next(&deal))
            galley_space(g, style->space_before);
        galley_text(g, item, style);
        g->after = style->space_after;
    }
    deal_end(&deal);
}
