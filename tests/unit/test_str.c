/* Slices: comparing, finding, trimming, splitting, copying, and how far two names are apart. */
#include "unit.h"

#include <string.h>

#include "base/arena.h"

static void test_sub_is_clamped(void **state)
{
    struct str s = STR("Kangasala");

    (void)state;
    assert_str(str_sub(s, 0, 6), "Kangas");
    assert_str(str_sub(s, 6, SIZE_MAX), "ala");
    assert_str(str_sub(s, 5, 2), "");
    assert_str(str_sub(s, 100, 200), "");
    assert_null(str_sub(STR_NONE, 0, 1).s);
    assert_null(str_from(NULL).s);
}

static void test_comparing(void **state)
{
    (void)state;
    assert_true(str_eq(STR("a"), STR("a")));
    assert_false(str_eq(STR("a"), STR("ab")));
    assert_true(str_eq(STR_NONE, STR("")));
    assert_true(str_eq_ascii_case(STR("Kohderyhma"), STR("kOHDERYHMA")));
    assert_false(str_eq_ascii_case(STR("Ä"), STR("ä")));
    assert_false(str_eq_ascii_case(STR("@"), STR("`")));
    assert_true(str_starts(STR("puhelin"), STR("puh")));
    assert_false(str_starts(STR("puh"), STR("puhelin")));
    assert_true(str_ends(STR("kuvaus_sv"), STR("_sv")));
    assert_false(str_ends(STR("sv"), STR("_sv")));
    assert_true(str_starts(STR_NONE, STR_NONE) && str_ends(STR_NONE, STR_NONE));
}

static void test_order(void **state)
{
    (void)state;
    assert_int_equal(str_cmp(STR("a"), STR("a")), 0);
    assert_true(str_cmp(STR("a"), STR("ab")) < 0);
    assert_true(str_cmp(STR("b"), STR("ab")) > 0);
    assert_true(str_cmp(STR("z"), STR("ä")) < 0); /* bytes are unsigned */
    assert_true(str_cmp(STR_NONE, STR("a")) < 0);
}

static void test_finding(void **state)
{
    (void)state;
    assert_int_equal(str_find(STR("aaab"), STR("aab"), 0), 1);
    assert_int_equal(str_find(STR("abab"), STR("ab"), 1), 2);
    assert_true(str_find(STR("abab"), STR("ab"), 3) == SIZE_MAX);
    assert_true(str_find(STR("abab"), STR("ab"), 99) == SIZE_MAX);
    assert_int_equal(str_find(STR("ab"), STR(""), 2), 2);
    assert_true(str_find(STR_NONE, STR("a"), 0) == SIZE_MAX);
    assert_int_equal(str_find_char(STR("12,5"), ',', 0), 2);
    assert_true(str_find_char(STR("12,5"), ',', 3) == SIZE_MAX);
}

static void test_trim(void **state)
{
    (void)state;
    assert_str(str_trim(STR(" \t\r\n Parkano \v\f")), "Parkano");
    assert_str(str_trim(STR("\uFEFF\u00A0\u200BParkano\u200B\u00A0")), "Parkano");
    assert_str(str_trim(STR("a b")), "a b");
    assert_str(str_trim(STR(" \u00A0 ")), "");
    assert_str(str_trim(STR("à")), "à"); /* its last byte is A0 */
    assert_null(str_trim(STR_NONE).s);
}

static void test_split(void **state)
{
    struct str rest = STR("a;;b;");
    struct str piece;
    const char *expected[] = {"a", "", "b", ""};

    (void)state;
    for (size_t i = 0; i < 4; i++) {
        assert_true(str_split(&rest, ';', &piece));
        assert_str(piece, expected[i]);
    }
    assert_false(str_split(&rest, ';', &piece));
    rest = STR("");
    assert_true(str_split(&rest, ';', &piece));
    assert_str(piece, "");
    assert_false(str_split(&rest, ';', &piece));
}

/* Test vectors of the authors: draft-eastlake-fnv, appendix C */
static void test_hash(void **state)
{
    (void)state;
    assert_true(str_hash(STR("")) == 0xcbf29ce484222325u);
    assert_true(str_hash(STR("a")) == 0xaf63dc4c8601ec8cu);
    assert_true(str_hash(STR("foobar")) == 0x85944171f73967e8u);
}

