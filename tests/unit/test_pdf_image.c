/* Pictures: every kind of PNG comes out as small as it can be, JPEGs go through, damaged files
 * never. */
#include "unit.h"

#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "jpegs.h"
#include "leaflet.h"
#include "pdfread.h"
#include "write/file/pdf.h"
#include "write/page/pdf_image.h"
#include "write/write.h"

enum { SIDE = 16, MUTANTS = 400 };

/* A PNG of SIDE × SIDE samples, or palette indexes. */
static struct str make_png(struct arena *a, unsigned format, const void *samples,
                           const void *palette, unsigned colors)
{
    png_image png = {.version = PNG_IMAGE_VERSION,
                     .width = SIDE,
                     .height = SIDE,
                     .format = format,
                     .colormap_entries = colors};
    char bytes[16384];
    size_t n = sizeof bytes;

    assert_true(png_image_write_to_memory(&png, bytes, &n, 0, samples, 0, palette));
    return (struct str){arena_memdup(a, bytes, n), n};
}

/* The picture in a document of its own, read back. */
static struct str embed_as(struct str picture, bool mono, struct pdfread *r)
{
    struct buf b = {0};
    struct deflater *deflater = deflater_new();
    struct pdf *p = pdf_new(deflater, &b);
    const char *why = NULL;
    struct object *o = pdf_image(p, picture, mono, &why);
    struct diag d;

    diag_init(&d, stderr);
    assert_non_null(o);
    assert_null(why);
    object_put(pdf_catalog(p), "EsitePicture", o);
    object_raw(pdf_add_page(p), "MediaBox", STR("[0 0 595 842]")); /* newer qpdf wants one */
    assert_true(pdf_save(p, &d));
    pdfread_open(r, buf_view(&b));
    assert_true(r->sound);
    pdf_free(p);
    deflater_free(deflater);
    buf_release(&b);
    return pdfread_object(r, pdfread_ref(pdfread_find(r, "/EsitePicture"), "EsitePicture"));
}

static struct str embed(struct str picture, struct pdfread *r)
{
    return embed_as(picture, false, r);
}

static bool holds(struct str in, const char *what)
{
    return str_find(in, str_from(what), 0) != SIZE_MAX;
}

/* ---- PNG */

struct fixture {
    struct arena arena;
    struct pdfread r;
    uint8_t samples[SIDE * SIDE * 4];
};

/* Samples that are all different, in `n` components. */
static void begin(struct fixture *x, unsigned n)
{
    arena_init(&x->arena);
    for (size_t i = 0; i < sizeof x->samples; i++)
        x->samples[i] = (uint8_t)(i / n * 31 + i % n * 7);
}

static void end(struct fixture *x)
{
    pdfread_close(&x->r);
    arena_release(&x->arena);
}

static void test_png_rgb(void **state)
{
    struct fixture x;
    struct str o;

    (void)state;
    begin(&x, 3);
    o = embed(make_png(&x.arena, PNG_FORMAT_RGB, x.samples, NULL, 0), &x.r);
    assert_true(holds(o, "/ColorSpace /DeviceRGB"));
    assert_true(holds(o, "/Width 16"));
    assert_false(holds(o, "/SMask"));
    assert_int_equal(pdfread_stream(o).n, SIDE * SIDE * 3);
    assert_memory_equal(pdfread_stream(o).s, x.samples, SIDE * SIDE * 3);
    end(&x);
}

static void test_png_grey(void **state)
{
    struct fixture x;
    struct str o;

    (void)state;
    begin(&x, 1);
    o = embed(make_png(&x.arena, PNG_FORMAT_GRAY, x.samples, NULL, 0), &x.r);
    assert_true(holds(o, "/ColorSpace /DeviceGray"));
    assert_memory_equal(pdfread_stream(o).s, x.samples, SIDE * SIDE);
    end(&x);
}

