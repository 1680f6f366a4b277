/*
 * paint.c: a frame's items as content.
 */
#include "write/paint.h"

#include "config/color.h"

static void paint_picture(struct content *c, const struct frame_item *item, struct resources *r,
                          struct diag *d)
{
    struct loc at = item->block ? item->block->at : LOC_NONE;
    struct resource_name name;

    if (resources_image(r, item->u.picture.path, at, d, &name))
        content_image(c, name.z, item->x, item->y, item->w, item->h);
}

void paint_item(struct content *c, const struct frame_item *item, struct resources *r,
                struct diag *d)
{
    rgb color = r->mono ? color_grey(item->color) : item->color;

    switch (item->kind) {
    case ITEM_RUN:
        content_run(c, resources_font(r, item->u.run->face), item->u.run, item->x, item->y, color);
        break;
    case ITEM_FILL:
        content_box(c, item->x, item->y, item->w, item->h, color);
        break;
    case ITEM_RULE:
        content_rule(c, item->x, item->y, item->w, item->h, item->u.rule.width, item->u.rule.dotted,
                     color);
        break;
    case ITEM_ICON:
        content_icon(c, resources_icon(r, item->u.icon), item->x, item->y, item->w, item->h, color);
        break;
    case ITEM_QR:
        content_qr(c, item->u.qr.modules, item->u.qr.side, item->x, item->y, item->w, item->h,
                   color);
        break;
    case ITEM_PICTURE:
        paint_picture(c, item, r, d);
        break;
    case ITEM_LINK: /* an annotation: link.c */
        break;
    }
}

/* What lies below what, and what is drawn in one go. */
enum layer { LAYER_FILLS, LAYER_LINES, LAYER_CONTENT, LAYERS };

/* Lines and icons stand beside the words, not on them; between them they would break up the text.
 */
static enum layer layer_of(const struct frame_item *item)
{
    if (item->kind == ITEM_FILL)
        return LAYER_FILLS;
    return item->kind == ITEM_RULE || item->kind == ITEM_ICON ? LAYER_LINES : LAYER_CONTENT;
}

static void paint_layer(struct content *c, const struct frame *frame, enum layer layer,
                        struct resources *r, struct tags *tags, struct diag *d)
{
    for (size_t i = 0; i < frame->items.n; i++) {
        const struct frame_item *item = &frame->items.v[i];

        if (layer_of(item) != layer)
            continue;
        if (tags)
            tags_item(tags, c, item);
        paint_item(c, item, r, d);
    }
}

void paint_frame(struct content *c, const struct frame *frame, struct resources *r,
                 struct tags *tags, struct diag *d)
{
    if (tags)
        tags_begin_page(tags);
    for (int layer = 0; layer < LAYERS; layer++)
        paint_layer(c, frame, (enum layer)layer, r, tags, d);
    if (tags)
        tags_end_page(tags, c);
    content_finish(c);
}
