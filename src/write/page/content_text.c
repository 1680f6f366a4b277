/*
 * content_text.c: glyph runs, as PDF operators (ISO 32000-1, 9.4).
 *
 * A viewer moves on by the widths of the font; where the run's glyphs stand elsewhere (kerning,
 * marks), a number in a TJ array moves the pen. The pen is followed in the units that the file has,
 * so that rounding does not add up. A run that goes on where another of its font and size ended
 * joins it.
 *
 * Right to left, glyphs are shown as they stand, from the left, marked as ReversedChars, and the
 * text of a glyph that reads as more than one character is reversed, too: the only form that
 * poppler, PDFium and pdf.js all read rightly.
 *
 * A mark that is read with its letter is no text of its own, and drawn as a shape: readers would
 * take it, at a height of its own, for a word or a line.
 *
 * A character that the face lacks is shown as a space that reads as it, and a box is drawn there.
 */
#include "write/page/content.h"

#include <stdlib.h>

enum {
    NOTDEF = 0,     /* the glyph of characters that a face lacks; archives forbid showing it */
    EM = 10000,     /* the units along the line to the font's size */
    THOUSANDTH = 10 /* a move smaller than 1/1000 of the size is not worth a number */
};

void content_end_show(struct content *c)
{
    struct content_text *t = &c->text;

    if (!t->show.n)
        return;
    if (t->in_string)
        buf_char(&t->show, ')');
    if (t->array)
        buf_char(&c->out, '[');
    buf_str(&c->out, buf_view(&t->show));
    buf_puts(&c->out, t->array ? "]TJ\n" : "Tj\n");
    buf_clear(&t->show);
    t->in_string = t->array = false;
}

void content_begin_text(struct content *c)
{
    if (c->text.open)
        return;
    content_end_path(c);
    buf_puts(&c->out, "BT\n");
    c->text.open = true;
    c->text.placed = false;
    c->text.x = c->text.y = 0;
}

void content_end_text(struct content *c)
{
    if (!c->text.open)
        return;
    content_end_show(c);
    buf_puts(&c->out, "ET\n");
    c->text.open = false;
}

static void set_font(struct content *c, const struct pdf_font *font, pt64 size)
{
    struct content_text *t = &c->text;

    if (t->font == font && t->size == size)
        return;
    content_end_show(c);
    buf_puts(&c->out, "/F");
    buf_int(&c->out, pdf_font_number(font));
    buf_char(&c->out, ' ');
    content_number(c, (int64_t)size * 15625, 6); /* exact: all places along the line hang on it */
    buf_puts(&c->out, "Tf\n");
    t->font = font;
    t->size = size;
    t->placed = false;
}

static void set_color(struct content *c, rgb color)
{
    if (c->fill == color)
        return;
    content_end_show(c);
    content_fill_color(c, color);
}

static void set_rise(struct content *c, int64_t rise)
{
    if (c->text.rise == rise)
        return;
    content_end_show(c);
    content_number(c, rise, 2);
    buf_puts(&c->out, "Ts\n");
    c->text.rise = rise;
}

/* Where x is along the line, in units of the size. */
static int64_t along(const struct content_text *t, pt64 x)
{
    return ((int64_t)x * 100 - t->x * 64) * (EM / 100) / t->size;
}

/* The pen at a place of the page; returns it along the line. */
static int64_t move_to(struct content *c, pt64 x, pt64 y)
{
    struct content_text *t = &c->text;
    int64_t new_x = content_centi(x);
    int64_t new_y = content_centi(c->height - y);

    if (!t->placed || new_y != t->y || llabs(along(t, x) - t->pen) > EM) {
        content_end_show(c);
        content_number(c, new_x - t->x, 2);
        content_number(c, new_y - t->y, 2);
        buf_puts(&c->out, "Td\n");
        t->x = new_x;
        t->y = new_y;
        t->pen = 0;
        t->placed = true;
    }
    return along(t, x);
}

/* ---- Glyphs */

/* Moves the pen towards a place along the line, where that is worth it. */
static void adjust(struct content_text *t, int64_t to)
{
    int64_t off = to - t->pen;
    int64_t number; /* in thousandths, and leftwards, as TJ has it */

    if (llabs(off) < THOUSANDTH)
        return;
    if (t->in_string)
        buf_char(&t->show, ')');
    number = -(off + (off < 0 ? -THOUSANDTH / 2 : THOUSANDTH / 2)) / THOUSANDTH;
    buf_int(&t->show, number);
    t->pen -= number * THOUSANDTH;
    t->in_string = false;
    t->array = true;
}

/* The text's characters, last first. */
static struct str reversed(struct str text, struct buf *scratch)
{
    size_t end = text.n;

    buf_clear(scratch);
    while (end > 0) {
        size_t start = end - 1;

        while (start > 0 && ((unsigned char)text.s[start] & 0xC0) == 0x80)
            start--;
        buf_str(scratch, str_sub(text, start, end));
        end = start;
    }
    return buf_view(scratch);
}

