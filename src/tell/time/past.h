/*
 * past.h: hours that are over on the leaflet's day.
 */
#ifndef TELL_PAST_H
#define TELL_PAST_H

#include "base/arena.h"
#include "base/date.h"

/*
 * What is left of a row of hours: the row itself; for exceptions, "ei 24.12.2015, 24.12.2030",
 * those that are to come, owned by the arena; STR_NONE when all that it says is over. A date
 * without a year may be of any year, and a row that says more than its dates bound ("ma–pe klo
 * 9–15, ei 24.12.2015") is kept. When in doubt it is kept.
 */
struct str past_left(struct arena *a, struct str row, struct date day);

#endif
