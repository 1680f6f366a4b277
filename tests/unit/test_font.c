/* Faces: what is taken, what is refused and why; the catalog's choice; the list's own errors. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "font/catalog.h"
#include "said.h"

struct fixture {
    struct arena arena;
    struct said said;
    const struct fontlist *list;
    struct font_catalog *fonts;
};

static int set_up(void **state)
{
    static struct fixture f;

    arena_init(&f.arena);
    said_init(&f.said);
    f.list = fontlist_load(&f.arena, &f.said.diag);
    assert_non_null(f.list);
    f.fonts = font_catalog_new(f.list);
    tempdata_new();
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    font_catalog_free(f->fonts);
    said_release(&f->said);
    arena_release(&f->arena);
    tempdata_remove();
    return 0;
}

static const struct face *main_face(struct fixture *f)
{
    const struct face *face = font_catalog_main(f->fonts, STR("text"), false, &f->said.diag);

    assert_non_null(face);
    return face;
}

/* ---- Faces */

static void test_metrics(void **state)
{
    struct fixture *f = *state;
    const struct face *face = main_face(f);
    const struct face *bold = font_catalog_main(f->fonts, STR("text"), true, &f->said.diag);

    assert_string_equal(face->name, "NotoSans-Regular");
    assert_int_equal(face->units_per_em, 1000);
    assert_int_equal(face->weight, 400);
    assert_int_equal(bold->weight, 700);
    assert_int_equal(face->ascent, 1069);
    assert_int_equal(face->descent, -293);
    assert_int_equal(face->cap_height, 714);
    assert_in_range(face->x_height, 500, 600);
    assert_false(face->serif);
    assert_false(face->cff);
    assert_true(face->italic_angle == 0);
    assert_true(face->space_alone);
    assert_true(face->bbox[0] < 0 && face->bbox[1] < 0 && face->bbox[2] > 1000);
    assert_int_equal(face_advance(face, face_glyph(face, ' ')), 260);
    assert_int_equal(face_glyph(face, 0x0E01), 0);
    assert_ptr_equal(font_catalog_main(f->fonts, STR("text"), false, &f->said.diag), face);
    assert_said(&f->said, "");
}

/* The main face's bytes, with `n` of them at `at` replaced. */
static const char *changed_font(struct fixture *f, size_t at, const char *bytes, size_t n)
{
    struct file file;
    char *copy;
    const char *path;

    assert_true(file_open(&file, main_face(f)->path, UINT64_MAX, &f->said.diag));
    copy = arena_memdup(&f->arena, file.bytes.s, file.bytes.n);
    memcpy(copy + at, bytes, n);
    path = tempdata_put(&f->arena, "data/changed.ttf", (struct str){copy, file.bytes.n});
    file_close(&file);
    return path;
}

/* Offset of a table in the main face. */
static size_t table_at(struct fixture *f, const char *tag)
{
    struct file file;
    size_t at = 0;

    assert_true(file_open(&file, main_face(f)->path, UINT64_MAX, &f->said.diag));
    for (size_t i = 12; !at; i += 16) {
        const unsigned char *entry = (const unsigned char *)file.bytes.s + i;

        if (memcmp(entry, tag, 4) == 0)
            at = (size_t)entry[8] << 24 | (size_t)entry[9] << 16 | (size_t)entry[10] << 8 |
                 entry[11];
    }
    file_close(&file);
    return at;
}

static void check_refused(struct fixture *f, const char *path, const char *expected)
{
    assert_null(face_load(path, 0, (struct loc){"fonts.xml", 3, 1}, &f->said.diag));
    assert_said(&f->said, expected);
}

static void test_refused(void **state)
{
    struct fixture *f = *state;
    const char *path;

    check_refused(f, "/no/such.ttf",
                  "fonts.xml:3:1: fatal: font not usable: /no/such.ttf can't be read: "
                  "No such file or directory\n");
    path = tempdata_put(&f->arena, "data/changed.ttf", STR("no font at all"));
    assert_null(face_load(path, 0, LOC_NONE, &f->said.diag));
    assert_non_null(strstr(said(&f->said), "it is no font"));
    assert_null(face_load(main_face(f)->path, 1, LOC_NONE, &f->said.diag));
    assert_non_null(strstr(said(&f->said), "no face number 1"));
}

static void test_licence(void **state)
{
    static const struct {
        const char *bits;
        bool taken;
    } cases[] = {
        {"\x00\x00", true},  {"\x00\x04", true},  {"\x00\x08", true},  {"\x00\x06", true},
        {"\x00\x02", false}, {"\x01\x00", false}, {"\x02\x04", false},
    };
    struct fixture *f = *state;
    size_t at = table_at(f, "OS/2") + 8;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct face *face =
            face_load(changed_font(f, at, cases[i].bits, 2), 0, LOC_NONE, &f->said.diag);

        assert_int_equal(face != NULL, cases[i].taken);
        face_free(face);
        if (!cases[i].taken)
            assert_non_null(strstr(said(&f->said), "licence bits forbid"));
    }
}

