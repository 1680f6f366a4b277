/*
 * dates.h: days in words, with only the parts that matter on the leaflet's day.
 *
 * Patterns come from the label catalogue ("{day}.{month}.{year}", "{day} {month-name} {year}"). A
 * range says once what its ends share: 1.–28.7.2025, 28.7.–3.8., 1–28 July 2025. Spaces inside are
 * no-break spaces.
 */
#ifndef TELL_DATES_H
#define TELL_DATES_H

#include "base/arena.h"
#include "base/date.h"
#include "config/labels.h"
#include "model/listing.h"

/* "31.8.2020", and "31.8." without its year. Owned by the arena, as all here. */
struct str date_text(struct arena *a, const struct labels *l, struct date d, bool year);
struct str date_range_text(struct arena *a, const struct labels *l, struct date from,
                           struct date to, bool year);

/* Does one need to read the year on this day? Not of the same year, nor of the next half. */
bool date_needs_year(struct date d, struct date day);

/* An end so far ahead that somebody only filled in a field: more than two years. */
bool date_is_far(struct date d, struct date day);

struct entry_dates {
    struct str when; /* to follow the hours: "alkaa 17.9.", "1.–28.9.", "la 5.9."; or STR_NONE */
    struct str until; /* a clause of its own: "Viimeinen voimassaolopäivä on 31.12."; or STR_NONE */
};
/* `hours` are the entry's hours as printed: what they say already is not said again. */
struct entry_dates entry_dates(struct arena *a, const struct labels *l, const struct listing *x,
                               struct date day, struct str hours);

/* "syksy 2020", "talvi 2020–2021": the season of a day. */
struct str season_text(struct arena *a, const struct labels *l, struct date day);

#endif