static void test_png_of_grey_colors(void **state)
{
    struct fixture x;
    struct str o;

    (void)state;
    begin(&x, 3);
    for (size_t i = 0; i < SIDE * SIDE; i++)
        memset(x.samples + 3 * i, (int)(i % 256), 3);
    o = embed(make_png(&x.arena, PNG_FORMAT_RGB, x.samples, NULL, 0), &x.r);
    assert_true(holds(o, "/ColorSpace /DeviceGray"));
    assert_int_equal(pdfread_stream(o).n, SIDE * SIDE);
    end(&x);
}

static void test_png_with_mask(void **state)
{
    struct fixture x;
    struct str o, mask;

    (void)state;
    begin(&x, 4);
    o = embed(make_png(&x.arena, PNG_FORMAT_RGBA, x.samples, NULL, 0), &x.r);
    mask = pdfread_stream(pdfread_object(&x.r, pdfread_ref(o, "SMask")));
    assert_int_equal(pdfread_stream(o).n, SIDE * SIDE * 3);
    assert_int_equal(mask.n, SIDE * SIDE);
    for (size_t i = 0; i < SIDE * SIDE; i++) {
        assert_int_equal((uint8_t)mask.s[i], x.samples[4 * i + 3]);
        if (mask.s[i])
            assert_memory_equal(pdfread_stream(o).s + 3 * i, x.samples + 4 * i, 3);
    }
    end(&x);
}

static void test_png_with_full_mask(void **state)
{
    struct fixture x;

    (void)state;
    begin(&x, 2);
    for (size_t i = 0; i < SIDE * SIDE; i++)
        x.samples[2 * i + 1] = 255;
    assert_false(
        holds(embed(make_png(&x.arena, PNG_FORMAT_GA, x.samples, NULL, 0), &x.r), "/SMask"));
    end(&x);
}

static void test_png_with_palette(void **state)
{
    static const uint8_t opaque[] = {11, 79, 108, 255, 255, 255, 232, 240, 244};
    static const uint8_t clear[] = {11, 79, 108, 255, 255, 255, 255, 0, 232, 240, 244, 128};
    struct fixture x;
    struct str o, mask;

    (void)state;
    begin(&x, 1);
    for (size_t i = 0; i < SIDE * SIDE; i++)
        x.samples[i] = (uint8_t)(i * i % 3);
    o = embed(make_png(&x.arena, PNG_FORMAT_RGB_COLORMAP, x.samples, opaque, 3), &x.r);
    assert_true(holds(o, "/Indexed"));
    assert_true(holds(o, "<0b4f6cffffffe8f0f4>"));
    assert_memory_equal(pdfread_stream(o).s, x.samples, SIDE * SIDE);
    pdfread_close(&x.r);
    o = embed(make_png(&x.arena, PNG_FORMAT_RGBA_COLORMAP, x.samples, clear, 3), &x.r);
    mask = pdfread_stream(pdfread_object(&x.r, pdfread_ref(o, "SMask")));
    assert_int_equal(mask.n, SIDE * SIDE);
    for (size_t i = 0; i < mask.n; i++)
        assert_int_equal((uint8_t)mask.s[i], clear[x.samples[i] * 4 + 3]);
    end(&x);
}

static uint8_t grey_of(const uint8_t *c)
{
    return (uint8_t)(0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2] + 0.5);
}

static void test_png_in_greys(void **state)
{
    static const uint8_t colors[] = {11, 79, 108, 255, 255, 255, 200, 16, 46};
    struct fixture x;
    struct str o;

    (void)state;
    begin(&x, 4);
    o = embed_as(make_png(&x.arena, PNG_FORMAT_RGBA, x.samples, NULL, 0), true, &x.r);
    assert_true(holds(o, "/ColorSpace /DeviceGray"));
    assert_true(holds(o, "/SMask"));
    assert_int_equal(pdfread_stream(o).n, SIDE * SIDE);
    for (size_t i = 0; i < SIDE * SIDE; i++)
        if (x.samples[4 * i + 3])
            assert_int_equal((uint8_t)pdfread_stream(o).s[i], grey_of(x.samples + 4 * i));
    pdfread_close(&x.r);
    for (size_t i = 0; i < SIDE * SIDE; i++)
        x.samples[i] = (uint8_t)(i * i % 3);
    o = embed_as(make_png(&x.arena, PNG_FORMAT_RGB_COLORMAP, x.samples, colors, 3), true, &x.r);
    assert_true(holds(o, "/ColorSpace /DeviceGray"));
    for (size_t i = 0; i < SIDE * SIDE; i++)
        assert_int_equal((uint8_t)pdfread_stream(o).s[i], grey_of(colors + 3 * x.samples[i]));
    end(&x);
}

