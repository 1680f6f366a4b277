/* The manifest of a batch: its lines written and read, and what a batch that goes on makes of them.
 */
#include "unit.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/file.h"
#include "batch/manifest.h"
#include "batch/work.h"
#include "said.h"

/* Each test runs in an empty folder of its own. */
static struct arena arena;
static struct said messages;
static char folder[64];
static int before;

static int set_up(void **state)
{
    const char *tmp = getenv("TMPDIR");

    (void)state;
    arena_init(&arena);
    said_init(&messages);
    snprintf(folder, sizeof folder, "%s/esite-test-XXXXXX", tmp && strlen(tmp) < 40 ? tmp : "/tmp");
    before = open(".", O_RDONLY | O_DIRECTORY);
    return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int tear_down(void **state)
{
    DIR *d = opendir(".");
    struct dirent *e;

    (void)state;
    while ((e = readdir(d)))
        unlink(e->d_name);
    closedir(d);
    said_release(&messages);
    arena_release(&arena);
    return fchdir(before) == 0 && close(before) == 0 && rmdir(folder) == 0 ? 0 : -1;
}

static void put(const char *name, const char *text)
{
    assert_true(file_write_quick(name, str_from(text), &messages.diag));
}

static struct manifest read_all(void)
{
    struct manifest m;

    assert_true(manifest_read(&arena, ".", &m, &messages.diag));
    return m;
}

static struct municipality tampere = {.code = STR_INIT("837"), .fi = STR_INIT("Tampere")};
static struct layout layout;
static struct labels finnish = {.lang = LANG_FI};

static struct plan_job job(const char *name)
{
    struct plan_job j = {.name = str_from(name), .municipality = &tampere};

    layout.name = STR("a5-leaflet");
    j.audience = STR("kaikki");
    j.job.layout = &layout;
    j.job.output = name;
    j.job.request.lang = LANG_FI;
    j.job.language.labels = &finnish;
    j.job.request.day = (struct date){2020, 9, 1};
    return j;
}

/* Of a leaflet whose file holds `text`, made from `input`. */
static struct result result_of(const char *text, const char *input)
{
    return (struct result){.digest = digest_of(str_from(text)),
                           .input = digest_of(str_from(input)),
                           .bytes = strlen(text),
                           .pages = 8,
                           .entries = {61, 2, 1},
                           .left_out = 3,
                           .errors = 1,
                           .warnings = 4,
                           .ms = 12};
}

static void add_line(const char *manifest, const char *output, const char *text, const char *input,
                     struct date day)
{
    struct plan_job j = job(output);
    struct result r = result_of(text, input);
    struct buf b = {0};
    int fd = open(manifest, O_RDWR | O_CREAT | O_APPEND, 0666);

    j.job.request.day = day;
    manifest_line(&b, &j, &r);
    assert_true(manifest_append(fd, manifest, buf_view(&b), &messages.diag));
    buf_release(&b);
    close(fd);
}

static const struct date DAY = {2020, 9, 1};

static void test_line(void **state)
{
    struct plan_job j = job("tampere/kaikki.pdf");
    struct result r = result_of("hello", "");
    struct buf b = {0};

    (void)state;
    manifest_line(&b, &j, &r);
    assert_str(buf_view(&b),
               "{\"output\":\"tampere/kaikki.pdf\",\"job\":{\"municipality\":\"837\","
               "\"audience\":\"kaikki\",\"layout\":\"a5-leaflet\",\"language\":\"fi\"},"
               "\"date\":\"2020-09-01\",\"input\":\"00000000000000000000000000000000\","
               "\"digest\":\"cbd8a7b341bd9b025b1e906a48ae1d19\",\"bytes\":5,\"pages\":8,"
               "\"entries\":{\"full\":61,\"short\":2,\"brief\":1},\"left_out\":3,"
               "\"errors\":1,\"warnings\":4,\"ms\":12}\n");
    buf_release(&b);
}

static void test_round_trip(void **state)
{
    const struct manifest_entry *e;
    struct manifest m;
    size_t n;

    (void)state;
    add_line("manifest.jsonl", "b.pdf", "bb", "1", DAY);
    add_line("manifest.jsonl", "a.pdf", "a", "2", DAY);
    add_line("manifest.jsonl", "b.pdf", "bbb", "3", DAY);
    m = read_all();
    assert_int_equal(m.entries.n, 3);
    e = manifest_find(&m, STR("b.pdf"), &n);
    assert_int_equal(n, 2);
    assert_int_equal(e[0].bytes, 2);
    assert_int_equal(e[1].bytes, 3);
    assert_true(digest_eq(e[1].digest, digest_of(STR("bbb"))));
    assert_true(digest_eq(e[1].input, digest_of(STR("3"))));
    assert_int_equal(e[1].errors, 1);
    assert_int_equal(e[1].warnings, 4);
    assert_int_equal(date_cmp(e[1].date, DAY), 0);
    manifest_find(&m, STR("c.pdf"), &n);
    assert_int_equal(n, 0);
    manifest_find(&m, STR("a"), &n);
    assert_int_equal(n, 0);
    assert_said(&messages, "");
}

static void test_no_manifest(void **state)
{
    struct manifest m;
    size_t n;

    (void)state;
    assert_true(manifest_read(&arena, "missing", &m, &messages.diag));
    assert_int_equal(m.files.n, 0);
    manifest_find(&m, STR("a.pdf"), &n);
    assert_int_equal(n, 0);
    assert_false(date_given(manifest_day(&m, "manifest.jsonl")));
    put("manifest.jsonl", "");
    m = read_all();
    assert_int_equal(m.files.n, 1);
    assert_int_equal(m.entries.n, 0);
}

/* A kill in the middle of a line: at whatever byte, the lines before it stand, and one that follows
 * is read. */
static void test_cut_line(void **state)
{
    struct str whole;
    struct file f;
    size_t first;

    (void)state;
    add_line("manifest.jsonl", "a.pdf", "a", "1", DAY);
    add_line("manifest.jsonl", "b.pdf", "b", "2", DAY);
    assert_true(file_open(&f, "manifest.jsonl", 10000, &messages.diag));
    whole = str_copy(&arena, f.bytes);
    file_close(&f);
    first = str_find_char(whole, '\n', 0) + 1;
    for (size_t n = first; n < whole.n; n++) {
        struct manifest m;

        put("manifest.jsonl", str_z(&arena, str_sub(whole, 0, n)));
        m = read_all();
        /* Without its newline a line is whole, too. */
        assert_int_equal(m.entries.n, n < whole.n - 1 ? 1 : 2);
        add_line("manifest.jsonl", "c.pdf", "c", "3", DAY);
        m = read_all();
        assert_int_equal(m.entries.n, n < whole.n - 1 ? 2 : 3);
    }
}

static void test_damaged_lines_are_passed_over(void **state)
{
    static const char *const bad[] = {
        "{}",
        "{\"output\":\"a.pdf\"}",
        "{\"output\":\"a.pdf\",\"date\":\"2020-09-01\",\"input\":"
        "\"00000000000000000000000000000000\","
        "\"digest\":\"00000000000000000000000000000000\",\"bytes\":-1}",
        "{\"output\":\"a.pdf\",\"date\":\"2020-09-01\",\"input\":"
        "\"0000000000000000000000000000000\","
        "\"digest\":\"00000000000000000000000000000000\",\"bytes\":1}",
        "{\"output\":null,\"date\":\"2020-09-01\",\"input\":\"00000000000000000000000000000000\","
        "\"digest\":\"00000000000000000000000000000000\",\"bytes\":1}",
        "{\"output\":\"a.pdf\",\"date\":\"2020-9-41\",\"input\":"
        "\"00000000000000000000000000000000\","
        "\"digest\":\"00000000000000000000000000000000\",\"bytes\":1}",
        "[1]}",
    };
    struct buf b = {0};
    struct manifest m;

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        buf_printf(&b, "%s\n", bad[i]);
    put("manifest.jsonl", b.s);
    buf_release(&b);
    add_line("manifest.jsonl", "a.pdf", "a", "1", DAY);
    m = read_all();
    assert_int_equal(m.entries.n, 1);
    assert_int_equal(messages.diag.by_code[DIAG_BAD_VALUE], sizeof bad / sizeof *bad);
    assert_non_null(strstr(said(&messages), "manifest.jsonl:7: warning: value not understood: this "
                                            "line of the manifest is passed over\n"));
}

static void test_what_later_versions_add_is_passed_over(void **state)
{
    struct manifest m;

    (void)state;
    put("manifest.jsonl",
        "{\"esite\":\"9.0\",\"output\":\"a.pdf\",\"date\":\"2020-09-01\",\"sizes\":[1,{\"x\":1.5}],"
        "\"input\":\"00000000000000000000000000000000\",\"digest\":"
        "\"00000000000000000000000000000000\",\"bytes\":1}\n");
    m = read_all();
    assert_int_equal(m.entries.n, 1);
    assert_said(&messages, "");
}

static void test_names(void **state)
{
    (void)state;
    assert_string_equal(manifest_name(&arena, (struct shard){0, 0}), "manifest.jsonl");
    assert_string_equal(manifest_name(&arena, (struct shard){2, 8}), "manifest-2-of-8.jsonl");
}

static void test_shards_are_read_too(void **state)
{
    struct manifest m;

    (void)state;
    add_line("manifest-1-of-2.jsonl", "a.pdf", "a", "1", DAY);
    add_line("manifest-2-of-2.jsonl", "b.pdf", "b", "1", DAY);
    add_line("manifest.jsonl", "c.pdf", "c", "1", DAY);
    put("manifesto.jsonl", "no manifest");
    put("manifest-1-of-2.jsonl.bak", "no manifest");
    m = read_all();
    assert_int_equal(m.files.n, 3);
    assert_int_equal(m.entries.n, 3);
}

static void test_the_day_goes_on(void **state)
{
    const struct date early = {2020, 8, 1}, late = {2020, 10, 1};
    struct manifest m;

    (void)state;
    add_line("manifest-1-of-2.jsonl", "a.pdf", "a", "1", late);
    add_line("manifest-1-of-2.jsonl", "b.pdf", "b", "1", early);
    add_line("manifest-2-of-2.jsonl", "c.pdf", "c", "1", DAY);
    m = read_all();
    assert_int_equal(date_cmp(manifest_day(&m, "manifest-1-of-2.jsonl"), early), 0);
    assert_int_equal(date_cmp(manifest_day(&m, "manifest-2-of-2.jsonl"), DAY), 0);
    assert_int_equal(date_cmp(manifest_day(&m, "manifest-1-of-3.jsonl"), late), 0);
}

/* ---- Going on */

static bool kept(const char *input)
{
    struct manifest m = read_all();
    struct plan_job j = job("a.pdf");
    struct result r = {0};
    bool is_kept = work_is_kept(&m, &j, digest_of(str_from(input)), &r);

    assert_int_equal(r.errors, is_kept ? 1 : 0);
    assert_int_equal(r.warnings, is_kept ? 4 : 0);
    return is_kept;
}

static void test_kept_when_whole_and_unchanged(void **state)
{
    (void)state;
    assert_false(kept("input"));
    add_line("manifest.jsonl", "a.pdf", "leaflet", "input", DAY);
    assert_false(kept("input")); /* missing */
    put("a.pdf", "leaflet");
    assert_true(kept("input"));
    assert_false(kept("other input"));
    put("a.pdf", "leaflex");
    assert_false(kept("input"));
    put("a.pdf", "leafle");
    assert_false(kept("input"));
    put("a.pdf", "");
    assert_false(kept("input"));
}

static void test_any_line_that_is_true_counts(void **state)
{
    (void)state;
    put("a.pdf", "leaflet");
    add_line("manifest.jsonl", "a.pdf", "leaflet", "input", DAY);
    add_line("manifest-1-of-9.jsonl", "a.pdf", "older", "input", DAY);
    add_line("manifest.jsonl", "a.pdf", "other", "other input", DAY);
    assert_true(kept("input"));
    assert_false(kept("other input"));
}

/* ---- Appending */

static void test_a_full_disk_leaves_whole_lines(void **state)
{
    static char large[100000];
    struct rlimit limit_before, limit;
    struct manifest m;
    bool ok;
    int fd;

    (void)state;
    add_line("manifest.jsonl", "a.pdf", "a", "1", DAY);
    memset(large, 'x', sizeof large);
    fd = open("manifest.jsonl", O_RDWR | O_APPEND);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit_before), 0);
    limit = limit_before;
    limit.rlim_cur = 5000;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    ok = manifest_append(fd, "manifest.jsonl", (struct str){large, sizeof large}, &messages.diag);
    setrlimit(RLIMIT_FSIZE, &limit_before);
    close(fd);
    assert_false(ok);
    assert_non_null(strstr(said(&messages), "manifest.jsonl: fatal: can't write: "));
    add_line("manifest.jsonl", "b.pdf", "b", "1", DAY);
    m = read_all();
    assert_int_equal(m.entries.n, 2);
    assert_said(&messages, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_line, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_round_trip, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_no_manifest, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_cut_line, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_damaged_lines_are_passed_over, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_what_later_versions_add_is_passed_over, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_names, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_shards_are_read_too, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_the_day_goes_on, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_kept_when_whole_and_unchanged, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_any_line_that_is_true_counts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_a_full_disk_leaves_whole_lines, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
