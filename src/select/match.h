/*
 * match.h: whether a listing belongs in the leaflet that is wanted. docs/campaigns.md says the
 * rules in words.
 *
 * What the request asks for is laid out once as flags by the order of a municipality, audience or
 * category, so that a listing costs a few table look-ups; the test that turns most listings away,
 * the municipality, comes first.
 */
#ifndef SELECT_MATCH_H
#define SELECT_MATCH_H

#include "config/campaign.h"
#include "model/edition.h"

struct matcher {
    const struct request *request;
    const struct campaign *campaign;
    struct arena *arena;
    struct diag *diag;

    bool everywhere;           /* all municipalities */
    bool *municipality_wanted; /* by order */
    bool region_wanted[100];   /* by the number of its code */

    bool everyone;       /* no audience in particular */
    bool for_volunteers; /* the whole leaflet is for them */
    bool **suits;        /* by requested audience, then by audience: that one's listings suit it */
    struct names *unknown_audiences; /* those warned of */
    unsigned n_unknown;

    bool *category_wanted; /* by order; NULL: all */
};

void matcher_init(struct matcher *m, const struct request *request, const struct campaign *campaign,
                  const struct municipality_table *table, struct arena *a, struct diag *d);

/* How near the listing is; false when it is for elsewhere. */
bool matcher_reach(const struct matcher *m, const struct listing *l, enum reach *reach);

/* LEFT_OUT_REASONS when it belongs. Drafts and what has ended; then, unless it is pinned, the rest.
 */
enum left_out matcher_test(struct matcher *m, const struct listing *l, bool pinned);

/* A task for volunteers, by its type or by the first category that is known and wanted. */
bool matcher_is_task(const struct matcher *m, const struct listing *l);

/* The category under which the listing is printed; NULL when the campaign knows none of its own. */
const struct category *matcher_category(const struct matcher *m, const struct listing *l);

#endif
