/*
 * trace.c: frames in words, for golden tests and for people who compare layouts.
 *
 *     frame 1: 419.53 x 595.28, label "1"
 *       run    28.35  44.50  w 98.3  heading 1/title  NotoSans-Bold 40  #0B4F6C  fi  "Tampere"
 *
 * An item a line: its place, what it says (the kind and style of its block), how it looks. Heights
 * come from the grid and are given to 1/100 pt; places along a line come from the fonts' widths and
 * are given to 1/10 pt, so that a font's next version shows where it changes the page, not
 * everywhere. No glyph numbers. A no-break space is shown as ⍽ (U+237D), other spaces and what
 * can't be seen as \u{…}.
 */
#include <stdio.h>

#include "base/utf8.h"
#include "config/icons.h"
#include "font/face.h"
#include "write/write.h"

static const char *const ITEM[] = {
    [ITEM_RUN] = "run", [ITEM_FILL] = "fill",       [ITEM_RULE] = "rule", [ITEM_ICON] = "icon",
    [ITEM_QR] = "qr",   [ITEM_PICTURE] = "picture", [ITEM_LINK] = "link",
};

/* ---- Pieces */

/* v in points, with one decimal or two, in a column of its own. */
static void put_points(struct buf *b, pt64 v, int decimals)
{
    char text[24];
    int64_t one = decimals == 2 ? 100 : 10;
    int64_t scaled = ((int64_t)v * one + (v < 0 ? -32 : 32)) / 64;
    uint64_t size = (uint64_t)(scaled < 0 ? -scaled : scaled);

    snprintf(text, sizeof text, "%s%u.%0*u", scaled < 0 ? "-" : "",
             (unsigned)(size / (uint64_t)one), decimals, (unsigned)(size % (uint64_t)one));
    buf_printf(b, " %*s", 6 + decimals - 1, text);
}

/* Spaces that look like another, and what can't be seen. */
static bool is_hidden(uint32_t c)
{
    return c < ' ' || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x61C ||
           (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) ||
           (c >= 0x205F && c <= 0x206F) || c == 0x3000 || c == 0xFEFF;
}

static void put_quoted(struct buf *b, struct str s)
{
    buf_puts(b, " \"");
    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_next(s, &at);

        if (c == '"' || c == '\\')
            buf_char(b, '\\');
        if (c == 0xA0)
            buf_puts(b, "\xE2\x8D\xBD");
        else if (is_hidden(c))
            buf_printf(b, "\\u{%X}", (unsigned)c);
        else
            buf_utf8(b, c);
    }
    buf_char(b, '"');
}

static void put_lang(struct buf *b, lang_tag lang)
{
    char code[4];

    if (lang)
        buf_printf(b, " %s", lang_code(lang, code));
}

/* Whose words these are: "heading 1/title", "-" when nobody's. */
static void put_block(struct buf *b, const struct frame_item *item)
{
    const struct block *block = item->block;

    if (!block) {
        buf_puts(b, "  -");
        return;
    }
    buf_printf(b, "  %s", block_kind_name(block->kind));
    if (block->kind == BLOCK_HEADING)
        buf_printf(b, " %u", block->level);
    buf_printf(b, "/%s%s", style_name(block->style), item->artifact ? " artifact" : "");
}

static void put_color(struct buf *b, rgb color)
{
    buf_printf(b, "  #%06X", (unsigned)color);
}

/* The file's name alone: where it lies differs from machine to machine. */
static struct str base_name(struct str path)
{
    size_t start = path.n;

    while (start > 0 && path.s[start - 1] != '/')
        start--;
    return str_sub(path, start, path.n);
}

/* ---- Items */

static void put_run(struct buf *b, const struct frame_item *item)
{
    const struct glyph_run *run = item->u.run;

    put_points(b, run->width, 1);
    buf_puts(b, "        ");
    put_block(b, item);
    buf_printf(b, "  %s", run->face->name);
    put_points(b, run->size, 2);
    put_color(b, item->color);
    buf_char(b, ' ');
    put_lang(b, run->lang);
    buf_printf(b, "%s%s ", run->rtl ? " rtl" : "", run->hyphen ? " hyphen" : "");
    put_quoted(b, run->text);
}

static void put_link(struct buf *b, const struct frame_item *item)
{
    if (item->u.link.target_frame >= 0) {
        buf_printf(b, "  frame %d at", item->u.link.target_frame + 1);
        put_points(b, item->u.link.target_y, 2);
    } else {
        buf_puts(b, "  ");
        buf_str(b, item->u.link.href);
    }
    if (item->span && item->span->href_title.n)
        put_quoted(b, item->span->href_title);
}