static void put_u16(struct buf *b, unsigned v)
{
    buf_char(b, (char)(v >> 8));
    buf_char(b, (char)(v & 0xFF));
}

static void put_u32(struct buf *b, size_t v)
{
    put_u16(b, (unsigned)(v >> 16));
    put_u16(b, (unsigned)(v & 0xFFFF));
}

/* A font of one glyph whose CFF table is the one given. */
static const char *cff_font(struct fixture *f, struct str cff)
{
    static const struct {
        const char *tag;
        unsigned n;
    } tables[] = {{"CFF ", 0}, {"head", 54}, {"hhea", 36}, {"hmtx", 4}, {"maxp", 6}};
    struct buf b = {0};
    size_t at = 12 + 5 * 16;
    const char *path;

    buf_puts(&b, "OTTO");
    put_u16(&b, 5);
    for (int i = 0; i < 3; i++)
        put_u16(&b, 0);
    for (size_t i = 0; i < 5; i++) {
        size_t n = i ? tables[i].n : cff.n;

        buf_puts(&b, tables[i].tag);
        put_u32(&b, 0);
        put_u32(&b, at);
        put_u32(&b, n);
        at += (n + 3) / 4 * 4;
    }
    for (size_t i = 0; i < 5; i++) {
        size_t n = i ? tables[i].n : cff.n;

        for (size_t k = 0; k < (n + 3) / 4 * 4; k++) {
            char c = i == 0 && k < n ? cff.s[k] : 0;

            if (i == 1 && k == 18)
                c = 4; /* 1024 units per em */
            if ((i == 2 && k == 35) || (i == 4 && (k == 1 || k == 5)))
                c = i == 4 && k == 1 ? 0 : 1; /* one width, one glyph */
            if (i == 4 && k == 2)
                c = 0x50; /* version 0.5 */
            buf_char(&b, c);
        }
    }
    path = tempdata_put(&f->arena, "data/changed.ttf", buf_view(&b));
    buf_release(&b);
    return path;
}

static void test_cid_keyed(void **state)
{
    /* Header, name INDEX "A", Top DICT INDEX: version 28 0 1 (a number), then the operators. */
    struct str ros = STR("\x01\x00\x04\x01"
                         "\x00\x01\x01\x01\x02"
                         "A"
                         "\x00\x01\x01\x01\x08"
                         "\x1C\x00\x01\x8B\x8B\x0C\x1E");
    struct str names = STR("\x01\x00\x04\x01"
                           "\x00\x01\x01\x01\x02"
                           "A"
                           "\x00\x01\x01\x01\x08"
                           "\x1E\x0C\x1E\xFF\x8B\x0C\x07");
    struct fixture *f = *state;
    struct face *face = face_load(cff_font(f, ros), 0, LOC_NONE, &f->said.diag);

    assert_null(face);
    assert_non_null(strstr(said(&f->said), "CFF outlines are CID-keyed"));
    face = face_load(cff_font(f, names), 0, LOC_NONE, &f->said.diag);
    assert_non_null(face);
    assert_true(face->cff);
    face_free(face);
    for (size_t n = 0; n < ros.n; n++) { /* cut anywhere: no crash, and no false alarm */
        face = face_load(cff_font(f, str_sub(names, 0, n)), 0, LOC_NONE, &f->said.diag);
        face_free(face);
    }
    assert_null(strstr(said(&f->said), "CID"));
}

/* Damaged files are refused or give a face that can be measured; nothing crashes. */
static void test_damaged(void **state)
{
    struct fixture *f = *state;
    unsigned seed = 7;

    for (int round = 0; round < 40; round++) {
        char noise[64];
        struct face *face;

        for (size_t i = 0; i < sizeof noise; i++)
            noise[i] = (char)((seed = seed * 1103515245u + 12345u) >> 16);
        seed = seed * 1103515245u + 12345u;
        face = face_load(changed_font(f, round < 20 ? (seed >> 8) % 300 : (seed >> 8) % 400000,
                                      noise, sizeof noise),
                         0, LOC_NONE, &f->said.diag);
        if (face)
            face_advance(face, face_glyph(face, 'a'));
        face_free(face);
    }
}

/* ---- The catalog */

static void check_face(struct fixture *f, bool bold, const char *script, const char *lang,
                       uint32_t code_point, const char *expected)
{
    struct font_request r = {STR("text"), bold, hb_script_from_string(script, -1),
                             lang_from(str_from(lang))};
    const struct font_entry *missing;
    const struct face *face = font_catalog_face(f->fonts, &r, code_point, &missing);

    assert_non_null(face);
    assert_string_equal(face->name, expected);
}

