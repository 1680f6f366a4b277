/* Page content: what operators come out, and that they draw what was meant. */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "leaflet.h"
#include "write/file/pdf.h"
#include "write/page/content.h"

enum { HEIGHT = 595 };

struct fixture {
    struct leaflet leaflet;
    struct frame *page;
    struct deflater *deflater;
    struct buf file;
    struct pdf *pdf;
    struct pdf_font *font; /* the sample's regular face */
    struct content c;
};

static void begin(struct fixture *x)
{
    *x = (struct fixture){0};
    leaflet_init(&x->leaflet);
    x->page = leaflet_page(&x->leaflet, "1");
    x->deflater = deflater_new();
    x->pdf = pdf_new(x->deflater, &x->file);
    content_init(&x->c, PT64(HEIGHT));
}

static void end(struct fixture *x)
{
    content_release(&x->c);
    pdf_free(x->pdf);
    deflater_free(x->deflater);
    buf_release(&x->file);
    leaflet_release(&x->leaflet);
}

static struct str finish(struct fixture *x)
{
    content_finish(&x->c);
    return x->c.out.s ? buf_view(&x->c.out) : STR("");
}

/* How often the operators hold `what`; codes may hold NUL bytes. */
static unsigned count(struct str s, const char *what)
{
    unsigned n = 0;

    for (size_t at = 0; (at = str_find(s, str_from(what), at)) != SIZE_MAX; at++)
        n++;
    return n;
}

/* Shows a line of text at a place in points. */
static const struct glyph_run *show(struct fixture *x, int size, int at_x, int at_y, rgb color,
                                    const char *text)
{
    const struct frame_item *item =
        leaflet_text(&x->leaflet, x->page, NULL, LEAFLET_REGULAR, size, at_x, at_y, text);

    if (!x->font)
        x->font = pdf_font_new(x->pdf, item->u.run->face, 1, &x->leaflet.arena);
    content_run(&x->c, x->font, item->u.run, item->x, item->y, color);
    return item->u.run;
}

/* ---- Numbers */

static void test_places_are_near(void **state)
{
    (void)state;
    for (pt64 v = -70000; v < 70000; v += 7) {
        assert_true(llabs(content_centi(v) * 64 - (int64_t)v * 100) <= 32);
        assert_int_equal(content_centi(-v), -content_centi(v));
    }
    assert_int_equal(content_centi(PT64(12)), 1200);
    assert_int_equal(content_centi(INT32_MAX), (int64_t)33554432 * 100 - 2);
}

static void test_numbers_read_back(void **state)
{
    struct fixture x;

    (void)state;
    begin(&x);
    for (int64_t v = -1234567; v < 1234567; v += 1237) {
        buf_clear(&x.c.out);
        content_number(&x.c, v, 3);
        assert_true(llabs((long long)(strtod(x.c.out.s, NULL) * 1000 + (v < 0 ? -0.5 : 0.5)) - v) ==
                    0);
        assert_null(strpbrk(x.c.out.s, "eE+,"));
        assert_int_equal(x.c.out.s[x.c.out.n - 1], ' ');
    }
    end(&x);
}

/* ---- Boxes and rules */

static void test_boxes_join(void **state)
{
    struct fixture x;

    (void)state;
    begin(&x);
    content_box(&x.c, PT64(10), PT64(20), PT64(30), PT64(40), 0xFF8000);
    content_box(&x.c, PT64(50), PT64(20), PT64(30), PT64(40), 0xFF8000);
    content_box(&x.c, PT64(90), PT64(20), PT64(0.5), PT64(40), 0x808080);
    assert_str(finish(&x), "1 0.502 0 rg\n10 535 30 40 re\n50 535 30 40 re\nf\n"
                           "0.502 g\n90 535 0.5 40 re\nf\n");
    end(&x);
}

static void test_touching_boxes_touch(void **state)
{
    struct fixture x;

    (void)state;
    begin(&x);
    content_box(&x.c, 1, 1, 21, 21, 0); /* 1/64 pt: no edge is a whole hundredth */
    content_box(&x.c, 22, 1, 21, 21, 0);
    assert_str(finish(&x), "0.02 594.66 0.32 0.32 re\n0.34 594.66 0.33 0.32 re\nf\n");
    end(&x);
}

