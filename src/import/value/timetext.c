/*
 * timetext.c: the time of day that stands behind a day.
 */
#include "import/value/timetext.h"

#include <string.h>

#include "import/value/words.h"

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

static void skip_spaces(struct str *s)
{
    while (s->n && (s->s[0] == ' ' || s->s[0] == ','))
        *s = str_sub(*s, 1, s->n);
}

/* Takes one or two digits off the front. */
static bool take_two(struct str *s, unsigned max, unsigned *out)
{
    size_t n = 0;

    while (n < s->n && n < 2 && digit(s->s[n]))
        n++;
    if (!n || !str_to_uint(str_sub(*s, 0, n), max, out))
        return false;
    *s = str_sub(*s, n, s->n);
    return true;
}

/* "10", "10:00", "10.00", "21:00:00.000" */
static bool take_clock(struct str *s, unsigned *hour, unsigned *minute)
{
    unsigned second;

    *minute = 0;
    if (!take_two(s, 24, hour))
        return false;
    for (unsigned i = 0; i < 2 && s->n > 1 && strchr(":.", s->s[0]) && digit(s->s[1]); i++) {
        *s = str_sub(*s, 1, s->n);
        if (!take_two(s, 60, i ? &second : minute))
            return false;
    }
    if (s->n > 1 && strchr(".,", s->s[0]) && digit(s->s[1]))
        do
            *s = str_sub(*s, 1, s->n);
        while (s->n && digit(s->s[0]));
    return true;
}

/* "AM", "ip.", "e.m." behind a time: takes it off, and sets the hour in the day's twenty-four. */
static void take_half(struct str *s, unsigned *hour)
{
    size_t end = str_find_char(*s, ' ', 0);
    struct str word = str_sub(*s, 0, end);
    bool before = words_in_list(word, "am ap fm"), after = words_in_list(word, "pm ip em");

    if (!before && !after)
        return;
    *s = str_sub(*s, word.n, s->n);
    skip_spaces(s);
    if (before && *hour == 12)
        *hour = 0;
    else if (after && *hour < 12)
        *hour += 12;
}

/* "Z", "+03:00", "-0500", "GMT", "UTC+3"; nothing, too. False when it is none of these. */
static bool take_zone(struct str s, struct timetext *out)
{
    unsigned hour, minute = 0;
    bool west;

    if (!s.n)
        return true;
    out->zoned = true;
    if (words_in_list(s, "z gmt utc ut"))
        return true;
    if (words_in_list(str_sub(s, 0, 3), "gmt utc"))
        s = str_sub(s, 3, s.n);
    west = s.s[0] == '-';
    if (s.s[0] != '+' && !west)
        return false;
    s = str_sub(s, 1, s.n);
    if (!take_two(&s, 14, &hour))
        return false;
    if (s.n && s.s[0] == ':')
        s = str_sub(s, 1, s.n);
    if ((s.n && !take_two(&s, 59, &minute)) || s.n)
        return false;
    out->zone = (int)(hour * 60 + minute) * (west ? -1 : 1);
    return true;
}

bool timetext_dash(struct str *s)
{
    static const struct str dashes[] = {STR_INIT("–"), STR_INIT("-"), STR_INIT("—"), STR_INIT("‑"),
                                        STR_INIT("−")};
    struct str rest = *s;

    skip_spaces(&rest);
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (str_starts(rest, dashes[i])) {
            *s = str_sub(rest, dashes[i].n, rest.n);
            skip_spaces(s);
            return true;
        }
    return false;
}

bool timetext_parse(struct str rest, struct timetext *out)
{
    static const struct str clocks[] = {STR_INIT("klo"), STR_INIT("kello"), STR_INIT("kl."),
                                        STR_INIT("kl"), STR_INIT("at")};
    unsigned hour, minute;
    struct str zone;

    *out = (struct timetext){0};
    if (!rest.n || str_eq(rest, STR(".")))
        return true;
    if (!strchr("T ,", rest.s[0]))
        return false;
    rest = str_sub(rest, 1, rest.n);
    skip_spaces(&rest);
    for (size_t i = 0; i < sizeof clocks / sizeof *clocks; i++)
        if (str_starts(rest, clocks[i])) {
            rest = str_sub(rest, clocks[i].n, rest.n);
            break;
        }
    skip_spaces(&rest);
    if (!take_clock(&rest, &out->hour, &out->minute))
        return false;
    zone = rest;
    skip_spaces(&zone);
    take_half(&zone, &out->hour);
    if (take_zone(zone, out))
        return true;
    out->zoned = false;
    return timetext_dash(&rest) && take_clock(&rest, &hour, &minute) && !rest.n;
}
