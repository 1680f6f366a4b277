/*
 * numfmt.h: numbers of a spreadsheet as its formats show them, in our own conventions: days as
 * 3.8.2020, times as klo 10.30, a comma before decimals.
 */
#ifndef IMPORT_NUMFMT_H
#define IMPORT_NUMFMT_H

#include "base/arena.h"
#include "base/str.h"

/* The code of one of the formats that have a number only ("0.00", "d.m.yyyy"); STR_NONE: General.
 */
struct str numfmt_builtin(unsigned id);

/*
 * The value by a format code such as "#,##0.00 \"€\"", "00000" or "d.m.yyyy\\ h:mm"; General when
 * it is STR_NONE. Owned by the arena. `from_1904`: days count from then, as old Macintoshes had it.
 */
struct str numfmt_text(struct arena *a, double value, struct str code, bool from_1904);

#endif