/* What only some kinds have, behind their box. */
static void put_details(struct buf *b, const struct frame_item *item)
{
    switch (item->kind) {
    case ITEM_RULE:
        put_color(b, item->color);
        buf_puts(b, "  width");
        put_points(b, item->u.rule.width, 2);
        buf_puts(b, item->u.rule.dotted ? " dotted" : "");
        break;
    case ITEM_ICON:
        put_color(b, item->color);
        buf_puts(b, "  ");
        buf_str(b, item->u.icon->name);
        break;
    case ITEM_QR:
        put_color(b, item->color);
        buf_printf(b, "  %u modules ", item->u.qr.side);
        put_quoted(b, item->block ? item->block->figure_source : STR_NONE);
        break;
    case ITEM_PICTURE:
        buf_puts(b, "  ");
        buf_str(b, base_name(item->u.picture.path));
        break;
    case ITEM_LINK:
        put_link(b, item);
        break;
    default:
        put_color(b, item->color);
    }
}

static void put_item(struct buf *b, const struct frame_item *item)
{
    buf_printf(b, "  %-7s", ITEM[item->kind]);
    put_points(b, item->x, 1);
    put_points(b, item->y, 2);
    if (item->kind == ITEM_RUN) {
        put_run(b, item);
    } else {
        put_points(b, item->w, 1);
        put_points(b, item->h, 2);
        put_block(b, item);
        put_details(b, item);
    }
    buf_char(b, '\n');
}

/* ---- Pages and sheets */

static void put_size(struct buf *b, pt64 width, pt64 height)
{
    put_points(b, width, 2);
    buf_puts(b, " x");
    put_points(b, height, 2);
}

static void put_area(struct buf *b, struct area a)
{
    put_points(b, a.x, 2);
    put_points(b, a.y, 2);
    put_size(b, a.w, a.h);
}

/* Each place; what stands there once for all that share it. */
static void put_insets(struct buf *b, const struct frame *frame)
{
    const struct frame *last = NULL;

    for (size_t i = 0; i < frame->insets.n; i++) {
        const struct inset *inset = &frame->insets.v[i];

        buf_puts(b, "  inset");
        put_points(b, inset->x, 2);
        put_points(b, inset->y, 2);
        put_size(b, inset->frame->width, inset->frame->height);
        buf_printf(b, ", %u quarter turns\n", inset->quarters);
        for (size_t k = 0; inset->frame != last && k < inset->frame->items.n; k++) {
            buf_puts(b, "  ");
            put_item(b, &inset->frame->items.v[k]);
        }
        last = inset->frame;
    }
}

static void put_frame(struct buf *b, const struct frame *frame, size_t index)
{
    buf_printf(b, "frame %zu:", index + 1);
    put_size(b, frame->width, frame->height);
    buf_puts(b, ", baselines from");
    put_points(b, frame->grid_first, 2);
    buf_puts(b, " every");
    put_points(b, frame->grid_leading, 2);
    buf_puts(b, ", label");
    put_quoted(b, frame->label);
    buf_char(b, '\n');
    for (size_t i = 0; i < frame->items.n; i++)
        put_item(b, &frame->items.v[i]);
    put_insets(b, frame);
}

static void put_bookmark(struct buf *b, const struct bookmark *mark)
{
    buf_printf(b, "bookmark %u: frame %u at", mark->level, mark->frame + 1);
    put_points(b, mark->y, 2);
    put_quoted(b, mark->title);
    buf_char(b, '\n');
}

static void put_side(struct buf *b, const struct side *side, size_t index)
{
    buf_printf(b, "side %zu:", index + 1);
    put_size(b, side->width, side->height);
    buf_puts(b, ", trim");
    put_area(b, side->trim);
    buf_puts(b, ", bleed");
    put_area(b, side->bleed);
    buf_char(b, '\n');
    for (size_t i = 0; i < side->placed.n; i++) {
        const struct placement *p = &side->placed.v[i];

        buf_printf(b, "  frame %u at", p->frame + 1);
        put_points(b, p->x, 2);
        put_points(b, p->y, 2);
        buf_printf(b, ", %u quarter turns, seen in", p->quarters);
        put_area(b, p->clip);
        buf_char(b, '\n');
    }
    for (size_t i = 0; i < side->marks.n; i++)
        put_item(b, &side->marks.v[i]);
}

void write_trace(const struct sheets *sheets, struct buf *out)
{
    const struct frames *frames = sheets->frames;

    buf_puts(out, "leaflet:");
    put_lang(out, frames->story->lang);
    buf_puts(out, frames->story->rtl ? " rtl" : "");
    put_quoted(out, frames->story->title);
    buf_char(out, '\n');
    for (size_t i = 0; i < frames->v.n; i++)
        put_frame(out, &frames->v.v[i], i);
    for (size_t i = 0; i < frames->bookmarks.n; i++)
        put_bookmark(out, &frames->bookmarks.v[i]);
    for (size_t i = 0; sheets->imposed && i < sheets->sides.n; i++)
        put_side(out, &sheets->sides.v[i], i);
}
