#include "frame_check.h"

#include <stdio.h>

#include "base/utf8.h"
#include "ink.h"
#include "unit.h"

struct check {
    const struct frames *frames;
    const struct layout *layout;
    const char *what;
    size_t page;
    const struct frame *frame;
    struct buf *said;
    size_t faults;
};

static const pt64 SLACK = PT64(0.5);
static const pt64 EDGE = PT64_MM(5), MARGIN = PT64_MM(10); /* of ink, of words */

static void complain(struct check *c, const struct frame_item *item, const char *fault)
{
    struct str words = item->kind == ITEM_RUN ? item->u.run->text : STR("");

    c->faults++;
    buf_printf(c->said, "%s, page %zu: %s: item %d at %.2f %.2f pt \"%.*s\"\n", c->what,
               c->page + 1, fault, (int)item->kind, item->x / 64.0, item->y / 64.0, STR_ARG(words));
}

static void complain_of_page(struct check *c, const char *fault)
{
    c->faults++;
    buf_printf(c->said, "%s, page %zu: %s\n", c->what, c->page + 1, fault);
}

static bool in_foot(const struct check *c, const struct frame_item *item)
{
    return item->y > c->layout->height - c->layout->margin_bottom;
}

static bool is_dotted(const struct frame_item *item)
{
    return item->kind == ITEM_RULE && item->u.rule.dotted;
}

/* Where strips are cut: anywhere that a printer reaches. */
static void check_dots(struct check *c, const struct frame_item *item)
{
    if (item->x < EDGE || item->x + item->w > c->frame->width - EDGE || item->y < EDGE ||
        item->y + item->h > c->frame->height - EDGE)
        complain(c, item, "off the printer's reach");
}

static void check_place(struct check *c, const struct frame_item *item)
{
    const struct layout *l = c->layout;
    struct ink a = ink_of(item);
    pt64 left = c->frames->story->rtl ? l->margin_end : l->margin_start;
    pt64 right = c->frame->width - (c->frames->story->rtl ? l->margin_start : l->margin_end);

    if (a.left + SLACK < left || a.right > right + SLACK)
        complain(c, item, "outside the text area");
    if (a.top + SLACK < l->margin_top)
        complain(c, item, "above the text area");
    if (in_foot(c, item) ? a.bottom > l->height - PT64_MM(5)
                         : a.bottom > l->height - l->margin_bottom + SLACK)
        complain(c, item, "below the text area");
}

static void check_apart(struct check *c, const struct frame_item *item, size_t i)
{
    struct ink a = ink_with_quiet(item);

    for (size_t k = i + 1; k < c->frame->items.n; k++) {
        const struct frame_item *other = &c->frame->items.v[k];

        if (other->kind != ITEM_FILL && !ink_is_none(other) &&
            ink_overlaps(a, ink_with_quiet(other)))
            complain(c, other, "over something else");
    }
}

/* ---- Boxes */

static const struct block *root_of(const struct block *b)
{
    while (b && b->parent)
        b = b->parent;
    return b;
}

/* What isn't the box's lies outside it; what is lies inside, and is all of one part. Smaller fills
 * within it, such as its bar, are its own. */
static void check_box(struct check *c, const struct frame_item *fill)
{
    struct ink box = ink_of(fill);
    const struct block *part = NULL;

    for (size_t i = 0; i < c->frame->items.n; i++) {
        const struct frame_item *item = &c->frame->items.v[i];
        struct ink a = ink_of(item);

        if (item == fill || ink_is_none(item) || !ink_overlaps(a, box))
            continue;
        if (item->kind == ITEM_FILL && ink_within(box, a))
            continue;
        if (!ink_within(a, box))
            complain(c, item, "across the edge of a box");
        if (part && item->block && root_of(item->block) != part)
            complain(c, item, "in another part's box");
        part = part || !item->block ? part : root_of(item->block);
    }
}

/* ---- The grid */

static const struct style *style_of(const struct check *c, const struct frame_item *item)
{
    enum style_id id = item->block->style;

    return &c->layout
                ->style[item->artifact && id == STYLE_CATEGORY ? STYLE_CATEGORY_CONTINUED : id];
}

static void check_grid(struct check *c, const struct frame_item *item)
{
    const struct style *style = item->block ? style_of(c, item) : NULL;
    pt64 grid = c->frame->grid_leading;

    if (!style || in_foot(c, item) || style->height % grid || style->leading % grid)
        return;
    if (item->block->style == STYLE_CAPTION) /* under a QR code, wherever that ends */
        return;
    if ((item->y + style->shift - c->frame->grid_first) % grid)
        complain(c, item, "off the grid");
    /* Two lines on the grid are as level as can be told: a place is a whole 1/64 pt, and 0.01 pt is
     * less. */
}

/* ---- Columns */

struct extent {
    pt64 left, right;
};

/* Those of a master's bands on this page, as the manual says: by shares of what the gutters leave.
 */
