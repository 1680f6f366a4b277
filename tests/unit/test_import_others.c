/*
 * Files that others made to try readers with (tests/data/others): each is read, with the right
 * number of records and the right text, or refused with a message that says where and why. None is
 * an export of listings, so a field map says what their columns are: the first three become name,
 * description and fee.
 */
#include "unit.h"

#include <dirent.h>
#include <string.h>

#include "base/buf.h"
#include "config/data.h"
#include "imported.h"

#define FOLDER "tests/data/others/"

static struct arena arena;

#define ABC "a", "b", "c"

struct row {
    const char *file;
    const char *columns[3]; /* by the field map; none: the file is read without one */
    const char *records;    /* name|description|fee of each, a line each */
    const char *said;       /* part of the messages */
};

static const struct row ROWS[] = {
#include "others.h"
};
enum { COUNT = sizeof ROWS / sizeof *ROWS };

static void load_map(struct imported *im, const struct row *row)
{
    static const char *const fields[] = {"nimi", "kuvaus", "hinta"};
    struct buf map = {0};

    buf_puts(&map, "<fields><field name=\"kunnat\" value=\"Koko maa\"/>"
                   "<field name=\"kategoriat\" value=\"Mieli\"/>");
    for (unsigned i = 0; i < 3 && row->columns[i]; i++)
        buf_printf(&map, "<field name=\"%s\" from=\"%s\"/>", fields[i], row->columns[i]);
    buf_puts(&map, "</fields>");
    tempdata_new();
    im->options.fields =
        import_load_fields(&arena, tempdata_put(&arena, "map.xml", buf_view(&map)), &im->said.diag);
    tempdata_remove();
    assert_non_null(im->options.fields);
    buf_release(&map);
}

static struct str first(const value_list *list)
{
    return list->n ? list->v[0].s : STR_NONE;
}

static bool check_row(struct imported *im, const struct row *row)
{
    struct buf found = {0};
    const char *told;
    bool ok, good;

    if (row->columns[0])
        load_map(im, row);
    ok = import_file(data_path(&arena, str_printf(&arena, FOLDER "%s", row->file).s), &im->options,
                     imported_table(), &im->listings, &im->said.diag);
    told = said(&im->said);
    buf_puts(&found, "");
    for (size_t i = 0; i < im->listings.n; i++) {
        const struct listing *l = &im->listings.v[i];

        buf_printf(&found, "%.*s|%.*s|%.*s\n", STR_ARG(first(&l->name)),
                   STR_ARG(first(&l->description)), STR_ARG(l->fee.s));
    }
    good = ok == (row->records != NULL) && (!ok || strcmp(found.s, row->records) == 0) &&
           (!row->said || strstr(told, row->said));
    if (!good)
        print_error("%s is%s read as\n%sand it is said\n%s", row->file, ok ? "" : " not", found.s,
                    told);
    buf_release(&found);
    return good;
}

static void test_rows(void **state)
{
    unsigned bad = 0;

    (void)state;
    for (size_t i = 0; i < COUNT; i++) {
        struct imported im;

        imported_init(&im);
        bad += !check_row(&im, &ROWS[i]);
        imported_release(&im);
    }
    assert_int_equal(bad, 0);
}

/* Two that are too long for a row of the table: how many records there are, how many of them have
 * no name, and the first and the last. */
static void check_many(const char *file, const char *name, const char *description, size_t n,
                       size_t nameless, const char *first_one, const char *last_one)
{
    const struct row row = {file, {name, description}, NULL, NULL};
    struct imported im;
    const struct listing *l;

    imported_init(&im);
    load_map(&im, &row);
    assert_true(import_file(data_path(&arena, str_printf(&arena, FOLDER "%s", file).s), &im.options,
                            imported_table(), &im.listings, &im.said.diag));
    assert_int_equal(im.listings.read, n);
    assert_int_equal(im.listings.n, n - nameless);
    l = im.listings.v;
    assert_str(
        str_printf(&arena, "%.*s|%.*s", STR_ARG(first(&l->name)), STR_ARG(first(&l->description))),
        first_one);
    l += im.listings.n - 1;
    assert_str(
        str_printf(&arena, "%.*s|%.*s", STR_ARG(first(&l->name)), STR_ARG(first(&l->description))),
        last_one);
    imported_release(&im);
}

static void test_many(void **state)
{
    (void)state;
    check_many("csv-examples/ks_1033_data.csv", "item_name", "county", 1575, 2,
               "RIFLE,5.56 MILLIMETER|ALLEN", "ASSAULT PACK|WYANDOTTE");
    check_many("municipalities/kunnat_2026_taivutus.csv", "nimi_fi", "missa", 308, 0,
               "Akaa|Akaassa", "Äänekoski|Äänekoskella");
}

static bool in_table(const char *folder, const char *name)
{
    const char *file = str_printf(&arena, "%s/%s", folder, name).s;

    for (size_t i = 0; i < COUNT; i++)
        if (strcmp(ROWS[i].file, file) == 0)
            return true;
    return strcmp(name, "LICENSE") == 0 || strcmp(name, "ks_1033_data.csv") == 0 || name[0] == '.';
}

/* No file is forgotten. */
static void test_table_is_whole(void **state)
{
    static const char *const folders[] = {"csv-examples", "csv-spectrum", "csv-spectrum-json",
                                          "xml-bombs", "utf8-stress"};

    (void)state;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        DIR *dir = opendir(data_path(&arena, str_printf(&arena, FOLDER "%s", folders[i]).s));

        assert_non_null(dir);
        for (const struct dirent *e; (e = readdir(dir));)
            if (!in_table(folders[i], e->d_name))
                fail_msg("%s/%s is in no row", folders[i], e->d_name);
        closedir(dir);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_many),
        cmocka_unit_test(test_table_is_whole),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);

    arena_release(&arena);
    return failed;
}
