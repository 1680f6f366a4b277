/* Hyphens: Finnish by Voikko, others by patterns; three letters on either side; nothing added or
 * changed. */
#include "unit.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "compose/text/hyphen.h"
#include "said.h"

struct fixture {
    struct hyphenators *h;
    struct said said;
};

static int set_up(void **state)
{
    static struct fixture f;

    f.h = hyphenators_new();
    said_init(&f.said);
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    hyphenators_free(f->h);
    said_release(&f->said);
    return 0;
}

/* Compares with the word, "-" put where it may be broken and "=" between the words of a compound.
 * "_" is a hyphen of its own. */
static void check(struct fixture *f, const char *lang, const char *expected)
{
    uint16_t word[HYPHEN_WORD_MAX];
    uint8_t marks[HYPHEN_WORD_MAX];
    struct buf b = {0};
    size_t n = 0, at = 0;
    struct str s = str_from(expected);

    while (at < s.n) {
        uint32_t c = utf8_next(s, &at);

        if (c != '-' && c != '=')
            word[n++] = c == '_' ? '-' : (uint16_t)c;
    }
    assert_true(
        hyphenate(f->h, lang_from(str_from(lang)), word, n, marks, LOC_NONE, &f->said.diag));
    for (size_t i = 0; i < n; i++) {
        if (marks[i])
            buf_char(&b, marks[i] == HYPHEN_COMPOUND ? '=' : '-');
        buf_utf8(&b, word[i] == '-' ? '_' : word[i]);
    }
    assert_str(buf_view(&b), expected);
    buf_release(&b);
}

static void test_finnish(void **state)
{
    struct fixture *f = *state;

    for (int round = 0; round < 2; round++) { /* the second time from the kept words */
        check(f, "fi", "maa-han=muut-ta-ja=pal-ve-lut");
        check(f, "fi", "mie-len=ter-veys=osasto");
        check(f, "fi", "asun-to=neu-vonta");
        check(f, "fi", "häätö=uhka");
        check(f, "fi", "linja_auto");
        check(f, "fi", "vaa'an"); /* the apostrophe would become a hyphen */
        check(f, "fi", "Mus-tan=lah-den=katu");
        check(f, "fi", "KOH-TAA-MIS=PAI-KAT");
        check(f, "fi", "apu");
    }
    assert_said(&f->said, "");
}

static void test_patterns(void **state)
{
    struct fixture *f = *state;

    check(f, "sv", "bostads-råd-giv-ning"); /* in UTF-8 */
    check(f, "sv", "tillåta");              /* till-låta would add a letter */
    check(f, "en", "volun-teer-ing");
    assert_said(&f->said, "");
}

static void test_no_rules(void **state)
{
    struct fixture *f = *state;
    const uint16_t word[] = {'k', 'u', 'p', 'i', 'k', 'a', 's', 'a'};
    uint8_t marks[8];

    for (int i = 0; i < 2; i++)
        assert_false(
            hyphenate(f->h, lang_from(STR("tlh")), word, 8, marks, LOC_NONE, &f->said.diag));
    assert_said(&f->said, "esite: warning: no hyphenation for this language: \"tlh\"; "
                          "there are no rules for it. A word longer than its line is broken "
                          "anywhere: shorten it\n");
    hyphenators_begin(f->h);
    assert_false(hyphenate(f->h, lang_from(STR("tlh")), word, 8, marks, LOC_NONE, &f->said.diag));
    assert_int_equal(f->said.diag.by_code[DIAG_NO_HYPHENATION], 2);
}

/* A language whose rules have a package, which nobody has installed for the tests. */
static void test_package(void **state)
{
    struct fixture *f = *state;
    const uint16_t word[] = {'k', 'u', 'p', 'i', 'k', 'a', 's', 'a'};
    uint8_t marks[8];

    if (hyphenate(f->h, lang_from(STR("zu")), word, 8, marks, LOC_NONE, &f->said.diag))
        skip();
    assert_said(&f->said, "esite: warning: no hyphenation for this language: \"zu\"; install the "
                          "package hyphen-zu\n");
}

static void test_no_word(void **state)
{
    struct fixture *f = *state;
    uint16_t word[HYPHEN_WORD_MAX + 1];
    uint8_t marks[HYPHEN_WORD_MAX + 1];

    for (size_t i = 0; i <= HYPHEN_WORD_MAX; i++)
        word[i] = 0xD800; /* half a pair */
    assert_false(
        hyphenate(f->h, LANG_FI, word, HYPHEN_WORD_MAX + 1, marks, LOC_NONE, &f->said.diag));
    assert_true(hyphenate(f->h, LANG_FI, word, HYPHEN_WORD_MAX, marks, LOC_NONE, &f->said.diag));
    assert_true(hyphenate(f->h, LANG_SV, word, HYPHEN_WORD_MAX, marks, LOC_NONE, &f->said.diag));
    for (size_t i = 0; i < HYPHEN_WORD_MAX; i++)
        assert_int_equal(marks[i], HYPHEN_NONE);
    assert_said(&f->said, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_finnish, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_patterns, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_no_rules, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_package, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_no_word, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
