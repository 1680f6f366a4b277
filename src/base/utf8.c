/*
 * utf8.c: decoding and encoding of UTF-8 after RFC 3629.
 *
 * The first byte tells the length and, for E0, ED, F0 and F4, narrows the second byte so that
 * overlong forms, surrogates and values over U+10FFFF are refused where the Unicode standard's
 * table 3-7 refuses them.
 */
#include "base/utf8.h"

#include <string.h>

struct lead {
    unsigned follow;         /* continuation bytes */
    unsigned char low, high; /* of the second byte */
    uint32_t bits;           /* of the code point, from the first byte */
};

/* False for a byte that starts nothing. */
static bool lead_of(unsigned char c, struct lead *l)
{
    if (c < 0xC2 || c > 0xF4)
        return false;
    *l = (struct lead){1, 0x80, 0xBF, c & 0x1Fu};
    if (c >= 0xF0)
        *l = (struct lead){3, c == 0xF0 ? 0x90 : 0x80, c == 0xF4 ? 0x8F : 0xBF, c & 0x07u};
    else if (c >= 0xE0)
        *l = (struct lead){2, c == 0xE0 ? 0xA0 : 0x80, c == 0xED ? 0x9F : 0xBF, c & 0x0Fu};
    return true;
}

uint32_t utf8_next(struct str s, size_t *at)
{
    const unsigned char *p = (const unsigned char *)s.s;
    unsigned char c = p[(*at)++];
    struct lead l;
    uint32_t value;

    if (c < 0x80)
        return c;
    if (!lead_of(c, &l))
        return UTF8_BAD;
    value = l.bits;
    for (; l.follow; l.follow--) {
        if (*at >= s.n || p[*at] < l.low || p[*at] > l.high)
            return UTF8_BAD;
        value = value << 6 | (p[(*at)++] & 0x3Fu);
        l.low = 0x80;
        l.high = 0xBF;
    }
    return value;
}

bool utf8_is_none(uint32_t c)
{
    return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

size_t utf8_encode(uint32_t code_point, char out[4])
{
    uint32_t c = code_point;

    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        c = UTF8_BAD;
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

size_t utf8_check(struct str s)
{
    size_t at = 0;

    while (at < s.n) {
        size_t start = at;

        /* A U+FFFD that is really there takes three bytes, EF first. */
        if (utf8_next(s, &at) == UTF8_BAD &&
            !(at - start == 3 && (unsigned char)s.s[start] == 0xEF))
            return start;
    }
    return SIZE_MAX;
}

size_t utf8_length(struct str s)
{
    size_t at = 0, n = 0;

    for (; at < s.n; n++)
        utf8_next(s, &at);
    return n;
}

/* Eight bytes at a time. */
size_t utf8_ascii(struct str s, size_t from)
{
    uint64_t eight;

    for (; from + sizeof eight <= s.n; from += sizeof eight) {
        memcpy(&eight, s.s + from, sizeof eight);
        if (eight & 0x8080808080808080u)
            break;
    }
    while (from < s.n && !(s.s[from] & 0x80))
        from++;
    return from;
}
