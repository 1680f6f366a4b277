/*
 * days.h: the fields that hold a day.
 */
#ifndef IMPORT_DAYS_H
#define IMPORT_DAYS_H

#include "import/build.h"

/*
 * The day that the value of alkaa, paattyy, voimassa or paivitetty says, and where; DATE_NONE after
 * reporting what is none. A range in alkaa or paattyy is both, where the other is not given.
 */
struct date days_take(struct building *w, const struct raw_value *v, struct spot *at);

#endif
