/*
 * Files made to hurt: what is linear in a few values and would take hours, or lose something, in
 * very many. Each of these took minutes once; here it has to end while the test waits.
 */
#include "unit.h"

#include <string.h>

#include "base/buf.h"
#include "imported.h"
#include "zipped.h"

static void assert_told(struct imported *im, const char *part)
{
    if (!strstr(said(&im->said), part))
        fail_msg("not said: %s", part);
}

/* The first are told by name, the others by their number. */
static void check_unknown(struct imported *im, bool json)
{
    struct buf b = {0};

    buf_puts(&b, json ? "[{\"nimi\":\"a\",\"kunta\":\"Tampere\""
                      : "<a><ilmoitus><nimi>a</nimi><kunta>Tampere</kunta>");
    for (unsigned i = 0; i < 100000; i++)
        if (json)
            buf_printf(&b, ",\"x%u\":\"t\"", i);
        else
            buf_printf(&b, "<x%u>t</x%u>", i, i);
    buf_puts(&b, json ? "}]" : "</ilmoitus></a>");
    imported_release(im);
    imported_init(im);
    assert_true(imported_read(im, json ? "a.json" : "a.xml", buf_view(&b)));
    buf_release(&b);
    assert_int_equal(im->listings.n, 1);
    assert_int_equal(im->said.diag.by_code[DIAG_UNKNOWN_FIELD], 1001);
}

static void test_unknown_names(void **state)
{
    check_unknown(*state, false);
    check_unknown(*state, true);
}

/* Each part of a long text has its own place. */
static void test_places(void **state)
{
    enum { PARTS = 30000 };
    struct imported *im = *state;
    struct buf b = {0};

    buf_puts(&b, "nimi,kunta,puhelin\na,Tampere,\"");
    for (unsigned i = 0; i < PARTS; i++)
        buf_printf(&b, "04012%05u\n", i);
    buf_puts(&b, "\"\n");
    assert_true(imported_read(im, "a.csv", buf_view(&b)));
    buf_release(&b);
    assert_int_equal(im->listings.n, 1);
    assert_int_equal(im->listings.v[0].phones.n, PARTS);
    assert_int_equal(im->listings.v[0].phones.v[0].line, 2);
    assert_int_equal(im->listings.v[0].phones.v[0].col, 12);
    assert_int_equal(im->listings.v[0].phones.v[PARTS - 1].line, PARTS + 1);
    assert_int_equal(im->listings.v[0].phones.v[PARTS - 1].col, 1);
}

static void test_heaped_marks(void **state)
{
    struct imported *im = *state;
    struct buf b = {0};

    buf_puts(&b, "nimi,kunta,kuvaus\nA\xCC\x88iti,Tampere,x");
    for (unsigned i = 0; i < 150000; i++)
        buf_puts(&b, "\xCC\x81\xCC\xA7");
    buf_puts(&b, "\n");
    assert_true(imported_read(im, "a.csv", buf_view(&b)));
    buf_release(&b);
    assert_int_equal(im->listings.n, 1);
    assert_str(im->listings.v[0].name.v[0].s, "Äiti");
    assert_int_equal(im->listings.v[0].description.v[0].s.n, 1 + 4 * 150000);
}

static void test_long_tag(void **state)
{
    struct imported *im = *state;
    struct buf b = {0};

    buf_puts(&b, "<a>\n <ilmoitus");
    for (unsigned i = 0; i < 300000; i++)
        buf_printf(&b, " a%u=''", i);
    buf_puts(&b, "/></a>");
    assert_false(imported_read(im, "a.xml", buf_view(&b)));
    buf_release(&b);
    assert_told(im, "a.xml:2:2: fatal: input can't be used: a tag longer than is read");
}

