/*
 * marks.c: see marks.h.
 */
#include "impose/marks.h"

/*
 * Office marks stay on the leaflet: short, between the printer's margin (5 mm) and the text (10
 * mm). Press marks are cut off: 1 mm off the bleed, 1 mm off the paper's edge. Thin black prints
 * sharp where grey would become a row of dots.
 */
#define OFFICE_LENGTH PT64_MM(3)
#define PRESS_LENGTH  PT64_MM(5)
#define PRESS_GAP     PT64_MM(1)
#define STROKE        PT64(0.4)
#define BLACK         0x000000

enum { DASHES = 3 }; /* of a fold mark, with gaps as long */

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

static void put_rule(struct side *side, struct area at, struct arena *a)
{
    *vec_push(a, &side->marks) = (struct frame_item){
        .kind = ITEM_RULE,
        .artifact = true,
        .x = at.x,
        .y = at.y,
        .w = at.w,
        .h = at.h,
        .color = BLACK,
        .u.rule.width = STROKE,
    };
}

/* `at` has a width or a height. */
static void put_mark(struct side *side, enum line_kind kind, struct area at, struct arena *a)
{
    pt64 w = at.w / (2 * DASHES - 1), h = at.h / (2 * DASHES - 1);

    if (kind != LINE_FOLD) {
        put_rule(side, at, a);
        return;
    }
    for (int i = 0; i < DASHES; i++)
        put_rule(side, (struct area){at.x + 2 * i * w, at.y + 2 * i * h, w, h}, a);
}

void marks_column(struct side *side, const struct imposition *how, enum line_kind kind, pt64 x,
                  struct arena *a)
{
    pt64 from = inset(how), n = length(how);
    pt64 top = side->trim.y + from, bottom = side->trim.y + side->trim.h - from - n;

    put_mark(side, kind, (struct area){x, top, 0, n}, a);
    put_mark(side, kind, (struct area){x, bottom, 0, n}, a);
}

void marks_row(struct side *side, const struct imposition *how, enum line_kind kind, pt64 y,
               struct arena *a)
{
    pt64 from = inset(how), n = length(how);
    pt64 left = side->trim.x + from, right = side->trim.x + side->trim.w - from - n;

    put_mark(side, kind, (struct area){left, y, n, 0}, a);
    put_mark(side, kind, (struct area){right, y, n, 0}, a);
}
