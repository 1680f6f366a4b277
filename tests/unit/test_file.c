/* Files: read whole with a limit, replaced whole or not at all. */
#define _DEFAULT_SOURCE /* syscall */
#include "unit.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"

/* Each test runs in an empty folder of its own. */
struct place {
    char folder[64];
    int before; /* the folder to go back to */
};

static int setup(void **state)
{
    struct place *p = calloc(1, sizeof *p);
    const char *tmp = getenv("TMPDIR");

    snprintf(p->folder, sizeof p->folder, "%s/esite-test-XXXXXX",
             tmp && strlen(tmp) < 40 ? tmp : "/tmp");
    p->before = open(".", O_RDONLY | O_DIRECTORY);
    *state = p;
    return mkdtemp(p->folder) && chdir(p->folder) == 0 ? 0 : -1;
}

static int teardown(void **state)
{
    struct place *p = *state;
    DIR *d = opendir(".");
    struct dirent *e;

    while ((e = readdir(d)))
        if (unlink(e->d_name) < 0)
            rmdir(e->d_name);
    closedir(d);
    if (fchdir(p->before) < 0)
        return -1;
    close(p->before);
    rmdir(p->folder);
    free(p);
    return 0;
}

static unsigned files_here(void)
{
    DIR *d = opendir(".");
    unsigned n = 0;

    while (readdir(d))
        n++;
    closedir(d);
    return n - 2;
}

static void check_content(const char *path, const char *expected)
{
    struct diag d;
    struct file f;

    diag_init(&d, NULL);
    assert_true(file_open(&f, path, 1 << 20, &d));
    assert_str(f.bytes, expected);
    file_close(&f);
}

/* Before its read of that number (counted from 1; 0: never) the file gets another size. */
static struct meanwhile {
    const char *path;
    off_t size;
    unsigned read;
} meanwhile;

/* In the C library's place. */
ssize_t read(int fd, void *to, size_t n)
{
    if (meanwhile.read && --meanwhile.read == 0)
        assert_int_equal(truncate(meanwhile.path, meanwhile.size), 0);
    return syscall(SYS_read, fd, to, n);
}

static bool write_text(const char *path, const char *text)
{
    struct diag d;

    diag_init(&d, NULL);
    return file_write(path, str_from(text), &d);
}

static void test_round_trip(void **state)
{
    (void)state;
    assert_true(write_text("a.txt", "Apua\n"));
    check_content("a.txt", "Apua\n");
    assert_true(write_text("empty", ""));
    check_content("empty", "");
    assert_int_equal(files_here(), 2);
}

static void test_replaces_and_keeps_the_mode(void **state)
{
    struct stat st;

    (void)state;
    assert_true(write_text("a.txt", "old, and longer"));
    assert_int_equal(chmod("a.txt", 0640), 0);
    assert_true(write_text("a.txt", "new"));
    check_content("a.txt", "new");
    assert_int_equal(stat("a.txt", &st), 0);
    assert_int_equal(st.st_mode & 0777, 0640);
    assert_int_equal(files_here(), 1);
}

static void test_fresh_file_obeys_umask(void **state)
{
    mode_t mask = umask(027);
    struct stat st;

    (void)state;
    assert_true(write_text("a.txt", "x"));
    umask(mask);
    assert_int_equal(stat("a.txt", &st), 0);
    assert_int_equal(st.st_mode & 0777, 0640);
}

static void test_symbolic_link_stays(void **state)
{
    struct stat st;

    (void)state;
    assert_true(write_text("target", "old"));
    assert_int_equal(symlink("target", "link"), 0);
    assert_true(write_text("link", "new"));
    assert_int_equal(lstat("link", &st), 0);
    assert_true(S_ISLNK(st.st_mode));
    check_content("target", "new");
}

static void test_device_is_written_directly(void **state)
{
    struct stat st;

    (void)state;
    assert_true(write_text("/dev/null", "x"));
    assert_int_equal(stat("/dev/null", &st), 0);
    assert_true(S_ISCHR(st.st_mode));
}

