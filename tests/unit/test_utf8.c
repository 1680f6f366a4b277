/* UTF-8: every code point there and back, and what is ill-formed cut up as the Unicode standard
 * cuts it. */
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

static void test_every_code_point_round_trips(void **state)
{
    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        char bytes[4];
        struct str s = {bytes, utf8_encode(c, bytes)};
        bool surrogate = c >= 0xD800 && c <= 0xDFFF;
        size_t at = 0;

        assert_int_equal(s.n, surrogate ? 3 : c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4);
        assert_int_equal(utf8_next(s, &at), surrogate ? UTF8_BAD : c);
        assert_int_equal(at, s.n);
        assert_true(utf8_check(s) == SIZE_MAX);
    }
}

static void test_encode_out_of_range(void **state)
{
    char bytes[4];

    (void)state;
    assert_int_equal(utf8_encode(0x110000, bytes), 3);
    assert_memory_equal(bytes, "\xEF\xBF\xBD", 3);
    assert_int_equal(utf8_encode(UINT32_MAX, bytes), 3);
}

/* Decoded code points as text: "61 FFFD 62". */
static void check_decoding(struct str s, const char *expected)
{
    char out[256] = "";
    size_t at = 0, n = 0;

    while (at < s.n && n < sizeof out - 8) {
        size_t before = at;

        n += (size_t)snprintf(out + n, sizeof out - n, n ? " %X" : "%X", utf8_next(s, &at));
        assert_true(at > before && at <= s.n);
    }
    assert_string_equal(out, expected);
}

static void test_maximal_subparts(void **state)
{
    (void)state;
    /* Unicode 15.0, tables 3-8 to 3-11 */
    check_decoding(STR("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41"),
                   "FFFD FFFD FFFD FFFD FFFD FFFD FFFD FFFD 41");
    check_decoding(STR("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41"),
                   "FFFD FFFD FFFD FFFD FFFD FFFD FFFD FFFD 41");
    check_decoding(STR("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42"),
                   "FFFD FFFD FFFD FFFD FFFD 41 FFFD FFFD 42");
    check_decoding(STR("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41"), "FFFD FFFD FFFD FFFD 41");
    /* cut off at the end */
    check_decoding(STR("a\xC3"), "61 FFFD");
    check_decoding(STR("a\xF0\x9F\x98"), "61 FFFD");
    check_decoding(STR("\xF0\x9F\x98\x80"), "1F600");
    check_decoding(STR("\xF8\x88\x80\x80\x80"), "FFFD FFFD FFFD FFFD FFFD");
}

static void test_check_finds_the_place(void **state)
{
    (void)state;
    assert_true(utf8_check(STR_NONE) == SIZE_MAX);
    assert_true(utf8_check(STR("hämärä €")) == SIZE_MAX);
    assert_true(utf8_check(STR("a real \uFFFD")) == SIZE_MAX);
    assert_int_equal(utf8_check(STR("Hämeenkyr\xF6")), 10);
    assert_int_equal(utf8_check(STR("\xEF\xBF")), 0);
}

static void test_length(void **state)
{
    (void)state;
    assert_int_equal(utf8_length(STR_NONE), 0);
    assert_int_equal(utf8_length(STR("Hämeenkyrö")), 10);
    assert_int_equal(utf8_length(STR("😀€")), 2);
}

/* Any two or three bytes: decoding goes on, stays inside, and agrees with utf8_check. */
static void test_any_bytes(void **state)
{
    (void)state;
    for (uint32_t v = 0; v < 0x1000000; v += v < 0x10000 ? 1 : 251) {
        char bytes[3] = {(char)(v & 0xFF), (char)(v >> 8 & 0xFF), (char)(v >> 16)};
        struct str s = {bytes, 3};
        char back[12];
        size_t at = 0, n = 0;

        while (at < s.n)
            n += utf8_encode(utf8_next(s, &at), back + n);
        assert_int_equal(at, 3);
        assert_int_equal(utf8_check(s) == SIZE_MAX, n == 3 && memcmp(back, bytes, 3) == 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_code_point_round_trips),
        cmocka_unit_test(test_encode_out_of_range),
        cmocka_unit_test(test_maximal_subparts),
        cmocka_unit_test(test_check_finds_the_place),
        cmocka_unit_test(test_length),
        cmocka_unit_test(test_any_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
