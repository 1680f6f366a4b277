/* Drafts of field maps for exports whose names say little: each is accepted as it is, and read by.
 */
#include "unit.h"

#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "config/campaign.h"
#include "imported.h"
#include "schema.h"

static struct arena arena;
static struct buf draft;

/* The plain campaign, whose categories are looked for. */
static const struct campaign *plain_campaign(struct imported *im)
{
    static const struct campaign *campaign;

    if (!campaign)
        campaign = campaign_plain(&arena, imported_table(), &im->said.diag);
    assert_non_null(campaign);
    return campaign;
}

/* The draft for `bytes`; then im->options.fields is what is read from it. */
static const char *survey(struct imported *im, const char *name, struct str bytes)
{
    const struct campaign *campaign = plain_campaign(im);
    const char *path;

    buf_clear(&draft);
    tempdata_new();
    path = tempdata_put(&arena, name, bytes);
    if (!import_survey(path, &im->options, imported_table(), campaign, &draft, &im->said.diag)) {
        tempdata_remove();
        return NULL;
    }
    im->options.fields = import_load_fields(
        &arena, tempdata_put(&arena, "map.xml", buf_view(&draft)), &im->said.diag);
    tempdata_remove();
    if (!im->options.fields)
        fail_msg("%s\n%s", draft.s, said(&im->said));
    assert_true(schema_accepts(&arena, "data/schemas/fields.rng", draft.s));
    return draft.s;
}

/* The elements of the draft without its comments, a line each. */
static const char *rules(void)
{
    static struct buf lines;
    struct str rest = buf_view(&draft), line;

    buf_clear(&lines);
    buf_puts(&lines, "");
    while (str_split(&rest, '\n', &line)) {
        line = str_trim(line);
        if (str_starts(line, STR("<f")) || str_starts(line, STR("<ignore from=\"")))
            if (!str_ends(line, STR("-->")) && str_find(line, STR("make it"), 0) == SIZE_MAX)
                buf_printf(&lines, "%.*s\n", STR_ARG(line));
    }
    return lines.s;
}

static const char CSV[] =
    "Raportti;;;;;;;;;;;;\n"
    "Nro;Q1;Q2;Q3;Q4;Q5;Q6;Q7;;Q9;Q10;Q11;Q12\n"
    "101;Ruokajako torilla;<p>Jaamme ruokaa kaikille, jotka sitä tarvitsevat, joka "
    "viikko.</p>;Kirkon "
    "apu ry;Ruoka-apu;040 123 4567;a@apu.fi;33720;Tampere;1.8.2020;ti klo 10–12;maksuton;x\n"
    "102;Kerho;<p>Tule mukaan juttelemaan ja juomaan kahvia yhdessä muiden kanssa.</p>;Naapurit ry;"
    "Kohtaamispaikat;03 123 4567, ma klo 9–11;;33250;Tampere;2.8.2020;ke klo 13–15;2 €;y\n"
    "103;Lukupiiri;<p>Luemme yhden kirjan kuukaudessa ja puhumme siitä, mitä luimme.</p>;Naapurit "
    "ry;"
    "Vertaistuki, Mieli;040 765 4321;b@apu.fi;37100;Nokia;3.8.2020;to klo 17;3 €;x\n";

