/*
 * foot.c: three cells on one line, with even white between them. When they are too wide for the
 * page, the widest is broken into lines, and the first line of all stands so much higher.
 */
#include "compose/foot.h"

#include "base/intl.h"
#include "compose/measure.h"

enum { SIDES = 3 };

struct side {
    const struct layout_part *part;
    const struct block *block; /* NULL: nothing on this side */
    const struct text *text;
    pt64 x, width;
    struct text_lines lines;
};

static const struct layout_foot *foot_of(const struct layout *l, const struct numbers *n)
{
    return &l->foot[n->page == n->pages ? FOOT_LAST : n->page == 1 ? FOOT_FIRST : FOOT_OTHER];
}

/* The paragraph of a part: itself, or the first block below it with words. */
static const struct block *paragraph_of(const struct block *b)
{
    if (!b || b->spans.n)
        return b;
    BLOCK_EACH (child, b) {
        const struct block *found = paragraph_of(child);

        if (found)
            return found;
    }
    return NULL;
}

/* The first of the parts that the story has. */
static void shape_side(const struct setting *s, const layout_parts *parts,
                       const struct numbers *numbers, struct side *side)
{
    for (size_t i = 0; i < parts->n && !side->block; i++)
        if (numbers->pages >= parts->v[i].min_pages)
            side->block = paragraph_of(s->story->part[parts->v[i].part]);
    if (!side->block)
        return;
    side->text = measure_shape(s, side->block, setting_style(s, side->block), numbers);
    side->width = text_width(side->text);
}

/* Takes from the widest until all fit beside one another. */
static void narrow(struct side side[SIDES], pt64 room, pt64 gap)
{
    pt64 sum = -gap;
    struct side *widest = NULL;

    for (int i = 0; i < SIDES; i++) {
        sum += side[i].width ? side[i].width + gap : 0;
        if (!widest || side[i].width > widest->width)
            widest = &side[i];
    }
    if (sum > room)
        widest->width -= sum - room;
}

static void align_sides(struct side side[SIDES], pt64 room)
{
    side[2].x = room - side[2].width;
    side[1].x = (side[0].width + side[2].x - side[1].width) / 2;
}

/* Lines that fit between the text and the foot's baseline. */
static unsigned lines_room(const struct layout *l)
{
    const struct style *style = &l->style[STYLE_FOOTER];
    pt64 above = l->foot_rule.width ? l->foot_rule.gap : style->size;

    return (unsigned)((l->margin_bottom - l->foot_y - above) / style->leading) + 1;
}

/* The first page, the second and the last have each their own foot: those in between would repeat
 * what was said. */
static void leave_out(const struct setting *s, const struct side *side, const struct numbers *n)
{
    if (n->page <= 2 || n->page == n->pages)
        diag_report(s->diag, DIAG_DOES_NOT_FIT, side->block->at,
                    _("a text of the foot takes %u lines, it has %u"), side->lines.n,
                    lines_room(s->layout));
}

static unsigned break_sides(const struct setting *s, struct side side[SIDES],
                            const struct numbers *n)
{
    unsigned most = 0;

    for (int i = 0; i < SIDES; i++) {
        if (!side[i].block)
            continue;
        /* A little more than was measured, lest rounding break the line. */
        text_break(s->cache, side[i].text, side[i].width + PT64(0.5), 0, s->arena, s->diag,
                   &side[i].lines);
        if (side[i].lines.n > lines_room(s->layout)) {
            leave_out(s, &side[i], n);
            side[i].block = NULL;
            continue;
        }
        most = side[i].lines.n > most ? side[i].lines.n : most;
    }
    return most;
}

const struct box *foot_measure(const struct setting *s, const struct numbers *numbers)
{
    static const enum align aligns[SIDES] = {ALIGN_START, ALIGN_CENTER, ALIGN_END};
    const struct layout *l = s->layout;
    const struct layout_foot *foot = foot_of(l, numbers);
    const layout_parts *const parts[SIDES] = {&foot->start, &foot->center, &foot->end};
    const struct style *style = &l->style[STYLE_FOOTER];
    struct side side[SIDES] = {{0}};
    pt64 width = setting_width(s, numbers->page - 1);
    struct box *box = arena_new(s->arena, struct box);
    struct piece *rule;
    unsigned lines;
    pt64 first;

    for (int i = 0; i < SIDES; i++)
        shape_side(s, parts[i], numbers, &side[i]);
    narrow(side, width, style->size);
    align_sides(side, width);
    lines = break_sides(s, side, numbers);
    if (lines == 0)
        return NULL;
    first = l->height - l->foot_y - (pt64)(lines - 1) * style->leading;
    box->width = width;
    if (l->foot_rule.width) {
        rule = box_add(box, s->arena, PIECE_RULE);
        rule->artifact = true;
        rule->color = l->foot_rule.color;
        rule->rule_width = l->foot_rule.width;
        rule->w = width;
        rule->y = first - l->foot_rule.gap;
    }
    for (int i = 0; i < SIDES; i++) {
        struct piece *p;

        if (!side[i].block)
            continue;
        p = box_add(box, s->arena, PIECE_TEXT);
        p->block = side[i].block;
        p->style = setting_style(s, side[i].block);
        p->artifact = true;
        p->align = aligns[i];
        p->text = side[i].lines;
        p->leading = style->leading;
        p->x = side[i].x;
        p->w = side[i].width;
        p->y = first;
    }
    return box;
}
