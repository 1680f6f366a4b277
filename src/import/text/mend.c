/*
 * mend.c: UTF-8 that was taken for Windows-1252 and encoded once more.
 *
 * Two or more characters whose bytes in Windows-1252 are one sequence of UTF-8 are that sequence's
 * character, when it is one that such text is likely to hold. Not every sequence: ”KESÄ” ends in Ä
 * and a quote, which are the bytes of Ĕ. So Ã, Â and â, which Finnish has no use for, lead to any
 * letter, sign or punctuation, Å only to š, ž and œ, and Cyrillic and Arabic count from two
 * characters on.
 */
#include "import/text/mend.h"

#include "base/utf8.h"

/* The byte of Windows-1252 (or, where that has none, of Latin-1) for a character; -1: none. */
static int to_byte(uint32_t c)
{
    static const uint16_t c1[32] = {
        0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178,
    };

    if (c <= 0xFF)
        return (int)c;
    for (int i = 0; i < 32; i++)
        if (c1[i] == c)
            return 0x80 + i;
    return -1;
}

/* The character whose bytes the characters at s[*at] are; *at moves behind them. 0: none. */
static uint32_t inner(struct str s, size_t *at)
{
    char bytes[4];
    size_t n = 0, need, next = *at, used = 0;
    int b = to_byte(utf8_next(s, &next));
    uint32_t c;

    if (b < 0xC2 || b > 0xF4)
        return 0;
    need = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2;
    bytes[n++] = (char)b;
    while (n < need && next < s.n) {
        b = to_byte(utf8_next(s, &next));
        if (b < 0x80 || b > 0xBF)
            return 0;
        bytes[n++] = (char)b;
    }
    if (n < need)
        return 0;
    c = utf8_next((struct str){bytes, n}, &used);
    if (used != n || c == UTF8_BAD)
        return 0;
    *at = next;
    return c;
}

static bool is_cyrillic_or_arabic(uint32_t c)
{
    return (c >= 0x0400 && c <= 0x047F) || (c >= 0x0600 && c <= 0x06FF);
}

static bool is_likely(uint32_t c)
{
    if (c >= 0xA0 && c <= 0xFF) /* by Â and Ã */
        return true;
    if (c == 0x0152 || c == 0x0153 || c == 0x0161 || c == 0x017D || c == 0x017E) /* by Å */
        return true;
    return (c >= 0x2010 && c <= 0x2BFF) || (c >= 0x1F300 && c <= 0x1FAFF); /* by â and ð */
}

/* As inner(), when what comes out makes sense. */
static uint32_t mended(struct str s, size_t *at)
{
    size_t next = *at, behind;
    uint32_t c = inner(s, &next), second;

    if (!c)
        return 0;
    if (is_cyrillic_or_arabic(c)) {
        behind = next;
        second = behind < s.n ? inner(s, &behind) : 0;
        if (!is_cyrillic_or_arabic(second))
            return 0;
    } else if (!is_likely(c)) {
        return 0;
    }
    *at = next;
    return c;
}

size_t mend_find(struct str s)
{
    size_t at = 0;

    while (at < s.n) {
        size_t start = at;

        if (!(s.s[at] & 0x80)) {
            at++;
            continue;
        }
        if (mended(s, &at))
            return start;
        utf8_next(s, &at);
    }
    return SIZE_MAX;
}

static void mend_once(struct buf *out, struct str s)
{
    size_t at = 0;
    bool alone = true; /* the character before was not of a mended alphabet */

    while (at < s.n) {
        size_t start = at;
        uint32_t c = s.s[at] & 0x80 ? mended(s, &at) : 0;

        if (!c && !alone) { /* the last letter of a word in another alphabet */
            c = inner(s, &at);
            if (!is_cyrillic_or_arabic(c)) {
                c = 0;
                at = start;
            }
        }
        alone = !is_cyrillic_or_arabic(c);
        if (c) {
            buf_utf8(out, c);
        } else {
            utf8_next(s, &at);
            buf_str(out, str_sub(s, start, at));
        }
    }
}

void mend_doubly_encoded(struct buf *out, struct str s)
{
    struct buf once = {0};

    mend_once(&once, s);
    if (mend_find(buf_view(&once)) != SIZE_MAX)
        mend_once(out, buf_view(&once));
    else
        buf_str(out, buf_view(&once));
    buf_release(&once);
}