static void test_csv(void **state)
{
    struct imported *im = *state;
    const char *map = survey(im, "a.csv", str_from(CSV));

    assert_string_equal(rules(), "<fields>\n"
                                 "<field name=\"tunniste\" from=\"Nro\"/>\n"
                                 "<field name=\"nimi\" from=\"Q1\"/>\n"
                                 "<field name=\"kuvaus\" from=\"Q2\"/>\n"
                                 "<field name=\"jarjestaja\" from=\"Q3\"/>\n"
                                 "<field name=\"kategoriat\" from=\"Q4\"/>\n"
                                 "<field name=\"puhelin\" from=\"Q5\"/>\n"
                                 "<field name=\"sahkoposti\" from=\"Q6\"/>\n"
                                 "<field name=\"postinumero\" from=\"Q7\"/>\n"
                                 "<field name=\"postitoimipaikka\" from=\"#9\"/>\n"
                                 "<field name=\"alkaa\" from=\"Q9\"/>\n"
                                 "<field name=\"aukiolo\" from=\"Q10\"/>\n"
                                 "<field name=\"hinta\" from=\"Q11\"/>\n"
                                 "<ignore from=\"Q12\"/>\n");
    assert_non_null(strstr(map, "<!-- 3 of 3: \"040 123 4567\", \"03 123 4567, ma klo 9–11\", "
                                "\"040 765 4321\"\n       by what it holds: one or more numbers"));
    assert_non_null(strstr(map, "<!-- 2 of 3: \"a@apu.fi\", \"b@apu.fi\""));
    assert_true(imported_read(im, "a.csv", str_from(CSV)));
    assert_int_equal(im->listings.n, 3);
    assert_string_equal(imported_field(im, 2, "kunta"), "kunta Nokia\n");
    assert_said(&im->said,
                "a.csv: note: read as: CSV with semicolons, UTF-8, header in line 2 below a title\n"
                "a.csv: note: read 3 listings\n");
}

/* Hyphens, quotes and marks in names and values do no harm to the draft. */
/* Columns that are understood together are not named in the draft, and read with it. */
static void test_together(void **state)
{
    struct imported *im = *state;
    const struct str text = STR("nimi;Ma;Ti;Ke;Tampere;Nokia;sp\n"
                                "A;9-15;9-15;9-11;x;;a@y.fi\n"
                                "B;9-15;;9-11;x;x;b@y.fi\n");

    assert_non_null(survey(im, "a.csv", text));
    assert_string_equal(rules(), "<fields>\n"
                                 "<field name=\"nimi\" from=\"nimi\"/>\n"
                                 "<field name=\"sahkoposti\" from=\"sp\"/>\n");
    assert_true(imported_read(im, "a.csv", text));
    assert_string_equal(imported_field(im, 0, "aukiolo"), "aukiolo 2:3 Ma–Ti 9-15\n"
                                                          "aukiolo 2:13 Ke 9-11\n");
    assert_string_equal(imported_field(im, 1, "kunta"), "kunta Tampere\nkunta Nokia\n");
}

static void test_hostile(void **state)
{
    struct imported *im = *state;
    static const char csv[] =
        "nimi,\"a \"\"b\"\" <c> & --\",x--\nA--B-,-->,--\n\"B -->\",\"]]>\",-\n";

    assert_non_null(survey(im, "a.csv", str_from(csv)));
    assert_non_null(strstr(rules(), "from=\"a &quot;b&quot; &lt;c> &amp; --\"/>"));
    assert_non_null(strstr(rules(), "<field name=\"kunnat\" value=\"Koko maa\"/>\n"));
    assert_true(imported_read(im, "a.csv", str_from(csv)));
    assert_int_equal(im->listings.n, 2);
}

/* What a map can't name is not in it, and what is no character in no name. */
static void test_names_of_nothing(void **state)
{
    struct imported *im = *state;

    assert_non_null(
        survey(im, "a.json",
               STR("[{\"nimi\":\"A\",\"kunta\":\"Tampere\",\"\":\"x\",\"\uFEFF\":\"Nokia\","
                   "\"x\uFFFF\":\"y\"}]")));
    assert_string_equal(rules(), "<fields>\n<field name=\"nimi\" from=\"nimi\"/>\n"
                                 "<field name=\"kunnat\" from=\"kunta\"/>\n"
                                 "<ignore from=\"x\"/>\n");
    assert_non_null(survey(im, "a.csv", STR("nimi;\x01\uFEFF;kunta;\uFDD0\nA;x;Tampere;y\n")));
    assert_string_equal(rules(), "<fields>\n<field name=\"nimi\" from=\"nimi\"/>\n"
                                 "<ignore from=\"#2\"/>\n"
                                 "<field name=\"kunnat\" from=\"kunta\"/>\n"
                                 "<ignore from=\"#4\"/>\n");
}

