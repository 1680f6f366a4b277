/*
 * request.h: which leaflet is wanted. main fills it in from the command line; names are already
 * resolved against the campaign and the municipality table.
 */
#ifndef MODEL_REQUEST_H
#define MODEL_REQUEST_H

#include "base/date.h"
#include "base/lang.h"
#include "base/vec.h"

struct audience;     /* config/campaign.h */
struct category;     /* config/campaign.h */
struct municipality; /* config/municipality.h */

typedef VEC(struct str) id_list;

struct request {
    VEC(const struct municipality *) municipalities; /* empty: all of them */
    VEC(const struct audience *) audiences;          /* empty: everyone */
    VEC(const struct category *) categories;         /* empty: all */
    id_list omit, pin;                               /* of listings */
    struct date day;                                 /* the day the leaflet is for */
    struct date checked;                             /* the day the facts were checked, or none */
    lang_tag lang;
    lang_tag fallback; /* language of a text that is missing in `lang` */
};

#endif
