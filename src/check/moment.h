/*
 * moment.h: days and times that can't be right, in text as people type it.
 *
 * Only what is certain is found: where a number may be something else than a time, or a weekday may
 * mean each week, nothing is said.
 */
#ifndef CHECK_MOMENT_H
#define CHECK_MOMENT_H

#include "base/date.h"
#include "base/lang.h"

/*
 * The first range of times in opening hours that closes before it opens, as "klo 16–10"; STR_NONE
 * when there is none. A night is no fault: from the afternoon (15:00) to the morning (9:00).
 */
struct str moment_backwards(struct str hours);

/*
 * The first date, with its year, that a weekday stands before which it does not fall on: "ke
 * 3.9.2020". STR_NONE when there is none. `lang` decides which short forms are weekdays ("to",
 * "on"); *weekday gets the one that it is, 0 is Monday.
 */
struct str moment_wrong_weekday(struct str text, lang_tag lang, unsigned *weekday);

#endif
