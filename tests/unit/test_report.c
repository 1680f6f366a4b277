/* What is said of a batch: in the plan's order, each thing once. */
#include "unit.h"

#include "batch/report.h"
#include "said.h"

enum { JOBS = 4 };

static struct said messages;
static struct arena arena;
static struct plan plan;
static struct report report;

static int set_up(void **state)
{
    static const char *const names[JOBS] = {"a.pdf", "b.pdf", "c.pdf", "d.pdf"};

    (void)state;
    arena_init(&arena);
    said_init(&messages);
    plan = (struct plan){0};
    for (int i = 0; i < JOBS; i++)
        vec_push(&arena, &plan.jobs)->name = str_from(names[i]);
    report_init(&report, &plan, &messages.diag, true, false);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    report_release(&report);
    said_release(&messages);
    arena_release(&arena);
    return 0;
}

static const struct loc PLACE = {"x.csv", 3, 1};

static void take(size_t job, enum outcome outcome, enum diag_code code, struct loc at,
                 const char *text)
{
    const struct result r = {.outcome = outcome, .pages = 2};
    const struct message m = {code, at, str_from(text)};
    struct buf b = {0};

    if (text)
        message_put(&b, &m);
    report_take(&report, job, &r, buf_view(&b));
    buf_release(&b);
}

static void test_in_the_order_of_the_plan(void **state)
{
    (void)state;
    take(2, OUTCOME_MADE, DIAG_NO_GLYPH, PLACE, "third");
    take(1, OUTCOME_MADE, DIAG_NO_GLYPH, PLACE, "second");
    assert_said(&messages, "");
    take(0, OUTCOME_MADE, DIAG_NO_GLYPH, PLACE, "first");
    assert_said(&messages, "x.csv:3:1: warning: first\nx.csv:3:1: warning: second\n"
                           "x.csv:3:1: warning: third\n");
    take(3, OUTCOME_KEPT, DIAG_NO_GLYPH, PLACE, NULL);
    assert_int_equal(report.count[OUTCOME_MADE], 3);
    assert_int_equal(report.count[OUTCOME_KEPT], 1);
    assert_int_equal(report.pages, 8);
    assert_int_equal(messages.diag.count[DIAG_WARNING], 3);
}

static void test_what_never_comes_holds_up_nothing(void **state)
{
    (void)state;
    take(3, OUTCOME_MADE, DIAG_NO_GLYPH, PLACE, "last");
    take(1, OUTCOME_MADE, DIAG_NO_GLYPH, PLACE, "second");
    report_finish(&report, "out", false);
    assert_said(&messages, "x.csv:3:1: warning: second\nx.csv:3:1: warning: last\n");
}

static void test_each_thing_once(void **state)
{
    struct loc other = PLACE;

    (void)state;
    other.line++;
    take(0, OUTCOME_MADE, DIAG_NO_GLYPH, PLACE, "once");
    take(1, OUTCOME_MADE, DIAG_NO_GLYPH, PLACE, "once");
    take(2, OUTCOME_MADE, DIAG_NO_GLYPH, other, "once");
    take(3, OUTCOME_MADE, DIAG_NO_GLYPH, LOC_NONE, "once");
    assert_said(&messages, "x.csv:3:1: warning: once\nx.csv:4:1: warning: once\n"
                           "esite: warning: once\n");
}

static void test_many_different_things(void **state)
{
    struct buf b = {0};

    (void)state;
    messages.diag.least = DIAG_FATAL;
    for (unsigned round = 0; round < 2; round++) {
        const struct result r = {.outcome = OUTCOME_MADE};

        buf_clear(&b);
        for (unsigned i = 0; i < 1000; i++) {
            const struct message m = {DIAG_NO_GLYPH, {"x.csv", i + 1, 1}, STR("x")};

            message_put(&b, &m);
        }
        report_take(&report, round, &r, buf_view(&b));
        assert_int_equal(messages.diag.count[DIAG_WARNING], 1000);
    }
    buf_release(&b);
}

static void test_failures_are_of_a_leaflet(void **state)
{
    (void)state;
    take(0, OUTCOME_FAILED, DIAG_LAYOUT, LOC_NONE, "no room");
    take(1, OUTCOME_FAILED, DIAG_LAYOUT, LOC_NONE, "no room");
    take(2, OUTCOME_FAILED, DIAG_LAYOUT, PLACE, "no room");
    assert_said(&messages, "a.pdf: fatal: no room\nb.pdf: fatal: no room\n"
                           "x.csv:3:1: fatal: no room (in c.pdf)\n");
    assert_int_equal(messages.diag.by_code[DIAG_LAYOUT], 3);
}

static void check_line(size_t done, size_t total, uint64_t ms, const char *expected)
{
    struct buf b = {0};

    progress_line(&b, done, total, ms);
    assert_str(buf_view(&b), expected);
    buf_release(&b);
}

static void test_progress(void **state)
{
    (void)state;
    check_line(0, 1236, 0, "0 done, 1236 left");
    check_line(0, 1236, 900, "0 done, 1236 left");
    check_line(123, 1236, 2700, "123 done, 1113 left, 45.5 leaflets/s, 25 s to go");
    check_line(100, 12000, 1000, "100 done, 11900 left, 100.0 leaflets/s, 1 min 59 s to go");
    check_line(1, 10000, 1000, "1 done, 9999 left, 1.0 leaflets/s, 2 h 46 min to go");
    check_line(12, 12, 100, "12 done, 0 left, 120.0 leaflets/s, 0 s to go");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_in_the_order_of_the_plan, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_what_never_comes_holds_up_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_each_thing_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_many_different_things, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_failures_are_of_a_leaflet, set_up, tear_down),
        cmocka_unit_test(test_progress),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
