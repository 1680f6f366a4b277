/* Codes of glyphs: one for each pair of a glyph and its text, read back from the font itself. */
#include "unit.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "leaflet.h"
#include "pdfread.h"
#include "write/file/pdf.h"
#include "write/page/pdf_font.h"
#include "write/page/subset.h"

#define REGULAR "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf"
#define CFF     "/usr/share/texmf/fonts/opentype/public/lm/lmsans10-regular.otf"

struct fixture {
    struct arena arena;
    struct diag d;
    struct deflater *deflater;
    struct subsets *subsets;
    struct buf file;
    struct pdf *pdf;
    struct face *face;
    struct pdf_font *font;
};

static void begin(struct fixture *x, const char *path)
{
    *x = (struct fixture){0};
    arena_init(&x->arena);
    diag_init(&x->d, stderr);
    x->deflater = deflater_new();
    x->subsets = subsets_new();
    x->pdf = pdf_new(x->deflater, &x->file);
    x->face = face_load(path, 0, LOC_NONE, &x->d);
    assert_non_null(x->face);
    x->font = pdf_font_new(x->pdf, x->face, 1, &x->arena);
}

static void end(struct fixture *x)
{
    pdf_free(x->pdf);
    deflater_free(x->deflater);
    subsets_free(x->subsets);
    buf_release(&x->file);
    face_free(x->face);
    arena_release(&x->arena);
}

/* The document with nothing but the font, read back. */
static void read_back(struct fixture *x, struct pdfread *r)
{
    assert_true(pdf_font_finish(x->font, x->subsets, &x->d));
    object_put(pdf_catalog(x->pdf), "EsiteFont", pdf_font_object(x->font));
    object_raw(pdf_add_page(x->pdf), "MediaBox", STR("[0 0 595 842]")); /* newer qpdf wants one */
    assert_true(pdf_save(x->pdf, &x->d));
    pdfread_open(r, buf_view(&x->file));
}

static unsigned code_of(struct pdf_font *f, uint32_t glyph, struct str text)
{
    return pdf_font_glyph(f, glyph, text).code;
}

static uint32_t random_next(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33);
}

/* One to four characters of all planes that mean something, no surrogates. */
static struct str random_text(uint64_t *state, struct arena *a)
{
    static const uint32_t top[] = {0x7F, 0x7FF, 0xFFFF, 0x10FFFF};
    struct buf b = {0};
    struct str text;

    for (unsigned n = random_next(state) % 4 + 1; n > 0; n--) {
        uint32_t c = random_next(state) % (top[random_next(state) % 4] - 0x20) + 0x20;

        if (c == 0xFEFF || (c & 0xFFFE) == 0xFFFE || (c >= 0xD800 && c < 0xF900) || c >= 0xF0000)
            c = 0x2603;
        buf_utf8(&b, c);
    }
    text = buf_copy(&b, a);
    buf_release(&b);
    return text;
}

static void test_pairs_have_codes_of_their_own(void **state)
{
    struct fixture x;
    unsigned space, no_break;

    (void)state;
    begin(&x, REGULAR);
    space = code_of(x.font, 3, STR(" "));
    no_break = code_of(x.font, 3, STR("\u00A0"));
    assert_int_not_equal(space, 0);
    assert_int_not_equal(space, no_break);
    assert_int_not_equal(space, code_of(x.font, 4, STR(" ")));
    assert_int_not_equal(space, code_of(x.font, 3, STR("")));
    assert_int_equal(space, code_of(x.font, 3, STR(" ")));
    assert_int_equal(no_break, code_of(x.font, 3, STR("\u00A0")));
    assert_int_equal(pdf_font_glyph(x.font, 3, STR(" ")).width, face_advance(x.face, 3) * 10);
    end(&x);
}

static void test_random_pairs_read_back(void **state)
{
    enum { PAIRS = 1500 };
    struct fixture x;
    struct pdfread r;
    struct str font;
    struct str text[PAIRS];
    unsigned code[PAIRS];
    uint64_t seed = 42;

    (void)state;
    begin(&x, REGULAR);
    for (size_t i = 0; i < PAIRS; i++) {
        text[i] = random_text(&seed, &x.arena);
        code[i] = code_of(x.font, random_next(&seed) % x.face->glyphs, text[i]);
        assert_int_not_equal(code[i], 0);
    }
    read_back(&x, &r);
    assert_true(r.sound);
    font = pdfread_find(&r, "/Subtype /Type0");
    for (size_t i = 0; i < PAIRS; i++)
        assert_true(str_eq(pdfread_unicode(&r, font, code[i]), text[i]));
    pdfread_close(&r);
    end(&x);
}

static void test_no_code_needs_an_escape(void **state)
{
    struct fixture x;

    (void)state;
    begin(&x, REGULAR);
    for (uint32_t i = 0; i < 12000; i++) {
        struct str text = str_printf(&x.arena, "%u", i);
        unsigned code = code_of(x.font, 10, text);

        assert_int_not_equal(code, 0);
        assert_null(memchr("()\\\r", (int)(code & 0xFF), 4));
        assert_null(memchr("()\\\r", (int)(code >> 8), 4));
        assert_int_equal(code, code_of(x.font, 10, text));
    }
    end(&x);
}

static void test_too_many_pairs(void **state)
{
    struct fixture x;
    unsigned code = 1;
    uint32_t made = 0;

    (void)state;
    begin(&x, REGULAR);
    diag_init(&x.d, NULL);
    for (; code; made++)
        code = code_of(x.font, 10, str_printf(&x.arena, "%u", made));
    assert_in_range(made, 60000, 65536);
    assert_false(pdf_font_finish(x.font, x.subsets, &x.d));
    assert_int_equal(x.d.by_code[DIAG_FONT], 1);
    end(&x);
}

