/*
 * columns.h: filling columns with the flow: where it breaks.
 *
 * First fit: each item stands in the first column with room. Headings and leads go with what
 * follows them; a column that begins inside a section repeats its heading. Another way of choosing
 * breaks replaces this file alone: it is given the boxes' lines (flow.h) and the columns' lines,
 * and answers with places.
 */
#ifndef COMPOSE_COLUMNS_H
#define COMPOSE_COLUMNS_H

#include "compose/flow.h"

struct column {
    pt64 x, width;
    unsigned least;      /* lines, or it stays empty */
    unsigned top, lines; /* of the grid: from the top of the text area; how many it holds */
};

struct placed {
    const struct box *box;
    size_t item;
    bool continued; /* the repeated heading of the item's section */
    size_t column;
    unsigned line; /* from the top of the text area */
};
typedef VEC(struct placed) placed_list;

/* Fills columns with the items from `item` to before `end`. Returns the first that found no room;
 * `out` is emptied first. */
size_t columns_fill(struct flow *f, size_t item, size_t end, const struct column *columns, size_t n,
                    placed_list *out);

/*
 * The same for the end of the leaflet: all of them, in columns as short as they can be, so that
 * they end alike. False, with `out` undefined, when they don't fit.
 */
bool columns_finish(struct flow *f, size_t item, size_t end, const struct column *columns, size_t n,
                    placed_list *out);

#endif
