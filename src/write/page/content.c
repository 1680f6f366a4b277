/*
 * content.c: boxes, rules, icons, QR codes and placed objects, as PDF operators (ISO 32000-1, 8).
 *
 * Boxes of one colour become one path, painted when something else comes; so do rules of one kind.
 * What needs a coordinate system of its own is drawn between q and Q, with colours set before, so
 * that they are still known after.
 */
#include "write/page/content.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

void content_init(struct content *c, pt64 height)
{
    *c = (struct content){.height = height,
                          .line = PT64(1)}; /* black and 1 pt: a page's initial state */
}

void content_release(struct content *c)
{
    buf_release(&c->out);
    buf_release(&c->text.show);
}

void content_finish(struct content *c)
{
    content_end_text(c);
    content_end_path(c);
}

/* ---- Numbers */

int64_t content_centi(pt64 v)
{
    int64_t scaled = (int64_t)v * 100;

    return (scaled + (scaled < 0 ? -32 : 32)) / 64;
}

void content_number(struct content *c, int64_t v, unsigned decimals)
{
    buf_fixed(&c->out, v, decimals);
    buf_char(&c->out, ' ');
}

static void put_point(struct content *c, pt64 x, pt64 y)
{
    content_number(c, content_centi(x), 2);
    content_number(c, content_centi(c->height - y), 2);
}

static void op(struct content *c, const char *operator)
{
    buf_puts(&c->out, operator);
    buf_char(&c->out, '\n');
}

/* ---- State */

void content_end_path(struct content *c)
{
    if (c->path == PATH_FILL)
        op(c, "f");
    if (c->path == PATH_STROKE)
        op(c, "S");
    c->path = PATH_NONE;
}

/* Outside text, and any path that is not of this kind painted. */
static void begin_path(struct content *c, enum content_path path)
{
    content_end_text(c);
    if (c->path != path)
        content_end_path(c);
}

static void put_color(struct content *c, rgb color, const char *gray, const char *rgb_operator)
{
    unsigned part[3] = {color >> 16 & 0xFF, color >> 8 & 0xFF, color & 0xFF};
    bool is_gray = part[0] == part[1] && part[1] == part[2];

    for (int i = 0; i < (is_gray ? 1 : 3); i++)
        content_number(c, (part[i] * 2000 + 255) / 510, 3);
    op(c, is_gray ? gray : rgb_operator);
}

void content_fill_color(struct content *c, rgb color)
{
    if (c->fill == color)
        return;
    content_end_path(c);
    put_color(c, color, "g", "rg");
    c->fill = color;
}

static void stroke_style(struct content *c, rgb color, pt64 width, bool dotted)
{
    pt64 dots = dotted ? 2 * width : 0;

    if (c->stroke == color && c->line == width && c->dots == dots)
        return;
    content_end_path(c);
    if (c->stroke != color)
        put_color(c, color, "G", "RG");
    if (c->line != width) {
        content_number(c, content_centi(width), 2);
        op(c, "w");
    }
    if (c->dots != dots) {
        buf_puts(&c->out, dotted ? "1 J[0 " : "0 J[");
        if (dotted)
            buf_fixed(&c->out, content_centi(dots), 2);
        op(c, "]0 d");
    }
    c->stroke = color;
    c->line = width;
    c->dots = dots;
}

/* ---- Paths */

/* From rounded edges, so that boxes that touch still do. */
static void put_rectangle(struct content *c, pt64 x, pt64 y, pt64 w, pt64 h)
{
    int64_t left = content_centi(x);
    int64_t bottom = content_centi(c->height - y - h);

    content_number(c, left, 2);
    content_number(c, bottom, 2);
    content_number(c, content_centi(x + w) - left, 2);
    content_number(c, content_centi(c->height - y) - bottom, 2);
}

void content_begin_fill(struct content *c, rgb color)
{
    begin_path(c, PATH_FILL);
    content_fill_color(c, color);
    c->path = PATH_FILL;
}

void content_box(struct content *c, pt64 x, pt64 y, pt64 w, pt64 h, rgb color)
{
    content_begin_fill(c, color);
    put_rectangle(c, x, y, w, h);
    op(c, "re");
}

void content_rule(struct content *c, pt64 x, pt64 y, pt64 w, pt64 h, pt64 width, bool dotted,
                  rgb color)
{
    begin_path(c, PATH_STROKE);
    stroke_style(c, color, width, dotted);
    put_point(c, x, y);
    op(c, "m");
    put_point(c, x + w, y + h);
    op(c, "l");
    c->path = PATH_STROKE;
}

void content_outline(struct content *c, pt64 x, pt64 y, pt64 w, pt64 h, pt64 width, rgb color)
{
    begin_path(c, PATH_STROKE);
    stroke_style(c, color, width, false);
    put_rectangle(c, x + width / 2, y + width / 2, w - width, h - width);
    op(c, "re");
    c->path = PATH_STROKE;
}

/* ---- Things with a coordinate system of their own */

static void begin_own(struct content *c)
{
    content_end_text(c);
    content_end_path(c);
    buf_puts(&c->out, "q ");
}

static void end_own(struct content *c)
{
    op(c, "Q");
}

/* A scale on which `steps` units are as long as `length`. */
static void put_scale(struct content *c, pt64 length, unsigned steps)
{
    content_number(c, (int64_t)length * 100000000 / 64 / steps, 8);
}