/* A value that is put together from pieces, each of them short, is as long as they are. */
static void test_long_together(void **state)
{
    struct imported *im = *state;

    assert_true(limits_set(&im->options.limits, "field=20", &im->said.diag));
    assert_true(
        imported_read(im, "a.xml",
                      STR("<a><ilmoitus><nimi>a</nimi><kunta>Tampere</kunta>"
                          "<kuvaus><p>yksi kaksi</p><p>kolme nelja</p></kuvaus></ilmoitus>"
                          "<ilmoitus><nimi>b</nimi><kunta>Tampere</kunta></ilmoitus></a>")));
    assert_int_equal(im->listings.n, 1);
    assert_told(im, "error: record not usable: a text longer than 20 bytes, the most that is read; "
                    "if it is meant, --limit=field=NUMBER allows more");
}

/* A location with a hundred phones, shared by a hundred services: 10,000 phones of 5 kB. */
static void shared_tables(struct buf *zip)
{
    struct buf phones = {0}, services = {0};

    buf_puts(&phones, "id,location_id,number\n");
    buf_puts(&services, "id,location_id,name\n");
    for (unsigned i = 0; i < 100; i++) {
        buf_printf(&phones, "%u,1,04012%05u\n", i, i);
        buf_printf(&services, "%u,1,Palvelu %u\n", i, i);
    }
    zipped(zip, (struct zipped_file[]){
                    {"locations.csv", STR("id,name\n1,Talo\n"), NULL},
                    {"addresses.csv", STR("id,location_id,city\n1,1,Tampere\n"), NULL},
                    {"phones.csv", buf_view(&phones), NULL},
                    {"services.csv", buf_view(&services), NULL},
                    {0}});
    buf_release(&phones);
    buf_release(&services);
}

static void test_shared_rows(void **state)
{
    struct imported *im = *state;
    struct buf zip = {0};

    shared_tables(&zip);
    assert_true(limits_set(&im->options.limits, "unpacked=64k", &im->said.diag));
    assert_false(imported_read(im, "a.zip", buf_view(&zip)));
    assert_told(im, "locations.csv:2:1: fatal: over a limit: rows of locations.csv, taken once "
                    "more for each row that refers to them, come to more than 65536 bytes; if "
                    "that is meant, --limit=unpacked=NUMBER allows more");
    imported_release(im);
    imported_init(im);
    assert_true(limits_set(&im->options.limits, "unpacked=16M", &im->said.diag));
    assert_true(imported_read(im, "a.zip", buf_view(&zip)));
    assert_int_equal(im->listings.n, 100);
    assert_int_equal(im->listings.v[99].phones.n, 100);
    buf_release(&zip);
}

/* Contacts of contacts of contacts, without end. */
static void test_chained_rows(void **state)
{
    struct imported *im = *state;
    struct buf zip = {0}, contacts = {0};

    buf_puts(&contacts, "id,location_id,contact_id\n0,1,\n");
    for (unsigned i = 1; i < 300000; i++)
        buf_printf(&contacts, "%u,,%u\n", i, i - 1);
    zipped(&zip, (struct zipped_file[]){
                     {"locations.csv", STR("id,name\n1,Talo\n"), NULL},
                     {"addresses.csv", STR("id,location_id,city\n1,1,Tampere\n"), NULL},
                     {"contacts.csv", buf_view(&contacts), NULL},
                     {"services.csv", STR("id,location_id,name\n1,1,A\n2,1,B\n"), NULL},
                     {0}});
    buf_release(&contacts);
    assert_true(imported_read(im, "a.zip", buf_view(&zip)));
    assert_int_equal(im->listings.n, 2);
    buf_release(&zip);
}

/* Shared without tables: a service at a hundred locations, or an organization of a hundred
 * services, with a hundred phones. */
static void check_shared_json(struct imported *im, const char *list, const char *element)
{
    struct buf b = {0};

    buf_puts(&b, "[{\"name\":\"a\",\"phones\":[");
    for (unsigned i = 0; i < 100; i++)
        buf_printf(&b, "%s{\"number\":\"04012%05u\"}", i ? "," : "", i);
    buf_printf(&b, "],\"%s\":[", list);
    for (unsigned i = 0; i < 100; i++)
        buf_printf(&b, "%s%s", i ? "," : "", element);
    buf_puts(&b, "]}]");
    imported_release(im);
    imported_init(im);
    assert_true(imported_read(im, "a.json", buf_view(&b)));
    assert_int_equal(im->listings.n, 100);
    assert_int_equal(im->listings.v[99].phones.n, 100);
    imported_release(im);
    imported_init(im);
    assert_true(limits_set(&im->options.limits, "unpacked=64k", &im->said.diag));
    assert_false(imported_read(im, "a.json", buf_view(&b)));
    assert_told(im, "fatal: over a limit: what listings share, taken once more for each of them, "
                    "comes to more than 65536 bytes; if that is meant, --limit=unpacked=NUMBER");
    buf_release(&b);
}

