/* Dates: every day of four centuries there and back, weekdays, ISO form, the day taken as today. */
#include "unit.h"

#include <stdlib.h>

#include "base/date.h"

static void test_every_day(void **state)
{
    struct date before = {1799, 12, 31};
    int32_t first = date_to_days((struct date){1800, 1, 1});

    (void)state;
    for (int32_t day = first; day < first + 146097 + 1; day++) {
        struct date d = date_from_days(day);

        assert_true(date_valid(d));
        assert_int_equal(date_to_days(d), day);
        assert_true(date_cmp(before, d) < 0 && date_cmp(d, before) > 0 && date_cmp(d, d) == 0);
        assert_int_equal(date_weekday(d), (date_weekday(before) + 1) % 7);
        before = d;
    }
    /* 400 years and a day on it is the first of January again. */
    assert_int_equal(date_cmp(before, (struct date){2200, 1, 1}), 0);
}

static void test_known_days(void **state)
{
    (void)state;
    assert_int_equal(date_to_days((struct date){1970, 1, 1}), 0);
    assert_int_equal(date_to_days((struct date){2020, 9, 1}), 18506);
    assert_int_equal(date_weekday((struct date){2020, 9, 1}), 1);  /* a Tuesday */
    assert_int_equal(date_weekday((struct date){1917, 12, 6}), 3); /* a Thursday */
}

static void test_valid(void **state)
{
    (void)state;
    assert_true(date_valid((struct date){2020, 2, 29}));
    assert_true(date_valid((struct date){2000, 2, 29}));
    assert_false(date_valid((struct date){1900, 2, 29}));
    assert_false(date_valid((struct date){2021, 2, 29}));
    assert_false(date_valid((struct date){2021, 4, 31}));
    assert_false(date_valid((struct date){2021, 13, 1}));
    assert_false(date_valid((struct date){2021, 0, 1}));
    assert_false(date_valid((struct date){2021, 1, 0}));
    assert_false(date_valid(DATE_NONE));
}

static void test_iso(void **state)
{
    struct date d = {1, 1, 1};

    (void)state;
    assert_true(date_from_iso(STR("2020-09-01"), &d));
    assert_int_equal(date_cmp(d, (struct date){2020, 9, 1}), 0);
    assert_false(date_from_iso(STR("2020-02-30"), &d));
    assert_false(date_from_iso(STR("2020-9-1"), &d));
    assert_false(date_from_iso(STR("2020-09-011"), &d));
    assert_false(date_from_iso(STR("2020.09.01"), &d));
    assert_false(date_from_iso(STR("-020-09-01"), &d));
    assert_false(date_from_iso(STR_NONE, &d));
    assert_int_equal(date_cmp(d, (struct date){2020, 9, 1}), 0);
}

/* The day first, as Finns write it; the year in full, so that no part can be another. */
static void test_finnish(void **state)
{
    static const char *const none[] = {
        "9.2020",   "1.9.20",     "31.9.2020",  "13.13.2020",  "1.9.2020.", "1.9.",
        "1/9/2020", "1. 9. 2020", "001.9.2020", "1.009.2020",  "1.9.02020", "+1.9.2020",
        "0.9.2020", "..2020",     "2020.9.1",   "ti 1.9.2020", ""};
    struct date d = {1, 1, 1};

    (void)state;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (date_from_finnish(str_from(none[i]), &d))
            fail_msg("\"%s\" is taken for a day", none[i]);
    assert_int_equal(date_cmp(d, (struct date){1, 1, 1}), 0);
    assert_true(date_from_finnish(STR("31.8.2020"), &d));
    assert_int_equal(date_cmp(d, (struct date){2020, 8, 31}), 0);
    assert_true(date_from_finnish(STR("01.09.2020"), &d));
    assert_int_equal(date_cmp(d, (struct date){2020, 9, 1}), 0);
}

static void test_today(void **state)
{
    (void)state;
    setenv("SOURCE_DATE_EPOCH", "1598918400", 1);
    assert_int_equal(date_cmp(date_today(), (struct date){2020, 9, 1}), 0);
    setenv("SOURCE_DATE_EPOCH", "tomorrow", 1);
    assert_true(date_valid(date_today()));
    assert_true(date_cmp(date_today(), (struct date){2020, 9, 1}) > 0);
    unsetenv("SOURCE_DATE_EPOCH");
    assert_true(date_cmp(date_today(), (struct date){2020, 9, 1}) > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_day), cmocka_unit_test(test_known_days),
        cmocka_unit_test(test_valid),     cmocka_unit_test(test_iso),
        cmocka_unit_test(test_finnish),   cmocka_unit_test(test_today),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
