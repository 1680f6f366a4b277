/*
 * timetext.h: the time of day that stands behind a day.
 */
#ifndef IMPORT_TIMETEXT_H
#define IMPORT_TIMETEXT_H

#include "base/str.h"

struct timetext {
    unsigned hour, minute;
    bool zoned; /* a time zone is said */
    int zone;   /* minutes by which its clocks are before UTC's */
};

/*
 * Nothing, or a time: " klo 10", "T21:00:00.000Z", ", 10.00–12.00" (of which the first counts).
 * False when it is anything else.
 */
bool timetext_parse(struct str rest, struct timetext *out);

/* Moves behind a hyphen or dash and the spaces around it; false when there is none. */
bool timetext_dash(struct str *s);

#endif
