/* Where the program's own files are found. */
#include "unit.h"

#include <stdlib.h>

#include "base/file.h"
#include "config/data.h"

static struct arena arena;

/* The test itself stands three folders below the tree. */
static void test_beside_the_program(void **state)
{
    const char *folder;

    (void)state;
    unsetenv("ESITE_DATA");
    folder = data_folder(&arena);
    assert_non_null(folder);
    assert_int_equal(folder[0], '/');
    assert_true(file_exists(data_path(&arena, "data/municipalities.csv")));
    assert_str(str_from(data_path(&arena, "x/y")),
               str_z(&arena, str_printf(&arena, "%s/x/y", folder)));
}

static void test_environment_rules(void **state)
{
    (void)state;
    setenv("ESITE_DATA", "/no/such/folder", 1);
    assert_string_equal(data_folder(&arena), "/no/such/folder");
    assert_string_equal(data_path(&arena, "data/regions.csv"), "/no/such/folder/data/regions.csv");
    setenv("ESITE_DATA", "", 1); /* as good as not set */
    assert_true(file_exists(data_path(&arena, "data/regions.csv")));
    unsetenv("ESITE_DATA");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_beside_the_program),
        cmocka_unit_test(test_environment_rules),
    };
    int failed;

    arena_init(&arena);
    failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_release(&arena);
    return failed;
}
