/*
 * sheet_check.h: what every imposed leaflet must be, whatever its pages: nothing outside its place
 * on the paper or out of the printer's reach, no page over another, no mark over words.
 */
#ifndef TESTS_SHEET_CHECK_H
#define TESTS_SHEET_CHECK_H

#include "base/buf.h"
#include "model/sheet.h"

/* A line in `said` for each fault, with its place. Returns how many; `what` names the case. */
size_t sheet_faults(const struct sheets *sheets, const char *what, struct buf *said);

#endif
