/*
 * test_json.c: writing JSON.
 */
#include "base/json.h"
#include "unit.h"

static void test_object(void **state)
{
    (void)state;
    struct buf b = {0};
    buf_char(&b, '{');
    json_member_str(&b, "name", STR("Äiti \"ja\" lapsi\\\n\x01"));
    json_member_str(&b, "none", STR_NONE);
    json_member_int(&b, "line", -12);
    json_key(&b, "list");
    buf_char(&b, '[');
    for (int i = 0; i < 2; i++) {
        json_next(&b);
        buf_int(&b, i);
    }
    buf_puts(&b, "]}");
    assert_string_equal(b.s, "{\"name\":\"Äiti \\\"ja\\\" lapsi\\\\\\n\\u0001\",\"none\":null,"
                             "\"line\":-12,\"list\":[0,1]}");
    buf_release(&b);
}

static void test_bad_utf8_is_replaced(void **state)
{
    (void)state;
    struct buf b = {0};
    json_string(&b, STR("a\xff"
                        "b"));
    assert_string_equal(b.s, "\"a\xEF\xBF\xBD"
                             "b\"");
    buf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_object),
        cmocka_unit_test(test_bad_utf8_is_replaced),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
