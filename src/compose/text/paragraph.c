/*
 * paragraph.c: what the characters of a paragraph are, beyond what ICU tells.
 */
#include "compose/text/paragraph.h"

#include <unicode/uchar.h>
#include <unicode/utf16.h>

bool char_is_ignorable(uint32_t c)
{
    return c >= 0x7F && (char_is_nothing(c) ||
                         u_hasBinaryProperty((UChar32)c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT));
}

bool char_extends(uint32_t c)
{
    if (c < 0x300)
        return false;
    switch (u_getIntPropertyValue((UChar32)c, UCHAR_GRAPHEME_CLUSTER_BREAK)) {
    case U_GCB_EXTEND:
    case U_GCB_SPACING_MARK:
    case U_GCB_ZWJ:
    case U_GCB_V:
    case U_GCB_T:
        return true;
    default:
        return false;
    }
}

uint32_t text_char(const struct text *t, uint32_t at, uint32_t *next)
{
    uint16_t u = t->units[at];

    *next = at + 1;
    if (!U16_IS_LEAD(u) || at + 1 == t->n || !U16_IS_TRAIL(t->units[at + 1]))
        return u;
    *next = at + 2;
    return (uint32_t)U16_GET_SUPPLEMENTARY(u, t->units[at + 1]);
}

uint32_t text_content_end(const struct text *t, uint32_t from, uint32_t to)
{
    /* Everything of these kinds is one unit long. */
    while (to > from && (char_is_space(t->units[to - 1]) || char_is_nothing(t->units[to - 1]) ||
                         char_is_newline(t->units[to - 1])))
        to--;
    return to;
}

const struct text_run *text_run_from(const struct text *t, uint32_t at)
{
    size_t low = 0, high = t->n_runs;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (t->runs[middle].to <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return t->runs + low;
}

const struct text_run *text_run_at(const struct text *t, uint32_t at)
{
    const struct text_run *run = text_run_from(t, at);

    return run < t->runs + t->n_runs && run->from <= at ? run : NULL;
}