static size_t columns_of(const struct check *c, const layout_bands *bands, struct extent out[])
{
    const struct layout *l = c->layout;
    size_t n = 0;

    for (size_t i = 0; i < bands->n; i++) {
        const struct layout_band *band = &bands->v[i];
        pt64 room = c->frame->width - l->margin_start - l->margin_end -
                    (pt64)(band->cells.n - 1) * l->gutter;
        pt64 at = l->margin_start, shares = 0;

        for (size_t k = 0; k < band->cells.n; k++)
            shares += (pt64)band->cells.v[k].share;
        for (size_t k = 0; k < band->cells.n; k++) {
            pt64 width = (pt64)((int64_t)room * band->cells.v[k].share / shares);
            pt64 left = c->frames->story->rtl ? c->frame->width - at - width : at;

            if (band->cells.v[k].column)
                out[n++] = (struct extent){left, left + width};
            at += width + l->gutter;
        }
    }
    return n;
}

/* The column that the ink lies in, from 1; 0: none. */
static size_t column_in(const struct check *c, enum master_id master, struct ink a)
{
    struct extent columns[LAYOUT_CELLS_MAX];
    size_t n = columns_of(c, &c->layout->master[master], columns);

    for (size_t i = 0; i < n; i++)
        if (a.left + SLACK >= columns[i].left && a.right <= columns[i].right + SLACK)
            return i + 1;
    return 0;
}

/* Pages of the first master may be several: its columns, or the others'. */
static size_t column_of(const struct check *c, const struct frame_item *item)
{
    size_t column = column_in(c, MASTER_OTHER, ink_of(item));

    return column ? column : column_in(c, MASTER_FIRST, ink_of(item));
}

static bool is_flow(const struct check *c, const struct frame_item *item)
{
    const struct block *root = root_of(item->block);

    for (size_t i = 0; i < c->layout->flow.n; i++)
        if (root && root == c->frames->story->part[c->layout->flow.v[i].part])
            return true;
    return false;
}

static void check_column(struct check *c, const struct frame_item *item)
{
    if (is_flow(c, item) && !column_of(c, item))
        complain(c, item, "out of its column");
}

/* The next words below a section's heading (its last line), in its column, are near, and no other
 * section's. */
static void check_heading(struct check *c, const struct frame_item *heading)
{
    const struct frame_item *next = NULL;

    for (size_t i = 0; i < c->frame->items.n; i++) {
        const struct frame_item *item = &c->frame->items.v[i];

        if (item->kind != ITEM_RUN || item->y <= heading->y || in_foot(c, item) ||
            column_of(c, item) != column_of(c, heading))
            continue;
        if (item->block == heading->block)
            return;
        if (!next || item->y < next->y)
            next = item;
    }
    if (!next || next->y - heading->y > 3 * c->frame->grid_leading)
        complain(c, heading, "a heading alone");
    else if (next->block->style == STYLE_CATEGORY)
        complain(c, heading, "a heading above a heading");
}

/* ---- Strips */

/* Its words stand within it, apart, as far from the paper's edges as words must be, on nothing. */
static void check_inset(struct check *c, const struct inset *inset)
{
    const struct frame *page = c->frame;

    for (size_t i = 0; i < inset->frame->items.n; i++) {
        const struct frame_item *item = &inset->frame->items.v[i];
        struct ink a = ink_of(item);

        if (ink_is_none(item))
            continue;
        if (!item->artifact)
            complain(c, item, "words of a strip that are no artifact");
        if (a.left < 0 || a.right > inset->frame->width || a.top < 0 ||
            a.bottom > inset->frame->height)
            complain(c, item, "off its strip");
        a = ink_placed(a, inset->frame->width, inset->frame->height, inset->x, inset->y,
                       inset->quarters);
        if (a.left + SLACK < MARGIN || a.right > page->width - MARGIN + SLACK ||
            a.bottom > page->height - MARGIN + SLACK)
            complain(c, item, "too near to the paper's edge");
        c->frame = inset->frame;
        check_apart(c, item, i);
        c->frame = page;
        for (size_t k = 0; k < page->items.n; k++)
            if (!ink_is_none(&page->items.v[k]) && ink_overlaps(a, ink_of(&page->items.v[k])))
                complain(c, item, "a strip over something else");
    }
}

static void check_insets(struct check *c)
{
    if (c->frame->insets.n != c->layout->strips.count)
        complain_of_page(c, "too few strips, or too many");
    for (size_t i = 0; i < c->frame->insets.n; i++)
        check_inset(c, &c->frame->insets.v[i]);
}

/* A number over two lines has a link for either. */
static void check_phone(struct check *c, const struct frame *frame, size_t i)
{
    const struct frame_item *item = &frame->items.v[i];

    if (item->kind != ITEM_LINK || !str_starts(item->u.link.href, STR("tel:")))
        return;
    for (size_t k = 0; k < i; k++)
        if (frame->items.v[k].kind == ITEM_LINK && frame->items.v[k].span == item->span)
            complain(c, item, "a phone number over two lines");
}