static void test_rules(void **state)
{
    struct fixture x;

    (void)state;
    begin(&x);
    content_rule(&x.c, PT64(10), PT64(95), PT64(100), 0, PT64(0.5), false, 0);
    content_rule(&x.c, PT64(10), PT64(195), PT64(100), 0, PT64(0.5), false, 0);
    content_rule(&x.c, PT64(10), PT64(295), 0, PT64(100), PT64(1), true, 0x0B4F6C);
    content_rule(&x.c, PT64(10), PT64(295), 0, PT64(100), PT64(1), false, 0x0B4F6C);
    assert_str(finish(&x), "0.5 w\n10 500 m\n110 500 l\n10 400 m\n110 400 l\nS\n"
                           "0.043 0.31 0.424 RG\n1 w\n1 J[0 2]0 d\n10 300 m\n10 200 l\nS\n"
                           "0 J[]0 d\n10 300 m\n10 200 l\nS\n");
    end(&x);
}

/* ---- QR codes */

/* Paints the rectangles of the operators into a grid; false when one overlaps or leaves it. */
static bool paint(const char *s, unsigned side, uint8_t *grid)
{
    unsigned v[4];
    char *rest;

    s = strstr(s, "cm\n") + 3;
    while (*s >= '0' && *s <= '9') {
        for (int i = 0; i < 4; i++) {
            v[i] = (unsigned)strtoul(s, &rest, 10);
            s = rest;
        }
        assert_memory_equal(s, " re\n", 4);
        s += 4;
        for (unsigned y = v[1]; y < v[1] + v[3]; y++)
            for (unsigned x = v[0]; x < v[0] + v[2]; x++) {
                if (x >= side || y >= side || grid[y * side + x]++)
                    return false;
            }
    }
    return strcmp(s, "f\nQ\n") == 0;
}

static void test_qr_draws_each_dark_module_once(void **state)
{
    enum { SIDE = 57 };
    struct fixture x;
    uint8_t modules[SIDE * SIDE], grid[SIDE * SIDE] = {0};
    uint32_t random = 1;

    (void)state;
    begin(&x);
    for (size_t i = 0; i < sizeof modules; i++) {
        random = random * 1664525u + 1013904223u;
        modules[i] = (uint8_t)(random >> 24); /* bits over 0 mean other things */
    }
    content_qr(&x.c, modules, SIDE, PT64(10), PT64(20), PT64(57), PT64(57), 0);
    content_finish(&x.c);
    assert_memory_equal(x.c.out.s, "q 1 0 0 -1 10 575 cm\n", 21);
    assert_true(paint(x.c.out.s, SIDE, grid));
    for (size_t i = 0; i < sizeof modules; i++)
        assert_int_equal(grid[i], modules[i] & 1);
    end(&x);
}

static void test_qr_joins_modules(void **state)
{
    static const uint8_t modules[] = {1, 1, 0, 1, 1, 0, 0, 0, 1};
    struct fixture x;

    (void)state;
    begin(&x);
    content_qr(&x.c, modules, 3, 0, 0, PT64(3), PT64(3), 0xFFFFFF);
    assert_str(finish(&x), "1 g\nq 1 0 0 -1 0 595 cm\n0 0 2 2 re\n2 2 1 1 re\nf\nQ\n");
    end(&x);
}

/* ---- Text */

static void test_state_is_not_repeated(void **state)
{
    struct fixture x;
    struct str s;

    (void)state;
    begin(&x);
    show(&x, 12, 40, 60, 0x0B4F6C, "ma");
    show(&x, 12, 40, 76, 0x0B4F6C, "ti");
    content_box(&x.c, 0, 0, PT64(10), PT64(10), 0x0B4F6C);
    show(&x, 12, 40, 92, 0x0B4F6C, "ke");
    s = finish(&x);
    assert_str(str_sub(s, 0, 36), "BT\n/F1 12 Tf\n0.043 0.31 0.424 rg\n40 ");
    assert_int_equal(count(s, "\n0 -16 Td\n"), 1);
    assert_int_equal(count(s, "Tf\n"), 1);
    assert_int_equal(count(s, "rg\n"), 1);
    end(&x);
}

