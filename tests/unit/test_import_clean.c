/* Texts made fit for print: what is changed, and what is said of it where. */
#include "unit.h"

#include <string.h>

#include "base/utf8.h"
#include "import/text/clean.h"
#include "import/text/mend.h"
#include "import/text/suspect.h"
#include "said.h"

static void check_form(enum clean_form form, const char *raw, const char *clean,
                       const char *messages)
{
    struct said s;
    struct cleaner c;

    said_init(&s);
    clean_init(&c, &s.diag);
    assert_str(clean_text(&c, &(struct raw_text){.s = str_from(raw), .at = {"a.csv", 3, 10}}, form),
               clean);
    assert_said(&s, messages);
    clean_release(&c);
    said_release(&s);
}

static void check(const char *raw, const char *clean)
{
    check_form(CLEAN_LINE, raw, clean, "");
}

static void test_untouched(void **state)
{
    static const char raw[] = "Päivätoiminta – kahvila ”Åkerö”, 5 € (0–18 v.) Café";
    struct cleaner c;
    struct diag d;
    struct str plain = STR("Päiväkahvila – 5 €, ”Öljy” ja Äänekoski");

    (void)state;
    check(raw, raw);
    diag_init(&d, NULL);
    clean_init(&c, &d);
    assert_ptr_equal(clean_text(&c, &(struct raw_text){.s = plain}, CLEAN_LINE).s, plain.s);
    assert_null(c.nfc);
    clean_release(&c);
}

static void test_white_space(void **state)
{
    (void)state;
    check("  a \t b\u00A0\u00A0c\u2009d\u3000e  ", "a b c d e");
    check("a\nb\r\nc\u2028d", "a b c d");
    check("", "");
    check(" \u00A0 ", "");
    check_form(CLEAN_LINES, " a\r\n\r\n b \rc\n", "a\nb\nc", "");
    check_form(CLEAN_LINES, "a<br>b", "a\nb", "");
    check_form(CLEAN_TEXT, "a.\n\nb", "a.\nb", "");
}

static void test_invisible(void **state)
{
    (void)state;
    check("ystävä\u00ADtoiminta", "ystävätoiminta");
    check("\uFEFFNäky\u200Bmät\u2060ön \u202Emerkki\u202C\u2066x\u2069\u200E\u200F",
          "Näkymätön merkki"
          "x");
}

static void test_joiners(void **state)
{
    (void)state;
    check("بسته\u200Cهای", "بسته\u200Cهای");
    check("क्\u200Dष", "क्\u200Dष");
    check("a\u200Cb\u200Dc", "abc");
    check("\u200Cهای\u200C", "های");
    check("های\u200C b", "های b");
    check("👩\u200D🍳", "👩\u200D🍳");
}

static void test_composed(void **state)
{
    (void)state;
    check("Pa\u0308iva\u0308 A\u030Aland", "Päivä Åland");
    check("\u212B", "Å"); /* the sign for Ångström */
    check("e\u0301", "é");
    check("Привет, Київ", "Привет, Київ");
    check("И\u0306", "Й");
}

static void test_html(void **state)
{
    (void)state;
    check("Kahvi &amp; pulla", "Kahvi & pulla");
    check("<b>Kahvi</b><br>pulla", "Kahvi pulla");
    check_form(CLEAN_TEXT, "<p>Yksi</p><p>Kaksi</p>", "Yksi\nKaksi", "");
    check_form(CLEAN_TEXT, "&lt;p&gt;Yksi&lt;/p&gt;&lt;p&gt;Kaksi", "Yksi\nKaksi",
               ""); /* escaped twice */
    check_form(CLEAN_TEXT, "<p>a &lt; b</p>", "a < b", "");
}