static void test_shared_json(void **state)
{
    check_shared_json(*state, "service_at_locations",
                      "{\"location\":{\"addresses\":[{\"city\":\"Tampere\"}]}}");
    check_shared_json(*state, "services",
                      "{\"name\":\"b\",\"locations\":[{\"addresses\":[{\"city\":\"Tampere\"}]}]}");
}

/* Texts that are put together from very many. */
static void test_joined_texts(void **state)
{
    enum { PARTS = 30000 };
    struct imported *im = *state;
    struct buf b = {0};

    buf_puts(&b, "[{\"name\":\"a\",\"cost_options\":[");
    for (unsigned i = 0; i < PARTS; i++)
        buf_printf(&b, "%s{\"option\":\"osa %05u\"}", i ? "," : "", i);
    buf_puts(&b, "],\"locations\":[{\"addresses\":[{\"city\":\"Tampere\"}],\"accessibility\":[");
    for (unsigned i = 0; i < PARTS; i++)
        buf_printf(&b, "%s{\"description\":\"osa_%05u\"}", i ? "," : "", i);
    buf_puts(&b, "]}]}]");
    assert_true(imported_read(im, "a.json", buf_view(&b)));
    buf_release(&b);
    assert_int_equal(im->listings.n, 1);
    assert_non_null(strstr(imported_show(im, 0), "osa 00000; osa 00001; "));
    assert_non_null(strstr(imported_show(im, 0), "osa 00000, osa 00001, "));
    assert_non_null(strstr(imported_show(im, 0), ", osa 29999"));
}

/* A listing with `texts` texts of `lines` line ends each, between two sound ones, behind a long
 * one. */
static void read_mended(struct imported *im, unsigned texts, unsigned lines)
{
    struct buf b = {0};

    buf_puts(&b, "[{\"nimi\":\"a\",\"kunta\":\"Tampere\"},\n{\"nimi\":\"b\",\"kunta\":"
                 "\"Tampere\",\"kuvaus\":[\"");
    for (unsigned i = 0; i < 500000; i++)
        buf_puts(&b, "x");
    buf_puts(&b, "\"");
    for (unsigned i = 0; i < texts; i++) {
        buf_puts(&b, ",\"yksi");
        for (unsigned k = 0; k < lines; k++)
            buf_puts(&b, "\nkaksi \\\"");
        buf_puts(&b, "\"");
    }
    buf_puts(&b, "]},\n{\"nimi\":\"c\",\"kunta\":\"Tampere\"}]");
    assert_true(imported_read(im, "a.json", buf_view(&b)));
    buf_release(&b);
}

/* All of one text are mended at once; what would be read too often for many is left out. */
static void test_line_ends(void **state)
{
    struct imported *im = *state;

    read_mended(im, 1, 500);
    assert_int_equal(im->listings.n, 3);
    assert_told(im, "500 line ends or tabs inside texts");
    imported_release(im);
    imported_init(im);
    read_mended(im, 400, 1);
    assert_int_equal(im->listings.n, 2);
    assert_told(im, "a.json:2:500049: error: record not usable: a text is not closed; "
                    "the listing that begins in line 2 is left out");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, imported_setup, imported_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_unknown_names), TEST(test_places),        TEST(test_heaped_marks),
        TEST(test_long_tag),      TEST(test_long_together), TEST(test_shared_rows),
        TEST(test_chained_rows),  TEST(test_joined_texts),  TEST(test_shared_json),
        TEST(test_line_ends),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
