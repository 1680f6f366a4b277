/* Field maps: what they may say, and that exports are then read by them. */
#include "unit.h"

#include <string.h>

#include "config/data.h"
#include "imported.h"
#include "schema.h"

static struct arena arena;

static const struct fieldmap *load(struct imported *im, const char *text)
{
    const char *path;

    tempdata_new();
    path = tempdata_put(&arena, "map.xml", str_from(text));
    const struct fieldmap *map = import_load_fields(&arena, path, &im->said.diag);
    tempdata_remove();
    return map;
}

/* The reader and the schema have to agree; with + what a schema can't say. */
static void test_good_and_bad(void **state)
{
    struct imported *im = *state;
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"<fields><field name=\"nimi\" from=\"x\"/></fields>", NULL},
        {"<fields sheet=\"A\" record=\"b\" xml:lang=\"sv\"><field name=\"name\" from=\"x\" "
         "value=\"y\" xml:lang=\"fi\"/><ignore from=\"z\"/></fields>",
         NULL},
        {"<fields><field name=\"puhelin\" from=\"x\" split=\" / \" role=\"y\"><word from=\"a\" "
         "to=\"b\"/></field><field name=\"kunnat\" value=\"Tampere\"/></fields>",
         NULL},
        {"<fields><field name=\"kuvaus\" from=\"x\" split=\"-\" xml:lang=\"sv\"/></fields>", NULL},
        {"<maps/>", "map.xml:1:1: fatal: configuration error: <maps>; expected <fields>\n"},
        {"<fields/>", "map.xml:1:1: fatal: configuration error: <fields> lacks <field>\n"},
        {"<fields><field name=\"nimmi\" from=\"x\"/></fields>",
         "map.xml:1:9: fatal: configuration error: name=\"nimmi\" is no field; did you mean "
         "\"nimi\"?\n"},
        {"<fields><field name=\"Nimi\" from=\"x\"/></fields>",
         "map.xml:1:9: fatal: configuration error: name=\"Nimi\" is no field; did you mean "
         "\"nimi\"?\n"},
        {"<fields><field name=\"qwerty\" from=\"x\"/></fields>",
         "map.xml:1:9: fatal: configuration error: name=\"qwerty\" is no field; esite list fields "
         "shows all\n"},
        {"<fields><field name=\"nimi\"/></fields>",
         "map.xml:1:9: fatal: configuration error: <field> says nothing; expected from=\"…\", "
         "value=\"…\" or both\n"},
        {"<fields><field name=\"kunnat\" value=\"x\" split=\";\"/></fields>",
         "map.xml:1:9: fatal: configuration error: nothing to take apart or exchange; expected "
         "from=\"…\"\n"},
        {"<fields><field name=\"hinta\" from=\"x\" split=\";\"/></fields>",
         "map.xml:1:9: fatal: configuration error: split does not go with hinta, which is one\n"},
        {"<fields><field name=\"hinta\" from=\"x\" role=\"y\"/></fields>",
         "map.xml:1:9: fatal: configuration error: role does not go with hinta; only with "
         "puhelin\n"},
        {"<fields><field name=\"hinta\" from=\"x\" xml:lang=\"sv\"/></fields>",
         "map.xml:1:9: fatal: configuration error: lang does not go with hinta; only with nimi, "
         "tiivistelma, kuvaus\n"},
        {"<fields><field name=\"nimi\" from=\"x\" xml:lang=\"suomi\"/></fields>",
         "map.xml:1:9: fatal: configuration error: language \"suomi\"; expected a code of ISO 639 "
         "such as \"fi\"\n"},
        {"<fields><field name=\"nimi\" from=\"x\"/><ignore/></fields>",
         "map.xml:1:38: fatal: configuration error: <ignore> lacks the attribute from: a text\n"},
        {"<fields><field name=\"nimi\" from=\"x\"><word from=\"a\"/></field></fields>",
         "map.xml:1:37: fatal: configuration error: <word> lacks the attribute to: a text\n"},
        {"<fields><field name=\"nimi\" from=\"x\" form=\"y\"/></fields>", ""},
        {"<fields>\n<field name=\"nimi\" from=\"x\"/>\n<ignore from=\"x\"/></fields>",
         "+map.xml:3:1: fatal: configuration error: from=\"x\" stands in line 2 already\n"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *message = cases[i].message;
        bool free_text = message && *message == '+';
        const char *told;

        if ((load(im, cases[i].text) != NULL) != !message)
            fail_msg("%s: %s", cases[i].text, said(&im->said));
        told = said(&im->said);
        if (message && *message && strcmp(told, message + free_text) != 0)
            fail_msg("%s: %s", cases[i].text, told);
        if (schema_accepts(&arena, "data/schemas/fields.rng", cases[i].text) !=
            (!message || free_text))
            fail_msg("%s: the schema says otherwise", cases[i].text);
    }
}

