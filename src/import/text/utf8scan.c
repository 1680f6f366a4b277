/*
 * utf8scan.c: passing quickly over UTF-8 that is fine: eight ASCII bytes at a time, two-byte
 * letters in line, the rest by the decoder.
 */
#include "import/text/utf8scan.h"

#include <string.h>

#include "base/utf8.h"

/* Eight at a time: in each, bit 7 without bit 6 is one. */
size_t utf8scan_characters(const char *s, size_t n)
{
    size_t continuations = 0, at = 0;
    uint64_t eight;

    for (; at + sizeof eight <= n; at += sizeof eight) {
        memcpy(&eight, s + at, sizeof eight);
        eight = eight >> 7 & ~(eight >> 6) & 0x0101010101010101u;
        continuations += eight * 0x0101010101010101u >> 56; /* adds the bytes up */
    }
    for (; at < n; at++)
        continuations += ((unsigned char)s[at] & 0xC0) == 0x80;
    return n - continuations;
}

void utf8scan_place(struct str s, size_t at, uint32_t *line, uint32_t *col)
{
    size_t start = 0;

    *line = 1;
    for (size_t i = 0; i < at; i++)
        if (s.s[i] == '\n' || (s.s[i] == '\r' && (i + 1 == at || s.s[i + 1] != '\n'))) {
            ++*line;
            start = i + 1;
        }
    *col = (uint32_t)utf8scan_characters(s.s + start, at - start) + 1;
}

static bool two_bytes(struct str s, size_t at)
{
    unsigned char lead = (unsigned char)s.s[at];

    return lead >= 0xC2 && lead <= 0xDF && at + 1 < s.n &&
           ((unsigned char)s.s[at + 1] & 0xC0) == 0x80;
}

static size_t count_nul(struct str s)
{
    size_t n = 0;

    for (size_t at = 0; (at = str_find_char(s, '\0', at)) != SIZE_MAX; at++)
        n++;
    return n;
}

struct utf8scan utf8scan_count(struct str s)
{
    struct utf8scan found = {.nul = count_nul(s)};
    size_t at = 0;

    while ((at = utf8_ascii(s, at)) < s.n) {
        size_t start = at;

        if (two_bytes(s, at)) {
            at += 2;
            found.characters++;
        } else if (utf8_next(s, &at) == UTF8_BAD && at - start < 3) {
            found.bad++;
            found.cut = at == s.n && (unsigned char)s.s[start] >= 0xC2;
        } else if (utf8_check(str_sub(s, start, at)) == SIZE_MAX) {
            found.characters++;
        } else {
            found.bad++;
            found.cut = at == s.n;
        }
    }
    return found;
}
