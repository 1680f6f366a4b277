/*
 * test_slug.c: names made safe for files.
 */
#include "base/slug.h"
#include "unit.h"

static void assert_slug(const char *name, const char *expected)
{
    struct buf b = {0};
    buf_puts(&b, "in-");
    slug_put(&b, str_from(name));
    assert_string_equal(b.s + 3, expected);
    buf_release(&b);
}

static void test_names(void **state)
{
    (void)state;
    assert_slug("Hämeenkyrö", "hameenkyro");
    assert_slug("ÅLAND Öja", "aland-oja");
    assert_slug("Šýkora žluť", "sykora-zlut");
    assert_slug("a5-leaflet", "a5-leaflet");
}

static void test_paths_are_made_harmless(void **state)
{
    (void)state;
    assert_slug("../../etc/passwd", "etc-passwd");
    assert_slug("a//b\\c..", "a-b-c");
    assert_slug("-rf", "rf");
}

static void test_never_empty(void **state)
{
    (void)state;
    assert_slug("", "x");
    assert_slug("Тампере", "x");
    assert_slug("\xff\xfe", "x");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_paths_are_made_harmless),
        cmocka_unit_test(test_never_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
