/*
 * overlap.h: where several organizations do the same: the same category, in the same municipality,
 * for the same audience. What a municipality's network would want to talk about.
 *
 * One small entry for each organization in each category of each municipality stays in memory,
 * however many listings it has there. That several look for volunteers is no overlap. Listings of
 * regions and of the whole country are no overlap: they are meant to reach where others are, too.
 */
#ifndef CHECK_OVERLAP_H
#define CHECK_OVERLAP_H

#include "config/campaign.h"
#include "model/listing.h"

struct overlap_entry;

struct overlaps {
    struct arena *arena;
    const struct campaign *campaign;
    struct names *index; /* of organizations */
    VEC(struct str) organizations;
    struct overlap_entry *slots; /* heap; open addressing */
    size_t cap, n;
};

void overlaps_init(struct overlaps *o, struct arena *a, const struct campaign *campaign);
void overlaps_release(struct overlaps *o);
void overlaps_add(struct overlaps *o, const struct listing *l);

struct overlap_part {
    struct str organization;
    unsigned listings;
};
struct overlap_audience {
    const struct audience *audience;
    unsigned organizations;
};
struct overlap {
    const struct category *category;
    const struct municipality *municipality;
    VEC(struct overlap_part) parts; /* two at least, by the number of listings */
    VEC(struct overlap_audience)
    audiences; /* those that two or more have, in the campaign's order */
};
typedef VEC(struct overlap) overlap_list;

/* Those of most organizations first, then by municipality and category. Owned by `a`. */
void overlaps_list(const struct overlaps *o, const struct municipality_table *table,
                   struct arena *a, overlap_list *out);

#endif
