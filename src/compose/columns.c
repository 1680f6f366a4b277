/*
 * columns.c: see columns.h.
 */
#include "compose/columns.h"

/* A column being filled. */
struct filling {
    struct flow *flow;
    size_t end; /* of the items to be placed */
    const struct column *column;
    size_t number;
    unsigned limit; /* lines that may be used */
    unsigned used;
    const struct box *above; /* the box before */
    bool heading_above;      /* it is a heading */
    placed_list *out;
};

/* False when there is no room. */
static bool put(struct filling *c, const struct box *box, size_t item, bool continued)
{
    unsigned line = c->used + flow_gap(c->above, c->heading_above, box);

    if (line + box->lines > c->limit)
        return false;
    *vec_push(c->flow->setting->arena, c->out) = (struct placed){.box = box,
                                                                 .item = item,
                                                                 .continued = continued,
                                                                 .column = c->number,
                                                                 .line = c->column->top + line};
    c->used = line + box->lines;
    c->above = box;
    c->heading_above = continued || c->flow->items.v[item].kind == FLOW_HEADING;
    return true;
}

static size_t next_in(const struct flow *f, size_t item, size_t end)
{
    while (item < end && f->items.v[item].out)
        item++;
    return item;
}

/* The item with all that it keeps with, or nothing of them. Moves *item behind them. */
static bool put_chain(struct filling *c, size_t *item)
{
    struct filling before = *c;
    size_t placed = c->out->n, i = *item;
    pt64 width = c->column->width;
    bool more = true;

    if (c->used == 0 && c->flow->items.v[i].kind != FLOW_HEADING) {
        const struct box *continued = flow_continued(c->flow, i, width);

        more = !continued || put(c, continued, c->flow->items.v[i].heading, true);
    }
    while (more && i < c->end) {
        const struct flow_item *it = &c->flow->items.v[i];
        bool keep = it->keep;

        more = put(c, flow_box(c->flow, i, it->variant, width), i, false);
        i = more ? next_in(c->flow, i + 1, c->end) : i;
        if (more && !keep)
            break;
    }
    if (!more) {
        c->out->n = placed;
        before.out = c->out;
        *c = before;
        return false;
    }
    *item = i;
    return true;
}

static size_t fill(struct flow *f, size_t item, size_t end, const struct column *columns, size_t n,
                   unsigned limit, placed_list *out)
{
    out->n = 0;
    item = next_in(f, item, end);
    for (size_t i = 0; i < n; i++) {
        struct filling c = {.flow = f, .end = end, .column = &columns[i], .number = i, .out = out};

        c.limit = columns[i].lines < limit ? columns[i].lines : limit;
        while (item < end && put_chain(&c, &item))
            ;
    }
    return item;
}

size_t columns_fill(struct flow *f, size_t item, size_t end, const struct column *columns, size_t n,
                    placed_list *out)
{
    return fill(f, item, end, columns, n, UINT32_MAX, out);
}

bool columns_finish(struct flow *f, size_t item, size_t end, const struct column *columns, size_t n,
                    placed_list *out)
{
    unsigned most = 0, used = 0;

    for (size_t i = 0; i < n; i++)
        most = columns[i].lines > most ? columns[i].lines : most;
    if (fill(f, item, end, columns, n, most, out) < end)
        return false;
    for (size_t i = 0; i < out->n; i++)
        used += out->v[i].box->lines;
    /* No fewer than an even share; each line more is tried, for a taller column may hold less (a
     * heading moves up). */
    for (unsigned limit = n ? used / (unsigned)n : 0; limit < most; limit++)
        if (fill(f, item, end, columns, n, limit, out) == end)
            return true;
    return fill(f, item, end, columns, n, most, out) == end;
}
