/*
 * date.c: days of the Gregorian calendar.
 *
 * Day numbers after Howard Hinnant, "chrono-compatible low-level date algorithms": years that begin
 * in March, so that the leap day is the last, in eras of 400 years of 146097 days.
 */
#include "base/date.h"

#include <stdlib.h>
#include <time.h>

enum {
    ERA_DAYS = 146097,
    EPOCH = 719468, /* days from 0000-03-01 to 1970-01-01 */
};

static unsigned month_days(int year, unsigned month)
{
    static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    return month == 2 && leap ? 29 : days[month - 1];
}

bool date_valid(struct date d)
{
    return d.year >= 1 && d.year <= 9999 && d.month >= 1 && d.month <= 12 && d.day >= 1 &&
           d.day <= month_days(d.year, d.month);
}

int date_cmp(struct date a, struct date b)
{
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    if (a.month != b.month)
        return a.month < b.month ? -1 : 1;
    return (a.day > b.day) - (a.day < b.day);
}

int32_t date_to_days(struct date d)
{
    int32_t year = d.year - (d.month <= 2); /* from March to February */
    int32_t era = (year >= 0 ? year : year - 399) / 400;
    int32_t of_era = year - era * 400;
    int32_t month = d.month + (d.month > 2 ? -3 : 9); /* March is 0 */
    int32_t of_year = (153 * month + 2) / 5 + d.day - 1;

    return era * ERA_DAYS + of_era * 365 + of_era / 4 - of_era / 100 + of_year - EPOCH;
}

struct date date_from_days(int32_t days)
{
    int32_t z = days + EPOCH;
    int32_t era = (z >= 0 ? z : z - (ERA_DAYS - 1)) / ERA_DAYS;
    int32_t day = z - era * ERA_DAYS;
    int32_t of_era = (day - day / 1460 + day / 36524 - day / 146096) / 365;
    int32_t of_year = day - (365 * of_era + of_era / 4 - of_era / 100);
    int32_t month = (5 * of_year + 2) / 153; /* March is 0 */
    int32_t year = of_era + era * 400 + (month >= 10);

    return (struct date){(int16_t)year, (uint8_t)(month < 10 ? month + 3 : month - 9),
                         (uint8_t)(of_year - (153 * month + 2) / 5 + 1)};
}

unsigned date_weekday(struct date d)
{
    int32_t from_monday = (date_to_days(d) + 3) % 7; /* 1970-01-01 was a Thursday */

    return (unsigned)(from_monday < 0 ? from_monday + 7 : from_monday);
}

bool date_from_iso(struct str s, struct date *out)
{
    unsigned year, month, day;
    struct date d;

    if (s.n != 10 || s.s[4] != '-' || s.s[7] != '-' ||
        !str_to_uint(str_sub(s, 0, 4), 9999, &year) || !str_to_uint(str_sub(s, 5, 7), 12, &month) ||
        !str_to_uint(str_sub(s, 8, 10), 31, &day))
        return false;
    d = (struct date){(int16_t)year, (uint8_t)month, (uint8_t)day};
    if (!date_valid(d))
        return false;
    *out = d;
    return true;
}

bool date_from_finnish(struct str s, struct date *out)
{
    size_t first = str_find_char(s, '.', 0);
    size_t second = first == SIZE_MAX ? SIZE_MAX : str_find_char(s, '.', first + 1);
    unsigned year, month, day;
    struct date d;

    if (second == SIZE_MAX || first > 2 || second - first > 3 || s.n - second != 5 ||
        !str_to_uint(str_sub(s, 0, first), 31, &day) ||
        !str_to_uint(str_sub(s, first + 1, second), 12, &month) ||
        !str_to_uint(str_sub(s, second + 1, s.n), 9999, &year))
        return false;
    d = (struct date){(int16_t)year, (uint8_t)month, (uint8_t)day};
    if (!date_valid(d))
        return false;
    *out = d;
    return true;
}

/* SOURCE_DATE_EPOCH as a day of UTC, after reproducible-builds.org; false when unset or no number.
 */
static bool date_of_source(struct date *out)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    char *end;
    long long seconds;

    if (!epoch || *epoch < '0' || *epoch > '9')
        return false;
    seconds = strtoll(epoch, &end, 10);
    if (*end != '\0' || seconds > 253402300799) /* 9999-12-31 */
        return false;
    *out = date_from_days((int32_t)(seconds / 86400));
    return true;
}

struct date date_today(void)
{
    struct date d;
    struct tm tm;
    time_t now;

    if (date_of_source(&d))
        return d;
    now = time(NULL);
    if (!localtime_r(&now, &tm))
        return DATE_NONE;
    return (struct date){(int16_t)(tm.tm_year + 1900), (uint8_t)(tm.tm_mon + 1),
                         (uint8_t)tm.tm_mday};
}
