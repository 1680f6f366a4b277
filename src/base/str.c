/*
 * str.c: slices of text.
 */
#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

struct str str_from(const char *nul_terminated)
{
    return nul_terminated ? (struct str){nul_terminated, strlen(nul_terminated)} : STR_NONE;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool str_eq_ascii_case(struct str a, struct str b)
{
    if (a.n != b.n)
        return false;
    for (size_t i = 0; i < a.n; i++)
        if (lower(a.s[i]) != lower(b.s[i]))
            return false;
    return true;
}

bool str_ends(struct str s, struct str suffix)
{
    return s.n >= suffix.n && str_eq(str_sub(s, s.n - suffix.n, s.n), suffix);
}

int str_cmp(struct str a, struct str b)
{
    size_t shorter = a.n < b.n ? a.n : b.n;
    int order = shorter ? memcmp(a.s, b.s, shorter) : 0;

    if (order)
        return order;
    return (a.n > b.n) - (a.n < b.n);
}

size_t str_find(struct str s, struct str needle, size_t from)
{
    if (needle.n == 0)
        return from <= s.n ? from : SIZE_MAX;
    while ((from = str_find_char(s, needle.s[0], from)) != SIZE_MAX) {
        if (needle.n > s.n - from)
            return SIZE_MAX;
        if (memcmp(s.s + from, needle.s, needle.n) == 0)
            return from;
        from++;
    }
    return SIZE_MAX;
}

size_t str_find_char(struct str s, char c, size_t from)
{
    const char *hit;

    if (from >= s.n)
        return SIZE_MAX;
    hit = memchr(s.s + from, c, s.n - from);
    return hit ? (size_t)(hit - s.s) : SIZE_MAX;
}

/* Bytes of the blank at the front, 0 when there is none. */
static size_t blank_first(struct str s)
{
    static const struct str wide[] = {STR_INIT("\u00A0"), STR_INIT("\uFEFF"), STR_INIT("\u200B")};

    if (s.n && (s.s[0] == ' ' || (s.s[0] >= '\t' && s.s[0] <= '\r')))
        return 1;
    if (!s.n || !(s.s[0] & 0x80))
        return 0;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (str_starts(s, wide[i]))
            return wide[i].n;
    return 0;
}

static size_t blank_last(struct str s)
{
    if (s.n && !(s.s[s.n - 1] & 0x80))
        return blank_first(str_sub(s, s.n - 1, s.n));
    /* The wide blanks are two or three bytes; what fills its slice exactly is one. */
    for (size_t n = 2; n <= 3 && n <= s.n; n++)
        if (blank_first(str_sub(s, s.n - n, s.n)) == n)
            return n;
    return 0;
}

/* Is the byte no part of a blank? */
static bool solid(char c)
{
    return c > ' ' && c < 0x7F;
}

struct str str_trim(struct str s)
{
    size_t n;

    if (s.n && solid(s.s[0]) && solid(s.s[s.n - 1]))
        return s;
    while ((n = blank_first(s)))
        s = str_sub(s, n, s.n);
    while ((n = blank_last(s)))
        s = str_sub(s, 0, s.n - n);
    return s;
}

bool str_split(struct str *rest, char sep, struct str *piece)
{
    size_t at;

    if (!rest->s)
        return false;
    at = str_find_char(*rest, sep, 0);
    if (at == SIZE_MAX) {
        *piece = *rest;
        *rest = STR_NONE;
    } else {
        *piece = str_sub(*rest, 0, at);
        *rest = str_sub(*rest, at + 1, rest->n);
    }
    return true;
}

uint64_t str_hash(struct str s)
{
    uint64_t h = 0xCBF29CE484222325u;

    for (size_t i = 0; i < s.n; i++)
        h = (h ^ (unsigned char)s.s[i]) * 0x100000001B3u;
    return h;
}

struct str str_copy(struct arena *a, struct str s)
{
    return s.s ? str_join(a, s, STR_NONE) : STR_NONE;
}

struct str str_join(struct arena *a, struct str x, struct str y)
{
    char *both = arena_room(a, x.n + y.n + 1, 1);

    if (x.n)
        memcpy(both, x.s, x.n);
    if (y.n)
        memcpy(both + x.n, y.s, y.n);
    both[x.n + y.n] = '\0';
    return (struct str){both, x.n + y.n};
}

struct str str_printf(struct arena *a, const char *fmt, ...)
{
    va_list args;
    char *text;
    int n;

    va_start(args, fmt);
    n = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    if (n < 0)
        return STR("");
    text = arena_alloc(a, (size_t)n + 1);
    va_start(args, fmt);
    vsnprintf(text, (size_t)n + 1, fmt, args);
    va_end(args);
    return (struct str){text, (size_t)n};
}

const char *str_z(struct arena *a, struct str s)
{
    return str_join(a, s, STR_NONE).s;
}

bool str_to_uint(struct str s, unsigned max, unsigned *out)
{
    uint64_t value = 0;

    if (s.n == 0)
        return false;
    for (size_t i = 0; i < s.n; i++) {
        if (s.s[i] < '0' || s.s[i] > '9')
            return false;
        value = value * 10 + (unsigned)(s.s[i] - '0');
        if (value > max)
            return false;
    }
    *out = (unsigned)value;
    return true;
}

enum { NEAR_MAX = 64 }; /* longer texts are names of nothing */

/* Code points of s, or NEAR_MAX + 1 when there are more. */
static unsigned decode(struct str s, uint32_t out[static NEAR_MAX])
{
    size_t at = 0;
    unsigned n = 0;

    while (at < s.n) {
        if (n == NEAR_MAX)
            return NEAR_MAX + 1;
        out[n++] = utf8_next(s, &at);
    }
    return n;
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

unsigned str_distance(struct str a, struct str b, unsigned limit)
{
    uint32_t x[NEAR_MAX], y[NEAR_MAX];
    unsigned row[3][NEAR_MAX + 1]; /* of the matrix: this one and the two before */
    unsigned nx = decode(a, x), ny = decode(b, y);

    if (nx > NEAR_MAX || ny > NEAR_MAX || (nx > ny ? nx - ny : ny - nx) > limit)
        return limit + 1;
    for (unsigned j = 0; j <= ny; j++)
        row[0][j] = j;
    for (unsigned i = 1; i <= nx; i++) {
        unsigned *now = row[i % 3], *before = row[(i + 2) % 3], *earlier = row[(i + 1) % 3];
        unsigned best = now[0] = i;

        for (unsigned j = 1; j <= ny; j++) {
            now[j] =
                least(least(before[j], now[j - 1]) + 1, before[j - 1] + (x[i - 1] != y[j - 1]));
            if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1])
                now[j] = least(now[j], earlier[j - 2] + 1);
            best = least(best, now[j]);
        }
        if (best > limit)
            return limit + 1;
    }
    return least(row[nx % 3][ny], limit + 1);
}

const char *str_suggest(struct str word, const char *const *names)
{
    unsigned limit = word.n < 5 ? 1 : word.n < 9 ? 2 : 3;
    const char *best = NULL;

    for (; *names; names++) {
        unsigned distance = str_distance(word, str_from(*names), limit);

        if (distance > limit)
            continue;
        best = *names;
        if (!distance)
            break;
        limit = distance - 1;
    }
    return best;
}
