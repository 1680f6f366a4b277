/*
 * htmlref.c: see htmlref.h.
 */
#include "import/text/htmlref.h"

#include <string.h>

#include <libxml/HTMLparser.h>

#include "base/utf8.h"

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Numbers 128–159 mean Windows-1252, as in browsers. */
static uint32_t mend_number(uint32_t c)
{
    static const uint16_t windows[32] = {
        0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178,
    };

    if (c >= 0x80 && c <= 0x9F)
        return windows[c - 0x80];
    return c == 0 || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF) ? UTF8_BAD : c;
}

static int digit(char c, unsigned base)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = lower(c);
    return base == 16 && c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* "#228;" or "#xE4;" at s[at]; bytes taken, 0 when it is none. */
static size_t number_at(struct str s, size_t at, uint32_t *c)
{
    size_t start = at++;
    unsigned base = at < s.n && lower(s.s[at]) == 'x' ? 16 : 10;
    uint32_t value = 0;
    size_t first;

    at += base == 16;
    for (first = at; at < s.n && digit(s.s[at], base) >= 0; at++)
        if (value < 0x110000)
            value = value * base + (uint32_t)digit(s.s[at], base);
    if (at == first || at >= s.n || s.s[at] != ';')
        return 0;
    *c = mend_number(value);
    return at + 1 - start;
}

size_t htmlref_at(struct str s, size_t at, uint32_t *c)
{
    char name[12];
    size_t n = 0;
    const htmlEntityDesc *known;

    if (at + 1 < s.n && s.s[at + 1] == '#') {
        size_t taken = number_at(s, at + 1, c);

        return taken ? taken + 1 : 0;
    }
    for (size_t i = at + 1; i < s.n && s.s[i] != ';'; i++) {
        if (n == sizeof name - 1 || !(letter(s.s[i]) || digit(s.s[i], 10) >= 0))
            return 0;
        name[n++] = s.s[i];
    }
    if (!n || at + 1 + n >= s.n)
        return 0;
    name[n] = '\0';
    known = htmlEntityLookup((const xmlChar *)name);
    if (!known && strcmp(name, "apos") != 0)
        return 0;
    *c = known ? known->value : '\'';
    return n + 2;
}