static void test_glyph_without_text(void **state)
{
    struct fixture x;
    struct pdfread r;
    unsigned code;

    (void)state;
    begin(&x, REGULAR);
    code = code_of(x.font, 36, STR(""));
    read_back(&x, &r);
    assert_str(pdfread_unicode(&r, pdfread_find(&r, "/Subtype /Type0"), code), "\u2060");
    pdfread_close(&r);
    end(&x);
}

static void test_what_no_reader_knows(void **state)
{
    static const struct {
        const char *text, *read;
    } of[] = {{"\uE000", "\uFFFD"},        {"a\uF8FFb", "a\uFFFDb"}, {"\U0010FFFD", "\uFFFD"},
              {"\uFFFE", "\uFFFD"},        {"\uFEFF", "\u2060"},     {"\uF900", "\uF900"},
              {"\U000EFFFD", "\U000EFFFD"}};
    unsigned code[sizeof of / sizeof *of];
    struct fixture x;
    struct pdfread r;

    (void)state;
    begin(&x, REGULAR);
    for (size_t i = 0; i < sizeof of / sizeof *of; i++)
        code[i] = code_of(x.font, 36, str_from(of[i].text));
    read_back(&x, &r);
    for (size_t i = 0; i < sizeof of / sizeof *of; i++)
        assert_str(pdfread_unicode(&r, pdfread_find(&r, "/Subtype /Type0"), code[i]), of[i].read);
    pdfread_close(&r);
    end(&x);
}

/* The font must say of every code the glyph and the width it was made with. */
static void test_widths_and_glyph_map(void **state)
{
    struct fixture x;
    struct pdfread r;
    struct str cid, map, widths;
    unsigned a, b;

    (void)state;
    begin(&x, REGULAR);
    a = code_of(x.font, face_glyph(x.face, 'W'), STR("W"));
    b = code_of(x.font, face_glyph(x.face, 'i'), STR("i"));
    read_back(&x, &r);
    cid = pdfread_find(&r, "/Subtype /CIDFontType2");
    map = pdfread_stream(pdfread_object(&r, pdfread_ref(cid, "CIDToGIDMap")));
    assert_int_equal(map.n, 2 * (b + 1));
    assert_int_equal(map.s[2 * a + 1], 1); /* in the order of the face: .notdef, W, i */
    assert_int_equal(map.s[2 * b + 1], 2);
    widths = str_sub(cid, str_find(cid, STR("/W ["), 0), cid.n);
    assert_true(str_find(widths,
                         str_printf(&x.arena, "\n      %d\n      %d\n",
                                    face_advance(x.face, face_glyph(x.face, 'W')),
                                    face_advance(x.face, face_glyph(x.face, 'i'))),
                         0) != SIZE_MAX);
    pdfread_close(&r);
    end(&x);
}

static void test_subset_is_small_and_named_by_content(void **state)
{
    struct fixture x;
    struct pdfread r;
    struct str font;
    struct str name[2];
    struct arena names;

    (void)state;
    arena_init(&names);
    for (int i = 0; i < 2; i++) {
        begin(&x, REGULAR);
        for (uint32_t c = 'a'; c <= 'z' - (uint32_t)i; c++)
            code_of(x.font, face_glyph(x.face, c), STR("x"));
        read_back(&x, &r);
        font = pdfread_find(&r, "/Type /FontDescriptor");
        name[i] = str_copy(&names, str_sub(font, str_find(font, STR("+NotoSans-Regular"), 0) - 6,
                                           str_find(font, STR("+NotoSans-Regular"), 0)));
        assert_int_equal(name[i].n, 6);
        font = pdfread_stream(pdfread_object(&r, pdfread_ref(font, "FontFile2")));
        assert_in_range(font.n, 1000, 12000);
        assert_true(str_find(font, STR("GSUB"), 0) == SIZE_MAX);
        assert_true(str_find(font, STR("cmap"), 0) == SIZE_MAX);
        pdfread_close(&r);
        end(&x);
    }
    assert_false(str_eq(name[0], name[1]));
    arena_release(&names);
}

static void test_cff(void **state)
{
    struct fixture x;
    struct pdfread r;
    struct str font, map;
    unsigned a, b;

    (void)state;
    if (access(CFF, R_OK))
        skip(); /* fonts-lmodern is not there */
    begin(&x, CFF);
    assert_true(x.face->cff);
    a = code_of(x.font, face_glyph(x.face, 'W'), STR("W"));
    b = code_of(x.font, face_glyph(x.face, 'i'), STR("i"));
    assert_int_not_equal(a, b);
    read_back(&x, &r);
    assert_true(r.sound);
    assert_str(pdfread_unicode(&r, pdfread_find(&r, "/Subtype /Type0"), b), "i");
    font = pdfread_find(&r, "/Subtype /Type0");
    map = pdfread_stream(pdfread_object(&r, pdfread_ref(font, "Encoding")));
    assert_int_equal(pdfread_count(map, str_z(&x.arena, str_printf(&x.arena, "<%04X> ", b))), 1);
    assert_true(pdfread_find(&r, "/Subtype /CIDFontType0C").n > 0);
    pdfread_close(&r);
    end(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pairs_have_codes_of_their_own),
        cmocka_unit_test(test_random_pairs_read_back),
        cmocka_unit_test(test_no_code_needs_an_escape),
        cmocka_unit_test(test_too_many_pairs),
        cmocka_unit_test(test_glyph_without_text),
        cmocka_unit_test(test_what_no_reader_knows),
        cmocka_unit_test(test_widths_and_glyph_map),
        cmocka_unit_test(test_subset_is_small_and_named_by_content),
        cmocka_unit_test(test_cff),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
