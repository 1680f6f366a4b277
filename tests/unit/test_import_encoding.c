/* Encodings: what is guessed from the bytes, what is decoded from them, what is said. */
#include "unit.h"

#include <string.h>

#include "import/source.h"
#include "import/text/encoding.h"
#include "said.h"

#define BYTES(literal) ((struct str){literal, sizeof(literal) - 1})

static void check(struct str bytes, const char *forced, const char *name, const char *text)
{
    struct decoded t;
    struct said s;

    said_init(&s);
    assert_true(encoding_decode(&t, bytes, forced, STR_NONE, LOC_NONE, &s.diag));
    assert_string_equal(t.name, name);
    assert_str(t.text, text);
    assert_said(&s, "");
    encoding_release(&t);
    said_release(&s);
}

static void test_utf8_is_not_copied(void **state)
{
    struct str bytes = BYTES("nimi;Päivätoiminta – kahvila");
    struct decoded t;
    struct diag d;

    (void)state;
    diag_init(&d, NULL);
    assert_true(encoding_decode(&t, bytes, NULL, STR_NONE, LOC_NONE, &d));
    assert_ptr_equal(t.text.s, bytes.s);
    assert_null(t.own);
    assert_int_equal(t.bad, 0);
    encoding_release(&t);
}

static void test_byte_order_marks(void **state)
{
    (void)state;
    check(BYTES("\xEF\xBB\xBFää"), NULL, "UTF-8", "ää");
    check(BYTES("\xFF\xFE\xE4\0\xAC\x20"), NULL, "UTF-16LE", "ä€");
    check(BYTES("\xFE\xFF\0\xE4\x20\xAC"), NULL, "UTF-16BE", "ä€");
    check(BYTES("\xFF\xFE\0\0\xE4\0\0\0"), NULL, "UTF-32LE", "ä");
    check(BYTES("\0\0\xFE\xFF\0\0\0\xE4"), NULL, "UTF-32BE", "ä");
    check(BYTES("\xEF\xBB\xBFää"), "utf-8", "UTF-8", "ää");
    check(BYTES("\xFF\xFE\xE4\0"), "UTF-16", "UTF-16LE", "ä");
}

static void test_utf16_without_mark(void **state)
{
    (void)state;
    check(BYTES("n\0i\0m\0i\0;\0\xE4\0"), NULL, "UTF-16LE", "nimi;ä");
    check(BYTES("\0n\0i\0m\0i\0;\0\xE4"), NULL, "UTF-16BE", "nimi;ä");
    check(BYTES("\x3D\xD8\x42\xDEn\0i\0m\0i\0"), NULL, "UTF-16LE", "🙂nimi");
}

static void test_eight_bits(void **state)
{
    (void)state;
    check(BYTES("P\xE4iv\xE4\x96ilta"), NULL, "Windows-1252", "Päivä–ilta");
    check(BYTES("hinta 5 \x80"), NULL, "Windows-1252", "hinta 5 €");
    check(BYTES("P\xE4iv\xE4, hinta 5 \xA4"), NULL, "ISO-8859-15", "Päivä, hinta 5 €");
    check(BYTES("\xA8"
                "akki p\xE4iv\xE4"),
          NULL, "ISO-8859-15", "šakki päivä");
    check(BYTES("\xA8 p\xE4iv\xE4"), NULL, "Windows-1252", "¨ päivä");
    check(BYTES("P\x8Aiv\x8Atoiminta, ty\x9Apaja"), NULL, "Macintosh", "Päivätoiminta, työpaja");
    check(BYTES("P\x84iv\x84toiminta, ty\x94paja"), NULL, "IBM850", "Päivätoiminta, työpaja");
    /* Windows' quotes and dots beside letters are not letters themselves. */
    check(BYTES("k\xE4y \x84kahvilla\x94\x85"), NULL, "Windows-1252", "käy „kahvilla”…");
}

static void test_forced(void **state)
{
    (void)state;
    check(BYTES("\xA4"), "latin9", "ISO-8859-15", "€");
    check(BYTES("\xA4\x80"), "ISO-8859-1", "Windows-1252", "¤€");
    check(BYTES("\xD0\xC0"), "KOI8-R", "KOI8-R", "пю");
    check(BYTES("\xC3\xA4"), "Windows-1252", "Windows-1252", "Ã¤");
}

static void test_unknown_encoding(void **state)
{
    struct decoded t;
    struct said s;

    (void)state;
    said_init(&s);
    assert_false(
        encoding_decode(&t, BYTES("x"), "Klingon", STR_NONE, (struct loc){"a.csv", 0, 0}, &s.diag));
    assert_said(&s,
                "a.csv: fatal: input can't be used: the encoding \"Klingon\" is not known here; "
                "usual ones are UTF-8, Windows-1252, ISO-8859-15 and UTF-16\n");
    encoding_release(&t);
    said_release(&s);
}

static void check_bad(struct str bytes, const char *name, const char *text, size_t bad,
                      bool truncated)
{
    struct decoded t;
    struct diag d;

    diag_init(&d, NULL);
    assert_true(encoding_decode(&t, bytes, NULL, STR_NONE, LOC_NONE, &d));
    assert_string_equal(t.name, name);
    assert_str(t.text, text);
    assert_int_equal(t.bad, bad);
    assert_int_equal(t.truncated, truncated);
    encoding_release(&t);
}

