/*
 * date.h: days of the Gregorian calendar, without time zones.
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct date {
    int16_t year; /* 0: no date */
    uint8_t month, day;
};
#define DATE_NONE ((struct date){0, 0, 0})

bool date_valid(struct date d);
static inline bool date_given(struct date d)
{
    return d.year != 0;
}
int date_cmp(struct date a, struct date b);
int32_t date_to_days(struct date d); /* days since 1970-01-01 */
struct date date_from_days(int32_t days);
unsigned date_weekday(struct date d);                   /* 0 is Monday */
bool date_from_iso(struct str s, struct date *out);     /* 2020-09-01 */
bool date_from_finnish(struct str s, struct date *out); /* 1.9.2020, 01.09.2020 */
struct date date_today(void); /* the machine's local day; SOURCE_DATE_EPOCH is honoured */

#endif
