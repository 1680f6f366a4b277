/*
 * Files made to hurt: what is linear in a few values and would take hours, or lose something, in
 * very many. Each of these took minutes once; here it has to end while the test waits.
 */
#include "unit.h"

#include <string.h>

#include "base/buf.h"
#include "imported.h"

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

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, imported_setup, imported_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_unknown_names), TEST(test_places),        TEST(test_heaped_marks),
        TEST(test_long_tag),      TEST(test_long_together),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