static void test_bad_bytes(void **state)
{
    (void)state;
    check_bad(BYTES("ää ö\xFFö ää"), "UTF-8", "ää ö\uFFFDö ää", 1, false);
    check_bad(BYTES("ää öö \xE2\x82"), "UTF-8", "ää öö \uFFFD", 1, true);
    check_bad(BYTES("ää öö \xC3"), "UTF-8", "ää öö \uFFFD", 1, true);
    check_bad(BYTES("p\xE4iv\xE4 \x81"), "Windows-1252", "päivä \uFFFD", 1, false);
    check_bad(BYTES("\xFF\xFE\x00\xD8\xE4\0"), "UTF-16LE", "\uFFFDä", 1, false);
    check_bad(BYTES("\xFF\xFE\xE4\0x"), "UTF-16LE", "ä", 1, true);
}

/* Lines of Windows-1252 in a file of UTF-8 keep their letters; half characters are none of them. */
static void test_pasted(void **state)
{
    static const struct {
        struct str bytes;
        const char *text;
        size_t foreign, bad;
        bool truncated;
    } cases[] = {
        {STR_INIT("Työpaja ää\nP\xE4iv\xE4\nö"), "Työpaja ää\nPäivä\nö", 2, 0, false},
        {STR_INIT("ääääää ma\x96pe \x94ty\xF6\x94;\xD6"
                  "ky"),
         "ääääää ma–pe ”työ”;Öky", 5, 0, false},
        {STR_INIT("ääääää ty\xF6\x85\x94 hyv\xE4\x94;"), "ääääää työ…” hyvä”;", 5, 0, false},
        {STR_INIT("ääää Caf\xE9, na\xEFve"), "ääää Café, naïve", 2, 0, false},
        {STR_INIT("ööö p\xE4iv\xE4"), "ööö päivä", 2, 0, false}, /* no cut at the end */
        {STR_INIT("ööö cut: hyv\xC3;"), "ööö cut: hyv\uFFFD;", 0, 1, false},
        {STR_INIT("öööö \xD0, \xE2\x80 \xF0\x9F\x99;"), "öööö \uFFFD, \uFFFD \uFFFD;", 0, 3, false},
        {STR_INIT("ööööööö \xED\xA0\xBD\xED\xB8\x80"),
         "ööööööö \uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD", 0, 6, false},
        {STR_INIT("ääää \x81 \xA4"), "ääää \uFFFD \uFFFD", 0, 2, false},
        {STR_INIT("äääää p\xE4iv\xC3"), "äääää päiv\uFFFD", 1, 1, true},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct decoded t;
        struct diag d;

        diag_init(&d, NULL);
        assert_true(encoding_decode(&t, cases[i].bytes, NULL, STR_NONE, LOC_NONE, &d));
        assert_string_equal(t.name, "UTF-8");
        assert_str(t.text, cases[i].text);
        assert_int_equal(t.foreign, cases[i].foreign);
        assert_int_equal(t.bad, cases[i].bad);
        assert_int_equal(t.truncated, cases[i].truncated);
        source_tell_foreign(&t, "a.csv", &d);
        assert_int_equal(d.by_code[DIAG_BAD_BYTES], cases[i].foreign != 0);
        encoding_release(&t);
    }
}

static void test_pasted_is_said(void **state)
{
    struct decoded t;
    struct said s;

    (void)state;
    said_init(&s);
    assert_true(encoding_decode(&t, STR("\xEF\xBB\xBFnimi;ä\r\nTyö;ö\r\nK\xE4yd\xE4\n"), NULL,
                                STR_NONE, (struct loc){"a.csv", 0, 0}, &s.diag));
    source_tell_foreign(&t, "a.csv", &s.diag);
    assert_said(
        &s, "a.csv:3:2: warning: bytes that are not text in this encoding: 2 bytes, here first, "
            "are read as Windows-1252, as if pasted from another file; look at their "
            "letters and save the file as UTF-8\n");
    encoding_release(&t);
    said_release(&s);
}

static void test_declared(void **state)
{
    struct decoded t;
    struct diag d;

    (void)state;
    diag_init(&d, NULL);
    assert_str(encoding_declared(STR("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>")),
               "ISO-8859-1");
    assert_str(encoding_declared(STR("\xEF\xBB\xBF<?xml version='1.0' encoding = 'utf-8' ?>")),
               "utf-8");
    assert_null(encoding_declared(STR("<?xml version=\"1.0\"?><a encoding=\"x\"/>")).s);
    assert_null(encoding_declared(STR("<?xml encoding=\"x")).s);
    assert_null(encoding_declared(STR("nimi;kunta")).s);
    assert_true(encoding_decode(&t, BYTES("\xD0\xC0"), NULL, STR("KOI8-R"), LOC_NONE, &d));
    assert_str(t.text, "пю");
    assert_string_equal(t.name, "KOI8-R");
    encoding_release(&t);
    /* Valid UTF-8 is UTF-8, whatever it says of itself. */
    assert_true(encoding_decode(&t, BYTES("ää"), NULL, STR("ISO-8859-1"), LOC_NONE, &d));
    assert_str(t.text, "ää");
    encoding_release(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_utf8_is_not_copied),
        cmocka_unit_test(test_byte_order_marks),
        cmocka_unit_test(test_utf16_without_mark),
        cmocka_unit_test(test_eight_bits),
        cmocka_unit_test(test_forced),
        cmocka_unit_test(test_unknown_encoding),
        cmocka_unit_test(test_bad_bytes),
        cmocka_unit_test(test_pasted),
        cmocka_unit_test(test_pasted_is_said),
        cmocka_unit_test(test_declared),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