static void test_runs_join(void **state)
{
    static const char expected[] = "BT\n/F1 12 Tf\n40 535 Td\n(\0\1\0\2\0\1\0\2)Tj\nET\n";
    struct fixture x;
    const struct glyph_run *run;
    struct str s;

    (void)state;
    begin(&x);
    run = show(&x, 12, 40, 60, 0, "ma");
    content_run(&x.c, x.font, run, PT64(40) + run->width, PT64(60), 0);
    s = finish(&x);
    assert_int_equal(s.n, sizeof expected - 1);
    assert_memory_equal(s.s, expected, s.n);
    end(&x);
}

/* The width of the n-th glyph shown. */
static int32_t width_of(const struct fixture *x, const struct glyph_run *run, size_t n)
{
    const struct glyph *g = &run->glyphs[n];

    return pdf_font_glyph(x->font, g->id, str_sub(run->text, g->text_at, g->text_at + g->text_n))
        .width;
}

/* Follows the pen through the operands of Tj and TJ; what it passes must be where the run wants it.
 */
static void check_places(const struct fixture *x, const struct glyph_run *run, struct str s)
{
    size_t at = str_find(s, STR("Td\n"), 0) + 3;
    int64_t pen = 0, units = 0;
    size_t shown = 0;

    while (s.s[at] != 'E') {
        if (s.s[at] == '(') {
            for (at++; s.s[at] != ')'; at += 2, shown++) {
                const struct glyph *g = &run->glyphs[shown];
                int64_t want = (units + g->dx) * 10000 / run->face->units_per_em;

                assert_true(llabs(want - pen) <= 10);
                pen += width_of(x, run, shown);
                units += g->advance;
            }
        } else if (s.s[at] == '-' || (s.s[at] >= '0' && s.s[at] <= '9')) {
            pen -= strtol(s.s + at, NULL, 10) * 10;
            while (s.s[at + 1] >= '0' && s.s[at + 1] <= '9')
                at++;
        }
        at++;
    }
    assert_int_equal(shown, run->n);
}

static void test_glyphs_stand_where_the_run_says(void **state)
{
    static const char text[] = "AVATAR Työ To. Yö, V–A";
    struct fixture x;
    struct glyph_run *odd;
    struct glyph *g;

    (void)state;
    begin(&x);
    odd = arena_memdup(&x.leaflet.arena, show(&x, 10, 0, 0, 0, text), sizeof *odd);
    check_places(&x, odd, finish(&x));
    assert_int_equal(count(buf_view(&x.c.out), "]TJ\n"), 1); /* it is kerned */
    buf_clear(&x.c.out);
    g = arena_memdup(&x.leaflet.arena, odd->glyphs, odd->n * sizeof *g);
    for (size_t i = 0; i < odd->n; i++) {
        g[i].advance += (int32_t)(i * i % 37) - 18;
        g[i].dx += (int32_t)(i * 7 % 11) - 5;
    }
    odd->glyphs = g;
    content_run(&x.c, x.font, odd, 0, 0, 0);
    check_places(&x, odd, finish(&x));
    end(&x);
}

static void test_widths_of_the_font_need_no_array(void **state)
{
    struct fixture x;
    struct str s;

    (void)state;
    begin(&x);
    show(&x, 12, 40, 60, 0, "nnn mmm");
    s = finish(&x);
    assert_int_equal(count(s, "TJ"), 0);
    assert_int_equal(s.n, strlen("BT\n/F1 12 Tf\n40 535 Td\n()Tj\nET\n") + 2 * 7);
    end(&x);
}

static void test_raised_glyphs(void **state)
{
    struct fixture x;
    struct glyph_run *run;
    struct glyph *g;

    (void)state;
    begin(&x);
    run = arena_memdup(&x.leaflet.arena, show(&x, 10, 40, 60, 0, "abc"), sizeof *run);
    buf_clear(&x.c.out);
    g = arena_memdup(&x.leaflet.arena, run->glyphs, run->n * sizeof *g);
    g[1].dy = 250; /* a quarter of the size */
    run->glyphs = g;
    content_run(&x.c, x.font, run, PT64(40), PT64(100), 0);
    finish(&x);
    assert_int_equal(count(buf_view(&x.c.out), "2.5 Ts\n("), 1);
    assert_int_equal(count(buf_view(&x.c.out), "\n0 Ts\n("), 1);
    assert_int_equal(count(buf_view(&x.c.out), "Td\n"), 1);
    end(&x);
}

