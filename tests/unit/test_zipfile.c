/* Zip archives: what is in them comes out, what would do harm does not. */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "import/zipfile.h"
#include "said.h"
#include "zipped.h"

struct opened {
    struct said said;
    struct arena arena;
    struct buf archive, out;
    struct zipfile_limits limits;
    struct zipfile zip;
};

static int setup(void **state)
{
    struct opened *o = calloc(1, sizeof *o);

    said_init(&o->said);
    o->limits = (struct zipfile_limits){ZIPFILE_ENTRIES, 100 << 20, ZIPFILE_RATIO};
    *state = o;
    return 0;
}

static int teardown(void **state)
{
    struct opened *o = *state;

    zipfile_close(&o->zip);
    buf_release(&o->archive);
    buf_release(&o->out);
    arena_release(&o->arena);
    said_release(&o->said);
    free(o);
    return 0;
}

static bool open_bytes(struct opened *o, struct str bytes)
{
    return zipfile_open(&o->zip, bytes, "a.zip", &o->limits, &o->arena, &o->said.diag);
}

static bool open_files(struct opened *o, const struct zipped_file *files)
{
    zipped(&o->archive, files);
    return open_bytes(o, buf_view(&o->archive));
}

static bool read_entry(struct opened *o, const char *name)
{
    const struct zipfile_entry *entry = zipfile_find(&o->zip, str_from(name));

    assert_non_null(entry);
    buf_clear(&o->out);
    return zipfile_read(&o->zip, entry, &o->out, &o->said.diag);
}

static void test_files_come_out(void **state)
{
    struct opened *o = *state;

    assert_true(open_files(o, (struct zipped_file[]){{"tables/Phones.csv", STR("id\n1\n"), NULL},
                                                     {"tyhjä", STR(""), NULL},
                                                     {"tables/", STR(""), NULL},
                                                     {NULL, STR_NONE, NULL}}));
    assert_true(zipfile_is(buf_view(&o->archive)));
    assert_int_equal(o->zip.entries.n, 2);
    assert_str(o->zip.entries.v[0].name, "tables/Phones.csv");
    assert_int_equal(o->zip.entries.v[0].size, 5);
    assert_str(o->zip.entries.v[1].name, "tyhjä");
    assert_true(read_entry(o, "TABLES/phones.CSV"));
    assert_str(buf_view(&o->out), "id\n1\n");
    assert_true(read_entry(o, "tyhjä"));
    assert_int_equal(o->out.n, 0);
    assert_null(zipfile_find(&o->zip, STR("phones.csv")));
    assert_said(&o->said, "");
}

static void test_no_archive(void **state)
{
    struct opened *o = *state;

    assert_false(zipfile_is(STR("PK")));
    assert_false(open_bytes(o, STR("PK\003\004 and nothing else")));
    assert_said(&o->said, "a.zip: fatal: can't read: the zip archive is damaged or cut off; fetch "
                          "or pack it again\n");
}

static void test_cut_off(void **state)
{
    struct opened *o = *state;

    zipped(&o->archive,
           (struct zipped_file[]){{"a", STR("aaaaaaaaaa"), NULL}, {NULL, STR_NONE, NULL}});
    for (size_t n = 1; n < o->archive.n; n++) {
        struct buf cut = {0}; /* so that a sanitizer sees the end */

        buf_put(&cut, o->archive.s, n);
        if (open_bytes(o, buf_view(&cut)))
            fail_msg("opened when cut to %zu bytes", n);
        buf_release(&cut);
    }
}

static void test_damaged_inside(void **state)
{
    struct opened *o = *state;
    char text[300];
    char *at;

    for (size_t i = 0; i < sizeof text; i++)
        text[i] = (char)(33 + i * i % 90);
    zipped(&o->archive,
           (struct zipped_file[]){{"a.csv", {text, sizeof text}, NULL}, {NULL, STR_NONE, NULL}});
    at = o->archive.s + 100;
    *at = (char)(*at ^ 0x55);
    assert_true(open_bytes(o, buf_view(&o->archive)));
    assert_false(read_entry(o, "a.csv"));
    assert_said(&o->said,
                "a.zip: fatal: can't read: \"a.csv\" in it: the zip archive is damaged or "
                "cut off; fetch or pack it again\n");
}

