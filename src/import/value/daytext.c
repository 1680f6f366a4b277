/*
 * daytext.c: days as people and programs write them.
 *
 * The text is taken apart into numbers, a month's name if there is one, and a time of day, which is
 * left out unless it has a zone.
 */
#include "import/value/daytext.h"

#include <string.h>

#include "import/field.h"

enum { DAY = 86400, EXCEL_EPOCH = -25569 /* 1899-12-30, in days from 1970-01-01 */ };

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

/* ---- Finnish time */

/* The last Sunday of the month, which has 31 days. */
static int32_t last_sunday(int16_t year, uint8_t month)
{
    struct date end = {year, month, 31};

    return date_to_days(end) - (int32_t)((date_weekday(end) + 1) % 7);
}

/* Seconds since 1970 as clocks in Finland count them: UTC + 2 h, in summer (EU rule, from 1996 on)
 * + 3 h. */
static int64_t finnish_seconds(int64_t seconds)
{
    int64_t days = seconds / DAY - (seconds % DAY < 0);
    struct date utc = date_from_days((int32_t)days);
    int64_t begin = (int64_t)last_sunday(utc.year, 3) * DAY + 3600;
    int64_t end = (int64_t)last_sunday(utc.year, 10) * DAY + 3600;

    return seconds + (seconds >= begin && seconds < end ? 3 : 2) * 3600;
}

static struct date finnish_day(int64_t seconds)
{
    int64_t local = finnish_seconds(seconds);

    return date_from_days((int32_t)(local / DAY - (local % DAY < 0)));
}

struct date daytext_moment(int64_t milliseconds, unsigned *minutes)
{
    int64_t local = finnish_seconds(milliseconds / 1000 - (milliseconds % 1000 < 0));
    int64_t day = local / DAY - (local % DAY < 0);

    *minutes = (unsigned)((local - day * DAY) / 60);
    return date_from_days((int32_t)day);
}

/* ---- Numbers alone */

static bool from_digits(struct str s, struct date *out)
{
    int64_t value = 0;
    struct date d;

    if (s.n < 5 || s.n > 14)
        return false;
    for (size_t i = 0; i < s.n; i++) {
        if (!digit(s.s[i]))
            return false;
        value = value * 10 + (s.s[i] - '0');
    }
    if (s.n == 8) {
        d = (struct date){(int16_t)(value / 10000), (uint8_t)(value / 100 % 100),
                          (uint8_t)(value % 100)};
        *out = d;
        return date_valid(d) && d.year >= 1900;
    }
    if (s.n == 5 && value >= 20000 && value < 80000) {
        *out = date_from_days((int32_t)value + EXCEL_EPOCH);
        return true;
    }
    if (s.n >= 12)
        *out = finnish_day(value / 1000);
    else if (s.n >= 9)
        *out = finnish_day(value);
    return s.n >= 9 && date_valid(*out);
}

/* ---- Parts */

struct parts {
    unsigned number[3];
    size_t digits[3]; /* of each */
    unsigned n;
    unsigned month;  /* by name; 0: none */
    char between;    /* separator behind the first number */
    struct str rest; /* behind the day: a time of day, perhaps */
};

/* 1–12; 0: no month's name. */
static unsigned month_of(struct str word)
{
    static const char *const names[12] = {
        "tammi january januari",
        "helmi february februari",
        "maalis march mars",
        "huhti april april",
        "touko may maj",
        "kesa june juni",
        "heina july juli",
        "elo august augusti",
        "syys september september",
        "loka october oktober",
        "marras november november",
        "joulu december december",
    };
    char folded[32];
    struct str key = field_fold(word, folded, sizeof folded);

    for (unsigned m = 0; key.n >= 3 && m < 12; m++) {
        struct str rest = str_from(names[m]), name;

        while (str_split(&rest, ' ', &name)) {
            bool finnish = name.s == names[m]; /* "elokuuta", "elokuu" */

            if (finnish ? str_starts(key, name) && (key.n == name.n || key.s[name.n] == 'k')
                        : str_starts(name, key))
                return m + 1;
        }
    }
    return 0;
}

static bool letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
}

static bool is_weekday(struct str word)
{
    static const char *const starts[] = {"ma",  "ti",  "ke",  "to",  "pe",  "la",  "su",  "mon",
                                         "tue", "wed", "thu", "fri", "sat", "sun", "man", "tis",
                                         "ons", "tor", "fre", "lor", "son", NULL};
    char folded[32];
    struct str key = field_fold(word, folded, sizeof folded);

    for (const char *const *s = starts; *s; s++)
        if (str_starts(key, str_from(*s)) && (key.n == strlen(*s) || key.n > 4))
            return true;
    return false;
}

/* A word at s[*at]: a month's name, or a weekday in front, which says nothing new. */
static bool take_word(struct str s, size_t *at, struct parts *p)
{
    size_t from = *at;
    struct str word;

    while (*at < s.n && letter(s.s[*at]))
        ++*at;
    word = str_sub(s, from, *at);
    if (!p->month && (p->month = month_of(word)))
        return true;
    return p->n == 0 && is_weekday(word);
}

static bool take_number(struct str s, size_t *at, struct parts *p)
{
    size_t from = *at;

    while (*at < s.n && digit(s.s[*at]))
        ++*at;
    p->digits[p->n] = *at - from;
    return str_to_uint(str_sub(s, from, *at), 9999, &p->number[p->n++]);
}

