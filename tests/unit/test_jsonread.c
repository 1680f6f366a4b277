/* Reading JSON: values of every kind, and whatever is no JSON. */
#include "unit.h"

#include "base/buf.h"
#include "base/json.h"
#include "base/jsonread.h"

static struct arena arena;

static int setup(void **state)
{
    (void)state;
    arena_init(&arena);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static struct json_reader reader(const char *text)
{
    struct json_reader r;

    json_reader_init(&r, str_from(text));
    return r;
}

static void check_str(const char *text, const char *expected)
{
    struct json_reader r = reader(text);
    struct str s;

    assert_true(json_read_str(&r, &arena, &s));
    assert_str(s, expected);
    assert_true(json_end(&r));
}

static void test_strings(void **state)
{
    (void)state;
    check_str("\"\"", "");
    check_str(" \"Hämeenkyrö\" ", "Hämeenkyrö");
    check_str("\"a\\\"b\\\\c\\/d\\n\\t\\u00e4\\ud83d\\ude00\"", "a\"b\\c/d\n\tä😀");
}

static void check_no_str(const char *text)
{
    struct json_reader r = reader(text);
    struct str s;

    assert_false(json_read_str(&r, &arena, &s) && json_end(&r));
    assert_false(json_end(&r));
}

static void test_no_strings(void **state)
{
    static const char *const bad[] = {
        "",
        "\"",
        "\"a",
        "a\"",
        "\"a\" b",
        "\"\\x\"",
        "\"\\u12",
        "\"\\u12G4\"",
        "\"\\ud83d\"",
        "\"\\",
        "\"\\ud83d\\u0041\"",
        "\"\\ude00\"",
        "\"a\nb\"",
        "nul",
        "'a'",
        "1",
    };

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        check_no_str(bad[i]);
}

static void test_numbers(void **state)
{
    static const char *const bad[] = {"",    "-", "1.5",  "1e3", "1234567890123456789",
                                      "--1", "x", "\"1\""};
    int64_t v;
    struct json_reader r = reader(" -12 ");

    (void)state;
    assert_true(json_read_int(&r, &v) && json_end(&r));
    assert_int_equal(v, -12);
    r = reader("999999999999999999");
    assert_true(json_read_int(&r, &v));
    assert_true(v == 999999999999999999);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        r = reader(bad[i]);
        assert_false(json_read_int(&r, &v));
        assert_false(json_end(&r));
    }
}

static void test_objects(void **state)
{
    struct json_reader r =
        reader("{\"name\":\"a\",\"skipped\":[1,{\"x\":[]},null],\"n\": 7 , \"list\":[1,2]}\n");
    struct str name, text = STR_NONE;
    int64_t n = 0, sum = 0, one;

    (void)state;
    assert_true(json_enter(&r, '{'));
    while (json_member(&r, &arena, &name)) {
        if (str_eq(name, STR("name"))) {
            json_read_str(&r, &arena, &text);
        } else if (str_eq(name, STR("n"))) {
            json_read_int(&r, &n);
        } else if (str_eq(name, STR("list"))) {
            json_enter(&r, '[');
            while (json_element(&r) && json_read_int(&r, &one))
                sum += one;
        } else {
            json_skip(&r);
        }
    }
    assert_true(json_end(&r));
    assert_str(text, "a");
    assert_int_equal(n, 7);
    assert_int_equal(sum, 3);
}

static void check_skip(const char *text, bool good)
{
    struct json_reader r = reader(text);
    bool skipped = json_skip(&r);

    assert_int_equal(skipped && json_end(&r), good);
}

static void test_skipping(void **state)
{
    static const char *const good[] = {
        "[]",    "{}",   "[[],[[]]]", "{\"a\":{\"b\":null}}",      "true",
        "false", "-1.5", "\"]\"",     "[1e9,\"a\\\"]\",{\"}\":0}]"};
    static const char *const bad[] = {
        "[",   "]",   "[1,]", "{\"a\"}",           "{\"a\":}", "{a:1}", "{\"a\":1,}", "[1 2]",
        "[1}", "tru", "[,1]", "{\"a\":1 \"b\":2}", "",         "[\"]",  "{\"a\":1]"};

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        check_skip(good[i], true);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        check_skip(bad[i], false);
}

static void test_depth_is_limited(void **state)
{
    struct buf b = {0};

    (void)state;
    for (unsigned i = 0; i < 100000; i++)
        buf_char(&b, '[');
    check_skip(b.s, false);
    buf_release(&b);
}

static void test_every_cut_is_noticed(void **state)
{
    static const char whole[] = "{\"a\":[1,\"\\u00e4\"],\"b\":null}";

    (void)state;
    check_skip(whole, true);
    for (size_t n = 0; n < sizeof whole - 1; n++) {
        struct json_reader r;

        json_reader_init(&r, (struct str){whole, n});
        assert_false(json_skip(&r) && json_end(&r));
    }
}

static void test_what_json_h_writes(void **state)
{
    struct buf b = {0};
    const char text[] = "rivi\n\x01\"ö\\";

    (void)state;
    json_string(&b, str_from(text));
    check_str(b.s, text);
    buf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_strings),
        cmocka_unit_test(test_no_strings),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_objects),
        cmocka_unit_test(test_skipping),
        cmocka_unit_test(test_depth_is_limited),
        cmocka_unit_test(test_every_cut_is_noticed),
        cmocka_unit_test(test_what_json_h_writes),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