static void test_csv(void **state)
{
    struct imported *im = *state;
    const char *told;

    im->options.fields =
        load(im, "<fields>"
                 "<field name=\"nimi\" from=\"Mikä toiminto on kyseessä? (kirjoita lyhyesti, "
                 "enintään sata merkkiä, ilman pistettä lopussa)\"/>"
                 "<field name=\"kunnat\" value=\"Tampere\"/>"
                 "<field name=\"kategoriat\" from=\"Luokka\" split=\" / \" value=\"Muu\">"
                 "<word from=\"ra\" to=\"Ruoka-apu\"/></field>"
                 "<field name=\"puhelin\" from=\"#4\" role=\"päivystys\"/>"
                 "<ignore from=\"Nro\"/><ignore from=\"poissa\"/>"
                 "<field name=\"hinta\" from=\"Maksut\"/></fields>");
    assert_non_null(im->options.fields);
    assert_true(imported_read(
        im, "a.csv",
        STR("Nro;\"Mikä toiminto on kyseessä? (kirjoita lyhyesti, enintään sata merkkiä, ilman "
            "pistettä lopussa)\";LUOKKA;;Nimi;Kuvaus\n"
            "1;Ruokajako;RA / Arjen apu, koti;040 123 4567;Maija;Kassi\n"
            "2;Kerho;;;Matti;x\n")));
    assert_string_equal(strchr(imported_show(im, 0), '\n') + 1,
                        "nimi[fi] 2:3 Ruokajako\n"
                        "kuvaus[fi] 2:53 Kassi\n"
                        "kategoria 2:13 Ruoka-apu\n"
                        "kategoria 2:18 Arjen apu, koti\n"
                        "kunta Tampere\n"
                        "puhelin 2:34 040 123 4567 <+358401234567> (päivystys)\n");
    assert_string_equal(imported_field(im, 1, "kategoria"), "kategoria 3:1 Muu\n");
    told = said(&im->said);
    assert_non_null(strstr(told, "a.csv:1:109: warning: unknown column or element, left out: "
                                 "\"Nimi\"; the field map says another place for nimi in line 1\n"
                                 "map.xml:1:364: warning: field map names what the export does not "
                                 "have: from=\"Maksut\"; look for its name in "));
    assert_null(strstr(told, "Nro"));
}

static void test_xml(void **state)
{
    struct imported *im = *state;

    im->options.fields = load(im, "<fields record=\"rows/r\" xml:lang=\"sv\">"
                                  "<field name=\"nimi\" from=\"a\"/>"
                                  "<field name=\"tunniste\" from=\"@nro\"/>"
                                  "<field name=\"puhelin\" from=\"c/@p\"/>"
                                  "<field name=\"kunnat\" from=\"c/k\"/>"
                                  "<field name=\"osoite\" from=\"c/a\"/>"
                                  "<ignore from=\"x\"/></fields>");
    assert_non_null(im->options.fields);
    assert_true(imported_read(
        im, "a.xml",
        STR("<d><info><a>no</a></info><rows><r nro=\"7\">\n<a>Ett</a>\n<c p=\"040 123 4567\">"
            "<k>Tampere</k><a>Gatan 1</a></c><x>q<y>z</y></x></r></rows></d>")));
    assert_string_equal(imported_show(im, 0), "tunniste 7\n"
                                              "nimi[sv] 2:4 Ett\n"
                                              "kunta Tampere\n"
                                              "osoite 3:38 Gatan 1\n"
                                              "puhelin 3:1 040 123 4567 <+358401234567>\n");
    assert_null(strstr(said(&im->said), "unknown column"));
}

/* Members by their paths; a vocabulary that is known is then read by the map alone. */
static void test_json(void **state)
{
    struct imported *im = *state;

    im->options.fields = load(im, "<fields record=\"data.rows\">"
                                  "<field name=\"nimi\" from=\"t.fi\"/>"
                                  "<field name=\"nimi\" from=\"t.sv\" xml:lang=\"sv\"/>"
                                  "<field name=\"puhelin\" from=\"c.tel\" split=\" / \"/>"
                                  "<field name=\"kunnat\" from=\"areas\"><word from=\"T\" "
                                  "to=\"Tampere\"/></field>"
                                  "<ignore from=\"name\"/><ignore from=\"c.x\"/></fields>");
    assert_non_null(im->options.fields);
    assert_true(imported_read(
        im, "a.json",
        STR("{\"data\": {\"other\": [{\"name\": \"no\", \"city\": \"Nokia\"}], \"rows\": [\n"
            "{\"t\": {\"fi\": \"Yksi\", \"sv\": \"Ett\"}, \"name\": \"x\", \"areas\": [\"T\", "
            "\"Nokia\"],\n\"c\": [{\"tel\": \"040 123 4567 / 03 123 4567\", \"x\": 1}]}\n]}}")));
    assert_string_equal(strchr(imported_show(im, 0), '\n') + 1,
                        "nimi[fi] 2:15 Yksi\n"
                        "nimi[sv] 2:29 Ett\n"
                        "kunta Tampere\n"
                        "kunta Nokia\n"
                        "puhelin 3:16 040 123 4567 <+358401234567>\n"
                        "puhelin 3:31 03 123 4567 <+35831234567>\n");
    assert_null(strstr(said(&im->said), "unknown column"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, imported_setup, imported_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_good_and_bad),
        TEST(test_csv),
        TEST(test_xml),
        TEST(test_json),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);

    arena_release(&arena);
    return failed;
}
