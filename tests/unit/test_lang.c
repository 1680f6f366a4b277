/* Language tags, and lengths. */
#include "unit.h"

#include "base/lang.h"
#include "base/units.h"

static void test_from_code(void **state)
{
    (void)state;
    assert_int_equal(lang_from(STR("fi")), LANG_FI);
    assert_int_equal(lang_from(STR("SV")), LANG_SV);
    assert_int_equal(lang_from(STR("sv-FI")), LANG_SV);
    assert_int_equal(lang_from(STR("en_GB")), LANG_EN);
    assert_int_equal(lang_from(STR("ckb")), LANG3('c', 'k', 'b'));
    assert_int_equal(lang_from(STR("f")), 0);
    assert_int_equal(lang_from(STR("suomi")), 0);
    assert_int_equal(lang_from(STR("f1")), 0);
    assert_int_equal(lang_from(STR("fi ")), 0);
    assert_int_equal(lang_from(STR("-fi")), 0);
    assert_int_equal(lang_from(STR("ää")), 0);
    assert_int_equal(lang_from(STR_NONE), 0);
}

static void test_code(void **state)
{
    char code[4];

    (void)state;
    assert_string_equal(lang_code(LANG_FI, code), "fi");
    assert_string_equal(lang_code(lang_from(STR("ckb")), code), "ckb");
    assert_string_equal(lang_code(0, code), "");
}

static void test_direction(void **state)
{
    (void)state;
    assert_true(lang_is_rtl(lang_from(STR("ar"))));
    assert_true(lang_is_rtl(lang_from(STR("ckb"))));
    assert_false(lang_is_rtl(LANG_FI));
    assert_false(lang_is_rtl(0));
}

static void test_lengths(void **state)
{
    (void)state;
    assert_int_equal(PT64(12), 768);
    assert_int_equal(PT64(-0.25), -16);
    assert_int_equal(PT64_MM(210), 38098); /* 595.2756 pt */
    assert_int_equal(pt64_scale(500, PT64(12), 1000), 384);
    assert_int_equal(pt64_scale(-500, PT64(12), 1000), -384);
    assert_int_equal(pt64_scale(1, 32, 64), 1); /* half a unit is rounded away from zero */
    assert_int_equal(pt64_scale(-1, 32, 64), -1);
    assert_int_equal(pt64_scale(1, 31, 64), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_from_code),
        cmocka_unit_test(test_code),
        cmocka_unit_test(test_direction),
        cmocka_unit_test(test_lengths),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
