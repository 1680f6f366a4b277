#include "frame_check.h"

#include <stdio.h>

#include "base/utf8.h"
#include "font/face.h"
#include "unit.h"

struct check {
    const struct frames *frames;
    const struct layout *layout;
    const char *what;
    size_t page;
    const struct frame *frame;
};

struct area {
    pt64 left, top, right, bottom;
};

static const pt64 SLACK = PT64(0.5);
static const pt64 EDGE = PT64_MM(5), MARGIN = PT64_MM(10); /* of ink, of words */

static void complain(const struct check *c, const struct frame_item *item, const char *fault)
{
    struct str words = item->kind == ITEM_RUN ? item->u.run->text : STR("");

    fail_msg("%s, page %zu: %s: item %d at %.2f %.2f pt \"%.*s\"", c->what, c->page + 1, fault,
             (int)item->kind, item->x / 64.0, item->y / 64.0, STR_ARG(words));
}

/* Width of the space that ends a line: it is written, but shows nothing. */
static pt64 space_at_end(const struct glyph_run *run)
{
    const struct glyph *last = run->n ? &run->glyphs[run->rtl ? 0 : run->n - 1] : NULL;

    if (!last || !str_ends(run->text, STR(" ")))
        return 0;
    return pt64_scale(last->advance, run->size, run->face->units_per_em);
}

/* What the item blackens, about; of text, from the ascenders to the descenders. */
static struct area area_of(const struct frame_item *item)
{
    if (item->kind == ITEM_RUN) {
        const struct glyph_run *run = item->u.run;
        pt64 space = space_at_end(run), left = run->rtl ? space : 0;

        return (struct area){item->x + left, item->y - run->size * 3 / 4,
                             item->x + left + run->width - space, item->y + run->size * 23 / 100};
    }
    if (item->kind == ITEM_QR) { /* with its quiet zone */
        pt64 quiet = item->w * 4 / (pt64)item->u.qr.side;

        return (struct area){item->x - quiet, item->y - quiet, item->x + item->w + quiet,
                             item->y + item->h + quiet};
    }
    return (struct area){item->x, item->y, item->x + item->w, item->y + item->h};
}

static bool overlap(struct area a, struct area b)
{
    return a.left + SLACK < b.right && b.left + SLACK < a.right && a.top + SLACK < b.bottom &&
           b.top + SLACK < a.bottom;
}

