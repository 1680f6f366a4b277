/*
 * loc.c: places as people find them.
 */
#include "base/loc.h"

#include "base/buf.h"

void loc_put_cell(struct buf *b, struct loc at)
{
    char letters[8]; /* 2^31 columns need seven */
    size_t from = sizeof letters;

    for (uint32_t n = loc_col(at); n; n = (n - 1) / 26)
        letters[--from] = (char)('A' + (n - 1) % 26);
    buf_put(b, letters + from, sizeof letters - from);
    buf_printf(b, "%lu", (unsigned long)at.line);
}

void loc_put_rest(struct buf *b, struct loc at)
{
    if (!at.line)
        return;
    if (loc_is_cell(at)) {
        buf_char(b, '!');
        loc_put_cell(b, at);
        return;
    }
    buf_printf(b, ":%lu", (unsigned long)at.line);
    if (at.col)
        buf_printf(b, ":%lu", (unsigned long)at.col);
}