static void check_frame(struct check *c, size_t page)
{
    c->page = page;
    c->frame = &c->frames->v.v[page];
    if (c->frame->width != layout_page_width(c->layout, (unsigned)page) ||
        c->frame->height != c->layout->height)
        complain_of_page(c, "not of the layout's size");
    for (size_t i = 0; i < c->frame->items.n; i++) {
        const struct frame_item *item = &c->frame->items.v[i];

        check_phone(c, c->frame, i);
        if (ink_is_none(item))
            continue;
        if (is_dotted(item)) {
            check_dots(c, item);
            continue;
        }
        check_place(c, item);
        if (item->kind == ITEM_FILL) {
            check_box(c, item);
            continue;
        }
        check_apart(c, item, i);
        check_column(c, item);
        if (item->kind == ITEM_RUN) {
            check_grid(c, item);
            if (item->block && item->block->style == STYLE_CATEGORY &&
                item->block->kind == BLOCK_HEADING)
                check_heading(c, item);
        }
    }
    check_insets(c);
}

/* ---- Words */

/* Characters that show: no spaces, no controls of direction, no hyphens that may or may not be
 * there. */
static size_t visible(struct str s)
{
    size_t n = 0;

    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_next(s, &at);

        n += c > 0x20 && c != 0xa0 && c != 0xad && !(c >= 0x2000 && c <= 0x200f) &&
             !(c >= 0x2028 && c <= 0x202f) && !(c >= 0x2060 && c <= 0x206f);
    }
    return n;
}

static size_t printed(const struct frames *frames, const struct block *b)
{
    size_t n = 0;

    for (size_t p = 0; p < frames->v.n; p++)
        for (size_t i = 0; i < frames->v.v[p].items.n; i++) {
            const struct frame_item *item = &frames->v.v[p].items.v[i];
            bool dot = item->kind == ITEM_RUN && b->kind == BLOCK_ITEM &&
                       str_eq(item->u.run->text, STR("•"));

            if (item->kind == ITEM_RUN && item->block == b && !item->artifact && !dot)
                n += visible(item->u.run->text);
        }
    return n;
}

static bool has_numbers(const struct block *b)
{
    for (size_t i = 0; i < b->spans.n; i++)
        if (b->spans.v[i].kind != SPAN_TEXT && b->spans.v[i].kind != SPAN_STRONG)
            return true;
    return false;
}

static void check_words(struct check *c, const struct block *b, bool wanted)
{
    size_t n = 0;

    BLOCK_EACH (child, b) {
        check_words(c, child, wanted);
    }
    if (has_numbers(b))
        return;
    for (size_t i = 0; wanted && i < b->spans.n; i++)
        n += visible(b->spans.v[i].text);
    if (printed(c->frames, b) == n)
        return;
    c->faults++;
    buf_printf(c->said, "%s: %zu of %zu characters printed: \"%.*s\"\n", c->what,
               printed(c->frames, b), n, STR_ARG(b->spans.v[0].text));
}

/* All words of the variant chosen, once; none of the others. */
static void check_choices(struct check *c)
{
    for (size_t i = 0; i < c->frames->choices.n; i++) {
        const struct choice *choice = &c->frames->choices.v[i];

        BLOCK_EACH (variant, choice->entry) {
            check_words(c, variant, (int)variant->variant == choice->variant);
        }
    }
}

/* The contents lack the sections of which nothing is printed, and short leaflets have none. */
static void check_bands(struct check *c, const layout_bands *bands)
{
    for (size_t i = 0; i < bands->n; i++)
        for (size_t k = 0; k < bands->v[i].cells.n; k++) {
            const struct layout_cell *cell = &bands->v[i].cells.v[k];

            for (size_t p = 0; p < cell->parts.n; p++) {
                const struct block *part = c->frames->story->part[cell->parts.v[p].part];

                if (part && cell->parts.v[p].part != PART_CONTENTS)
                    check_words(c, part, true);
            }
        }
}

/* What stands still is there, all of it, once. A page without columns may leave parts out. */
static void check_parts(struct check *c)
{
    if (!c->layout->flow.n)
        return;
    check_bands(c, &c->layout->master[MASTER_FIRST]);
    check_bands(c, &c->layout->ending);
}

size_t frame_faults(const struct frames *frames, const struct layout *layout, const char *what,
                    struct buf *said)
{
    struct check c = {.frames = frames, .layout = layout, .what = what, .said = said};

    for (size_t i = 0; i < frames->v.n; i++)
        check_frame(&c, i);
    check_choices(&c);
    check_parts(&c);
    return c.faults;
}

void frame_check(const struct frames *frames, const struct layout *layout, const char *what)
{
    struct buf said = {0};
    size_t faults = frame_faults(frames, layout, what, &said);

    if (faults) /* the report lives on: fail_msg jumps */
        fail_msg("%zu faults:\n%.*s", faults, STR_ARG(str_sub(buf_view(&said), 0, 4000)));
    buf_release(&said);
    assert_true(frames->v.n > 0);
}