/* ---- JPEG */

static void check_jpeg(const unsigned char *bytes, size_t n, const char *space, bool inverted)
{
    struct pdfread r;
    struct str o = embed((struct str){(const char *)bytes, n}, &r);

    assert_true(holds(o, space));
    assert_true(holds(o, "/Filter /DCTDecode"));
    assert_int_equal(holds(o, "/Decode ["), inverted);
    assert_int_equal(pdfread_stream(o).n, n);
    assert_memory_equal(pdfread_stream(o).s, bytes, n);
    pdfread_close(&r);
}

static void test_jpeg(void **state)
{
    (void)state;
    check_jpeg(jpeg_grey, sizeof jpeg_grey, "/ColorSpace /DeviceGray", false);
    check_jpeg(jpeg_rgb, sizeof jpeg_rgb, "/ColorSpace /DeviceRGB", false);
    check_jpeg(jpeg_cmyk, sizeof jpeg_cmyk, "/ICCBased", true);
}

/* Passed through as well, with a way to reckon its greys. */
static void test_jpeg_in_greys(void **state)
{
    struct pdfread r;
    struct str o;

    (void)state;
    o = embed_as((struct str){(const char *)jpeg_grey, sizeof jpeg_grey}, true, &r);
    assert_true(holds(o, "/ColorSpace /DeviceGray"));
    pdfread_close(&r);
    o = embed_as((struct str){(const char *)jpeg_rgb, sizeof jpeg_rgb}, true, &r);
    assert_false(holds(o, "DeviceRGB"));
    assert_true(holds(o, "/DeviceN"));
    assert_true(holds(o, "/DeviceGray"));
    assert_true(holds(o, "/Component3"));
    assert_false(holds(o, "/Component4"));
    assert_memory_equal(pdfread_stream(o).s, jpeg_rgb, sizeof jpeg_rgb);
    pdfread_close(&r);
    o = embed_as((struct str){(const char *)jpeg_cmyk, sizeof jpeg_cmyk}, true, &r);
    assert_false(holds(o, "/ICCBased"));
    assert_true(holds(o, "/Component4"));
    assert_true(holds(o, "/Decode ["));
    pdfread_close(&r);
}

/* ---- Damage */

/* NULL, and a reason, when the picture is refused. */
static const char *refused(struct str picture)
{
    struct buf b = {0};
    struct deflater *deflater = deflater_new();
    struct pdf *p = pdf_new(deflater, &b);
    const char *why = NULL;
    bool ok = pdf_image(p, picture, false, &why) != NULL;

    assert_int_equal(ok, why == NULL);
    pdf_free(p);
    deflater_free(deflater);
    buf_release(&b);
    return why;
}

static void test_refused(void **state)
{
    unsigned char arithmetic[sizeof jpeg_grey];
    unsigned char *frame;

    (void)state;
    assert_non_null(refused(STR("")));
    assert_non_null(refused(STR("GIF89a")));
    assert_non_null(refused(STR("\x89PNG\r\n\x1A\n")));
    assert_non_null(refused((struct str){(const char *)jpeg_grey, sizeof jpeg_grey - 2}));
    assert_null(refused((struct str){(const char *)jpeg_grey, sizeof jpeg_grey}));
    memcpy(arithmetic, jpeg_grey, sizeof arithmetic);
    frame = memchr(arithmetic, 0xC0, sizeof arithmetic);
    *frame = 0xC9;
    assert_non_null(refused((struct str){(const char *)arithmetic, sizeof arithmetic}));
}

static void test_huge_png(void **state)
{
    /* A header that promises 40,000 × 40,000 pixels, with a right checksum, and where data begin.
     */
    static const char png[] = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x9C\x40\0\0\x9C\x40\b\2\0\0\0"
                              "\xDE\x6E\x99\x52\0\0\0\4IDAT";

    (void)state;
    assert_non_null(strstr(refused((struct str){png, sizeof png - 1}), "40 million"));
}

