/*
 * daytext.h: days as people and programs write them.
 */
#ifndef IMPORT_DAYTEXT_H
#define IMPORT_DAYTEXT_H

#include "base/date.h"

enum daytext {
    DAYTEXT_BAD, /* not understood */
    DAYTEXT_OK,
    DAYTEXT_TWO, /* can be read in two ways: *out has the day first, *other the month first */
    DAYTEXT_NO_YEAR,
    DAYTEXT_OPEN, /* "toistaiseksi": until further notice, no day */
};

/*
 * 3.8.2020, 3.8.20, ti 3.8.2020 klo 10, 3. elokuuta 2020, 2020-08-03, 2020-08-03T21:00:00Z, 3/8/20,
 * 20200803, milliseconds or seconds since 1970, Excel's day numbers. Moments become the day that it
 * then is in Finland.
 */
enum daytext daytext_parse(struct str s, struct date *out, struct date *other);

/*
 * What is more than one day, or a bound: "1.–28.7.2025", "3.8.2020 alkaen" has no last day,
 * "till och med 3.8.2020" no first one. False when it is neither, or a single day.
 */
bool daytext_span(struct str s, struct date *first, struct date *last);

/* The day in Finland at a moment, in milliseconds since 1970, and the minutes since its midnight;
 * DATE_NONE beyond the years 1 to 9999. */
struct date daytext_moment(int64_t milliseconds, unsigned *minutes);

#endif
