/*
 * hours.h: opening hours as people type them, tidied.
 *
 * Hours that are nothing but weekdays, times, dates and a few set phrases are understood and worded
 * anew, in the leaflet's language: "Ma - Pe 9.00-15.00" is "ma–pe klo 9–15", and "Mon–Fri
 * 9:00–15:00" in an English leaflet. So are how often it is ("joka toinen tiistai"), on which of
 * the month's Mondays, in which numbered weeks, and on which days not. Anything else ("ti ja pe,
 * lähtö klo 9.30") is only set well, and stays in its language.
 */
#ifndef TELL_HOURS_H
#define TELL_HOURS_H

#include "base/date.h"
#include "config/labels.h"
#include "tell/text/typography.h"

struct hours {
    struct str text; /* owned by the arena */
    lang_tag lang;   /* of the text: the labels', or `source` */
    /* The text in two, for a row of a table: "ma–pe", "klo 9–15". STR_NONE where it isn't days and
     * then times. */
    struct str days, times;
};

/* One row of hours in the language `source`, for a leaflet of that day. */
struct hours hours_tell(struct typography *t, struct arena *a, const struct labels *l,
                        lang_tag source, struct str typed, struct date day);

/* Takes the next row off *rest: rows stand on lines of their own, or after a semicolon. False when
 * there is none. */
bool hours_next_row(struct str *rest, struct str *row);

#endif
