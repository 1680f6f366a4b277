/*
 * coverage.h: how many listings there are, by municipality and category, by audience and category.
 *
 * A listing counts once in each of its categories, municipalities and audiences, and in each row's
 * total. Those for a region or the whole country are counted by themselves: what reaches a place
 * from afar is help, too, but not the same as help nearby.
 */
#ifndef CHECK_COVERAGE_H
#define CHECK_COVERAGE_H

#include "config/campaign.h"
#include "model/listing.h"

struct coverage {
    const struct campaign *campaign;
    const struct municipality_table *table;
    size_t columns;      /* the campaign's categories, then one for all others */
    unsigned *places;    /* rows of columns + 1 cells, the last the row's listings */
    unsigned *audiences; /* by the campaign's order */
    unsigned *all;       /* one row */
    bool *stamp;         /* columns of the listing at hand */
};

/* Owned by the arena. */
void coverage_init(struct coverage *c, struct arena *a, const struct campaign *campaign,
                   const struct municipality_table *table);
void coverage_add(struct coverage *c, const struct listing *l);

struct coverage_row {
    const struct municipality *municipality; /* or */
    const struct region *region;             /* or */
    const struct audience *audience;         /* NULL of all: the whole country, or all listings */
    const unsigned *n;                       /* cells, the total behind them */
};
typedef VEC(struct coverage_row) coverage_rows;

/* The campaign's municipalities, then others with listings of their own; regions with listings; the
 * whole country last. */
void coverage_places(const struct coverage *c, struct arena *a, coverage_rows *municipalities,
                     coverage_rows *wide);
void coverage_audiences(const struct coverage *c, struct arena *a, coverage_rows *out);

/* Listings of the municipality's region and of the whole country in a column. */
unsigned coverage_wide(const struct coverage *c, const struct municipality *m, size_t column);

/* Is there no listing in the column, here or for all around? */
bool coverage_is_empty(const struct coverage *c, size_t column);

/* The municipalities whose gaps are worth naming: the campaign's, or all when it names none. */
size_t coverage_wanted(const struct coverage *c, const coverage_rows *municipalities);

/* Does the last column, of what the campaign has no category for, hold anything? */
bool coverage_has_others(const struct coverage *c);

#endif
