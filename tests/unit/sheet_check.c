#include "sheet_check.h"

#include "ink.h"

static const pt64 EDGE = PT64_MM(5); /* that no office printer reaches */

struct check {
    const struct sheets *sheets;
    const char *what;
    size_t at;
    const struct side *side;
    struct buf *said;
    size_t faults;
};

static struct ink ink_of_area(struct area a)
{
    return (struct ink){a.x, a.y, a.x + a.w, a.y + a.h};
}

static void complain(struct check *c, struct ink a, const char *fault)
{
    c->faults++;
    buf_printf(c->said, "%s, side %zu: %s at %.2f %.2f pt\n", c->what, c->at + 1, fault,
               a.left / 64.0, a.top / 64.0);
}

static struct ink on_side(const struct frame *f, const struct placement *p,
                          const struct frame_item *item)
{
    return ink_placed(ink_of(item), f->width, f->height, p->x, p->y, p->quarters);
}

/* Nearer to the edge of the cut sheet than a printer can print. */
static bool is_out_of_reach(const struct check *c, struct ink a)
{
    struct ink trim = ink_of_area(c->side->trim);

    return a.left < trim.left + EDGE || a.top < trim.top + EDGE || a.right > trim.right - EDGE ||
           a.bottom > trim.bottom - EDGE;
}

static void check_page(struct check *c, size_t i)
{
    const struct placement *p = &c->side->placed.v[i];
    const struct frame *frame = &c->sheets->frames->v.v[p->frame];
    struct ink clip = ink_of_area(p->clip);

    for (size_t k = i + 1; k < c->side->placed.n; k++)
        if (ink_overlaps(clip, ink_of_area(c->side->placed.v[k].clip)))
            complain(c, clip, "a page over another");
    for (size_t k = 0; k < frame->items.n; k++) {
        struct ink a = on_side(frame, p, &frame->items.v[k]);

        if (ink_is_none(&frame->items.v[k]))
            continue;
        if (!ink_within(a, clip))
            complain(c, a, "something outside its place");
        if (is_out_of_reach(c, a))
            complain(c, a, "something too near to the edge");
    }
}

/* Where an office prints, marks stay within its reach; for the press they lie outside what is cut
 * off to begin with, so that they go with it. */
static void check_mark(struct check *c, const struct frame_item *mark)
{
    pt64 half = mark->u.rule.width / 2, across = mark->w ? 0 : half, down = mark->h ? 0 : half;
    struct ink a = {mark->x - across, mark->y - down, mark->x + mark->w + across,
                    mark->y + mark->h + down};

    if (!c->sheets->bleed && is_out_of_reach(c, a))
        complain(c, a, "a mark too near to the edge");
    if (c->sheets->bleed && ink_overlaps(a, ink_of_area(c->side->bleed)))
        complain(c, a, "a mark in the bleed");
    for (size_t i = 0; i < c->side->placed.n; i++) {
        const struct placement *p = &c->side->placed.v[i];
        const struct frame *frame = &c->sheets->frames->v.v[p->frame];

        for (size_t k = 0; k < frame->items.n; k++) {
            struct ink b = on_side(frame, p, &frame->items.v[k]);

            if (!ink_is_none(&frame->items.v[k]) && a.left < b.right && b.left < a.right &&
                a.top < b.bottom && b.top < a.bottom)
                complain(c, a, "a mark over something");
        }
    }
}

size_t sheet_faults(const struct sheets *sheets, const char *what, struct buf *said)
{
    struct check c = {.sheets = sheets, .what = what, .said = said};

    for (c.at = 0; c.at < sheets->sides.n; c.at++) {
        c.side = &sheets->sides.v[c.at];
        for (size_t i = 0; i < c.side->placed.n; i++)
            check_page(&c, i);
        for (size_t i = 0; i < c.side->marks.n; i++)
            check_mark(&c, &c.side->marks.v[i]);
    }
    return c.faults;
}
