/*
 * clock.c: times of the day.
 */
#include "tell/text/clock.h"

#include "tell/text/token.h"

bool clock_read(struct str s, struct clock *out)
{
    size_t n = 0;
    unsigned hour = 0, minute = 0;
    struct str rest;
    bool ok;

    while (token_digit_at(s, n))
        n++;
    rest = str_sub(s, n, s.n);
    ok = n <= 2 && str_to_uint(str_sub(s, 0, n), 24, &hour);
    if (rest.n == 1 && rest.s[0] == '.')
        rest.n = 0;
    if (rest.n)
        ok = ok && rest.n == 3 && (rest.s[0] == '.' || rest.s[0] == ':') &&
             str_to_uint(str_sub(rest, 1, 3), hour == 24 ? 0 : 59, &minute);
    if (!ok)
        return false;
    *out = (struct clock){(uint8_t)hour, (uint8_t)minute, rest.n > 0,
                          rest.n > 0 && (rest.s[0] == ':' || minute == 0 || minute > 12)};
    return true;
}

bool clock_is_later(const struct clock *c, const struct clock *than)
{
    return c->hour != than->hour ? c->hour > than->hour : c->minute > than->minute;
}