static void check_fails(bool ok, struct diag *d, enum diag_code code)
{
    assert_false(ok);
    assert_int_equal(d->count[DIAG_FATAL], 1);
    assert_int_equal(d->worst, code);
}

static void test_full_disk_is_reported(void **state)
{
    struct diag d;

    (void)state;
    if (access("/dev/full", W_OK) < 0)
        skip();
    diag_init(&d, NULL);
    check_fails(file_write("/dev/full", STR("x"), &d), &d, DIAG_CANT_WRITE);
}

static void test_no_such_place(void **state)
{
    struct diag d;

    (void)state;
    assert_int_equal(mkdir("folder", 0777), 0);
    diag_init(&d, NULL);
    check_fails(file_write("folder", STR("x"), &d), &d, DIAG_CANT_WRITE);
    diag_init(&d, NULL);
    check_fails(file_write("missing/a.txt", STR("x"), &d), &d, DIAG_CANT_WRITE);
    assert_int_equal(files_here(), 1);
}

/* A limit on the size of files stands for the full disk: the write fails half way. */
static void test_failed_write_leaves_the_old_file(void **state)
{
    static char large[100000];
    struct rlimit before, limit;
    struct diag d;
    bool ok;

    (void)state;
    assert_true(write_text("a.txt", "old"));
    diag_init(&d, NULL);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    limit = before;
    limit.rlim_cur = 50000;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    ok = file_write("a.txt", (struct str){large, sizeof large}, &d);
    setrlimit(RLIMIT_FSIZE, &before);
    check_fails(ok, &d, DIAG_CANT_WRITE);
    check_content("a.txt", "old");
    assert_int_equal(files_here(), 1);
}

static void test_reading_what_is_not_there(void **state)
{
    struct diag d;
    struct file f;

    (void)state;
    diag_init(&d, NULL);
    check_fails(file_open(&f, "missing", 100, &d), &d, DIAG_CANT_READ);
    diag_init(&d, NULL);
    check_fails(file_open(&f, ".", 100, &d), &d, DIAG_CANT_READ);
}

static void test_limit(void **state)
{
    struct diag d;
    struct file f;

    (void)state;
    assert_true(write_text("a.txt", "12345"));
    diag_init(&d, NULL);
    assert_true(file_open(&f, "a.txt", 5, &d));
    file_close(&f);
    check_fails(file_open(&f, "a.txt", 4, &d), &d, DIAG_LIMIT);
    diag_init(&d, NULL);
    check_fails(file_open(&f, "/dev/zero", 100000, &d), &d, DIAG_LIMIT);
}

/* What was read stays, whatever becomes of the file. */
static void test_read_is_a_copy(void **state)
{
    struct limits limits = {0};
    struct file f;
    struct diag d;

    (void)state;
    diag_init(&d, NULL);
    assert_true(file_write("a.txt", STR("esite"), &d));
    assert_true(file_open_export(&f, "a.txt", &limits, &d));
    assert_int_equal(truncate("a.txt", 0), 0);
    assert_str(f.bytes, "esite");
    file_forget(&f);
    assert_null(f.bytes.s);
    assert_string_equal(f.path, "a.txt");
    check_fails(file_open_export(&f, "missing", &limits, &d), &d, DIAG_CANT_READ);
    diag_init(&d, NULL);
    check_fails(file_open_export(&f, ".", &limits, &d), &d, DIAG_CANT_READ);
    diag_init(&d, NULL);
    limits.of[LIMIT_FILE] = 100000;
    check_fails(file_open_export(&f, "/dev/zero", &limits, &d), &d, DIAG_LIMIT);
}

