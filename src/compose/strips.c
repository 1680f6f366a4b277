/*
 * strips.c: see strips.h.
 *
 *     ┌──────────────────────┐
 *     │                      │    The strip is composed once, lying, and placed as often as the
 *     │      text area       │    layout says, turned so that its start edge lies at the paper's
 *     │                      │    lower edge: read from the right, or, in a right-to-left leaflet,
 *     │                      │    from the left. All are alike, and so far from the paper's sides
 *     │· · · · · · · · · · · │    as words must be; the outermost are cut wider, up to the edge.
 *     │  ▲ · ▲ · ▲ · ▲ · ▲   │
 *     │  │ · │ · │ · │ · │   │
 *     └──────────────────────┘
 */
#include "compose/strips.h"

#include "base/intl.h"
#include "compose/draw.h"
#include "compose/measure.h"

#define EDGE   PT64_MM(5)  /* that no printer reaches */
#define MARGIN PT64_MM(10) /* of the words from the paper's edge */
#define GAP    PT64_MM(3)  /* of the words from where the strip is torn off */
#define SIDE   PT64_MM(1)  /* of the words from where it is cut */

static pt64 strip_width(const struct setting *s)
{
    return (s->layout->width - 2 * MARGIN) / (pt64)s->layout->strips.count;
}

/* From the first line's capitals to the last one's descenders. */
static void ink_of(const struct box *box, pt64 *top, pt64 *bottom)
{
    bool any = false;

    *top = *bottom = 0;
    for (size_t i = 0; i < box->pieces.n; i++) {
        const struct piece *p = &box->pieces.v[i];
        pt64 size = p->style ? p->style->size : 0, up, down;

        if (p->kind != PIECE_TEXT && p->kind != PIECE_LATE)
            continue;
        up = p->y - size * 3 / 4;
        down = p->y + (pt64)(p->text.n - 1) * p->leading + size / 4;
        *top = any && *top < up ? *top : up;
        *bottom = any && *bottom > down ? *bottom : down;
        any = true;
    }
}

/* What the parts of a strip say, one under another. */
typedef VEC(const struct block *) block_list;

static block_list strip_blocks(const struct setting *s)
{
    const layout_parts *parts = &s->layout->strips.parts;
    block_list blocks = {0};

    for (size_t i = 0; i < parts->n; i++) {
        const struct block *part = s->story->part[parts->v[i].part];

        for (const struct block *b = part ? part->first : NULL; b; b = b->next)
            *vec_push(s->arena, &blocks) = b;
    }
    return blocks;
}

/* The first n of them. Returns how high they are; -1 when one is torn. */
static pt64 strip_set(const struct setting *s, const block_list *blocks, size_t n, struct box *box)
{
    struct galley g = galley_begin(s, box, s->layout->strips.length - MARGIN - GAP);
    pt64 top, bottom;

    for (size_t i = 0; i < n; i++)
        galley_block(&g, blocks->v[i]);
    galley_end(&g);
    ink_of(box, &top, &bottom);
    for (size_t i = 0; i < box->pieces.n; i++)
        box->pieces.v[i].y -= top;
    return box->overfull ? -1 : bottom - top;
}

/* As much as there is room for: the last words are the first to go. Returns how high it is, 0 when
 * nothing is left. */
static pt64 strip_fit(const struct setting *s, struct box *box)
{
    block_list blocks = strip_blocks(s);
    pt64 room = strip_width(s) - 2 * SIDE, all = strip_set(s, &blocks, blocks.n, box), high = all;

    for (size_t n = blocks.n; n > 0 && (high < 0 || high > room);)
        high = strip_set(s, &blocks, --n, box);
    if (high != all && all < 0)
        diag_report(s->diag, DIAG_DOES_NOT_FIT, blocks.v[0]->at,
                    _("words on the strips: they are longer than these"));
    else if (high != all)
        diag_report(s->diag, DIAG_DOES_NOT_FIT, blocks.v[0]->at,
                    _("the last words on the strips: all take %.1f mm, a strip has %.1f mm"),
                    pt64_mm(all), pt64_mm(room));
    return high;
}

const struct frame *strips_make(const struct setting *s)
{
    const struct numbers numbers = {.page = 1, .pages = 1};
    struct frame *frame;
    struct box box;
    pt64 high = s->layout->strips.count ? strip_fit(s, &box) : 0;

    if (high == 0)
        return NULL;
    frame = arena_new(s->arena, struct frame);
    frame->width = s->layout->strips.length;
    frame->height = strip_width(s);
    draw_box(s, &box, MARGIN, (frame->height - high) / 2, &numbers, frame);
    for (size_t i = 0; i < frame->items.n; i++)
        frame->items.v[i].artifact = true;
    return frame;
}

static void dots(const struct setting *s, struct frame *page, pt64 x, pt64 y, pt64 w, pt64 h)
{
    const struct rule_style *rule = &s->layout->strips.rule;

    if (!rule->width)
        return;
    *vec_push(s->arena, &page->items) = (struct frame_item){
        .kind = ITEM_RULE,
        .artifact = true,
        .x = x,
        .y = y,
        .w = w,
        .h = h,
        .color = s->layout->color[rule->color],
        .u.rule = {.width = rule->width, .dotted = true},
    };
}

void strips_place(const struct setting *s, const struct frame *strip, struct frame *page)
{
    pt64 x = MARGIN, y = page->height - strip->width;

    dots(s, page, EDGE, y, page->width - 2 * EDGE, 0);
    for (unsigned i = 0; i < s->layout->strips.count; i++) {
        if (i)
            dots(s, page, x, y, 0, strip->width - EDGE);
        *vec_push(s->arena, &page->insets) =
            (struct inset){.frame = strip, .x = x, .y = y, .quarters = s->story->rtl ? 1 : 3};
        x += strip->height;
    }
}
