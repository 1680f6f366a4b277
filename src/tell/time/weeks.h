/*
 * weeks.h: numbered weeks of the calendar, "viikoilla 36–50", and the days that they are.
 */
#ifndef TELL_WEEKS_H
#define TELL_WEEKS_H

#include "base/date.h"
#include "base/lang.h"

struct weeks {
    uint8_t first, last; /* ISO weeks; the last before the first is one of the next year. 0: none */
};

/*
 * Weeks named at s[*at], a word's beginning: "viikoilla 36–50", "vko 36", "veckorna 36–50", "weeks
 * 36 to 50"; *at moves behind them. False when there are none, and when more follow or are taken
 * away: "viikoilla 36, 38 ja 40", "viikosta 36 alkaen".
 */
bool weeks_read(struct str s, size_t *at, lang_tag lang, struct weeks *out);

/*
 * From Monday to Sunday, of the year that is meant on this day: the weeks that are now, or begin
 * within four months when they were last over half a year ago. False when that is not sure, and
 * when the year has no such week.
 */
bool weeks_dates(struct weeks w, struct date day, struct date *first, struct date *last);

/* Does a row of hours name weeks of which it isn't sure in which year they are on that day? */
bool weeks_are_unsure(struct str row, struct date day);

#endif