static void put_step(struct content *c, const struct path_step *s)
{
    static const struct {
        unsigned points;
        const char *operator;
    } of[] = {[PATH_MOVE] = {1, "m"},
              [PATH_LINE] = {1, "l"},
              [PATH_CURVE] = {3, "c"},
              [PATH_CLOSE] = {0, "h"}};

    for (unsigned i = 0; i < of[s->op].points; i++) {
        content_number(c, s->x[i], 0);
        content_number(c, s->y[i], 0);
    }
    op(c, of[s->op].operator);
}

void content_icon_shape(struct content *c, const struct icon *icon)
{
    for (size_t i = 0; i < icon->n; i++)
        put_step(c, &icon->steps[i]);
    op(c, icon->even_odd ? "f*" : "f");
}

/* Puts a square of `side` units at (x,y), so wide and high: down from there when h is negative. */
static void put_matrix(struct content *c, pt64 w, pt64 h, unsigned side, pt64 x, pt64 y)
{
    put_scale(c, w, side);
    buf_puts(&c->out, "0 0 ");
    put_scale(c, h, side);
    put_point(c, x, y);
}

/* The dark modules right of (x,y), and as many rows below as are all dark; they are made light. */
static void take_rectangle(uint8_t *dark, unsigned side, unsigned x, unsigned y, unsigned *w,
                           unsigned *h)
{
    const uint8_t *row = dark + (size_t)y * side;

    for (*w = 1; x + *w < side && row[x + *w]; ++*w)
        ;
    for (*h = 1; y + *h < side; ++*h)
        if (memchr(dark + (size_t)(y + *h) * side + x, 0, *w))
            break;
    for (unsigned i = 0; i < *h; i++)
        memset(dark + (size_t)(y + i) * side + x, 0, *w);
}

void content_qr(struct content *c, const uint8_t *modules, unsigned side, pt64 x, pt64 y, pt64 w,
                pt64 h, rgb color)
{
    uint8_t *dark = heap_alloc((size_t)side * side);
    unsigned across, down;

    for (size_t i = 0; i < (size_t)side * side; i++)
        dark[i] = modules[i] & 1;
    content_end_text(c);
    content_fill_color(c, color);
    begin_own(c);
    put_matrix(c, w, -h, side, x, y);
    op(c, "cm");
    for (unsigned at = 0; at < side * side; at++) {
        if (!dark[at])
            continue;
        take_rectangle(dark, side, at % side, at / side, &across, &down);
        content_number(c, at % side, 0);
        content_number(c, at / side, 0);
        content_number(c, across, 0);
        content_number(c, down, 0);
        op(c, "re");
    }
    op(c, "f");
    end_own(c);
    free(dark);
}

static void put_object(struct content *c, const char *name)
{
    buf_puts(&c->out, "cm /");
    buf_puts(&c->out, name);
    buf_puts(&c->out, " Do ");
}

void content_icon(struct content *c, const char *name, pt64 x, pt64 y, pt64 w, pt64 h, rgb color)
{
    content_end_text(c);
    content_fill_color(c, color);
    begin_own(c);
    put_matrix(c, w, -h, CONTENT_ICON_SIDE, x, y);
    put_object(c, name);
    end_own(c);
}

void content_image(struct content *c, const char *name, pt64 x, pt64 y, pt64 w, pt64 h)
{
    begin_own(c);
    put_matrix(c, w, h, 1, x, y + h);
    put_object(c, name);
    end_own(c);
}

static void put_clip(struct content *c, const struct area *clip)
{
    put_rectangle(c, clip->x, clip->y, clip->w, clip->h);
    buf_puts(&c->out, "re W n ");
}

void content_form(struct content *c, const char *name, const struct placement *place, pt64 w,
                  pt64 h)
{
    /* For each turn: the matrix, and to which corner of its box the form's lower left one comes. */
    static const struct {
        const char *matrix;
        bool right, down;
    } turn[4] = {{"1 0 0 1 ", false, true},
                 {"0 -1 1 0 ", false, false},
                 {"-1 0 0 -1 ", true, false},
                 {"0 1 -1 0 ", true, true}};
    unsigned q = place->quarters % 4;
    pt64 across = q % 2 ? h : w;
    pt64 down = q % 2 ? w : h;

    begin_own(c);
    put_clip(c, &place->clip);
    buf_puts(&c->out, turn[q].matrix);
    put_point(c, place->x + (turn[q].right ? across : 0), place->y + (turn[q].down ? down : 0));
    put_object(c, name);
    end_own(c);
}

/* ---- Marked content */

static void begin_mark(struct content *c, enum content_marked what)
{
    if (what == MARKED_WORDS) {
        content_begin_text(c);
        content_end_show(c);
        c->marks_in_text++;
    } else {
        content_finish(c);
    }
}

void content_mark(struct content *c, enum content_marked what, struct str opening)
{
    begin_mark(c, what);
    buf_str(&c->out, opening);
    buf_char(&c->out, '\n');
}

void content_mark_piece(struct content *c, enum content_marked what, const char *role,
                        unsigned mcid)
{
    begin_mark(c, what);
    buf_char(&c->out, '/');
    buf_puts(&c->out, role);
    buf_puts(&c->out, "<</MCID ");
    buf_int(&c->out, mcid);
    op(c, ">>BDC");
}

void content_unmark(struct content *c)
{
    if (c->marks_in_text) {
        content_end_show(c);
        c->marks_in_text--;
    } else {
        content_finish(c);
    }
    op(c, "EMC");
}
