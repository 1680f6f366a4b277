/* Hours that are over on the leaflet's day, 2020-08-03: what is left of each row. */
#include "unit.h"

#include "tell/time/past.h"

static struct arena arena;

static int teardown(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static void check(const char *row, const char *expected)
{
    const struct date day = {2020, 8, 3};
    struct str left = past_left(&arena, str_from(row), day);

    if (!str_eq(left, str_from(expected)))
        fail_msg("%s: \"%.*s\" is left, not \"%s\"", row, STR_ARG(left), expected);
}

static void test_over(void **state)
{
    static const char *const rows[] = {
        "24.12.2015 klo 10–16",
        "to 24.12.2015 klo 10–16",
        "torstaina 24.12.2015 klo 10–16",
        "jouluaattona 24.12.2015 klo 10–12",
        "24. 12. 2015 klo 10–16",
        "24.12.15 klo 10–16",
        "2015-12-24 klo 10–16",
        "2.8.2020 klo 10–12",
        "24.12.2015",
        "24.12.2015 suljettu",
        "ei 24.12.2015",
        "Ei 24.12.2015, 31.12.2015 ja 1.1.2016",
        "suljettu 24.12.2015",
        "stängt 24.12.2015",
        "closed 24.12.2015",
        "3.8.2015, 10.8.2015 ja 17.8.2015 klo 10–12",
        "24.–26.12.2015 klo 10–12",
        "24.12.2015–6.1.2016 suljettu",
        "1.6.–31.8.2015 ma–pe klo 10–14",
        "1.6.-31.8.2015 ma-pe klo 10-14, la klo 10-12",
        "kesällä 1.6.–31.8.2015 ma–pe klo 10–14",
        "ma–pe klo 10–14 (1.6.–31.8.2015)",
        "ma–pe klo 10–14, 31.8.2015 asti",
        "Mon–Fri 10–14 until 31.8.2015",
        "to–pe 24.–25.12.2015 klo 10–12",
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check(rows[i], "");
}

static void test_kept(void **state)
{
    static const char *const rows[] = {
        "ma–pe klo 9–15",
        "3.8.2020 klo 10–16",
        "24.12.2020 klo 10–16",
        "24.12. klo 10–16",
        "ei 24.12.",
        "3.8.2015, 10.8. ja 17.8.2020 klo 10",
        "24.12.2015–6.1.2021 suljettu",
        "1.6.–31.8.2020 ma–pe klo 10–14",
        "24.12.2015 alkaen ma–pe klo 9–15",
        "1.9.2015 lähtien ti klo 10",
        "from 1.9.2015 Mon 10–12",
        "1.9.2015– ma klo 10",
        "ma–pe klo 9–15, ei 24.12.2015",
        "ma–pe, ei 24.12.2015",
        "ma–pe klo 9–15, 24.12.2015 suljettu",
        "ma klo 9–15, 24.12.2015 klo 10–12",
        "24.12.2015 klo 10–12, muuten ma–pe klo 9–15",
        "24.12.2015 klo 10–12, ma–pe klo 9–15",
        "ma–pe klo 9–15 (päivitetty 24.12.2015)",
        "klo 9.30–10.15",
        "31.2.2015 klo 10",
        "sopimuksen mukaan",
        "p. 03 123 4567",
        "",
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check(rows[i], rows[i]);
}

static void test_exceptions(void **state)
{
    (void)state;
    check("ei 24.12.2015, 24.12.2020", "ei 24.12.2020");
    check("ei 24.12.2015, 31.12.", "ei 31.12.");
    check("ei 24.12.2020, 24.12.2015", "ei 24.12.2020");
    check("ei 24.12.2015, 6.1.2016, 24.12.2020, 6.1.2021", "ei 24.12.2020, 6.1.2021");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_over),
        cmocka_unit_test(test_kept),
        cmocka_unit_test(test_exceptions),
    };

    return cmocka_run_group_tests(tests, NULL, teardown);
}