static void test_missing_glyphs_are_boxes(void **state)
{
    struct fixture x;
    const struct glyph_run *run;
    uint32_t space;
    struct pdf_glyph g;
    char shown[] = "..";

    (void)state;
    begin(&x);
    run = show(&x, 10, 40, 60, 0x0B4F6C, "a\u12A0\u12A0b"); /* Ethiopic is in a font of its own */
    assert_int_equal(run->glyphs[1].id, 0);
    space = face_glyph(run->face, ' ');
    g = pdf_font_glyph(x.font, space, STR("\u12A0"));
    shown[0] = (char)(g.code >> 8);
    shown[1] = (char)(g.code & 0xFF);
    assert_int_equal(g.width, face_advance(run->face, space) * 10);
    finish(&x);
    assert_int_equal(str_find(buf_view(&x.c.out), (struct str){shown, 2}, 0) != SIZE_MAX, 1);
    assert_int_equal(count(buf_view(&x.c.out), "re\n"), 2);
    assert_int_equal(count(buf_view(&x.c.out), "ET\n0.043 0.31 0.424 RG\n"), 1);
    end(&x);
}

static void assert_near(double a, double b)
{
    assert_true(a - b < 0.02 && b - a < 0.02);
}

/* A mark that is read with its letter: an outline where the glyph would stand, and no text. */
static void test_marks_are_shapes(void **state)
{
    struct fixture x;
    const struct frame_item *item;
    struct glyph_run run;
    struct glyph glyphs[2];
    double left = 1e9, right = 0, bottom = 1e9, v[6];
    hb_glyph_extents_t box;
    unsigned points = 0;

    (void)state;
    begin(&x);
    item = leaflet_text(&x.leaflet, x.page, NULL, LEAFLET_ARABIC, 20, 40, 95, "\u0628\u0651");
    run = *item->u.run; /* from the left: the mark, then its letter */
    assert_int_equal(run.n, 2);
    glyphs[0] = run.glyphs[0];
    glyphs[1] = run.glyphs[1];
    glyphs[0].text_n = glyphs[0].text_at = glyphs[1].text_at = 0;
    glyphs[1].text_n = (uint32_t)run.text.n;
    run.glyphs = glyphs;
    x.font = pdf_font_new(x.pdf, run.face, 1, &x.leaflet.arena);
    content_run(&x.c, x.font, &run, item->x, item->y, 0);
    finish(&x);
    assert_int_equal(count(buf_view(&x.c.out), "Ts\n"), 0);
    assert_int_equal(count(buf_view(&x.c.out), "ET\n"), 1);
    buf_char(&x.c.out, '\0');
    for (char *line = x.c.out.s + str_find(buf_view(&x.c.out), STR("ET\n"), 0); line;
         line = strchr(line + 1, '\n')) {
        int n = sscanf(line + 1, "%lf %lf %lf %lf %lf %lf", v, v + 1, v + 2, v + 3, v + 4, v + 5);

        for (int i = 0; i + 1 < n; i += 2, points++) {
            left = v[i] < left ? v[i] : left;
            right = v[i] > right ? v[i] : right;
            bottom = v[i + 1] < bottom ? v[i + 1] : bottom;
        }
    }
    assert_true(points > 8);
    assert_true(hb_font_get_glyph_extents(run.face->hb_font, glyphs[0].id, &box));
    assert_near(left, 40 + (glyphs[0].dx + box.x_bearing) * 0.02);
    assert_near(right - left, box.width * 0.02);
    assert_near(bottom, HEIGHT - 95 + (glyphs[0].dy + box.y_bearing + box.height) * 0.02);
    end(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_places_are_near),
        cmocka_unit_test(test_numbers_read_back),
        cmocka_unit_test(test_boxes_join),
        cmocka_unit_test(test_touching_boxes_touch),
        cmocka_unit_test(test_rules),
        cmocka_unit_test(test_qr_draws_each_dark_module_once),
        cmocka_unit_test(test_qr_joins_modules),
        cmocka_unit_test(test_state_is_not_repeated),
        cmocka_unit_test(test_runs_join),
        cmocka_unit_test(test_glyphs_stand_where_the_run_says),
        cmocka_unit_test(test_widths_of_the_font_need_no_array),
        cmocka_unit_test(test_raised_glyphs),
        cmocka_unit_test(test_missing_glyphs_are_boxes),
        cmocka_unit_test(test_marks_are_shapes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