static void test_choice(void **state)
{
    struct fixture *f = *state;

    check_face(f, false, "Latn", "fi", 0xE4, "NotoSans-Regular");
    check_face(f, true, "Cyrl", "ru", 0x0416, "NotoSans-Bold");
    check_face(f, false, "Arab", "ar", 0x0628, "NotoSansArabic-Regular");
    check_face(f, true, "Arab", "ckb", 0x06D5, "NotoSansArabic-Bold");
    check_face(f, false, "Zyyy", "fi", 0x260E, "NotoSansSymbols2-Regular");
    check_face(f, true, "Tfng", "ar", 0x2D30, "NotoSansTifinagh-Regular"); /* has no bold */
    assert_said(&f->said, "");
}

static void test_missing(void **state)
{
    struct fixture *f = *state;
    struct fontlist list = {0};
    struct font_entry *e;
    struct font_catalog *c;
    struct font_request r = {STR("text"), false, HB_SCRIPT_THAI, 0};
    const struct font_entry *missing;
    const char *path;

    e = vec_push(&f->arena, &list.entries);
    *e = (struct font_entry){.role = STR("text"),
                             .file = STR("Missing-Thai.ttf"),
                             .package = STR("fonts-thai"),
                             .at = {"fonts.xml", 9, 3}};
    *vec_push(&f->arena, &e->scripts) = STR("Thai");
    c = font_catalog_new(&list);
    assert_null(font_catalog_face(c, &r, 0x0E01, &missing));
    assert_ptr_equal(missing, e);
    assert_said(&f->said, "");
    assert_null(font_catalog_main(c, STR("text"), true, &f->said.diag));
    assert_said(&f->said, "fonts.xml:9:3: fatal: font not usable: Missing-Thai.ttf is not on this "
                          "machine; install the package fonts-thai\n");
    assert_null(font_catalog_main(c, STR("title"), true, &f->said.diag));
    assert_said(
        &f->said,
        "esite: fatal: font not usable: the font list has no font for the role \"title\"\n");
    assert_int_equal(font_catalog_count(c), 1);
    assert_ptr_equal(font_catalog_entry(c, 0, &path), e);
    assert_null(path);
    font_catalog_free(c);
}

/* A file that is in none of the list's folders is found where the machine keeps fonts. */
static void test_walk(void **state)
{
    struct fixture *f = *state;
    struct fontlist list = {0};
    struct font_catalog *c;
    struct font_entry *e = vec_push(&f->arena, &list.entries);
    const char *path;

    *e = (struct font_entry){.role = STR("text"), .file = STR("NotoSans-Regular.ttf")};
    c = font_catalog_new(&list);
    font_catalog_entry(c, 0, &path);
    assert_non_null(path);
    assert_non_null(strstr(path, "/NotoSans-Regular.ttf"));
    font_catalog_free(c);
}

/* Every font of the list is one that can be used; packages that few have may be missing. */
static void test_shipped_list(void **state)
{
    struct fixture *f = *state;
    unsigned found = 0;

    for (size_t i = 0; i < font_catalog_count(f->fonts); i++) {
        const char *path;
        const struct font_entry *e = font_catalog_entry(f->fonts, i, &path);
        struct face *face = path ? face_load(path, e->index, e->at, &f->said.diag) : NULL;

        if (str_eq(e->package, STR("fonts-noto-core")))
            assert_non_null(face);
        found += face != NULL;
        for (size_t k = 0; face && k < e->scripts.n; k++)
            assert_int_not_equal(hb_script_from_string(e->scripts.v[k].s, 4), HB_SCRIPT_UNKNOWN);
        face_free(face);
    }
    assert_true(found > 40);
    assert_said(&f->said, "");
}

/* ---- The list */

static void check_list(struct fixture *f, const char *xml, const char *expected)
{
    tempdata_put(&f->arena, "fonts/fonts.xml", str_from(xml));
    assert_null(fontlist_load(&f->arena, &f->said.diag));
    assert_said(&f->said, expected);
}

static void test_list_errors(void **state)
{
    struct fixture *f = *state;

    check_list(f, "<font/>",
               "fonts.xml:1:1: fatal: configuration error: <font>; expected <fonts>\n");
    check_list(f, "<fonts>\n<font/></fonts>",
               "fonts.xml:2:1: fatal: configuration error: <font> names no file; expected "
               "regular=\"…\" or bold=\"…\"\n");
    check_list(
        f, "<fonts><font regular='a' scripts='Latin'/></fonts>",
        "fonts.xml:1:8: fatal: configuration error: script \"Latin\"; expected four letters of "
        "ISO 15924 such as \"Latn\"\n");
    check_list(f, "<fonts><font regular='a' langs='suomi'/></fonts>",
               "fonts.xml:1:8: fatal: configuration error: language \"suomi\"; expected a code of "
               "ISO 639 such as \"fi\"\n");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_metrics),      TEST(test_refused),     TEST(test_licence), TEST(test_cid_keyed),
        TEST(test_damaged),      TEST(test_choice),      TEST(test_missing), TEST(test_walk),
        TEST(test_shipped_list), TEST(test_list_errors),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
