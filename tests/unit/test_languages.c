/* How each language writes days, times, dates and ranges of them. "~" is a no-break space, "^" a
 * word joiner. What fi, sv and en do, the tests of hours and dates say. */
#include "unit.h"

#include "said.h"
#include "tell/time/dates.h"
#include "tell/time/hours.h"
#include "tell/time/range.h"
#include "tell_text.h"

static struct arena arena;
static struct typography typography;
static struct said messages;

static int setup(void **state)
{
    (void)state;
    arena_init(&arena);
    said_init(&messages);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    said_release(&messages);
    typography_release(&typography);
    arena_release(&arena);
    return 0;
}

static const struct labels *in(const char *code)
{
    const struct labels *l = labels_load(&arena, lang_from(str_from(code)), &messages.diag);

    assert_said(&messages, "");
    assert_non_null(l);
    return l;
}

static void check_hours(const struct labels *l, const char *typed, const char *expected)
{
    struct hours h =
        hours_tell(&typography, &arena, l, LANG_FI, str_from(typed), (struct date){2020, 9, 1});

    assert_int_equal(h.lang, l->lang);
    assert_str(tell_visible(&arena, h.text), expected);
}

static void test_hours(void **state)
{
    static const struct {
        const char *lang, *days, *and, *minutes, *until, *from;
    } cases[] = {
        {"ru", "пн–^ср~8:00–^13:00", "вт, чт и пт~10:00–^12:00", "сб~9:30", "пн~до~15:00",
         "пн~с~10:00"},
        {"uk", "пн–^ср~8:00–^13:00", "вт, чт та пт~10:00–^12:00", "сб~9:30", "пн~до~15:00",
         "пн~з~10:00"},
        {"et", "E–^K~kell~8–^13", "T, N ja R~kell~10–^12", "L~kell~9.30", "E~kuni~kell~15",
         "E~alates~kell~10"},
        {"ar", "من~الاثنين~إلى~الأربعاء الساعة~من~8:00~إلى~13:00",
         "الثلاثاء، الخميس والجمعة الساعة~من~10:00~إلى~12:00", "السبت الساعة~9:30",
         "الاثنين حتى~الساعة~15:00", "الاثنين من~الساعة~10:00"},
        {"so", "Isniin–^Arbaco~saacadda~8:00–^13:00",
         "Talaado, Khamiis iyo Jimce~saacadda~10:00–^12:00", "Sabti~saacadda~9:30",
         "Isniin~ilaa~saacadda~15:00", "Isniin~laga~bilaabo~saacadda~10:00"},
        {"fa", "دوشنبه~تا~چهارشنبه ساعت~8~تا~13",
         "سه‌شنبه، پنج‌شنبه و جمعه ساعت~10~تا~12", "شنبه ساعت~9:30",
         "دوشنبه تا~ساعت~15", "دوشنبه از~ساعت~10"},
        {"ckb", "دووشەممە~تا~چوارشەممە کاتژمێر~8:00~تا~13:00",
         "سێشەممە، پێنجشەممە و هەینی کاتژمێر~10:00~تا~12:00", "شەممە کاتژمێر~9:30",
         "دووشەممە تا~کاتژمێر~15:00", "دووشەممە لە~کاتژمێر~10:00~بەدواوە"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct labels *l = in(cases[i].lang);

        check_hours(l, "ma-ke 8-13", cases[i].days);
        check_hours(l, "ti, to ja pe klo 10-12", cases[i].and);
        check_hours(l, "la klo 9.30", cases[i].minutes);
        check_hours(l, "ma klo 15 asti", cases[i].until);
        check_hours(l, "ma klo 10 alkaen", cases[i].from);
    }
}

static void test_dates(void **state)
{
    static const struct {
        const char *lang, *day, *short_day, *within, *across;
    } cases[] = {
        {"ru", "3~августа~2020~года", "3~августа", "1–^28~июля~2025~года",
         "28~июля~–~3~августа~2025~года"},
        {"uk", "3~серпня~2020~року", "3~серпня", "1–^28~липня~2025~року",
         "28~липня~–~3~серпня~2025~року"},
        {"et", "3.8.2020", "3.8.", "1.–^28.7.2025", "28.7.–^3.8.2025"},
        {"ar", "3/8/2020", "3/8", "من~1~إلى~28/7/2025", "من~28/7~إلى~3/8/2025"},
        {"so", "3~Agoosto~2020", "3~Agoosto", "1–^28~Luulyo~2025", "28~Luulyo~–~3~Agoosto~2025"},
        {"fa", "3~اوت~2020", "3~اوت", "1~تا~28~ژوئیه~2025", "28~ژوئیه~تا~3~اوت~2025"},
        {"ckb", "3/8/2020", "3/8", "1~تا~28/7/2025", "28/7~تا~3/8/2025"},
    };
    struct date first = {2025, 7, 1}, last = {2025, 7, 28}, next = {2025, 8, 3}, d = {2020, 8, 3};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct labels *l = in(cases[i].lang);

#define SHOWN(s) tell_visible(&arena, (s))
        assert_str(SHOWN(date_text(&arena, l, d, true)), cases[i].day);
        assert_str(SHOWN(date_text(&arena, l, d, false)), cases[i].short_day);
        assert_str(SHOWN(date_range_text(&arena, l, first, last, true)), cases[i].within);
        assert_str(SHOWN(date_range_text(&arena, l, last, next, true)), cases[i].across);
    }
}

static void test_range(void **state)
{
    (void)state;
    assert_str(SHOWN(range_text(&arena, in("en"), STR("28 July"), STR("3 August"))),
               "28~July~–~3~August");
    assert_str(SHOWN(range_text(&arena, in("fi"), STR("ma"), STR("ke"))), "ma–^ke");
    assert_true(range_is_short(in("so")));
    assert_false(range_is_short(in("fa")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hours),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_range),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
