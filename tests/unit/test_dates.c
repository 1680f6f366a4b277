/* Days in words. "~" is a no-break space, "^" a word joiner. */
#include "unit.h"

#include "base/buf.h"
#include "said.h"
#include "tell/time/dates.h"
#include "tell_text.h"

static struct arena arena;
static const struct labels *fi, *sv, *en;

static int setup(void **state)
{
    struct said s;

    (void)state;
    arena_init(&arena);
    said_init(&s);
    fi = labels_load(&arena, LANG_FI, &s.diag);
    sv = labels_load(&arena, LANG_SV, &s.diag);
    en = labels_load(&arena, LANG_EN, &s.diag);
    said_release(&s);
    return fi && sv && en ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static struct date day(const char *iso)
{
    struct date d = DATE_NONE;

    if (*iso)
        assert_true(date_from_iso(str_from(iso), &d));
    return d;
}

#define SHOWN(s) tell_visible(&arena, (s))

static void test_days(void **state)
{
    struct date d = day("2020-08-03");

    (void)state;
    assert_str(SHOWN(date_text(&arena, fi, d, true)), "3.8.2020");
    assert_str(SHOWN(date_text(&arena, fi, d, false)), "3.8.");
    assert_str(SHOWN(date_text(&arena, sv, d, true)), "3.8.2020");
    assert_str(SHOWN(date_text(&arena, en, d, true)), "3~August~2020");
    assert_str(SHOWN(date_text(&arena, en, d, false)), "3~August");
}

static void test_ranges(void **state)
{
    static const struct {
        const char *from, *to;
        bool year;
        const char *fi, *sv, *en;
    } cases[] = {
        {"2025-07-01", "2025-07-28", true, "1.–^28.7.2025", "1–^28.7.2025", "1–^28~July~2025"},
        {"2025-07-01", "2025-07-28", false, "1.–^28.7.", "1–^28.7", "1–^28~July"},
        {"2025-07-28", "2025-08-03", true, "28.7.–^3.8.2025", "28.7–^3.8.2025",
         "28~July~–~3~August~2025"},
        {"2025-07-28", "2025-08-03", false, "28.7.–^3.8.", "28.7–^3.8", "28~July~–~3~August"},
        {"2025-12-30", "2026-01-02", true, "30.12.2025–^2.1.2026", "30.12.2025–^2.1.2026",
         "30~December~2025~–~2~January~2026"},
        {"2025-07-01", "2026-07-28", true, "1.7.2025–^28.7.2026", "1.7.2025–^28.7.2026",
         "1~July~2025~–~28~July~2026"},
        {"2025-12-30", "2026-01-02", false, "30.12.–^2.1.", "30.12–^2.1",
         "30~December~–~2~January"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct date from = day(cases[i].from), to = day(cases[i].to);

        assert_str(SHOWN(date_range_text(&arena, fi, from, to, cases[i].year)), cases[i].fi);
        assert_str(SHOWN(date_range_text(&arena, sv, from, to, cases[i].year)), cases[i].sv);
        assert_str(SHOWN(date_range_text(&arena, en, from, to, cases[i].year)), cases[i].en);
    }
}

static void test_years(void **state)
{
    struct date today = day("2020-09-01");

    (void)state;
    assert_false(date_needs_year(day("2020-12-31"), today));
    assert_false(date_needs_year(day("2020-01-01"), today));
    assert_false(date_needs_year(day("2021-01-13"), today));
    assert_true(date_needs_year(day("2021-05-31"), today));
    assert_true(date_needs_year(day("2019-12-31"), today));
    assert_false(date_is_far(day("2022-09-01"), today));
    assert_true(date_is_far(day("2022-09-03"), today));
    assert_true(date_is_far(day("2030-12-31"), today));
}

static void test_entries(void **state)
{
    static const struct {
        const char *start, *end, *until, *hours;
        const char *when, *note; /* "" is nothing */
    } cases[] = {
        {"", "", "", "", "", ""},
        {"2020-09-17", "", "", "", "alkaa 17.9.", ""},
        {"2021-01-13", "", "", "", "alkaa 13.1.", ""},
        {"2021-05-13", "", "", "", "alkaa 13.5.2021", ""},
        {"2020-08-17", "", "", "", "", ""}, /* has begun */
        {"2020-09-17", "2020-11-05", "", "", "17.9.–^5.11.", ""},
        {"2020-09-17", "2021-05-05", "", "", "17.9.2020–^5.5.2021", ""},
        {"2020-09-17", "2030-12-31", "", "", "alkaa 17.9.", ""},
        {"2020-10-01", "2020-09-01", "", "", "alkaa 1.10.", ""}, /* ends before it begins */
        {"2020-08-17", "2020-11-05", "", "", "viimeinen kerta 5.11.", ""},
        {"2020-08-17", "2030-12-31", "", "", "", ""},
        {"", "2020-11-05", "", "", "viimeinen kerta 5.11.", ""},
        {"2020-09-05", "2020-09-05", "", "", "la~5.9.", ""},
        {"2020-09-01", "2020-09-01", "", "", "ti~1.9.", ""},
        {"2020-09-26", "2020-09-26", "", "la 26.9. klo~10–^15", "", ""},
        {"2020-10-12", "2020-10-14", "", "ma–^ke 12.–^14.10. klo~9–^17", "", ""},
        {"2020-09-17", "", "", "to klo~17–^19, 17.9. alkaen", "", ""},
        {"2020-09-17", "2020-11-05", "", "to klo 17, alkaa 17.9.", "17.9.–^5.11.", ""},
        {"", "", "2020-12-31", "", "", "Viimeinen voimassaolopäivä on 31.12."},
        {"", "", "2021-05-31", "", "", "Viimeinen voimassaolopäivä on 31.5.2021"},
        {"", "", "2030-12-31", "", "", ""},
        {"", "2020-11-05", "2020-12-31", "", "viimeinen kerta 5.11.", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct listing x = {0};
        struct str hours = str_from(cases[i].hours);
        struct entry_dates said;
        struct buf b = {0};

        /* "^" and "~" in the table stand for what they show. */
        for (size_t k = 0; k < hours.n; k++)
            if (hours.s[k] == '^')
                buf_puts(&b, "\xE2\x81\xA0");
            else
                buf_char(&b, hours.s[k]);
        x.start = day(cases[i].start);
        x.end = day(cases[i].end);
        x.valid_until = day(cases[i].until);
        said = entry_dates(&arena, fi, &x, day("2020-09-01"), buf_view(&b));
        assert_str(str_join(&arena, STR(""), SHOWN(said.when)), cases[i].when);
        assert_str(str_join(&arena, STR(""), SHOWN(said.until)), cases[i].note);
        buf_release(&b);
    }
}

static void test_seasons(void **state)
{
    (void)state;
    assert_str(SHOWN(season_text(&arena, fi, day("2020-09-01"))), "syksy 2020");
    assert_str(SHOWN(season_text(&arena, fi, day("2020-11-30"))), "syksy 2020");
    assert_str(SHOWN(season_text(&arena, fi, day("2020-12-01"))), "talvi 2020–^2021");
    assert_str(SHOWN(season_text(&arena, fi, day("2021-02-28"))), "talvi 2020–^2021");
    assert_str(SHOWN(season_text(&arena, fi, day("2021-03-01"))), "kevät 2021");
    assert_str(SHOWN(season_text(&arena, en, day("2021-06-01"))), "summer 2021");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_days),    cmocka_unit_test(test_ranges),
        cmocka_unit_test(test_years),   cmocka_unit_test(test_entries),
        cmocka_unit_test(test_seasons),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
