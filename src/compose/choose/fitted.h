/*
 * fitted.h: a leaflet of a fixed number of pages: variants, breaks and size of its entries chosen
 * so that it fits (choose.h).
 */
#ifndef COMPOSE_FITTED_H
#define COMPOSE_FITTED_H

#include "compose/pages.h"

struct fitted {
    const struct setting *setting; /* with the layout at the size that was chosen */
    struct flow *flow;
    struct pages pages;
};

/* As the layout asks for. False after DIAG_LAYOUT, which says what to take away. */
bool fitted_make(const struct setting *s, struct fitted *out);

/*
 * What `flow` prints, which takes so many pages at the layout's own size, in a multiple of pages as
 * the layout asks for, and in type as large as that leaves room for. False, with nothing said,
 * where that can't be done.
 */
bool fitted_whole(const struct setting *s, const struct flow *flow, unsigned pages,
                  struct fitted *out);

/*
 * A leaflet that came out as long as it takes, and has `s->pages` pages: the same in as many, with
 * columns as even as they can be, and no page nearly empty. False, with nothing changed, where that
 * can't be done.
 */
bool fitted_even(const struct setting *s, struct flow *flow, struct pages *out);

#endif
