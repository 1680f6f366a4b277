/* Names as people type them. */
#include "unit.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/utf8.h"
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

/* A name put later is suggested, too. */
static void test_suggests_what_came_later(void **state)
{
    names_put(*state, STR("Tampere"), 0, true);
    assert_null(names_suggest(*state, STR("Oulo")).s);
    names_put(*state, STR("Oulu"), 1, true);
    assert_str(names_suggest(*state, STR("Oulo")), "Oulu");
}

static unsigned next_random(unsigned *seed)
{
    return (*seed = *seed * 1103515245u + 12345u) >> 16;
}

/* Letters of few kinds, so that many are near one another; not all of them ASCII. */
static struct str random_name(unsigned *seed)
{
    static const char *const letters[] = {"a", "b", "c", "z", "-", "1", "\xD0\xB6", "\xC5\x8B"};
    struct str s = STR("");

    for (unsigned n = 1 + next_random(seed) % 14; n > 0; n--)
        s = str_join(&arena, s, str_from(letters[next_random(seed) % 8]));
    return s;
}

/* What rules most names out at a glance never rules out the nearest. */
static void test_suggests_the_nearest(void **state)
{
    enum { NAMES = 300, ASKED = 3000 };
    struct str names[NAMES];
    unsigned seed = 7, found = 0;

    for (unsigned i = 0; i < NAMES; i++)
        (void)names_put(*state, names[i] = random_name(&seed), i, true);
    for (unsigned i = 0; i < ASKED; i++) {
        struct str asked = random_name(&seed), meant = names_suggest(*state, asked);
        size_t n = utf8_length(asked);
        unsigned limit = n < 8 ? 1 : n < 12 ? 2 : 3, least = limit + 1;

        for (unsigned k = 0; k < NAMES; k++) {
            unsigned distance = str_distance(asked, names[k], limit);

            least = distance < least ? distance : least;
        }
        assert_true((meant.s != NULL) == (least <= limit));
        found += meant.s != NULL;
        if (meant.s)
            assert_int_equal(str_distance(asked, meant, limit), least);
    }
    assert_in_range(found, ASKED / 10, ASKED * 9 / 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_same_name, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_other_name, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_first_put_wins, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_many, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_suggest, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_suggests_what_came_later, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_suggests_the_nearest, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
