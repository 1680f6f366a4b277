/*
 * marks.c: see marks.h.
 */
#include "impose/marks.h"

/*
 * Office marks stay on the leaflet: short and grey, between the printer's margin (5 mm) and the
 * text (10 mm). Press marks are cut off: black, 1 mm off the bleed, 1 mm off the paper's edge.
 */
#define OFFICE_LENGTH PT64_MM(3)
#define PRESS_LENGTH  PT64_MM(5)
#define PRESS_GAP     PT64_MM(1)
#define STROKE        PT64(0.5)

static const rgb office_color = 0x767676, press_color = 0x000000;

pt64 marks_slug(const struct imposition *how)
{
    return how->bleed ? how->bleed + PRESS_GAP + PRESS_LENGTH + PRESS_GAP : 0;
}

/* A stroke's start, from the trimmed edge inwards, and its length. */
static pt64 inset(const struct imposition *how)
{
    return how->bleed ? -(how->bleed + PRESS_GAP + PRESS_LENGTH) : how->margin;
}

static pt64 length(const struct imposition *how)
{
    return how->bleed ? PRESS_LENGTH : OFFICE_LENGTH;
}

static void put_stroke(struct side *side, const struct imposition *how, enum line_kind kind,
                       struct area at, struct arena *a)
{
    *vec_push(a, &side->marks) = (struct frame_item){
        .kind = ITEM_RULE,
        .artifact = true,
        .x = at.x,
        .y = at.y,
        .w = at.w,
        .h = at.h,
        .color = how->bleed ? press_color : office_color,
        .u.rule = {.width = STROKE, .dotted = kind == LINE_FOLD},
    };
}

void marks_column(struct side *side, const struct imposition *how, enum line_kind kind, pt64 x,
                  struct arena *a)
{
    pt64 from = inset(how), n = length(how);
    pt64 top = side->trim.y + from, bottom = side->trim.y + side->trim.h - from - n;

    put_stroke(side, how, kind, (struct area){x, top, 0, n}, a);
    put_stroke(side, how, kind, (struct area){x, bottom, 0, n}, a);
}

void marks_row(struct side *side, const struct imposition *how, enum line_kind kind, pt64 y,
               struct arena *a)
{
    pt64 from = inset(how), n = length(how);
    pt64 left = side->trim.x + from, right = side->trim.x + side->trim.w - from - n;

    put_stroke(side, how, kind, (struct area){left, y, n, 0}, a);
    put_stroke(side, how, kind, (struct area){right, y, n, 0}, a);
}
