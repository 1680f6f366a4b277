/*
 * pages.h: what stands on which page: bands, columns and the flow through them, the end of the
 * leaflet.
 */
#ifndef COMPOSE_PAGES_H
#define COMPOSE_PAGES_H

#include "compose/choose/problem.h"
#include "compose/columns.h"

struct placement {
    unsigned page;
    pt64 x, y; /* of the box's top start corner, from the page's */
    const struct box *box;
};

struct pages {
    unsigned n;
    bool parted;           /* the end of the leaflet takes more than one page */
    unsigned lines, white; /* of a fixed number: in columns that hold something; left white there */
    VEC(struct placement) placed; /* in reading order, page by page */
    VEC(struct anchor)
    anchors; /* where parts, sections, headings and entries begin, in that order */
};

/* Places everything but the feet. Flow's variants are chosen already. */
void pages_make(const struct setting *s, struct flow *f, struct pages *out);

/*
 * Places a leaflet of `s->pages` pages as it was chosen. The columns of pages from `notes` on, from
 * 0, hold nothing, and are ruled for the reader's notes.
 */
void pages_set(const struct setting *s, struct problem *b, const struct choose_plan *plan,
               unsigned notes, struct pages *out);

/* The roomiest column that the flow will ever come to, which decides what fits. */
struct column pages_roomiest(const struct setting *s);

/* Would another number of pages bring other parts or columns? */
bool pages_depend(const struct layout *l, unsigned a, unsigned b);

#endif