static bool take_apart(struct str s, struct parts *p)
{
    size_t at = 0;

    *p = (struct parts){0};
    while (at < s.n && p->n + (p->month != 0) < 3) {
        if (digit(s.s[at])) {
            if (!take_number(s, &at, p))
                return false;
            if (p->n == 1 && at < s.n)
                p->between = s.s[at];
        } else if (letter(s.s[at])) {
            if (!take_word(s, &at, p))
                return false;
        } else if (strchr(" .,-/", s.s[at]) && s.s[at]) {
            at++;
        } else {
            return false;
        }
    }
    p->rest = str_sub(s, at, s.n);
    return true;
}

static int16_t full_year(unsigned year, size_t digits)
{
    if (digits > 2)
        return (int16_t)year;
    return (int16_t)(year < 70 ? 2000 + year : 1900 + year);
}

static struct date make(unsigned day, unsigned month, unsigned year, size_t year_digits)
{
    struct date d = DATE_NONE;

    if (day <= 31 && month <= 12 && (year_digits == 2 || year_digits == 4))
        d = (struct date){full_year(year, year_digits), (uint8_t)month, (uint8_t)day};
    return date_valid(d) ? d : DATE_NONE;
}

/* ---- Time of day */

/* "T21:00:00Z", " 21:00+03:00": seconds that it is before the day's end in UTC; false when no zone
 * is said. */
static bool moment(struct date day, struct str rest, int64_t *seconds)
{
    unsigned hour, minute, zone_hour = 0, zone_minute = 0;
    size_t at = 6;
    int64_t zone;

    if (rest.n < 6 || (rest.s[0] != 'T' && rest.s[0] != ' ') || rest.s[3] != ':' ||
        !str_to_uint(str_sub(rest, 1, 3), 24, &hour) ||
        !str_to_uint(str_sub(rest, 4, 6), 59, &minute))
        return false;
    while (at < rest.n && (digit(rest.s[at]) || rest.s[at] == ':' || rest.s[at] == '.'))
        at++;
    if (at == rest.n)
        return false;
    if (rest.s[at] != 'Z' && ((rest.s[at] != '+' && rest.s[at] != '-') || at + 3 > rest.n ||
                              !str_to_uint(str_sub(rest, at + 1, at + 3), 14, &zone_hour)))
        return false;
    if (rest.n >= at + 5)
        str_to_uint(str_sub(rest, rest.n - 2, rest.n), 59, &zone_minute);
    zone = ((int64_t)zone_hour * 60 + zone_minute) * 60;
    *seconds = (int64_t)date_to_days(day) * DAY + hour * 3600 + minute * 60 -
               (rest.s[at] == '-' ? -zone : zone);
    return true;
}

/* "Mon, 03 Aug 2020 10:00:00 GMT", as feeds have it */
static struct str without_zone(struct str rest)
{
    static const struct str zones[] = {STR_INIT(" GMT"), STR_INIT(" UTC"), STR_INIT(" UT")};

    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
        if (str_ends(rest, zones[i]))
            return str_sub(rest, 0, rest.n - zones[i].n);
    return rest;
}

/* Nothing, or a time of day: "klo 10", "T21:00:00.000Z", "10:00". */
static bool is_time(struct str rest)
{
    rest = str_trim(without_zone(rest));
    for (size_t i = 0; i < rest.n; i++)
        if (!digit(rest.s[i]) && !strchr("TZklo:. +-,", rest.s[i]))
            return false;
    return true;
}

/* ---- The whole */

static bool is_open(struct str s)
{
    static const char *const words[] = {"toistaiseksi",       "jatkuva", "jatkuu", "tillsvidare",
                                        "untilfurthernotice", "ongoing", NULL};
    char folded[48];
    struct str key = field_fold(s, folded, sizeof folded);

    for (const char *const *w = words; *w; w++)
        if (str_eq(key, str_from(*w)))
            return true;
    return false;
}

/* Day, month and year in the order that the parts are in. */
static enum daytext order(const struct parts *p, struct date *out, struct date *other)
{
    const unsigned *n = p->number;

    if (p->month) { /* 3. elokuuta 2020; August 3, 2020 */
        *out = make(n[0], p->month, n[1], p->digits[1]);
        return p->n == 1 ? DAYTEXT_NO_YEAR : date_given(*out) ? DAYTEXT_OK : DAYTEXT_BAD;
    }
    if (p->n == 2)
        return n[0] <= 31 && n[1] <= 12 && n[0] && n[1] ? DAYTEXT_NO_YEAR : DAYTEXT_BAD;
    if (p->digits[0] == 4) {
        *out = make(n[2], n[1], n[0], 4);
        return date_given(*out) ? DAYTEXT_OK : DAYTEXT_BAD;
    }
    *out = make(n[0], n[1], n[2], p->digits[2]);
    *other = p->between == '/' ? make(n[1], n[0], n[2], p->digits[2]) : DATE_NONE;
    if (!date_given(*out))
        *out = *other; /* 8/30/2020 */
    else if (date_given(*other) && n[0] != n[1])
        return DAYTEXT_TWO;
    return date_given(*out) ? DAYTEXT_OK : DAYTEXT_BAD;
}

enum daytext daytext_parse(struct str s, struct date *out, struct date *other)
{
    enum daytext result;
    struct parts p;
    int64_t seconds;

    *out = *other = DATE_NONE;
    s = str_trim(s);
    if (is_open(s))
        return DAYTEXT_OPEN;
    if (from_digits(s, out))
        return DAYTEXT_OK;
    if (!take_apart(s, &p) || !is_time(p.rest) || p.n + (p.month != 0) < 2)
        return DAYTEXT_BAD;
    result = order(&p, out, other);
    if (result == DAYTEXT_OK && p.digits[0] == 4 && moment(*out, p.rest, &seconds))
        *out = finnish_day(seconds);
    return result;
}
