/* Where the program's own files are found. */
#include "unit.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

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

/* Made beside the test itself, as make all makes it beside build/esite. */
static void test_messages_beside_the_program(void **state)
{
    char program[4096];
    const char *folder, *without, *with;
    ssize_t n = readlink("/proc/self/exe", program, sizeof program - 1);

    (void)state;
    assert_true(n > 0);
    program[n] = '\0';
    folder = file_beside(&arena, program, STR("locale"));
    without = data_messages(&arena);
    assert_int_equal(mkdir(folder, 0777), 0);
    setenv("ESITE_DATA", "/no/such/folder", 1); /* where the data are does not matter */
    with = data_messages(&arena);
    unsetenv("ESITE_DATA");
    assert_int_equal(rmdir(folder), 0);
    assert_string_equal(with, folder);
    assert_string_not_equal(without, folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_beside_the_program),
        cmocka_unit_test(test_environment_rules),
        cmocka_unit_test(test_messages_beside_the_program),
    };
    int failed;

    arena_init(&arena);
    failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_release(&arena);
    return failed;
}
