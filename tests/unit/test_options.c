/*
 * test_options.c: the command line as a struct, and what is said to those who mistype it.
 */
#include <string.h>

#include "cli/options.h"
#include "unit.h"

static char said[512];

static void keep(void *user, enum diag_code code, struct loc at, struct str text)
{
    (void)user;
    (void)at;
    assert_int_equal(code, DIAG_USAGE);
    snprintf(said, sizeof said, "%.*s", STR_ARG(text));
}

static bool parse(struct options *o, int argc, const char **words)
{
    static char *argv[16]; /* the options point into it */
    static char copies[16][64];
    struct diag d;

    memset(argv, 0, sizeof argv);
    diag_init(&d, NULL);
    d.sink = keep;
    said[0] = '\0';
    for (int i = 0; i < argc; i++) {
        snprintf(copies[i], sizeof copies[i], "%s", words[i]);
        argv[i] = copies[i];
    }
    return options_parse(argc, argv, o, &d);
}

#define PARSE(o, ...)                                                                              \
    parse(o, (int)(sizeof((const char *[]){__VA_ARGS__}) / sizeof(const char *)),                  \
          (const char *[]){__VA_ARGS__})

static void test_make(void **state)
{
    (void)state;
    struct options o;
    assert_true(PARSE(&o, "esite", "make", "-m", "Tampere", "listings.csv", "--layout=a4-sheet",
                      "-n", "--explain=json", "--color", "never", "more.xml"));
    assert_int_equal(o.command, COMMAND_MAKE);
    assert_string_equal(o.municipality, "Tampere");
    assert_string_equal(o.layout, "a4-sheet");
    assert_true(o.dry_run);
    assert_int_equal(o.explain, EXPLAIN_JSON);
    assert_int_equal(o.color, COLOR_NEVER);
    assert_int_equal(o.rest_n, 2);
    assert_string_equal(o.rest[0], "listings.csv");
    assert_string_equal(o.rest[1], "more.xml");
}

static void test_no_words_ask_for_help(void **state)
{
    (void)state;
    struct options o;
    assert_true(PARSE(&o, "esite"));
    assert_int_equal(o.command, COMMAND_HELP);
    assert_true(PARSE(&o, "esite", "--version"));
    assert_int_equal(o.command, COMMAND_VERSION);
}

static void test_suggestions(void **state)
{
    (void)state;
    struct options o;
    assert_false(PARSE(&o, "esite", "make", "--municipalty=Tampere"));
    assert_non_null(strstr(said, "did you mean --municipality?"));
    assert_false(PARSE(&o, "esite", "mkae"));
    assert_non_null(strstr(said, "did you mean make?"));
    assert_false(PARSE(&o, "esite", "frobnicate"));
    assert_non_null(strstr(said, "'esite help'"));
}

static void test_refusals(void **state)
{
    (void)state;
    struct options o;
    assert_false(PARSE(&o, "esite", "make", "-m"));
    assert_non_null(strstr(said, "-m needs a value"));
    assert_false(PARSE(&o, "esite", "list", "--municipality=x"));
    assert_non_null(strstr(said, "--municipality does not go with this command"));
    assert_false(PARSE(&o, "esite", "make", "--explain=xml"));
    assert_false(PARSE(&o, "esite", "make", "--color=red"));
    assert_false(PARSE(&o, "esite", "make", "-Z"));
    assert_non_null(strstr(said, "\"Z\"; 'esite help make' lists them"));
    assert_false(PARSE(&o, "esite", "make", "--quiet=yes"));
    assert_string_equal(said, "command line: --quiet takes no value");
}

/* getopt knows bytes only. */
static void test_letters_beyond_ascii(void **state)
{
    (void)state;
    struct options o;
    assert_false(PARSE(&o, "esite", "make", "-\xC3\xB6", "listings.csv"));
    assert_non_null(strstr(said, "unknown option \"\xC3\xB6\""));
    assert_false(PARSE(&o, "esite", "make", "listings.csv", "-q\xC3\xB6"));
    assert_non_null(strstr(said, "unknown option \"q\xC3\xB6\""));
    assert_false(PARSE(&o, "esite", "make", "-\xE4"));
    assert_non_null(strstr(said, "unknown option \"\xE4\""));
}

static void test_values_that_scripts_forgot(void **state)
{
    (void)state;
    struct options o;
    static const char *const files[] = {"--campaign=", "--output=", "--fields=", "--encoding="};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        assert_false(PARSE(&o, "esite", "make", files[i]));
        assert_non_null(strstr(said, files[i]));
        assert_non_null(strstr(said, "is empty"));
    }
    assert_true(PARSE(&o, "esite", "make", "--omit=")); /* none is a list, too */
}

static void test_lists_given_twice(void **state)
{
    (void)state;
    struct options o;
    assert_false(PARSE(&o, "esite", "make", "-m", "Tampere", "-m", "Nokia"));
    assert_string_equal(said,
                        "command line: --municipality twice; several go into one, with commas, as "
                        "--municipality=Tampere,Nokia");
    assert_true(PARSE(&o, "esite", "make", "-o", "a.pdf", "-o", "b.pdf")); /* the last one */
    assert_string_equal(o.output, "b.pdf");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_make),
        cmocka_unit_test(test_no_words_ask_for_help),
        cmocka_unit_test(test_suggestions),
        cmocka_unit_test(test_refusals),
        cmocka_unit_test(test_letters_beyond_ascii),
        cmocka_unit_test(test_values_that_scripts_forgot),
        cmocka_unit_test(test_lists_given_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