static void test_password(void **state)
{
    struct opened *o = *state;

    assert_true(open_files(
        o, (struct zipped_file[]){{"a.csv", STR("id"), "secret"}, {NULL, STR_NONE, NULL}}));
    assert_false(read_entry(o, "a.csv"));
    assert_said(&o->said, "a.zip: fatal: can't read: \"a.csv\" in it: it is protected by a "
                          "password; save it without one\n");
}

static void test_names_that_lead_out(void **state)
{
    struct opened *o = *state;

    assert_true(open_files(o, (struct zipped_file[]){{"../up", STR("1"), NULL},
                                                     {"a/../../up", STR("2"), NULL},
                                                     {"..\\up", STR("3"), NULL},
                                                     {"/etc/passwd", STR("4"), NULL},
                                                     {"C:\\x", STR("5"), NULL},
                                                     {"a..b/c..", STR("6"), NULL},
                                                     {NULL, STR_NONE, NULL}}));
    assert_int_equal(o->zip.entries.n, 1);
    assert_str(o->zip.entries.v[0].name, "a..b/c..");
    assert_said(&o->said,
                "a.zip: warning: file in the archive left out: \"../up\"; its name leads out of "
                "the archive\n"
                "a.zip: warning: file in the archive left out: \"a/../../up\"; its name leads out "
                "of the archive\n"
                "a.zip: warning: file in the archive left out: \"../up\"; its name leads out of "
                "the archive\n"
                "a.zip: warning: file in the archive left out: \"/etc/passwd\"; its name leads out "
                "of the archive\n"
                "a.zip: warning: file in the archive left out: \"C:/x\"; its name leads out of the "
                "archive\n");
}

static void test_bomb(void **state)
{
    struct opened *o = *state;
    const size_t n = 40 << 20;
    char *zeros = calloc(1, n);

    assert_non_null(zeros);
    assert_true(open_files(o, (struct zipped_file[]){{"zeros", {zeros, n}, NULL},
                                                     {"few", {zeros, ZIPFILE_SMALL}, NULL},
                                                     {NULL, STR_NONE, NULL}}));
    assert_true(o->archive.n < n / 500);
    assert_false(read_entry(o, "zeros"));
    assert_true(o->out.n < n / 2); /* it was not unfolded to its end */
    assert_said(&o->said,
                "a.zip: fatal: over a limit: \"zeros\" in it grows to more than 200 times "
                "its packed size, as no listings do\n");
    assert_true(read_entry(o, "few"));
    free(zeros);
}

static void test_all_together(void **state)
{
    struct opened *o = *state;

    o->limits.bytes = 10;
    assert_true(open_files(o, (struct zipped_file[]){{"a", STR("123456"), NULL},
                                                     {"b", STR("1234"), NULL},
                                                     {"c", STR("1"), NULL},
                                                     {NULL, STR_NONE, NULL}}));
    assert_true(read_entry(o, "a"));
    assert_true(read_entry(o, "b"));
    assert_false(read_entry(o, "c"));
    assert_said(&o->said, "a.zip: fatal: over a limit: \"c\" in it: more than 10 bytes have been "
                          "unpacked\n");
}

static void test_too_many(void **state)
{
    struct opened *o = *state;

    o->limits.entries = 1;
    assert_false(open_files(o, (struct zipped_file[]){{"a", STR("1"), NULL},
                                                      {"b", STR("2"), NULL},
                                                      {NULL, STR_NONE, NULL}}));
    assert_said(&o->said, "a.zip: fatal: over a limit: 2 files in the archive, more than 1\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_files_come_out, setup, teardown),
        cmocka_unit_test_setup_teardown(test_no_archive, setup, teardown),
        cmocka_unit_test_setup_teardown(test_cut_off, setup, teardown),
        cmocka_unit_test_setup_teardown(test_damaged_inside, setup, teardown),
        cmocka_unit_test_setup_teardown(test_password, setup, teardown),
        cmocka_unit_test_setup_teardown(test_names_that_lead_out, setup, teardown),
        cmocka_unit_test_setup_teardown(test_bomb, setup, teardown),
        cmocka_unit_test_setup_teardown(test_all_together, setup, teardown),
        cmocka_unit_test_setup_teardown(test_too_many, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
