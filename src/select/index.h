/*
 * index.h: what is known of an export's listings beforehand, for many leaflets: which of them may
 * be for a municipality, so that no leaflet looks at all of them, and the order of their names.
 */
#ifndef SELECT_INDEX_H
#define SELECT_INDEX_H

#include "select/order.h"
#include "select/select.h"

enum { REGIONS_MAX = 100 }; /* a region's code is a number below */

/*
 * The listings that may be for one of the municipalities asked for, as ascending numbers in the
 * export; at least those for which matcher_reach is true. Owned by the arena.
 */
const uint32_t *select_index_near(const struct select_index *x, const struct request *q,
                                  struct arena *a, size_t *n);

/* Sort keys made for earlier leaflets. */
struct sort_keys *select_index_keys(struct select_index *x);

#endif
