/*
 * range.c: see range.h.
 */
#include "tell/time/range.h"

#include "base/buf.h"
#include "tell/text/typography.h"

struct str bound_text(struct arena *a, struct str s)
{
    struct buf b = {0};
    struct str bound;

    for (size_t i = 0; i < s.n; i++)
        if (s.s[i] == ' ')
            buf_puts(&b, NO_BREAK_SPACE);
        else
            buf_char(&b, s.s[i]);
    bound = buf_copy(&b, a);
    buf_release(&b);
    return bound;
}

bool range_is_short(const struct labels *l)
{
    return str_find(label(l, LABEL_RANGE), STR(EN_DASH), 0) != SIZE_MAX;
}

struct str range_text(struct arena *a, const struct labels *l, struct str from, struct str to)
{
    const struct text_value ends[] = {{"from", bound_text(a, from)}, {"to", bound_text(a, to)}};
    struct str pattern = bound_text(a, label(l, LABEL_RANGE));
    bool spaced = str_find(ends[0].value, STR(NO_BREAK_SPACE), 0) != SIZE_MAX;
    size_t dash = str_find(pattern, STR(EN_DASH), 0);

    if (dash != SIZE_MAX)
        pattern = str_join(
            a, str_sub(pattern, 0, dash),
            str_join(a, spaced ? STR(NO_BREAK_SPACE EN_DASH NO_BREAK_SPACE) : STR(RANGE_DASH),
                     str_sub(pattern, dash + sizeof EN_DASH - 1, pattern.n)));
    return texts_fill(a, pattern, ends, 2);
}