/* What glyph i reads as. `scratch` may back it. */
static struct str glyph_text(const struct glyph_run *run, size_t i, struct buf *scratch)
{
    const struct glyph *g = &run->glyphs[i];
    struct str text = {run->text.s + g->text_at, g->text_n};

    if (!run->hyphen && !run->rtl) /* most */
        return text;
    if (run->hyphen && i == (run->rtl ? 0 : run->n - 1))
        return STR("\xC2\xAD");
    return run->rtl && text.n > 1 ? reversed(text, scratch) : text;
}

/* Drawn, but not read. */
static bool is_shape(const struct glyph *g)
{
    return g->text_n == 0 && g->advance == 0 && g->id != NOTDEF;
}

bool content_has_shapes(const struct glyph_run *run)
{
    for (size_t i = 0; i < run->n; i++)
        if (run->glyphs[i].id == NOTDEF || is_shape(&run->glyphs[i]))
            return true;
    return false;
}

/* Behind `to`, in the room of the pending operand. */
static char *show_glyph(struct content_text *t, char *to, struct pdf_glyph g)
{
    if (!t->in_string)
        *to++ = '(';
    *to++ = (char)(g.code >> 8);
    *to++ = (char)(g.code & 0xFF);
    t->in_string = true;
    t->pen += g.width;
    return to;
}

/* True when something of the run is no text, and is still to be drawn. */
static bool show_glyphs(struct content *c, struct pdf_font *font, const struct glyph_run *run,
                        int64_t start)
{
    struct content_text *t = &c->text;
    int64_t upem = run->face->units_per_em;
    int64_t scale = EM % upem ? 0 : EM / upem; /* saves a division a glyph, for most fonts */
    int64_t units = 0;                         /* from the start of the run to the glyph */
    size_t room = 2 * run->n + 1;              /* two bytes a glyph, and a bracket */
    char *begin = buf_room(&t->show, room), *to = begin;
    struct buf scratch = {0};
    bool shapes = false;

    for (size_t i = 0; i < run->n; i++) {
        const struct glyph *g = &run->glyphs[i];
        uint32_t id = g->id == NOTDEF ? face_glyph(run->face, ' ') : g->id;
        int64_t at = units + g->dx, place = start + (scale ? at * scale : at * EM / upem);
        int64_t rise = g->dy ? (int64_t)g->dy * run->size * 100 / 64 / upem : 0;

        units += g->advance;
        shapes = shapes || g->id == NOTDEF || is_shape(g);
        if (id == NOTDEF || is_shape(g))
            continue;
        if (rise != t->rise || llabs(place - t->pen) >= THOUSANDTH) {
            buf_took(&t->show, (size_t)(to - begin));
            set_rise(c, rise);
            adjust(t, place);
            to = begin = buf_room(&t->show, room);
        }
        to = show_glyph(t, to, pdf_font_glyph(font, id, glyph_text(run, i, &scratch)));
    }
    buf_took(&t->show, (size_t)(to - begin));
    buf_release(&scratch);
    return shapes;
}

/* A box for a glyph that the face lacks, as high as a capital. */
static void draw_missing(struct content *c, const struct face *face, pt64 size, pt64 x, pt64 y,
                         pt64 width, rgb color)
{
    pt64 height = pt64_scale(face->cap_height, size, face->units_per_em);
    pt64 line = size / 16;

    if (width > 4 * line)
        content_outline(c, x + line, y - height, width - 2 * line, height, line, color);
}

/* What of the run is no text: marks, and boxes for what the face lacks. */
static void draw_shapes(struct content *c, const struct glyph_run *run, pt64 x, pt64 y, rgb color)
{
    const struct face *face = run->face;
    pt64 size = run->size;
    int64_t units = 0;

    for (size_t i = 0; i < run->n; i++) {
        const struct glyph *g = &run->glyphs[i];

        if (is_shape(g))
            content_glyph(c, face, g->id, size,
                          x + pt64_scale(units + g->dx, size, face->units_per_em),
                          y - pt64_scale(g->dy, size, face->units_per_em), color);
        else if (g->id == NOTDEF)
            draw_missing(c, face, size, x + pt64_scale(units, size, face->units_per_em), y,
                         pt64_scale(g->advance, size, face->units_per_em), color);
        units += g->advance;
    }
}

void content_run(struct content *c, struct pdf_font *font, const struct glyph_run *run, pt64 x,
                 pt64 y, rgb color)
{
    int64_t start;
    bool shapes;

    content_begin_text(c);
    set_font(c, font, run->size);
    set_color(c, color);
    set_rise(c, 0);
    start = move_to(c, x, y);
    if (run->rtl) { /* each run a string of its own: only within it are characters reversed */
        content_end_show(c);
        buf_puts(&c->out, c->reversed ? "" : "/ReversedChars BMC\n");
    }
    shapes = show_glyphs(c, font, run, start);
    if (run->rtl) {
        content_end_show(c);
        buf_puts(&c->out, c->reversed ? "" : "EMC\n");
    }
    if (shapes)
        draw_shapes(c, run, x, y, color);
}
