/* Buffers and the numbers written into them. */
#include "unit.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"

static void test_puts(void **state)
{
    struct buf b = {0};

    (void)state;
    assert_int_equal(buf_view(&b).n, 0);
    buf_clear(&b);
    buf_puts(&b, "Apua");
    buf_char(&b, ' ');
    buf_str(&b, STR("lähellä"));
    buf_str(&b, STR_NONE);
    buf_utf8(&b, 0x20AC);
    buf_printf(&b, " %d/%s", 5, "A5");
    assert_str(buf_view(&b), "Apua lähellä€ 5/A5");
    assert_int_equal(b.s[b.n], '\0');
    buf_clear(&b);
    assert_string_equal(b.s, "");
    buf_put(&b, "a\0b", 3);
    assert_int_equal(b.n, 3);
    buf_release(&b);
    assert_null(b.s);
}

static void test_grows(void **state)
{
    struct buf b = {0};

    (void)state;
    for (unsigned i = 0; i < 100000; i++)
        buf_char(&b, (char)('a' + i % 26));
    assert_int_equal(b.n, 100000);
    for (unsigned i = 0; i < 100000; i++)
        assert_int_equal(b.s[i], 'a' + i % 26);
    assert_int_equal(strlen(b.s), b.n);
    buf_release(&b);
}

static void test_empty_put_makes_text(void **state)
{
    struct buf b = {0};

    (void)state;
    buf_puts(&b, "");
    assert_non_null(b.s);
    assert_string_equal(b.s, "");
    buf_release(&b);
}

static void test_numbers(void **state)
{
    static const struct {
        int64_t v;
        unsigned decimals;
        const char *text;
    } cases[] = {
        {0, 0, "0"},
        {0, 3, "0"},
        {7, 0, "7"},
        {-7, 0, "-7"},
        {-12500, 3, "-12.5"},
        {12000, 3, "12"},
        {5, 3, "0.005"},
        {-5, 3, "-0.005"},
        {100, 0, "100"},
        {100, 2, "1"},
        {101, 2, "1.01"},
        {10, 1, "1"},
        {99, 2, "0.99"},
        {1234567, 4, "123.4567"},
        {INT64_MAX, 0, "9223372036854775807"},
        {INT64_MIN, 0, "-9223372036854775808"},
        {INT64_MIN, 18, "-9.223372036854775808"},
        {INT64_MAX, 19, "0.9223372036854775807"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf b = {0};

        buf_fixed(&b, cases[i].v, cases[i].decimals);
        assert_str(buf_view(&b), cases[i].text);
        buf_release(&b);
    }
}

static void test_right(void **state)
{
    static const struct {
        uint32_t v;
        unsigned width;
        const char *text;
    } cases[] = {
        {0, 0, "0"},     {0, 3, "  0"},     {7, 1, "7"},
        {100, 2, "100"}, {100, 5, "  100"}, {UINT32_MAX, 10, "4294967295"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf b = {0};

        buf_int_right(&b, cases[i].v, cases[i].width);
        assert_str(buf_view(&b), cases[i].text);
        assert_int_equal(buf_digits(cases[i].v), strlen(strpbrk(cases[i].text, "0123456789")));
        buf_release(&b);
    }
}

static void test_copy_outlives(void **state)
{
    struct buf b = {0};
    struct arena a;
    struct str copy;

    (void)state;
    arena_init(&a);
    assert_str(buf_copy(&b, &a), "");
    buf_puts(&b, "Parkano");
    copy = buf_copy(&b, &a);
    buf_release(&b);
    assert_str(copy, "Parkano");
    assert_int_equal(copy.s[copy.n], '\0');
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_puts),
        cmocka_unit_test(test_grows),
        cmocka_unit_test(test_empty_put_makes_text),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_right),
        cmocka_unit_test(test_copy_outlives),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
