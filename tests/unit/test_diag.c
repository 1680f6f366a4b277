/* Messages: their form, what is counted, what is held back, and what untrusted text can't do. */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"

/* A diag that prints into memory. */
struct heard {
    struct diag d;
    char *text;
    size_t n;
};

static int setup(void **state)
{
    struct heard *h = calloc(1, sizeof *h);

    diag_init(&h->d, open_memstream(&h->text, &h->n));
    *state = h;
    return 0;
}

static int teardown(void **state)
{
    struct heard *h = *state;

    fclose(h->d.out);
    free(h->text);
    free(h);
    return 0;
}

static void check_heard(struct heard *h, const char *expected)
{
    fflush(h->d.out);
    assert_string_equal(h->text, expected);
}

static void test_form(void **state)
{
    struct heard *h = *state;

    diag_report(&h->d, DIAG_UNKNOWN_MUNICIPALITY, (struct loc){"a.csv", 12, 5}, "\"%s\"",
                "Tamperre");
    diag_report(&h->d, DIAG_BAD_INPUT, (struct loc){"a.csv", 3, 0}, "no header");
    diag_report(&h->d, DIAG_CANT_READ, (struct loc){"a.csv", 0, 0}, NULL);
    diag_report(&h->d, DIAG_NO_MATCH, LOC_NONE, "Parkano");
    diag_report(&h->d, DIAG_COUNTED, (struct loc){"a.csv", 0, 0}, "read %d listings", 3);
    check_heard(h, "a.csv:12:5: warning: unknown municipality: \"Tamperre\"\n"
                   "a.csv:3: fatal: input can't be used: no header\n"
                   "a.csv: fatal: can't read\n"
                   "esite: fatal: no listing matches: Parkano\n"
                   "a.csv: note: read 3 listings\n");
}

static void test_color(void **state)
{
    struct heard *h = *state;

    h->d.color = true;
    diag_report(&h->d, DIAG_NO_NAME, (struct loc){"a.csv", 1, 1}, NULL);
    check_heard(h, "a.csv:1:1: \033[1;31merror:\033[0m listing without a name\n");
}

static void test_counts(void **state)
{
    struct heard *h = *state;

    assert_false(diag_has(&h->d, DIAG_NOTE));
    diag_report(&h->d, DIAG_BAD_DATE, LOC_NONE, NULL);
    assert_int_equal(h->d.worst, DIAG_BAD_DATE);
    diag_report(&h->d, DIAG_NO_PLACE, LOC_NONE, NULL);
    diag_report(&h->d, DIAG_NO_NAME, LOC_NONE, NULL);
    diag_report(&h->d, DIAG_BAD_PHONE, LOC_NONE, NULL);
    assert_int_equal(h->d.count[DIAG_WARNING], 2);
    assert_int_equal(h->d.count[DIAG_ERROR], 2);
    assert_int_equal(h->d.by_code[DIAG_NO_NAME], 1);
    assert_true(diag_has(&h->d, DIAG_NOTE) && diag_has(&h->d, DIAG_ERROR));
    assert_false(diag_has(&h->d, DIAG_FATAL));
    assert_int_equal(h->d.worst, DIAG_NO_PLACE); /* the first of the worst level */
}

static void test_least_level(void **state)
{
    struct heard *h = *state;

    h->d.least = DIAG_WARNING;
    diag_report(&h->d, DIAG_SHORTENED, LOC_NONE, "one");
    diag_report(&h->d, DIAG_BAD_AGE, LOC_NONE, "two");
    check_heard(h, "esite: warning: age not understood: two\n");
    assert_int_equal(h->d.count[DIAG_STYLE], 1);
}

static void test_repeats(void **state)
{
    struct heard *h = *state;

    h->d.repeat_limit = 2;
    for (int i = 1; i <= 5; i++)
        diag_report(&h->d, DIAG_BAD_URL, (struct loc){"a.csv", (uint32_t)i, 0}, NULL);
    diag_report(&h->d, DIAG_BAD_AGE, LOC_NONE, NULL);
    diag_summary(&h->d);
    check_heard(h, "a.csv:1: warning: web address not usable\n"
                   "a.csv:2: warning: web address not usable\n"
                   "esite: warning: age not understood\n"
                   "esite: warning: web address not usable: … and 3 more of this kind\n");
    assert_int_equal(h->d.count[DIAG_WARNING], 6);
}