static bool is_blank(const struct frame_item *item)
{
    return item->kind == ITEM_RUN && str_trim(item->u.run->text).n == 0;
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
static void check_dots(const struct check *c, const struct frame_item *item)
{
    if (item->x < EDGE || item->x + item->w > c->frame->width - EDGE || item->y < EDGE ||
        item->y + item->h > c->frame->height - EDGE)
        complain(c, item, "off the printer's reach");
}

static void check_place(const struct check *c, const struct frame_item *item)
{
    const struct layout *l = c->layout;
    struct area a = area_of(item);
    pt64 left = c->frames->story->rtl ? l->margin_end : l->margin_start;
    pt64 right = c->frame->width - (c->frames->story->rtl ? l->margin_start : l->margin_end);

    if (item->kind == ITEM_QR) /* the quiet zone may lie in the margin */
        a = (struct area){item->x, item->y, item->x + item->w, item->y + item->h};
    if (a.left + SLACK < left || a.right > right + SLACK)
        complain(c, item, "outside the text area");
    if (a.top + SLACK < l->margin_top)
        complain(c, item, "above the text area");
    if (in_foot(c, item) ? a.bottom > l->height - PT64_MM(5)
                         : a.bottom > l->height - l->margin_bottom + SLACK)
        complain(c, item, "below the text area");
}

static void check_apart(const struct check *c, const struct frame_item *item, size_t i)
{
    struct area a = area_of(item);

    for (size_t k = i + 1; k < c->frame->items.n; k++) {
        const struct frame_item *other = &c->frame->items.v[k];

        if (other->kind == ITEM_FILL || other->kind == ITEM_LINK || is_blank(other))
            continue;
        if (overlap(a, area_of(other)))
            complain(c, other, "over something else");
    }
}

static const struct style *style_of(const struct check *c, const struct frame_item *item)
{
    enum style_id id = item->block->style;

    return &c->layout
                ->style[item->artifact && id == STYLE_CATEGORY ? STYLE_CATEGORY_CONTINUED : id];
}

static void check_grid(const struct check *c, const struct frame_item *item)
{
    const struct style *style = item->block ? style_of(c, item) : NULL;
    pt64 grid = c->frame->grid_leading;

    if (!style || in_foot(c, item) || style->height % grid || style->leading % grid)
        return;
    if ((item->y + style->shift - c->frame->grid_first) % grid)
        complain(c, item, "off the grid");
}

/* Of two columns, the left or the right. */
static int column_of(const struct check *c, const struct frame_item *item)
{
    const layout_bands *bands = &c->layout->master[MASTER_OTHER];

    return bands->v[0].cells.n > 1 && item->x > c->frame->width / 2;
}

/* The next words below a section's heading (its last line), in its column, are near, and no other
 * section's. */
static void check_heading(const struct check *c, const struct frame_item *heading)
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

/* Where the item of an inset is on the page: see struct placement. */
static struct area on_page(const struct inset *inset, struct area a)
{
    pt64 w = inset->frame->width, h = inset->frame->height, x = inset->x, y = inset->y;

    if (inset->quarters == 1)
        return (struct area){x + h - a.bottom, y + a.left, x + h - a.top, y + a.right};
    assert_int_equal(inset->quarters, 3);
    return (struct area){x + a.top, y + w - a.right, x + a.bottom, y + w - a.left};
}

/* Its words stand within it, apart, as far from the paper's edges as words must be, on nothing. */
static void check_inset(struct check *c, const struct inset *inset)
{
    const struct frame *page = c->frame;

    for (size_t i = 0; i < inset->frame->items.n; i++) {
        const struct frame_item *item = &inset->frame->items.v[i];
        struct area a = area_of(item);

        if (item->kind == ITEM_LINK || is_blank(item))
            continue;
        if (!item->artifact)
            complain(c, item, "words of a strip that are no artifact");
        if (a.left < 0 || a.right > inset->frame->width || a.top < 0 ||
            a.bottom > inset->frame->height)
            complain(c, item, "off its strip");
        a = on_page(inset, a);
        if (a.left < MARGIN || a.right > page->width - MARGIN || a.bottom > page->height - MARGIN)
            complain(c, item, "too near to the paper's edge");
        c->frame = inset->frame;
        check_apart(c, item, i);
        c->frame = page;
        for (size_t k = 0; k < page->items.n; k++)
            if (page->items.v[k].kind != ITEM_LINK && !is_blank(&page->items.v[k]) &&
                overlap(a, area_of(&page->items.v[k])))
                complain(c, item, "a strip over something else");
    }
}

static void check_insets(struct check *c)
{
    assert_int_equal(c->frame->insets.n, c->layout->strips.count);
    for (size_t i = 0; i < c->frame->insets.n; i++)
        check_inset(c, &c->frame->insets.v[i]);
}

static void check_frame(struct check *c, size_t page)
{
    c->page = page;
    c->frame = &c->frames->v.v[page];
    assert_int_equal(c->frame->width, layout_page_width(c->layout, (unsigned)page));
    assert_int_equal(c->frame->height, c->layout->height);
    for (size_t i = 0; i < c->frame->items.n; i++) {
        const struct frame_item *item = &c->frame->items.v[i];

        if (item->kind == ITEM_LINK || is_blank(item))
            continue;
        if (is_dotted(item)) {
            check_dots(c, item);
            continue;
        }
        check_place(c, item);
        if (item->kind == ITEM_FILL)
            continue;
        check_apart(c, item, i);
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

static void check_words(const struct check *c, const struct block *b, bool wanted)
{
    size_t n = 0;

    BLOCK_EACH (child, b) {
        check_words(c, child, wanted);
    }
    if (has_numbers(b))
        return;
    for (size_t i = 0; wanted && i < b->spans.n; i++)
        n += visible(b->spans.v[i].text);
    if (printed(c->frames, b) != n)
        fail_msg("%s: %zu of %zu characters printed: \"%.*s\"", c->what, printed(c->frames, b), n,
                 STR_ARG(b->spans.v[0].text));
}

/* All words of the variant chosen, once; none of the others. */
static void check_choices(const struct check *c)
{
    for (size_t i = 0; i < c->frames->choices.n; i++) {
        const struct choice *choice = &c->frames->choices.v[i];

        BLOCK_EACH (variant, choice->entry) {
            check_words(c, variant, (int)variant->variant == choice->variant);
        }
    }
}

void frame_check(const struct frames *frames, const struct layout *layout, const char *what)
{
    struct check c = {.frames = frames, .layout = layout, .what = what};

    assert_true(frames->v.n > 0);
    for (size_t i = 0; i < frames->v.n; i++)
        check_frame(&c, i);
    check_choices(&c);
}
