/* What is in a folder. */
#include "unit.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/dir.h"

static void make(const char *folder, const char *name)
{
    char path[128];
    int fd;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    fd = open(path, O_WRONLY | O_CREAT, 0666);
    assert_true(fd >= 0);
    close(fd);
}

static void test_names(void **state)
{
    static const char *const names[] = {"b", "a.xml", ".hidden", "a-1.xml"};
    static const char *const expected[] = {"a-1.xml", "a.xml", "b", "c"};
    char folder[] = "/tmp/esite-dir-XXXXXX", path[128];
    struct arena a;
    struct str *got;
    size_t n;

    (void)state;
    arena_init(&a);
    assert_non_null(mkdtemp(folder));
    assert_true(dir_names(&a, folder, &got, &n));
    assert_int_equal(n, 0);
    for (size_t i = 0; i < 4; i++)
        make(folder, names[i]);
    snprintf(path, sizeof path, "%s/c", folder);
    assert_int_equal(mkdir(path, 0777), 0);
    assert_true(dir_names(&a, folder, &got, &n));
    assert_int_equal(n, 4);
    for (size_t i = 0; i < 4; i++)
        assert_true(str_eq(got[i], str_from(expected[i])));
    assert_int_equal(rmdir(path), 0);
    for (size_t i = 0; i < 4; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        assert_int_equal(unlink(path), 0);
    }
    assert_int_equal(rmdir(folder), 0);
    arena_release(&a);
}

static void check_none(struct arena *a, const char *path, int why)
{
    struct str *got = NULL;
    size_t n = 7;

    errno = 0;
    assert_false(dir_names(a, path, &got, &n));
    assert_int_equal(errno, why);
    assert_null(got);
    assert_int_equal(n, 0);
}

static void test_no_folder(void **state)
{
    struct arena a;

    (void)state;
    arena_init(&a);
    check_none(&a, "/nowhere/at/all", ENOENT);
    check_none(&a, "/dev/null", ENOTDIR);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_no_folder),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
