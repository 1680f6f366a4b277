/*
 * slug.c: see slug.h.
 */
#include "base/slug.h"

#include "base/utf8.h"

/* U+00C0 … U+017F without their marks; '-' for what is no letter. */
static const char LATIN[] =
    "aaaaaaaceeeeiiiidnooooo-ouuuuytsaaaaaaaceeeeiiiidnooooo-ouuuuyty"  /* C0–FF */
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"  /* 100–13F */
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"; /* 140–17F */

static char slug_letter(uint32_t c)
{
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
        return (char)c;
    if (c >= 'A' && c <= 'Z')
        return (char)(c - 'A' + 'a');
    if (c >= 0xC0 && c < 0x180)
        return LATIN[c - 0xC0];
    return '-';
}

void slug_put(struct buf *b, struct str name)
{
    size_t start = b->n;
    bool gap = false;
    for (size_t at = 0; at < name.n;) {
        char c = slug_letter(utf8_next(name, &at));
        if (c == '-') {
            gap = b->n > start;
            continue;
        }
        if (gap)
            buf_char(b, '-');
        gap = false;
        buf_char(b, c);
    }
    if (b->n == start)
        buf_char(b, 'x');
}