/* Somebody writes to the file between the question for its size and the first, or second, read. */
static void check_changed(unsigned read, off_t size, size_t bytes)
{
    struct limits limits = {0};
    struct diag d;
    struct file f;
    char *text = calloc(1, bytes + 1);

    memset(text, 'x', bytes);
    assert_true(write_text("a.txt", text));
    free(text);
    meanwhile = (struct meanwhile){"a.txt", size, read};
    diag_init(&d, NULL);
    check_fails(file_open_export(&f, "a.txt", &limits, &d), &d, DIAG_NOT_NOW);
    assert_null(f.bytes.s);
    assert_int_equal(meanwhile.read, 0);
}

static void test_changed_while_read(void **state)
{
    enum { LARGE = 3 * 1024 * 1024 };

    (void)state;
    check_changed(1, 0, 10);
    check_changed(1, 5, 10);
    check_changed(1, 11, 10);
    check_changed(1, 4096, LARGE);
    check_changed(1, LARGE + 4096, LARGE);
}

/* Cut short only when all of it is read: that is as good as after the reading. */
static void test_changed_when_read(void **state)
{
    struct limits limits = {0};
    struct diag d;
    struct file f;

    (void)state;
    assert_true(write_text("a.txt", "1234567890"));
    meanwhile = (struct meanwhile){"a.txt", 0, 2};
    diag_init(&d, NULL);
    assert_true(file_open_export(&f, "a.txt", &limits, &d));
    assert_str(f.bytes, "1234567890");
    assert_int_equal(meanwhile.read, 0);
    file_close(&f);
}

/* Files that the system makes up say 4096 bytes and have fewer. */
static void test_made_up_size(void **state)
{
    static const char path[] = "/sys/kernel/mm/transparent_hugepage/enabled";
    struct diag d;
    struct file f;

    (void)state;
    if (!file_exists(path))
        skip();
    diag_init(&d, NULL);
    assert_true(file_open(&f, path, 10000, &d));
    assert_true(f.bytes.n > 0 && f.bytes.n < 4096);
    file_close(&f);
}

/* A pipe has no size: standard input is read to its end. */
static void test_standard_input(void **state)
{
    int fd[2], before = dup(STDIN_FILENO);
    struct diag d;
    struct file f;

    (void)state;
    assert_int_equal(pipe(fd), 0);
    assert_int_equal(write(fd[1], "nimi;kunta\n", 11), 11);
    close(fd[1]);
    dup2(fd[0], STDIN_FILENO);
    close(fd[0]);
    diag_init(&d, NULL);
    assert_true(file_open(&f, "-", 1000, &d));
    assert_str(f.bytes, "nimi;kunta\n");
    file_close(&f);
    dup2(before, STDIN_FILENO);
    close(before);
}

/* A file whose first line someone else has read: the rest is what comes in. */
static void test_rest_of_standard_input(void **state)
{
    int before = dup(STDIN_FILENO), fd;
    struct diag d;
    struct file f;

    (void)state;
    assert_true(write_text("a.txt", "title\nrest\n"));
    fd = open("a.txt", O_RDONLY);
    dup2(fd, STDIN_FILENO);
    close(fd);
    lseek(STDIN_FILENO, 6, SEEK_SET);
    diag_init(&d, NULL);
    assert_true(file_open(&f, "-", 1000, &d));
    assert_str(f.bytes, "rest\n");
    file_close(&f);
    dup2(before, STDIN_FILENO);
    close(before);
}

static void test_beside(void **state)
{
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_string_equal(file_beside(&a, "x/campaign.xml", STR("logo.png")), "x/logo.png");
    assert_string_equal(file_beside(&a, "/campaign.xml", STR("logo.png")), "/logo.png");
    assert_string_equal(file_beside(&a, "campaign.xml", STR("logo.png")), "logo.png");
    assert_string_equal(file_beside(&a, "x/campaign.xml", STR("/usr/logo.png")), "/usr/logo.png");
    arena_release(&a);
}

static void test_quick_write(void **state)
{
    struct diag d;

    (void)state;
    diag_init(&d, NULL);
    assert_true(file_write_quick("a.txt", STR("old"), &d));
    assert_true(file_write_quick("a.txt", STR("new"), &d));
    check_content("a.txt", "new");
    assert_int_equal(files_here(), 1);
    check_fails(file_write_quick("missing/a.txt", STR("x"), &d), &d, DIAG_CANT_WRITE);
}

