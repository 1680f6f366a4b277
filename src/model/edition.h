/*
 * edition.h: what the select stage makes: which listings are in the leaflet, in which order, and
 * why the others are not. Listings are borrowed from the export.
 */
#ifndef MODEL_EDITION_H
#define MODEL_EDITION_H

#include "model/listing.h"
#include "model/request.h"

/* How near a listing is to the municipality asked for; local before wide. */
enum reach { REACH_LOCAL, REACH_REGION, REACH_NATION };

enum left_out {
    LEFT_OUT_DRAFT,
    LEFT_OUT_ENDED,
    LEFT_OUT_OTHER_MUNICIPALITY,
    LEFT_OUT_OTHER_AUDIENCE,
    LEFT_OUT_OTHER_AGE,
    LEFT_OUT_PROFESSIONALS,
    LEFT_OUT_CATEGORY,
    LEFT_OUT_VOLUNTEER, /* no task, and nothing else for volunteers, whom the whole leaflet is for
                         */
    LEFT_OUT_OMITTED,
    LEFT_OUT_REASONS
};

struct edition_entry {
    const struct listing *listing; /* borrowed */
    enum reach reach;
    bool pinned;
};

struct edition_section {
    const struct category *category; /* borrowed; NULL when the campaign doesn't know it */
    struct str name; /* as typed in the export, only when category is NULL; empty: of listings
                        without any category (LABEL_NO_CATEGORY) */
    VEC(struct edition_entry) entries;
};

struct edition_exclusion {
    const struct listing *listing;
    enum left_out reason;
};

struct edition {
    const struct request *request;        /* borrowed */
    VEC(struct edition_section) sections; /* help, in the campaign's order */
    VEC(struct edition_entry) volunteer; /* tasks; empty when the whole leaflet is for volunteers */
    VEC(struct edition_exclusion) left_out; /* in the export's order */
    size_t entries;                         /* printed, tasks included */
};

#endif