static void try_mutants(struct str picture, uint32_t seed)
{
    char *mutant = malloc(picture.n);
    unsigned passed = 0;

    for (unsigned i = 0; i < MUTANTS; i++) {
        size_t n = picture.n;

        memcpy(mutant, picture.s, picture.n);
        for (unsigned k = 0; k <= i % 6; k++) {
            seed = seed * 1664525u + 1013904223u;
            mutant[(seed >> 8) % picture.n] = (char)(seed >> 24);
        }
        if (i % 4 == 0)
            n = (seed >> 8) % picture.n;
        passed += refused((struct str){mutant, n}) == NULL;
    }
    assert_in_range(passed, 0, MUTANTS - 1); /* some are noticed */
    free(mutant);
}

static void test_mutants(void **state)
{
    static const uint8_t palette[] = {11, 79, 108, 255, 255, 255, 255, 0, 232, 240, 244, 128};
    struct fixture x;

    (void)state;
    begin(&x, 4);
    try_mutants(make_png(&x.arena, PNG_FORMAT_RGBA, x.samples, NULL, 0), 1);
    try_mutants(make_png(&x.arena, PNG_FORMAT_GRAY, x.samples, NULL, 0), 2);
    for (size_t i = 0; i < SIDE * SIDE; i++)
        x.samples[i] %= 3;
    try_mutants(make_png(&x.arena, PNG_FORMAT_RGBA_COLORMAP, x.samples, palette, 3), 3);
    try_mutants((struct str){(const char *)jpeg_rgb, sizeof jpeg_rgb}, 4);
    try_mutants((struct str){(const char *)jpeg_cmyk, sizeof jpeg_cmyk}, 5);
    arena_release(&x.arena);
}

/* ---- In a leaflet */

static void test_picture_in_a_leaflet(void **state)
{
    static const struct write_options options = {.producer = "esite test", .date = {2020, 9, 1}};
    char good[] = "/tmp/esite-test-XXXXXX";
    struct leaflet l;
    struct diag d;
    struct buf pdf = {0};
    struct pdfread r;
    struct frame *page;
    int fd = mkstemp(good);

    (void)state;
    assert_int_equal(write(fd, jpeg_rgb, sizeof jpeg_rgb), sizeof jpeg_rgb);
    close(fd);
    leaflet_init(&l);
    diag_init(&d, NULL);
    page = leaflet_page(&l, "1");
    for (int i = 0; i < 4; i++)
        leaflet_item(&l, page, ITEM_PICTURE, 10, 20 + 100 * i, 80, 60)->u.picture.path =
            i % 2 ? STR("/nowhere/logo.png") : str_from(good);
    leaflet_impose(&l);
    assert_true(leaflet_write(&l, &options, &d, &pdf));
    pdfread_open(&r, buf_view(&pdf));
    assert_true(r.sound);
    assert_int_equal(pdfread_count(r.text, "/Subtype /Image"), 1);
    assert_int_equal(pdfread_count(r.text, "/I1 Do Q"), 2);
    assert_true(holds(r.text, "q 80 0 0 60 10 515 cm /I1 Do Q"));
    assert_int_equal(d.by_code[DIAG_IMAGE], 1);
    assert_int_equal(d.count[DIAG_FATAL], 0);
    pdfread_close(&r);
    buf_release(&pdf);
    leaflet_release(&l);
    unlink(good);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_png_rgb),
        cmocka_unit_test(test_png_grey),
        cmocka_unit_test(test_png_of_grey_colors),
        cmocka_unit_test(test_png_with_mask),
        cmocka_unit_test(test_png_with_full_mask),
        cmocka_unit_test(test_png_with_palette),
        cmocka_unit_test(test_png_in_greys),
        cmocka_unit_test(test_jpeg),
        cmocka_unit_test(test_jpeg_in_greys),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_huge_png),
        cmocka_unit_test(test_mutants),
        cmocka_unit_test(test_picture_in_a_leaflet),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
