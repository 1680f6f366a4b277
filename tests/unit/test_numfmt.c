/* Numbers of spreadsheets as their formats show them. */
#include "unit.h"

#include "import/sheet/numfmt.h"

static struct arena arena;

static void check(double value, const char *code, const char *shown)
{
    struct str s = numfmt_text(&arena, value, str_from(code), false);

    if (!str_eq(s, str_from(shown)))
        fail_msg("%g as %s is \"%.*s\", not \"%s\"", value, code ? code : "General", STR_ARG(s),
                 shown);
}

static void test_numbers(void **state)
{
    (void)state;
    check(0, NULL, "0");
    check(401234567, NULL, "401234567");
    check(358401234567, "General", "358401234567");
    check(12.5, NULL, "12,5");
    check(12.300000000000001, NULL, "12,3");
    check(-3, "0", "-3");
    check(12.5, "0.00", "12,50");
    check(1234.5, "#,##0.00\\ \"€\"", "1 234,50 €");
    check(5, "[$€-40B]\\ #,##0", "€ 5");
    check(12, "0.##", "12");
    check(12.5, "#,##0.00_ ;[Red]\\-#,##0.00\\ ", "12,50");
    check(0.5, "0%", "50 %");
    check(0.125, "0.0\\ %", "12,5 %");
    check(1e20, NULL, "1e+20");
    check(3, "@", "3");
    check(1.5, "0.00E+00", "1,5");
}

/* A format may show the zeros that a number can't hold. */
static void test_digits(void **state)
{
    (void)state;
    check(100, "00000", "00100");
    check(33100, "00000", "33100");
    check(401234567, "0##\\ ###\\ ####", "040 123 4567");
    check(401234567, "000-0000000", "040-1234567");
    check(123, "##\\-##", "1-23");
    check(123456, "##\\-##", "1234-56");
}

static void test_days(void **state)
{
    (void)state;
    check(44046, "d.m.yyyy", "3.8.2020");
    check(44046, "m/d/yy", "3.8.2020");
    check(44046, "[$-40B]d\\.\\ mmmm\\t\\a\\ yyyy;@", "3.8.2020");
    check(44046.4375, "d.m.yyyy h:mm", "3.8.2020 klo 10.30");
    check(44046.4375, "d.m.yyyy", "3.8.2020");
    check(44046, "d.m.yyyy h:mm", "3.8.2020");
    check(44046.999999, "d.m.yyyy h:mm", "4.8.2020");
    check(0.4375, "h:mm", "klo 10.30");
    check(0.75, "h:mm AM/PM", "klo 18.00");
    check(1.5, "[h]:mm", "klo 36.00");
    check(44046, "mmm", "3.8.2020");
    check(61, "d.m.yyyy", "1.3.1900");
    check(1, "d.m.yyyy", "1.1.1900");
    check(-1, "d.m.yyyy", "-1"); /* no day: as it is */
    assert_true(str_eq(numfmt_text(&arena, 42584, STR("d.m.yyyy"), true), STR("3.8.2020")));
    for (unsigned id = 14; id <= 22; id++)
        assert_true(numfmt_text(&arena, 44046.5, numfmt_builtin(id), false).n > 5);
    assert_null(numfmt_builtin(0).s);
    assert_null(numfmt_builtin(49).s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_digits),
        cmocka_unit_test(test_days),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);

    arena_release(&arena);
    return failed;
}
