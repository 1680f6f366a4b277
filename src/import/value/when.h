/*
 * when.h: where a text begins to tell when.
 */
#ifndef IMPORT_WHEN_H
#define IMPORT_WHEN_H

#include "base/str.h"

/* Byte offset of the first weekday, "klo", "arkisin", "24 h" or range of hours; SIZE_MAX when there
 * is none. */
size_t when_find(struct str s);

/* Where the days and hours that begin at s[at] end. */
size_t when_end(struct str s, size_t at);

/* Is it weekdays, one or several, and nothing else: "ma", "ti/to", "ke–pe"? */
bool when_is_weekdays(struct str s);

/* Does it begin with a range of hours: "9–15", "9.30 - 11"? */
bool when_starts_range(struct str s);

#endif