static const char XML[] =
    "<dump><meta><v>1</v></meta><rows>\n"
    "<r n=\"1\"><t>Ruokajako torilla</t><c tel=\"040 123 4567\"><k>Tampere</k></c></r>\n"
    "<r n=\"2\"><t>Kerho <b>kaikille</b></t><c tel=\"03 123 4567\"><k>Nokia</k></c></r>\n"
    "</rows></dump>";

static void test_xml(void **state)
{
    struct imported *im = *state;

    assert_non_null(survey(im, "a.xml", str_from(XML)));
    assert_string_equal(rules(), "<fields record=\"r\">\n"
                                 "<field name=\"tunniste\" from=\"@n\"/>\n"
                                 "<field name=\"nimi\" from=\"t\"/>\n"
                                 "<field name=\"puhelin\" from=\"c/@tel\"/>\n"
                                 "<field name=\"kunnat\" from=\"c/k\"/>\n");
    assert_true(imported_read(im, "a.xml", str_from(XML)));
    assert_string_equal(imported_show(im, 1), "tunniste 2\n"
                                              "nimi[fi] 3:13 Kerho kaikille\n"
                                              "kunta Nokia\n"
                                              "puhelin 3:38 03 123 4567 <+35831234567>\n");
}

static const char JSON[] =
    "{\"ok\": true, \"data\": {\"hits\": [\n"
    "{\"k\": 1, \"texts\": {\"fi\": {\"title\": \"Jako\"}, \"sv\": {\"title\": \"Utdelning\"}},"
    " \"c\": [{\"n\": \"040 123 4567\"}], \"w\": [\"Tampere\", \"Nokia\"]},\n"
    "{\"k\": 2, \"texts\": {\"fi\": {\"title\": \"Kerho\"}, \"sv\": {\"title\": \"Klubb\"}},"
    " \"c\": [{\"n\": \"03 123 4567\"}], \"w\": [\"Nokia\"]}]}}";

static void test_json(void **state)
{
    struct imported *im = *state;

    assert_non_null(survey(im, "a.json", str_from(JSON)));
    assert_string_equal(rules(), "<fields record=\"data.hits\">\n"
                                 "<field name=\"tunniste\" from=\"k\"/>\n"
                                 "<field name=\"nimi\" xml:lang=\"fi\" from=\"texts.fi.title\"/>\n"
                                 "<field name=\"nimi\" xml:lang=\"sv\" from=\"texts.sv.title\"/>\n"
                                 "<field name=\"puhelin\" from=\"c.n\"/>\n"
                                 "<field name=\"kunnat\" from=\"w\"/>\n");
    assert_true(imported_read(im, "a.json", str_from(JSON)));
    assert_string_equal(imported_show(im, 0), "tunniste 1\n"
                                              "nimi[fi] 2:37 Jako\n"
                                              "nimi[sv] 2:62 Utdelning\n"
                                              "kunta Tampere\nkunta Nokia\n"
                                              "puhelin 2:89 040 123 4567 <+358401234567>\n");
}

static void test_nothing(void **state)
{
    struct imported *im = *state;

    assert_null(survey(im, "a.csv", STR("")));
    assert_said(&im->said, "a.csv: fatal: input can't be used: it is empty\n");
    assert_null(survey(im, "a.csv", STR("a;b\n")));
    assert_said(&im->said, "a.csv: fatal: input can't be used: no records in it; expected a header "
                           "with rows below it, or elements or objects that come back\n");
    assert_null(survey(im, "a.xml", STR("<a><b></a>")));
    assert_non_null(strstr(said(&im->said), "a.xml:1:"));
    assert_null(survey(im, "a.json", STR("{\"a\": [}")));
    assert_non_null(strstr(said(&im->said), "a.json:1:8: fatal: input can't be used: JSON, but "));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, imported_setup, imported_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_csv), TEST(test_together), TEST(test_hostile), TEST(test_names_of_nothing),
        TEST(test_xml), TEST(test_json),     TEST(test_nothing),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);

    buf_release(&draft);
    arena_release(&arena);
    return failed;
}
