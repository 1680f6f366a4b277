/*
 * draw.c: a frame's items as content.
 */
#include "write/draw.h"

static void draw_picture(struct content *c, const struct frame_item *item, struct resources *r,
                         struct diag *d)
{
    struct loc at = item->block ? item->block->at : LOC_NONE;
    struct resource_name name;

    if (resources_image(r, item->u.picture.path, at, d, &name))
        content_image(c, name.z, item->x, item->y, item->w, item->h);
}

void draw_item(struct content *c, const struct frame_item *item, struct resources *r,
               struct diag *d)
{
    switch (item->kind) {
    case ITEM_RUN:
        content_run(c, resources_font(r, item->u.run->face), item->u.run, item->x, item->y,
                    item->color);
        break;
    case ITEM_FILL:
        content_box(c, item->x, item->y, item->w, item->h, item->color);
        break;
    case ITEM_RULE:
        content_rule(c, item->x, item->y, item->w, item->h, item->u.rule.width, item->u.rule.dotted,
                     item->color);
        break;
    case ITEM_ICON:
        content_icon(c, item->u.icon, item->x, item->y, item->w, item->h, item->color);
        break;
    case ITEM_QR:
        content_qr(c, item->u.qr.modules, item->u.qr.side, item->x, item->y, item->w, item->h,
                   item->color);
        break;
    case ITEM_PICTURE:
        draw_picture(c, item, r, d);
        break;
    case ITEM_LINK: /* an annotation: link.c */
        break;
    }
}

void draw_frame(struct content *c, const struct frame *frame, struct resources *r, struct diag *d)
{
    for (size_t i = 0; i < frame->items.n; i++)
        if (frame->items.v[i].kind == ITEM_FILL)
            draw_item(c, &frame->items.v[i], r, d);
    for (size_t i = 0; i < frame->items.n; i++)
        if (frame->items.v[i].kind != ITEM_FILL)
            draw_item(c, &frame->items.v[i], r, d);
    content_finish(c);
}