static void test_doubly_encoded(void **state)
{
    (void)state;
    check_form(
        CLEAN_LINE, "Hyvä LÃ¤mmin ateria", "Hyvä Lämmin ateria",
        "a.csv:3:16: warning: doubly encoded text mended: \"LÃ¤mmin ateria\" is read as \"Lämmin "
        "ateria\"\n");
    check_form(CLEAN_LINE, "YÃ¶ â€“ pÃ¤ivÃ¤ 5 â‚¬ Ã…", "Yö – päivä 5 € Å",
               "a.csv:3:11: warning: doubly encoded text mended: \"YÃ¶ â€“ pÃ¤ivÃ¤ 5 â‚¬ Ã…\" is "
               "read as \"Yö – päivä 5 € Å\"\n");
    check_form(
        CLEAN_LINE, "pÃƒÂ¤ivÃƒÂ¤", "päivä",
        "a.csv:3:11: warning: doubly encoded text mended: \"pÃƒÂ¤ivÃƒÂ¤\" is read as \"päivä\"\n");
    check_form(CLEAN_LINE, "ÐŸÑ€Ð¸Ð²ÐµÑ‚", "Привет",
               "a.csv:3:10: warning: doubly encoded text mended: \"ÐŸÑ€Ð¸Ð²ÐµÑ‚\" is read as "
               "\"Привет\"\n");
    check_form(
        CLEAN_LINE, "Å¡akki", "šakki",
        "a.csv:3:10: warning: doubly encoded text mended: \"Å¡akki\" is read as \"šakki\"\n");
}

static void test_not_doubly_encoded(void **state)
{
    static const char *const texts[] = {"”KESÄ”",       "KESÄ… JA YÖ–", "Å” ja Ö€", "ÆØÅ",
                                        "Ñandú",        "ESPAÑA”",      "Ãlvaro",   "señor Núñez",
                                        "crème brûlée", "Ä°C"};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        check(texts[i], texts[i]);
}

/* Every character that it undoes is undone, and ordinary Finnish never touched. */
static void test_mends_every_letter(void **state)
{
    (void)state;
    for (uint32_t c = 0xA1; c <= 0xFF; c++) {
        char utf8[4];
        size_t n = utf8_encode(c, utf8);
        struct buf doubled = {0}, out = {0};

        buf_puts(&doubled, "a");
        for (size_t i = 0; i < n; i++) {
            unsigned char byte = (unsigned char)utf8[i];
            static const uint16_t windows[32] = {
                0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178,
            };

            buf_utf8(&doubled, byte >= 0x80 && byte <= 0x9F ? windows[byte - 0x80] : byte);
        }
        buf_puts(&doubled, "b");
        assert_int_equal(mend_find(buf_view(&doubled)), 1);
        mend_doubly_encoded(&out, buf_view(&doubled));
        assert_int_equal(out.n, n + 2);
        assert_memory_equal(out.s + 1, utf8, n);
        buf_release(&doubled);
        buf_release(&out);
    }
}

static void test_bad_characters(void **state)
{
    (void)state;
    check_form(CLEAN_LINE, "Kello soi\x07 nyt", "Kello soi nyt",
               "a.csv:3:19: style: control character removed: U+0007\n");
    check_form(CLEAN_LINE, "H\uFFFDmeenkyr\uFFFD", "H\uFFFDmeenkyr\uFFFD",
               "a.csv:3:11: warning: bytes that are not text in this encoding: a character of "
               "\"H\uFFFDmeenkyr\uFFFD\" is lost, U+FFFD stands for it; write it again\n");
    check_form(CLEAN_TEXT, "Yksi\nkaksi\x01", "Yksi kaksi",
               "a.csv:4:6: style: control character removed: U+0001\n");
    check_form(CLEAN_LINE, "a\uFFFFb\uFDD0", "ab",
               "a.csv:3:11: style: control character removed: U+FFFF\n");
    check_form(CLEAN_LINE, "a&#1;b", "ab", "a.csv:3:10: style: control character removed\n");
}

static void test_nul(void **state)
{
    struct said s;
    struct cleaner c;

    (void)state;
    said_init(&s);
    clean_init(&c, &s.diag);
    assert_str(
        clean_text(&c, &(struct raw_text){.s = {"a\0b", 3}, .at = {"a.csv", 1, 1}}, CLEAN_LINE),
        "ab");
    assert_said(&s, "a.csv:1:2: style: control character removed: U+0000\n");
    clean_release(&c);
    said_release(&s);
}

