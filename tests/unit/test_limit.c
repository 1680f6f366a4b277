/* Limits by name: what is read, and what is refused with a reason. */
#include "said.h"
#include "unit.h"

#include <string.h>

#include "base/limit.h"

static void check_set(const char *words, enum limit which, uint64_t expected)
{
    struct limits l = {0};
    struct diag d;

    diag_init(&d, NULL);
    assert_true(limits_set(&l, words, &d));
    assert_true(limit_of(&l, which) == expected);
}

static void check_refused(const char *words, const char *expected)
{
    struct limits l = {0};
    struct said s;

    said_init(&s);
    assert_false(limits_set(&l, words, &s.diag));
    assert_non_null(strstr(said(&s), expected));
    said_release(&s);
}

static void test_usual(void **state)
{
    const struct limits l = {0};

    (void)state;
    for (unsigned i = 0; i < LIMIT_COUNT; i++)
        assert_true(limit_of(&l, (enum limit)i) > 0);
}

static void test_set(void **state)
{
    (void)state;
    check_set("records=20000000", LIMIT_RECORDS, 20000000);
    check_set("pages=2, file=4G", LIMIT_FILE, (uint64_t)4 << 30);
    check_set("pages=2, file=4G", LIMIT_PAGES, 2);
    check_set("field=64k", LIMIT_FIELD, 65536);
    check_set("file=3g", LIMIT_FILE, (uint64_t)3 << 30);
    check_set("file=5000000000", LIMIT_FILE, 5000000000);
    check_set("file=4398046511104", LIMIT_FILE, (uint64_t)1 << 42);
    check_set("file=4096G", LIMIT_FILE, (uint64_t)1 << 42);
}

static void test_refused(void **state)
{
    (void)state;
    check_refused("page=3", "did you mean pages?");
    check_refused("sivuja=3", "a number, expected");
    check_refused("pages", "a number from 1 to");
    check_refused("pages=0", "a number from 1 to");
    check_refused("pages=2k", "a number from 1 to");
    check_refused("file=5000000000G", "as 16M or 2G");
    check_refused("file=-1", "as 16M or 2G");
    check_refused("file=4398046511105", "as 16M or 2G");
    check_refused("file=4097G", "as 16M or 2G");
    check_refused("file=18446744073709551617", "as 16M or 2G");
    check_refused("file=G", "as 16M or 2G");
    check_refused("file=5T", "as 16M or 2G");
    check_refused("file=5:", "as 16M or 2G");
    check_refused("", "a number, expected");
    check_refused("pages=2,", "a number, expected");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_usual),
        cmocka_unit_test(test_set),
        cmocka_unit_test(test_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