static void test_text_cant_steer_the_terminal(void **state)
{
    struct heard *h = *state;

    diag_report(&h->d, DIAG_BAD_VALUE, (struct loc){"\033]0;x", 0, 0},
                "a\nb\033[2J\x7F\xC2\x9B\xFFä\uFFFD");
    check_heard(
        h,
        "\\x1B]0;x: warning: value not understood: a\\x0Ab\\x1B[2J\\x7F\\xC2\\x9B\\xFFä\uFFFD\n");
}

static void sink(void *user, enum diag_code code, struct loc at, struct str text)
{
    char *got = user;

    snprintf(got, 64, "%s %u %.*s", diag_code_name(code), (unsigned)at.line, STR_ARG(text));
}

static void test_sink(void **state)
{
    struct heard *h = *state;
    char got[64] = "";

    h->d.sink = sink;
    h->d.user = got;
    diag_report(&h->d, DIAG_NO_NAME, (struct loc){"a.csv", 9, 0}, "id %d", 4);
    diag_summary(&h->d);
    assert_string_equal(got, "DIAG_NO_NAME 9 listing without a name: id 4");
    check_heard(h, "");
}

static void test_relay(void **state)
{
    struct heard *h = *state;

    for (unsigned i = 0; i < 2; i++)
        diag_relay(&h->d, DIAG_NO_NAME, (struct loc){"a.csv", 9, 0}, STR("listing without a name"));
    assert_int_equal(h->d.count[DIAG_ERROR], 2);
    assert_int_equal(h->d.by_code[DIAG_NO_NAME], 2);
    h->d.least = DIAG_FATAL;
    diag_relay(&h->d, DIAG_NO_NAME, LOC_NONE, STR("not heard"));
    check_heard(h, "a.csv:9: error: listing without a name\n"
                   "a.csv:9: error: listing without a name\n");
}

static void test_counts_without_output(void **state)
{
    struct diag d;

    (void)state;
    diag_init(&d, NULL);
    diag_report(&d, DIAG_NO_NAME, LOC_NONE, "x");
    diag_summary(&d);
    assert_int_equal(d.count[DIAG_ERROR], 1);
}

static void test_table(void **state)
{
    (void)state;
    for (enum diag_code c = 0; c < DIAG_CODES; c++) {
        assert_true(diag_code_level(c) <= DIAG_FATAL);
        assert_int_equal(strncmp(diag_code_name(c), "DIAG_", 5), 0);
    }
    assert_int_equal(diag_code_level(DIAG_INTERNAL), DIAG_FATAL);
    assert_string_equal(diag_code_name(DIAG_NO_GLYPH), "DIAG_NO_GLYPH");
    assert_string_equal(diag_level_name(DIAG_STYLE), "style");
}

/* Cells are shown as spreadsheets name them. */
static void test_cells(void **state)
{
    static const struct {
        uint32_t line, col;
        const char *shown;
    } cases[] = {
        {12, LOC_CELL | 3, "!C12"},
        {1, LOC_CELL | 26, "!Z1"},
        {1, LOC_CELL | 27, "!AA1"},
        {7, LOC_CELL | 702, "!ZZ7"},
        {7, LOC_CELL | 703, "!AAA7"},
        {1048576, LOC_CELL | 16384, "!XFD1048576"},
        {12, 5, ":12:5"},
        {12, 0, ":12"},
        {0, 0, ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf b = {0};

        buf_puts(&b, "");
        loc_put_rest(&b, (struct loc){"a", cases[i].line, cases[i].col});
        assert_string_equal(b.s, cases[i].shown);
        buf_release(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_form, setup, teardown),
        cmocka_unit_test_setup_teardown(test_color, setup, teardown),
        cmocka_unit_test_setup_teardown(test_counts, setup, teardown),
        cmocka_unit_test_setup_teardown(test_least_level, setup, teardown),
        cmocka_unit_test_setup_teardown(test_repeats, setup, teardown),
        cmocka_unit_test_setup_teardown(test_text_cant_steer_the_terminal, setup, teardown),
        cmocka_unit_test_setup_teardown(test_sink, setup, teardown),
        cmocka_unit_test_setup_teardown(test_relay, setup, teardown),
        cmocka_unit_test(test_cells),
        cmocka_unit_test(test_counts_without_output),
        cmocka_unit_test(test_table),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
