#include "ink.h"

#include "font/face.h"

static const pt64 SLACK = PT64(0.5);

/* Width of the space that ends a line: it is written, but shows nothing. */
static pt64 space_at_end(const struct glyph_run *run)
{
    const struct glyph *last = run->n ? &run->glyphs[run->rtl ? 0 : run->n - 1] : NULL;

    if (!last || !str_ends(run->text, STR(" ")))
        return 0;
    return pt64_scale(last->advance, run->size, run->face->units_per_em);
}

struct ink ink_of(const struct frame_item *item)
{
    if (item->kind == ITEM_RUN) {
        const struct glyph_run *run = item->u.run;
        pt64 space = space_at_end(run), left = run->rtl ? space : 0;

        return (struct ink){item->x + left, item->y - run->size * 3 / 4,
                            item->x + left + run->width - space, item->y + run->size * 23 / 100};
    }
    return (struct ink){item->x, item->y, item->x + item->w, item->y + item->h};
}

struct ink ink_with_quiet(const struct frame_item *item)
{
    struct ink a = ink_of(item);
    pt64 quiet = item->kind == ITEM_QR ? item->w * 4 / (pt64)item->u.qr.side : 0;

    return (struct ink){a.left - quiet, a.top - quiet, a.right + quiet, a.bottom + quiet};
}

bool ink_is_none(const struct frame_item *item)
{
    return item->kind == ITEM_LINK ||
           (item->kind == ITEM_RUN && str_trim(item->u.run->text).n == 0);
}

bool ink_overlaps(struct ink a, struct ink b)
{
    return a.left + SLACK < b.right && b.left + SLACK < a.right && a.top + SLACK < b.bottom &&
           b.top + SLACK < a.bottom;
}

bool ink_within(struct ink a, struct ink b)
{
    return a.left + SLACK >= b.left && a.right <= b.right + SLACK && a.top + SLACK >= b.top &&
           a.bottom <= b.bottom + SLACK;
}

struct ink ink_placed(struct ink a, pt64 w, pt64 h, pt64 x, pt64 y, unsigned quarters)
{
    switch (quarters % 4) {
    case 0:
        return (struct ink){x + a.left, y + a.top, x + a.right, y + a.bottom};
    case 1:
        return (struct ink){x + h - a.bottom, y + a.left, x + h - a.top, y + a.right};
    case 2:
        return (struct ink){x + w - a.right, y + h - a.bottom, x + w - a.left, y + h - a.top};
    default:
        return (struct ink){x + a.top, y + w - a.right, x + a.bottom, y + w - a.left};
    }
}
