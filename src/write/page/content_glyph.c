/*
 * content_glyph.c: a glyph's outline as a path, for what is no text.
 *
 * The outline comes from HarfBuzz, in font units and with y upwards, its quadratic curves as cubic
 * ones.
 */
#include "write/page/content.h"

struct pen {
    struct content *c;
    double scale;         /* from font units to 1/100 pt */
    int64_t left, bottom; /* of the glyph's origin, 1/100 pt */
};

static int64_t nearest(double v)
{
    return (int64_t)(v < 0 ? v - 0.5 : v + 0.5);
}

static void put_point(const struct pen *p, float x, float y)
{
    content_number(p->c, p->left + nearest((double)x * p->scale), 2);
    content_number(p->c, p->bottom + nearest((double)y * p->scale), 2);
}

static void put_operator(const struct pen *p, char operator)
{
    buf_char(&p->c->out, operator);
    buf_char(&p->c->out, '\n');
}

static void move_to(hb_draw_funcs_t *f, void *pen, hb_draw_state_t *s, float x, float y, void *data)
{
    (void)f, (void)s, (void)data;
    put_point(pen, x, y);
    put_operator(pen, 'm');
}

static void line_to(hb_draw_funcs_t *f, void *pen, hb_draw_state_t *s, float x, float y, void *data)
{
    (void)f, (void)s, (void)data;
    put_point(pen, x, y);
    put_operator(pen, 'l');
}

static void curve_to(hb_draw_funcs_t *f, void *pen, hb_draw_state_t *s, float x1, float y1,
                     float x2, float y2, float x, float y, void *data)
{
    (void)f, (void)s, (void)data;
    put_point(pen, x1, y1);
    put_point(pen, x2, y2);
    put_point(pen, x, y);
    put_operator(pen, 'c');
}

static void close_path(hb_draw_funcs_t *f, void *pen, hb_draw_state_t *s, void *data)
{
    (void)f, (void)s, (void)data;
    put_operator(pen, 'h');
}

void content_glyph(struct content *c, const struct face *face, uint32_t glyph, pt64 size, pt64 x,
                   pt64 y, rgb color)
{
    hb_draw_funcs_t *funcs = hb_draw_funcs_create();
    struct pen pen = {
        .c = c,
        .scale = (double)size * 100 / 64 / face->units_per_em,
        .left = content_centi(x),
        .bottom = content_centi(c->height - y),
    };

    hb_draw_funcs_set_move_to_func(funcs, move_to, NULL, NULL);
    hb_draw_funcs_set_line_to_func(funcs, line_to, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(funcs, curve_to, NULL, NULL);
    hb_draw_funcs_set_close_path_func(funcs, close_path, NULL, NULL);
    content_begin_fill(c, color);
#if HB_VERSION_ATLEAST(7, 0, 0)
    hb_font_draw_glyph(face->hb_font, glyph, funcs, &pen);
#else
    hb_font_get_glyph_shape(face->hb_font, glyph, funcs, &pen);
#endif
    hb_draw_funcs_destroy(funcs);
}
