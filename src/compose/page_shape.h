/*
 * page_shape.h: the kinds of page that a layout has: boxes that stand still, and columns between
 * them.
 */
#ifndef COMPOSE_PAGE_SHAPE_H
#define COMPOSE_PAGE_SHAPE_H

#include "compose/columns.h"

struct fixed {
    const struct box *box;
    enum part_id part;
    pt64 x;        /* from the text area's start edge */
    unsigned line; /* from its top */
};
typedef VEC(struct fixed) fixed_list;

struct page_shape {
    fixed_list above, below; /* the columns */
    struct column columns[LAYOUT_CELLS_MAX];
    size_t n;
    unsigned free; /* the first line under what stands above: from here on, columns or white */
    unsigned end;  /* the line where what stands below begins */
};
typedef VEC(struct page_shape) page_shapes;

/*
 * The shapes of the pages that a master's bands make from `page` (from 0) on: usually one; several
 * where the bands are more than a page holds, and the columns then are on the last. Never none.
 */
page_shapes page_shapes_make(const struct setting *s, const layout_bands *bands, unsigned page);

/* A band without columns on a page, from `line` on, added to `out`. Returns its lines with those
 * behind it. */
unsigned page_shape_band(const struct setting *s, const struct layout_band *band, unsigned page,
                         unsigned line, unsigned tight, fixed_list *out);

/* The first line below all of them. */
unsigned fixed_bottom(const fixed_list *list);

/* The shape of a page that the first master doesn't make. */
struct page_shape page_shape_other(const struct setting *s, unsigned page);

/* The end of the leaflet: a stack of boxes at the bottom of the last page or, where all of it is
 * more than such a page holds, one on each of the last pages. */
struct ending {
    fixed_list boxes; /* lines are from the stack's top */
    unsigned lines;   /* that it takes, with the line of white above */
};
typedef VEC(struct ending) endings;

/* As it would stand on pages of this shape. */
endings page_shape_endings(const struct setting *s, const struct page_shape *shape, unsigned page);

/* The shape with `lines` lines less, at the bottom of its columns. */
struct page_shape page_shape_shortened(const struct page_shape *shape, unsigned lines);

#endif
