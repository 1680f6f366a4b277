/*
 * rule.h: what can be wrong with one listing, by itself.
 */
#ifndef CHECK_RULE_H
#define CHECK_RULE_H

#include "config/campaign.h"
#include "model/listing.h"

struct rules {
    const struct campaign *campaign;
    struct date day;
    lang_tag lang; /* of texts that say none */
};

/* Why a listing is in no leaflet: it is a draft, or has ended. Reported as DIAG_DRAFT, DIAG_ENDED.
 */
bool rule_is_out(const struct rules *r, const struct listing *l, struct diag *d);

/* Dates that contradict each other or the calendar. */
void rule_dates(const struct rules *r, const struct listing *l, struct diag *d);

/* Categories and audiences that the campaign doesn't know. */
void rule_names(const struct rules *r, const struct listing *l, struct diag *d);

/* No phone, e-mail or web address. */
void rule_contact(const struct rules *r, const struct listing *l, struct diag *d);

/* Hours that close before they open, are over or in weeks of no sure year, weekdays that are not
 * their dates'. */
void rule_moments(const struct rules *r, const struct listing *l, struct diag *d);

/* A sentence that can't be shortened, capitals. */
void rule_text(const struct rules *r, const struct listing *l, struct diag *d);

#endif
