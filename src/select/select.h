/*
 * select.h: the select stage: listings and a request in, an edition out.
 */
#ifndef SELECT_SELECT_H
#define SELECT_SELECT_H

#include "config/campaign.h"
#include "model/edition.h"

/*
 * For many leaflets from one export: who may be for which municipality, and the order of names, as
 * far as it was asked for. Borrows the listings. Not to be shared by threads.
 */
struct select_index;
struct select_index *select_index_new(const struct listings *l, const struct municipality_table *t);
void select_index_free(struct select_index *x);

/*
 * Chooses, groups and orders; docs/campaigns.md has the rules. Everything in the edition is owned
 * by the arena or borrowed. Warns of categories and audiences that the campaign doesn't know (once
 * each, with the nearest known), of --omit and --pin ids that no listing has, and of pinned
 * listings that are drafts or have ended. An edition without entries is DIAG_NO_MATCH and false.
 *
 * With an index the edition is the same, but for listings for elsewhere: these are counted, not
 * told one by one. NULL: all are looked at.
 */
bool edition_select(const struct listings *listings, struct select_index *index,
                    const struct request *request, const struct campaign *campaign,
                    const struct municipality_table *table, struct arena *a, struct diag *d,
                    struct edition *out);

/* "ended on 2020-08-12": why a listing was left out, for --explain; translated, owned by the arena.
 */
struct str edition_reason(struct arena *a, const struct edition_exclusion *x);
const char *edition_reason_name(enum left_out reason); /* "ended": stable, for JSON */
const char *
edition_reason_summary(enum left_out reason); /* behind a number: "3 ended"; translated */

#endif
