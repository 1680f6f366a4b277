/*
 * raw.c: places inside raw texts, and their beginnings for messages.
 */
#include "import/raw.h"

enum { EXCERPT = 48 }; /* bytes */

struct loc raw_advance(struct loc from, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.s[i];

        if (c == '\n' || (c == '\r' && (i + 1 == s.n || s.s[i + 1] != '\n'))) {
            from.line++;
            from.col = 1;
        } else if ((c & 0xC0) != 0x80) {
            from.col++;
        }
    }
    return from;
}

struct str raw_excerpt(struct str s)
{
    size_t n = 0;

    while (n < s.n && n < EXCERPT && s.s[n] != '\n' && s.s[n] != '\r')
        n++;
    while (n && n < s.n && (s.s[n] & 0xC0) == 0x80)
        n--;
    return str_sub(s, 0, n);
}
