/*
 * draw.c: see draw.h.
 */
#include "compose/draw.h"

#include "compose/measure.h"

/* Where something so wide at x from the start edge has its left edge. */
static pt64 left_of(const struct setting *s, const struct frame *frame, pt64 x, pt64 w)
{
    return s->story->rtl ? frame->width - x - w : x;
}

static struct frame_item *add_item(const struct setting *s, const struct piece *p,
                                   enum item_kind kind, pt64 x, pt64 y, struct frame *frame)
{
    struct frame_item *item = vec_push(s->arena, &frame->items);

    item->kind = kind;
    item->block = p->block;
    item->artifact = p->artifact || !p->block;
    item->x = left_of(s, frame, x, p->w);
    item->y = y;
    item->w = p->w;
    item->h = p->h;
    item->color = s->layout->color[p->color];
    return item;
}

static void draw_lines(const struct setting *s, const struct piece *p,
                       const struct text_lines *lines, pt64 x, pt64 y, struct frame *frame)
{
    for (unsigned i = 0; i < lines->n; i++)
        text_set(s->cache, lines, i, left_of(s, frame, x, p->w), y + (pt64)i * p->leading, p->w,
                 p->align, p->block, p->artifact, s->layout, s->arena, frame);
}

/* Now that the pages are known, with their numbers; on one line, in the room that was kept. */
static void draw_late(const struct setting *s, const struct piece *p, pt64 x, pt64 y,
                      const struct numbers *numbers, struct frame *frame)
{
    struct text_lines lines;

    text_break(s->cache, measure_shape(s, p->block, p->style, numbers), p->w, 0, s->arena, s->diag,
               &lines);
    draw_lines(s, p, &lines, x, y, frame);
}

static void draw_piece(const struct setting *s, const struct piece *p, pt64 x, pt64 y,
                       const struct numbers *numbers, struct frame *frame)
{
    struct frame_item *item;

    switch (p->kind) {
    case PIECE_TEXT:
        draw_lines(s, p, &p->text, x, y, frame);
        break;
    case PIECE_LATE:
        draw_late(s, p, x, y, numbers, frame);
        break;
    case PIECE_ICON:
        add_item(s, p, ITEM_ICON, x, y, frame)->u.icon = p->icon;
        break;
    case PIECE_RULE:
        add_item(s, p, ITEM_RULE, x, y, frame)->u.rule.width = p->rule_width;
        break;
    case PIECE_FILL:
        add_item(s, p, ITEM_FILL, x, y, frame);
        break;
    case PIECE_QR:
        item = add_item(s, p, ITEM_QR, x, y, frame);
        item->u.qr.modules = p->modules;
        item->u.qr.side = p->side;
        break;
    case PIECE_PICTURE:
        add_item(s, p, ITEM_PICTURE, x, y, frame)->u.picture.path = p->path;
        break;
    }
}

/* Of a kept box. */
static void draw_items(const struct setting *s, const struct box *box, pt64 x, pt64 y,
                       struct frame *frame)
{
    for (size_t i = 0; i < box->n_items; i++) {
        struct frame_item *item = vec_push(s->arena, &frame->items);

        *item = box->items[i];
        item->x += x;
        item->y += y;
    }
}

void draw_box(const struct setting *s, const struct box *box, pt64 x, pt64 y,
              const struct numbers *numbers, struct frame *frame)
{
    draw_items(s, box, left_of(s, frame, x, box->width), y, frame);
    for (size_t i = 0; i < box->pieces.n; i++) {
        const struct piece *p = &box->pieces.v[i];

        draw_piece(s, p, x + p->x, y + p->y, numbers, frame);
    }
}

void draw_aim_links(struct frame *frame, const struct numbers *numbers)
{
    for (size_t i = 0; i < frame->items.n; i++) {
        struct frame_item *item = &frame->items.v[i];
        const struct anchor *target;

        if (item->kind != ITEM_LINK || !item->span || !item->span->target)
            continue;
        target = numbers_find(numbers, item->span->target);
        item->u.link.target_frame = target ? (int)target->page : -1;
        item->u.link.target_y = target ? target->y : 0;
    }
}
