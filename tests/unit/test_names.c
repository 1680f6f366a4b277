/* Names as people type them. */
#include "unit.h"

#include <stdio.h>

#include "base/arena.h"
#include "config/names.h"

static struct arena arena;

static int set_up(void **state)
{
    arena_init(&arena);
    *state = names_new(&arena, 8);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static void test_same_name(void **state)
{
    static const struct {
        const char *put, *typed;
    } cases[] = {
        {"Hämeenkyrö", "hämeenkyrö"},
        {"Äänekoski", "ÄÄNEKOSKI"},
        {"Åbo", "åBO"},
        {"Mänttä-Vilppula", " Mänttä – Vilppula\t"},
        {"Koski Tl", "Koski\xC2\xA0 TL"},
        {"Jämsä", "Ja\xCC\x88msa\xCC\x88"}, /* letters and their marks apart */
        {"JÄMSÄNKOSKI", "JA\xCC\x88MSA\xCC\x88NKOSKI"},
        {"Pieksämäki", "\xEF\xBB\xBFPieksämäki"},
        {"Šiauliai", "šIAULIAI"},
        {"Еда и помощь", "ЕДА И ПОМОЩЬ"},
        {"ЇЖА", "їжа"},
        {"ΑΒΓ", "αβγ"},
        {"Ÿ", "ÿ"},
        {"طعام", "طعام"},
    };

    for (unsigned i = 0; i < sizeof cases / sizeof *cases; i++) {
        unsigned found = 999;

        assert_int_equal(names_put(*state, str_from(cases[i].put), i, true), i);
        assert_true(names_get(*state, str_from(cases[i].typed), &found));
        assert_int_equal(found, i);
    }
}

static void test_other_name(void **state)
{
    char longest[202];
    unsigned found;

    names_put(*state, STR("Hämeenkyrö"), 1, true);
    assert_false(names_get(*state, STR("Hameenkyro"), &found));
    assert_false(names_get(*state, STR("Hämeen kyrö"), &found));
    assert_false(names_get(*state, STR(""), &found));
    assert_false(names_get(*state, STR(" "), &found));
    assert_false(names_get(*state, STR_NONE, &found));
    for (size_t i = 0; i < sizeof longest; i++)
        longest[i] = (char)0xFF; /* each byte grows to three */
    assert_false(names_get(*state, (struct str){longest, 200}, &found));
    assert_false(names_get(*state, (struct str){longest, 201}, &found));
    assert_null(names_suggest(*state, (struct str){longest, 200}).s);
}

static void test_first_put_wins(void **state)
{
    unsigned found;

    assert_int_equal(names_put(*state, STR("Pohja"), 4, true), 4);
    assert_int_equal(names_put(*state, STR("POHJA"), 5, true), 4);
    assert_true(names_get(*state, STR("pohja"), &found));
    assert_int_equal(found, 4);
    assert_int_equal(names_put(*state, STR(" "), 7, true), 7); /* nothing to put */
}

static void test_many(void **state)
{
    unsigned found;

    for (unsigned i = 0; i < 5000; i++)
        names_put(*state, str_printf(&arena, "nimi %u", i), i, false);
    for (unsigned i = 0; i < 5000; i++) {
        assert_true(names_get(*state, str_printf(&arena, "NIMI %u", i), &found));
        assert_int_equal(found, i);
    }
    assert_false(names_get(*state, STR("nimi 5000"), &found));
}

static void test_suggest(void **state)
{
    static const struct {
        const char *typed, *meant;
    } cases[] = {
        {"Tamperre", "Tampere"},
        {"tampree", "Tampere"},
        {"Hameenkyro", "Hämeenkyrö"},
        {"H\xEF\xBF\xBDmeenkyrö", "Hämeenkyrö"},
        {"Pirkala", "Pirkkala"},
        {"Oulo", "Oulu"},
        {"Tampereella", NULL},
        {"Xyzzy", NULL},
        {"", NULL},
        {"Iii", "Ii"},
        {"Salaisa", NULL},
    };

    names_put(*state, STR("Tampere"), 0, true);
    names_put(*state, STR("Hämeenkyrö"), 1, true);
    names_put(*state, STR("Pirkkala"), 2, true);
    names_put(*state, STR("Oulu"), 3, true);
    names_put(*state, STR("Ii"), 4, true);
    names_put(*state, STR("Salaista"), 5, false);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str found = names_suggest(*state, str_from(cases[i].typed));

        if (cases[i].meant)
            assert_str(found, cases[i].meant);
        else
            assert_null(found.s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_same_name, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_other_name, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_first_put_wins, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_many, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_suggest, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