static void test_copies(void **state)
{
    char text[] = "Pirkkala!";
    struct arena a;
    struct str copy;

    (void)state;
    arena_init(&a);
    copy = str_copy(&a, (struct str){text, 8});
    memset(text, 'x', 8);
    assert_str(copy, "Pirkkala");
    assert_int_equal(copy.s[8], '\0');
    assert_null(str_copy(&a, STR_NONE).s);
    assert_str(str_copy(&a, STR("")), "");
    assert_str(str_join(&a, STR("Apu"), STR("a")), "Apua");
    assert_str(str_join(&a, STR_NONE, STR_NONE), "");
    assert_str(str_printf(&a, "%s %d", "sivu", 12), "sivu 12");
    assert_string_equal(str_z(&a, str_sub(STR("Tampereella"), 0, 7)), "Tampere");
    assert_string_equal(str_z(&a, STR_NONE), "");
    arena_release(&a);
}

static void test_to_uint(void **state)
{
    unsigned v = 7;

    (void)state;
    assert_true(str_to_uint(STR("0"), 9, &v) && v == 0);
    assert_true(str_to_uint(STR("065"), 99, &v) && v == 65);
    assert_true(str_to_uint(STR("4294967295"), UINT32_MAX, &v) && v == UINT32_MAX);
    v = 7;
    assert_false(str_to_uint(STR("4294967296"), UINT32_MAX, &v));
    assert_false(str_to_uint(STR("99999999999999999999999999"), UINT32_MAX, &v));
    assert_false(str_to_uint(STR("100"), 99, &v));
    assert_false(str_to_uint(STR(""), 99, &v));
    assert_false(str_to_uint(STR("-1"), 99, &v));
    assert_false(str_to_uint(STR("1 "), 99, &v));
    assert_int_equal(v, 7);
}

static void test_distance(void **state)
{
    static const struct {
        const char *a, *b;
        unsigned limit, distance;
    } cases[] = {
        {"Tampere", "Tampere", 3, 0},
        {"Tamperre", "Tampere", 3, 1},
        {"Tmapere", "Tampere", 3, 1},
        {"Hameenkyro", "Hämeenkyrö", 3, 2},
        {"", "abc", 5, 3},
        {"abc", "", 5, 3},
        {"", "", 0, 0},
        {"Parkano", "Pirkkala", 2, 3},
        {"a", "abcdef", 2, 3},
        {"ca", "abc", 5, 3}, /* adjacent swaps, each letter moved once */
        {"ab", "ba", 1, 1},
        {"abcd", "badc", 2, 2},
        {"kissa", "koira", 3, 3},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str a = str_from(cases[i].a), b = str_from(cases[i].b);

        assert_int_equal(str_distance(a, b, cases[i].limit), cases[i].distance);
        assert_int_equal(str_distance(b, a, cases[i].limit), cases[i].distance);
    }
}

static void test_distance_of_long_text(void **state)
{
    char text[1000];

    (void)state;
    memset(text, 'a', sizeof text);
    assert_int_equal(str_distance((struct str){text, 64}, (struct str){text, 63}, 2), 1);
    assert_int_equal(str_distance((struct str){text, 65}, (struct str){text, 65}, 2), 3);
    assert_int_equal(str_distance((struct str){text, 1000}, STR("a"), 2), 3);
}

static void test_suggest(void **state)
{
    (void)state;
    const char *const names[] = {"a4-sheet", "a5-leaflet", NULL};
    assert_string_equal(str_suggest(STR("a5-leaflett"), names), "a5-leaflet");
    assert_string_equal(str_suggest(STR("a4-shete"), names), "a4-sheet");
    assert_null(str_suggest(STR("poster"), names));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sub_is_clamped),
        cmocka_unit_test(test_comparing),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_finding),
        cmocka_unit_test(test_trim),
        cmocka_unit_test(test_split),
        cmocka_unit_test(test_hash),
        cmocka_unit_test(test_copies),
        cmocka_unit_test(test_to_uint),
        cmocka_unit_test(test_distance),
        cmocka_unit_test(test_distance_of_long_text),
        cmocka_unit_test(test_suggest),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