static bool is_a(void *user, struct str name)
{
    ++*(unsigned *)user;
    return str_eq(name, STR("a.txt"));
}

static void test_removes_parts_that_are_ours(void **state)
{
    static const char *const theirs[] = {"a.txt",         "b.txt.12-0.part", "a.txt.part",
                                         "a.txt.12.part", "a.txt.12-x.part", ".1-0.part"};
    unsigned asked = 0;

    (void)state;
    assert_true(write_text("a.txt.12345-0.part", "half"));
    assert_true(write_text("a.txt.6-11.part", "half"));
    for (size_t i = 0; i < sizeof theirs / sizeof *theirs; i++)
        assert_true(write_text(theirs[i], "whole"));
    file_remove_parts(".", is_a, &asked);
    assert_int_equal(asked, 3);
    assert_int_equal(files_here(), sizeof theirs / sizeof *theirs);
    for (size_t i = 0; i < sizeof theirs / sizeof *theirs; i++)
        assert_true(file_exists(theirs[i]));
    file_remove_parts("missing", is_a, &asked);
}

static void test_makes_folders(void **state)
{
    struct diag d;
    struct stat st;

    (void)state;
    diag_init(&d, NULL);
    assert_true(file_make_folders("a.txt", &d));
    assert_int_equal(files_here(), 0);
    for (int i = 0; i < 2; i++)
        assert_true(file_make_folders("x//y/a.txt", &d));
    assert_int_equal(stat("x/y", &st), 0);
    assert_true(S_ISDIR(st.st_mode));
    assert_int_equal(rmdir("x/y"), 0);
    assert_int_equal(rmdir("x"), 0);
    check_fails(file_make_folders("/dev/null/x/a.txt", &d), &d, DIAG_CANT_WRITE);
}

static void test_exists(void **state)
{
    (void)state;
    assert_false(file_exists("a.txt"));
    assert_true(write_text("a.txt", ""));
    assert_true(file_exists("a.txt"));
    assert_false(file_exists("."));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_round_trip, setup, teardown),
        cmocka_unit_test_setup_teardown(test_replaces_and_keeps_the_mode, setup, teardown),
        cmocka_unit_test_setup_teardown(test_fresh_file_obeys_umask, setup, teardown),
        cmocka_unit_test_setup_teardown(test_symbolic_link_stays, setup, teardown),
        cmocka_unit_test_setup_teardown(test_device_is_written_directly, setup, teardown),
        cmocka_unit_test_setup_teardown(test_full_disk_is_reported, setup, teardown),
        cmocka_unit_test_setup_teardown(test_no_such_place, setup, teardown),
        cmocka_unit_test_setup_teardown(test_failed_write_leaves_the_old_file, setup, teardown),
        cmocka_unit_test_setup_teardown(test_reading_what_is_not_there, setup, teardown),
        cmocka_unit_test_setup_teardown(test_limit, setup, teardown),
        cmocka_unit_test_setup_teardown(test_read_is_a_copy, setup, teardown),
        cmocka_unit_test_setup_teardown(test_changed_while_read, setup, teardown),
        cmocka_unit_test_setup_teardown(test_changed_when_read, setup, teardown),
        cmocka_unit_test_setup_teardown(test_made_up_size, setup, teardown),
        cmocka_unit_test_setup_teardown(test_standard_input, setup, teardown),
        cmocka_unit_test_setup_teardown(test_rest_of_standard_input, setup, teardown),
        cmocka_unit_test_setup_teardown(test_beside, setup, teardown),
        cmocka_unit_test_setup_teardown(test_quick_write, setup, teardown),
        cmocka_unit_test_setup_teardown(test_removes_parts_that_are_ours, setup, teardown),
        cmocka_unit_test_setup_teardown(test_makes_folders, setup, teardown),
        cmocka_unit_test_setup_teardown(test_exists, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