static void test_notes(void **state)
{
    static const char *const notes[][2] = {
        {"Kahvia. [TARKISTA AIKA!]", "[TARKISTA AIKA!]"},
        {"Auki (tarkista vielä)", "(tarkista vielä)"},
        {"Numero (puuttuu)", "(puuttuu)"},
        {"Auki ma ???", "???"},
        {"TODO kirjoita", "TODO"},
        {"XXX", "XXX"},
        {"a (Check this)", "(Check this)"},
        {"5 € (huom. Maijalle: kysy)", "(huom. Maijalle: kysy)"},
        {"(Maijalle: kysy)", "(Maijalle: kysy)"},
        {"(huom! tarkista)", "(huom! tarkista)"},
        {"(OBS! kolla med Maija)", "(OBS! kolla med Maija)"},
        {"(note to self: ask)", "(note to self: ask)"},
        {"(Maija, tarkista)", "(Maija, tarkista)"},
        {"(hinta TBC)", "(hinta TBC)"},
        {"5 € (?)", "(?)"},
        {"[?]", "[?]"},
        {"Hei {nimi}", "{nimi}"},
        {"TBD", "TBD"},
        {"040 xxx xxxx", "xxx"},
    };
    static const char *const fine[] = {"Kahvila (auki ma)",
                                       "a [1] b",
                                       "Mitä?? Ei!",
                                       "XXXL-koot käyvät",
                                       "kahvit (avoin kaikille)",
                                       "[",
                                       "(",
                                       "AUTODOC",
                                       "(huom. tuo oma kassi)",
                                       "(huom! suljettu juhannuksena)",
                                       "(obs! ta med en kasse)",
                                       "(henkilökunta tarkistaa kortin)",
                                       "(kaikille: nuoret, aikuiset)",
                                       "Huom: ei sunnuntaisin",
                                       "HTBD",
                                       "Katso [sivu](https://x.fi/y)",
                                       "xxxl",
                                       "{1}",
                                       ""};

    (void)state;
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
        assert_str(suspect_note(str_from(notes[i][0])), notes[i][1]);
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++)
        if (suspect_note(str_from(fine[i])).s)
            fail_msg("%s", fine[i]);
    check_form(
        CLEAN_TEXT, "Ma.\nTi [kysy]", "Ma.\nTi [kysy]",
        "a.csv:4:4: warning: looks like an editor's note: \"[kysy]\"; it would be printed: settle "
        "it and remove it\n");
    check_form(CLEAN_LINE, "ma (tarkista), ti XXX", "ma (tarkista), ti XXX",
               "a.csv:3:13: warning: looks like an editor's note: \"(tarkista)\"; it would be "
               "printed: settle it and remove it\n"
               "a.csv:3:28: warning: looks like an editor's note: \"XXX\"; it would be printed: "
               "settle it and remove it\n");
}

static void test_cut(void **state)
{
    char text[260];

    (void)state;
    memset(text, 'a', sizeof text);
    assert_true(suspect_cut((struct str){text, 255}));
    assert_false(suspect_cut((struct str){text, 254}));
    assert_false(suspect_cut((struct str){text, 256}));
    memcpy(text, "ä", 2);
    assert_true(suspect_cut((struct str){text, 255}));
    assert_true(suspect_cut((struct str){text, 256}));
    text[254] = text[255] = '.';
    assert_false(suspect_cut((struct str){text, 255}));
    assert_false(suspect_cut((struct str){text, 256}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_untouched),
        cmocka_unit_test(test_white_space),
        cmocka_unit_test(test_invisible),
        cmocka_unit_test(test_joiners),
        cmocka_unit_test(test_composed),
        cmocka_unit_test(test_html),
        cmocka_unit_test(test_doubly_encoded),
        cmocka_unit_test(test_not_doubly_encoded),
        cmocka_unit_test(test_mends_every_letter),
        cmocka_unit_test(test_bad_characters),
        cmocka_unit_test(test_nul),
        cmocka_unit_test(test_notes),
        cmocka_unit_test(test_cut),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
