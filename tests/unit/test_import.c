/* The import stage as a whole: exports in, listings and messages out. */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "config/data.h"
#include "imported.h"

#define BYTES(literal) ((struct str){literal, sizeof(literal) - 1})

/* Reads, and checks all messages but the first, which says what was guessed. */
static void read_ok(struct imported *im, const char *name, const char *text, const char *messages)
{
    const char *all, *rest;

    assert_true(imported_read(im, name, str_from(text)));
    all = said(&im->said);
    assert_non_null(strstr(all, "note: read as: "));
    rest = strchr(all, '\n') + 1;
    if (strcmp(rest, messages) != 0)
        fail_msg("said:\n%snot:\n%s", rest, messages);
}

static void refused(struct imported *im, const char *name, struct str bytes, const char *message)
{
    assert_false(imported_read(im, name, bytes));
    assert_said(&im->said, message);
}

/* ---- CSV */

static void test_every_field_of_csv(void **state)
{
    struct imported *im = *state;

    read_ok(
        im, "a.csv",
        "tunniste;nimi;nimi_sv;tiivistelma;kuvaus;jarjestaja;tyyppi;kategoriat;kohderyhmat;ika_min;"
        "ika_max;"
        "kunnat;maakunta;valtakunnallinen;toimintatapa;osoite;postinumero;postitoimipaikka;alkaa;"
        "paattyy;"
        "voimassa;aukiolo;hinta;ilmoittautuminen;puhelin;sahkoposti;www;kielet;esteettomyys;tila;"
        "paivitetty;"
        "tarkeys;yhteyshenkilo\n"
        "a-1;Ruoka-apu;Mathjälp;Ruokaa.;\"<p>Yksi</p><p>Kaksi</p>\";Apu ry;harrastus;\"Ruoka-apu, "
        "Päihteettömyys ja riippuvuudet\";kaikki|lapset;18;64;\"Tampere, "
        "Pirkkala\";Pirkanmaa;kyllä;"
        "\"paikka, verkko\";Katu 1;33100;Tampere;3.8.2020;2020-12-31;31.12.2030;\"ma, ke klo 9–11\n"
        "to klo 12–14\";maksuton;soittamalla;ajanvaraus 040 123 4567;info@apu.fi;www.apu.fi;suomi "
        "ja "
        "ruotsi;hissi;luonnos;1.8.2020;-2;Maija Meikäläinen\n",
        "a.csv:3:125: style: name of a person not printed: \"Maija Meikäläinen\" in "
        "yhteyshenkilo\n"
        "a.csv: note: read 1 listing\n"
        "a.csv: note: withheld for privacy: e-mail addresses of persons 0, names of persons 1; "
        "--verbose names them\n");
    assert_string_equal(imported_show(im, 0),
                        "tunniste a-1\n"
                        "nimi[fi] 2:5 Ruoka-apu\n"
                        "nimi[sv] 2:15 Mathjälp\n"
                        "tiivistelma[fi] 2:24 Ruokaa.\n"
                        "kuvaus[fi] 2:33 Yksi\nKaksi\n"
                        "jarjestaja 2:58 Apu ry\n"
                        "kategoria 2:76 Ruoka-apu\n"
                        "kategoria 2:87 Päihteettömyys ja riippuvuudet\n"
                        "kohderyhma 2:119 kaikki\n"
                        "kohderyhma 2:126 lapset\n"
                        "tyyppi harrastus\n"
                        "tila luonnos\n"
                        "ika_min 18\n"
                        "ika_max 64\n"
                        "toimintatapa paikka verkko\n"
                        "tarkeys -2\n"
                        "kunta Tampere\n"
                        "kunta Pirkkala\n"
                        "maakunta 06\n"
                        "valtakunnallinen\n"
                        "osoite 2:192 Katu 1\n"
                        "postinumero 2:199 33100\n"
                        "postitoimipaikka 2:205 Tampere\n"
                        "alkaa 2020-08-03\n"
                        "paattyy 2020-12-31\n"
                        "voimassa 2030-12-31\n"
                        "aukiolo 2:245 ma, ke klo 9–11\n"
                        "aukiolo 3:1 to klo 12–14\n"
                        "hinta 3:15 maksuton\n"
                        "ilmoittautuminen 3:24 soittamalla\n"
                        "puhelin 3:47 040 123 4567 <+358401234567> (ajanvaraus)\n"
                        "sahkoposti 3:60 info@apu.fi\n"
                        "www 3:72 https://www.apu.fi\n"
                        "kieli 3:83 suomi\n"
                        "kieli 3:92 ruotsi\n"
                        "esteettomyys 3:99 hissi\n"
                        "paivitetty 2020-08-01\n");
}

static void test_what_is_guessed_is_said(void **state)
{
    struct imported *im = *state;

    assert_true(
        imported_read(im, "a.csv", BYTES("Lista\r\n\r\nNimi,Kunta\r\nP\xE4iv\xE4,Tampere\r\n")));
    assert_non_null(strstr(said(&im->said),
                           "a.csv: note: read as: CSV with commas, Windows-1252, header in "
                           "line 3 below a title\n"));
    assert_string_equal(imported_field(im, 0, "nimi"), "nimi[fi] 4:1 Päivä\n");
    assert_true(imported_read(im, "b.csv",
                              BYTES("\xFF\xFEn\0i\0m\0i\0\t\0k\0u\0n\0t\0a\0\n\0\xE4\0\t\0"
                                    "P\0a\0r\0k\0a\0n\0o\0")));
    assert_non_null(strstr(said(&im->said),
                           "b.csv: note: read as: CSV with tabs, UTF-16LE, header in line 1\n"));
    assert_string_equal(imported_field(im, 1, "nimi"), "nimi[fi] 2:1 ä\n");
}

static void test_swedish_header(void **state)
{
    struct imported *im = *state;

    read_ok(im, "a.csv",
            "Namn;Namn på finska;Beskrivning;Kommun;Telefon;Kategori\n"
            "Hjälp;Apua;Vi hjälper.;Tammerfors;tfn 040-123 4567;Mat\n",
            "a.csv: note: read 1 listing\n");
    assert_string_equal(imported_field(im, 0, "nimi"), "nimi[sv] 2:1 Hjälp\nnimi[fi] 2:7 Apua\n");
    assert_string_equal(imported_field(im, 0, "kuvaus"), "kuvaus[sv] 2:12 Vi hjälper.\n");
    assert_int_equal(im->listings.main_lang, LANG_SV);
    read_ok(im, "b.csv", "nimi;kunta;kategoria\nApua;Parkano;x\n", "b.csv: note: read 1 listing\n");
    assert_string_equal(imported_field(im, 1, "nimi"), "nimi[fi] 2:1 Apua\n");
    assert_int_equal(im->listings.main_lang, LANG_SV);
}

static void test_bad_bytes_are_counted(void **state)
{
    struct imported *im = *state;

    assert_true(imported_read(
        im, "a.csv", BYTES("nimi;kunta;kategoria\nP\xFFiv\xC3\xA4 ää;Parkano;x\ny;Parkano;\xC3")));
    assert_said(&im->said,
                "a.csv: note: read as: CSV with semicolons, UTF-8 with 2 bytes that are no text in "
                "it, header in "
                "line 1\n"
                "a.csv:2:2: warning: bytes that are not text in this encoding: a character of "
                "\"P\uFFFDivä ää\" is "
                "lost, U+FFFD stands for it; write it again\n"
                "a.csv:3:11: warning: bytes that are not text in this encoding: a character of "
                "\"\uFFFD\" is lost, "
                "U+FFFD stands for it; write it again\n"
                "a.csv: warning: bytes that are not text in this encoding: the file ends in the "
                "middle of a "
                "character; is it cut off?\n"
                "a.csv: note: read 2 listings, 2 with warnings\n");
}

static void test_guesses_are_overruled(void **state)
{
    struct imported *im = *state;

    im->options.delimiter = ',';
    im->options.header_row = 2;
    im->options.encoding = "ISO-8859-15";
    assert_true(imported_read(im, "a.csv",
                              BYTES("nimi;kunta;puhelin\nname,municipality\n\xA4;x,Parkano\n")));
    assert_string_equal(imported_field(im, 0, "nimi"), "nimi[fi] 3:1 €;x\n");
}

static void test_columns(void **state)
{
    struct imported *im = *state;

    read_ok(im, "a.csv",
            "nimi;name;Puhlein;Kunta;;salaisuus;;\na;a;1;Tampere;x;y;;\nb;c;1;Tampere;;;;\n",
            "a.csv:1:6: warning: field given twice: \"name\" means the same as \"nimi\" in column "
            "1; the first "
            "that is not empty is used\n"
            "a.csv:1:11: warning: unknown column or element, left out: \"Puhlein\"; did you mean "
            "\"puhelin\"?\n"
            "a.csv:1:26: warning: unknown column or element, left out: \"salaisuus\"; esite list "
            "fields shows "
            "those that are known\n"
            "a.csv:2:1: warning: no category: fill in kategoriat for \"a\"\n"
            "a.csv:3:3: warning: field given twice: nimi is \"b\" already; \"c\" is left out\n"
            "a.csv:3:1: warning: no category: fill in kategoriat for \"b\"\n"
            "a.csv:2:15: warning: unknown column or element, left out: column 5 has no name in the "
            "header, but "
            "text in 1 row, here\n"
            "a.csv: note: read 2 listings, 2 with warnings\n");
}

/* A warning about the file is none about the listing that is read next. */
static void test_warnings_about_the_file(void **state)
{
    struct imported *im = *state;

    read_ok(im, "a.csv", "nimi;kunta;kategoria;muistio\na;Tampere;x;y\nb;Tampere;;\n",
            "a.csv:1:22: warning: unknown column or element, left out: \"muistio\"; esite list "
            "fields shows those that are known\n"
            "a.csv:3:1: warning: no category: fill in kategoriat for \"b\"\n"
            "a.csv: note: read 2 listings, 1 with warnings\n");
    assert_int_equal(im->listings.with_warnings, 1);
}

/* A semicolon that ends a reference parts no cells, where there would be too many. */
static void test_references_without_quotes(void **state)
{
    struct imported *im = *state;

    read_ok(im, "a.csv",
            "nimi;kunta;kategoria;kuvaus;hinta\n"
            "a;Tampere;x;<p>Kahvia&nbsp;ja &#228;iti&auml; R&amp;D</p>;2 €\n"
            "b;Tampere;x;R&D;AT&T;\n"
            "c;Tampere;x;Kahvia&nbsp;2 €\n",
            "a.csv: note: read 3 listings\n");
    assert_str(im->listings.v[0].description.v[0].s, "Kahvia ja äitiä R&D");
    assert_str(im->listings.v[0].fee.s, "2 €");
    assert_str(im->listings.v[1].description.v[0].s, "R&D");
    assert_str(im->listings.v[1].fee.s, "AT&T");
    assert_str(im->listings.v[2].fee.s, "2 €");
}

static void test_rows(void **state)
{
    struct imported *im = *state;

    read_ok(im, "a.csv",
            "nimi;kunta;kategoria\n"
            ";;\n"
            "a;Tampere\n"
            "b;Tampere;x;;\n"
            "c;Tampere;x;liikaa;y\n"
            "nimi;kunta;kategoria\n"
            "=\"d\";'Tampere;x\n\n\n",
            "a.csv:3:1: warning: row has another number of cells than the header: 2 instead of 3; "
            "the missing "
            "ones are taken as empty\n"
            "a.csv:3:1: warning: no category: fill in kategoriat for \"a\"\n"
            "a.csv:5:13: warning: row has another number of cells than the header: 5 instead of 3, "
            "those from "
            "\"liikaa\" on are left out; put a text that contains the delimiter in quotes\n"
            "a.csv:7:6: warning: unknown municipality: \"'Tampere\"; did you mean \"Tampere\"?\n"
            "a.csv:7:1: error: listing without a place: \"d\" has no municipality, region, town or "
            "postcode that "
            "is known; fill in kunnat, or write Koko maa there when it is for the whole country\n"
            "a.csv: note: read 4 listings, 1 with errors (left out), 2 with warnings\n");
    assert_int_equal(im->listings.read, 4);
    assert_int_equal(im->listings.with_errors, 1);
    assert_int_equal(im->listings.with_warnings, 2);
    assert_int_equal(im->listings.n, 3);
    assert_int_equal(im->listings.v[2].order, 2);
    assert_true(str_ends(im->listings.v[1].id, STR("a.csv:4")));
}

/* ---- XML */

static void test_xml(void **state)
{
    struct imported *im = *state;

    read_ok(im, "a.xml",
            "<?xml version=\"1.0\"?>\n"
            "<ilmoitukset xml:lang=\"sv\">\n"
            "  <ilmoitus tunniste=\"a-1\" tila=\"luonnos\">\n"
            "    <nimi xml:lang=\"fi\">Apua &amp; <b>tukea</b></nimi>\n"
            "    <nimi>Hjälp</nimi>\n"
            "    <kuvaus><p>Ett</p><ul><li>två</li></ul></kuvaus>\n"
            "    <kategoriat>\n"
            "      <kategoria>Ruoka-apu</kategoria><kategoria>Asuminen</kategoria>\n"
            "    </kategoriat>\n"
            "    <yhteystiedot>\n"
            "      <puhelin rooli=\"ajanvaraus\" ajat=\"ma 9–10\">040 123 4567</puhelin>\n"
            "      <www href=\"www.x.fi\"/>\n"
            "    </yhteystiedot>\n"
            "    <kunta koodi=\"837\"/>\n"
            "    <muistio>salaista</muistio><muistio>lisää</muistio>\n"
            "    <postitoimipaikka> Tampere\n</postitoimipaikka>\n"
            "  </ilmoitus>\n"
            "</ilmoitukset>\n",
            "a.xml:15:14: warning: unknown column or element, left out: \"muistio\" (2 times); "
            "esite list fields "
            "shows those that are known\n"
            "a.xml: note: read 1 listing\n");
    assert_string_equal(imported_show(im, 0),
                        "tunniste a-1\n"
                        "nimi[sv] 5:11 Hjälp\n"
                        "nimi[fi] 4:25 Apua & tukea\n"
                        "kuvaus[sv] 6:16 Ett\n• två\n"
                        "kategoria 8:18 Ruoka-apu\n"
                        "kategoria 8:50 Asuminen\n"
                        "tila luonnos\n"
                        "kunta Tampere\n"
                        "postitoimipaikka 16:24 Tampere\n"
                        "puhelin 11:50 040 123 4567 <+358401234567> (ajanvaraus) "
                        "[ma 9–10]\n"
                        "www 12:7 https://www.x.fi\n");
    assert_int_equal(im->listings.main_lang, LANG_SV);
}

static void test_xml_of_others(void **state)
{
    struct imported *im = *state;

    read_ok(im, "a.xml",
            "<Export><Head><Date>x</Date></Head><Rows><Row><Id>7</Id><Title>a</"
            "Title><City>Parkano</City>"
            "<Category>x</Category></Row><Row><Title>b</Title><City>Parkano</City><Category>x</"
            "Category></Row>"
            "</Rows></Export>",
            "a.xml: note: read 2 listings\n");
    assert_string_equal(imported_show(im, 0), "tunniste 7\n"
                                              "nimi[fi] 1:64 a\n"
                                              "kategoria 1:103 x\n"
                                              "kunta Parkano\n"
                                              "postitoimipaikka 1:79 Parkano\n");
    read_ok(im, "b.xml",
            "<a:data xmlns:a=\"urn:a\"><a:Foo a:id='1'><a:name>x</a:name><a:kunta>Parkano</a:kunta>"
            "<a:category>y</a:category></a:Foo></a:data>",
            "b.xml: note: read 1 listing\n");
    assert_str(im->listings.v[2].id, "1");
}

static void test_one_record_is_the_whole_file(void **state)
{
    struct imported *im = *state;

    read_ok(im, "a.xml",
            "<ilmoitus><nimi>x</nimi><kunta>Parkano</kunta><kategoria>y</kategoria></ilmoitus>",
            "a.xml: note: read 1 listing\n");
}

static void test_xml_in_another_encoding(void **state)
{
    struct imported *im = *state;

    read_ok(im, "a.xml",
            "<?xml version='1.0' encoding='iso-8859-1'?>\n<a><ilmoitus><nimi>P\xE4iv\xE4</nimi>"
            "<kunta>Parkano</kunta><kategoria>y</kategoria></ilmoitus></a>",
            "a.xml: note: read 1 listing\n");
    assert_string_equal(imported_field(im, 0, "nimi"), "nimi[fi] 2:20 Päivä\n");
}

static void test_xml_in_utf16(void **state)
{
    static const char xml[] = "<?xml version='1.0' encoding='UTF-16'?>\n<a><ilmoitus><nimi>x</nimi>"
                              "<kunta>Parkano</kunta><kategoria>y</kategoria></ilmoitus></a>";
    struct imported *im = *state;
    char wide[2 * sizeof xml] = "\xFE\xFF";

    for (size_t i = 0; i + 1 < sizeof xml; i++)
        wide[2 + 2 * i + 1] = xml[i];
    assert_true(imported_read(im, "a.xml", (struct str){wide, 2 * sizeof xml}));
    assert_said(&im->said, "a.xml: note: read as: XML, UTF-16BE, listings in <ilmoitus>\n"
                           "a.xml: note: read 1 listing\n");
    assert_string_equal(imported_field(im, 0, "nimi"), "nimi[fi] 2:20 x\n");
}

static void test_malformed_xml(void **state)
{
    struct imported *im = *state;

    assert_false(imported_read(im, "a.xml", STR("<ilmoitukset>\n<kunta>x\n</ilmoitukset>")));
    assert_non_null(strstr(said(&im->said),
                           "a.xml:3:1: fatal: input can't be used: </ilmoitukset> where </kunta> "
                           "was expected: <kunta> of line 2 is not closed\n"));
    assert_false(imported_read(im, "b.xml", STR("<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>")));
    assert_non_null(
        strstr(said(&im->said), "b.xml:1:14: fatal: input can't be used: an entity is declared"));
}

/* What is malformed in one listing does not keep the others from being read, at their places. */
static void test_xml_goes_on(void **state)
{
#define GOOD(name) "<ilmoitus><nimi>" name "</nimi><kunta>Tampere</kunta></ilmoitus>\n"
    static const struct {
        const char *broken, *error;
    } cases[] = {
        {"<ilmoitus><nimi>K<kunta>Tampere</kunta></ilmoitus>\n",
         "a.xml:3:40: error: record not usable: </ilmoitus> where </nimi> was expected: <nimi> of "
         "line 3 is not closed (the listing that begins in line 3 is left out)\n"},
        {"<ilmoitus><nimi>K</nimi><kunta>Tampere</kunta>\n",
         "a.xml:5:1: error: record not usable: </r> where </ilmoitus> was expected: <ilmoitus> of "
         "line 3 is not closed (the listing that begins in line 3 is left out)\n"},
        {"<ilmoitus><nimi lang=fi>K</nimi></ilmoitus>\n",
         "a.xml:3:22: error: record not usable: an attribute's value without quotes; write "
         "name=\"value\" (the listing that begins in line 3 is left out)\n"},
        {"<ilmoitus><nimi>K</nimi></kunta></ilmoitus>\n",
         "a.xml:3:25: error: record not usable: </kunta> where </ilmoitus> was expected: "
         "<ilmoitus> of line 3 is not closed (the listing that begins in line 3 is left out)\n"},
        {"</b>\n", "a.xml:3:1: error: record not usable: </b> where </r> was expected: <r> of line "
                   "1 is not closed\n"},
    };
    struct imported *im = *state;
    struct arena arena;

    arena_init(&arena);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *messages;

        imported_release(im);
        imported_init(im);
        assert_true(imported_read(
            im, "a.xml",
            str_printf(&arena, "<r xmlns='urn:x' a='>'>\n" GOOD("A") "%s" GOOD("B") "</r>",
                       cases[i].broken)));
        messages = said(&im->said);
        if (!strstr(messages, cases[i].error))
            fail_msg("said:\n%snot:\n%s", messages, cases[i].error);
        assert_int_equal(im->listings.n, 2);
        assert_string_equal(imported_field(im, 0, "nimi"), "nimi[fi] 2:17 A\n");
        assert_string_equal(imported_field(im, 1, "nimi"), "nimi[fi] 4:17 B\n");
    }
    arena_release(&arena);
    imported_release(im); /* cut off; without an element around all */
    imported_init(im);
    assert_true(imported_read(im, "a.xml", STR("<r>\n" GOOD("A") "<ilmoitus><nimi>B</n")));
    assert_non_null(strstr(said(&im->said), "read 2 listings, 1 with errors (left out)"));
    assert_true(imported_read(im, "b.xml", STR(GOOD("A") GOOD("B") GOOD("C"))));
    assert_non_null(strstr(said(&im->said),
                           "b.xml:2:1: error: record not usable: something stands behind the end "
                           "of the outermost element; put all elements inside one\n"));
    assert_string_equal(imported_field(im, 3, "nimi"), "nimi[fi] 3:17 C\n");
}

/* A file of nothing but slips costs time in proportion to its size, or is given up. */
static void test_xml_of_slips(void **state)
{
    struct imported *im = *state;
    struct buf b = {0};

    buf_puts(&b, "<r>");
    for (unsigned i = 0; i < 2000; i++)
        buf_puts(&b, "<ilmoitus><nimi>x</kunta></ilmoitus>");
    buf_puts(&b, "</r>");
    assert_true(imported_read(im, "a.xml", buf_view(&b)));
    assert_int_equal(im->listings.with_errors, 2000);
    buf_clear(&b);
    buf_puts(&b, "<r a='");
    for (unsigned i = 0; i < 200000; i++)
        buf_char(&b, 'x');
    buf_puts(&b, "'>");
    for (unsigned i = 0; i < 2000; i++)
        buf_puts(&b, "<ilmoitus><nimi>x</kunta></ilmoitus>");
    assert_false(imported_read(im, "a.xml", buf_view(&b)));
    assert_int_equal(im->said.diag.by_code[DIAG_BAD_INPUT], 1);
    buf_release(&b);
}

/* A name inside something is that thing's, and a name or code inside a field is its value. */
static void test_xml_inner_names(void **state)
{
    struct imported *im = *state;

    assert_true(imported_read(
        im, "a.xml",
        STR("<r>\n<palvelu id='1'><venue><name>Sali</name></venue><nimi>A</nimi>\n"
            "<kunta><koodi>536</koodi><nimi>Tampere</nimi></kunta><kunta><koodi>604</koodi></"
            "kunta>\n"
            "<jarjestaja><id>7</id><nimi>Y ry</nimi><puhelin>03 123 4567</puhelin></jarjestaja>\n"
            "<puhelin rooli='vaihde'><numero>040 123 "
            "4567</numero></puhelin><kategoria>x</kategoria>"
            "</palvelu>\n"
            "<palvelu id='2'><tiedot><nimi>B</nimi><nimi xml:lang='sv'>C</nimi></tiedot><kunta>"
            "Tampere</kunta><kategoria>x</kategoria></palvelu></r>")));
    assert_said(&im->said, "a.xml: note: read as: XML, UTF-8, listings in <palvelu>\n"
                           "a.xml:2:30: warning: unknown column or element, left out: "
                           "\"venue/name\"; esite list fields shows those that are known\n"
                           "a.xml: note: read 2 listings\n");
    assert_string_equal(imported_show(im, 0),
                        "tunniste 1\n"
                        "nimi[fi] 2:55 A\n"
                        "jarjestaja 4:29 Y ry\n"
                        "kategoria 5:75 x\n"
                        "kunta Tampere\n"
                        "kunta Pirkkala\n"
                        "puhelin 4:49 03 123 4567 <+35831234567>\n"
                        "puhelin 5:33 040 123 4567 <+358401234567> (vaihde)\n");
    assert_string_equal(imported_field(im, 1, "nimi"), "nimi[fi] 6:31 B\n"
                                                       "nimi[sv] 6:59 C\n");
}

/* Text that somebody forgot to escape is text; in CDATA it is nothing odd. */
static void test_xml_of_people(void **state)
{
    struct imported *im = *state;

    assert_true(imported_read(im, "a.xml",
                              BYTES("\n <?xml version=\"1.0\"?>\n<r><ilmoitus>\n"
                                    "<nimi>A & B&nbsp;&auml;</nimi><kunta>Tampere</kunta>\n"
                                    "<www href=\"https://a.fi/?x=1&y=2\"/><kuvaus>alle < 18 v "
                                    "&#11;\x0B\x1F&amp;\r\n<![CDATA[x & y <b]]></kuvaus>\n"
                                    "<hinta>\0 5 "
                                    "&euro;</hinta><kategoria>x</kategoria></ilmoitus></r>")));
    assert_non_null(
        strstr(said(&im->said),
               "a.xml:2:2: warning: not quite as such a file is written: the XML declaration does "
               "not stand at the very start of the file; what is in front of it is passed over\n"
               "a.xml: note: read as: XML, UTF-8, listings in <ilmoitus>\n"
               "a.xml:5:62: style: control character removed: U+001F\n"
               "a.xml:7:8: style: control character removed: U+0000\n"
               "a.xml:4:9: warning: not quite as such a file is written: 7 plain & or <, or "
               "references that XML does not know, are taken as text; here is the first; write "
               "&amp; and &lt; for them\n"
               "a.xml: note: read 1 listing, "));
    assert_string_equal(imported_field(im, 0, "nimi"), "nimi[fi] 4:7 A & B ä\n");
    assert_string_equal(imported_field(im, 0, "kuvaus"),
                        "kuvaus[fi] 5:44 alle < 18 v & x & y <b\n");
    assert_string_equal(imported_field(im, 0, "www"), "www 5:1 https://a.fi/?x=1&y=2\n");
    assert_string_equal(imported_field(im, 0, "hinta"), "hinta 7:8 5 €\n");
}

/* ---- Files that can't be used */

static void test_refused(void **state)
{
    struct imported *im = *state;

    refused(im, "a.csv", STR(""), "a.csv: fatal: input can't be used: it is empty\n");
    refused(im, "a.csv", STR(" \r\n\n"), "a.csv: fatal: input can't be used: it is empty\n");
    refused(im, "a.xlsx", BYTES("PK\003\004abc"),
            "a.xlsx: fatal: can't read: the zip archive is damaged or cut off; fetch or pack it "
            "again\n");
    refused(
        im, "a.xls", BYTES("\xD0\xCF\x11\xE0"),
        "a.xls: fatal: input can't be used: it is an old Excel or Word file, or a workbook with "
        "a password; save the sheet as .xlsx without one\n");
    refused(im, "a.csv",
            BYTES("\x7F"
                  "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0\x3E\0\1\0\0\0\xB0\xDA\3\0\0\0\0\0"),
            "a.csv: fatal: input can't be used: it is no text; the listings are needed as a "
            "spreadsheet, CSV, XML or JSON\n");
    refused(im, "a.json", STR("[{\"x\": 1}]"),
            "a.json:1:1: fatal: input can't be used: JSON without a list of listings; expected "
            "objects with \"nimi\" or \"name\" in them (esite list fields shows all names)\n");
    refused(im, "a.html", STR("<!DOCTYPE html>\n<html><body>x</body></html>"),
            "a.html:2:1: fatal: input can't be used: a web page, not an export; when a spreadsheet "
            "program opens it, save it from there as .xlsx, else export the "
            "listings as CSV or "
            "XML\n");
    refused(im, "a.csv", STR("1;2;3\n4;5;6\n"),
            "a.csv:1: fatal: input can't be used: no row with column names; found \"1\", \"2\", "
            "\"3\", expected "
            "names such as \"nimi\", \"kunnat\", \"puhelin\" (esite list fields shows all; "
            "--header-row says "
            "where)\n");
    refused(
        im, "a.csv", STR("kunta;puhelin\nTampere;1\n"),
        "a.csv:1: fatal: input can't be used: no column for the name of a listing; found "
        "\"kunta\", "
        "\"puhelin\", expected one called \"nimi\" or \"name\" (esite list fields shows all)\n");
    refused(im, "a.xml", STR("<a><b/></a>"),
            "a.xml: fatal: input can't be used: no listing in it; expected elements such as "
            "<ilmoitus> with "
            "<nimi>, <kunta>, <puhelin> in them\n");
    assert_false(imported_read(im, "a.csv", STR("nimi;kunta\n")));
    assert_non_null(strstr(said(&im->said),
                           "a.csv: fatal: input can't be used: no listing in it; there is no "
                           "row below the header\n"));
}

static void test_limits(void **state)
{
    struct imported *im = *state;

    im->options.limits.of[LIMIT_FILE] = 10;
    refused(im, "a.csv", STR("nimi;kunta\na;Tampere\n"),
            "a.csv: fatal: over a limit: larger than 10 bytes, the most that is read; "
            "if that is meant, --limit=file=NUMBER allows more\n");
    im->options = (struct import_options){.limits.of[LIMIT_RECORDS] = 1};
    assert_false(imported_read(im, "a.csv", STR("nimi;kunta\na;Tampere\nb;Tampere\n")));
    assert_non_null(strstr(said(&im->said),
                           "a.csv:3: fatal: over a limit: more than 1 listings; if that is "
                           "meant, --limit=records=NUMBER allows more\n"));
    im->options = (struct import_options){.limits.of[LIMIT_COLUMNS] = 2};
    refused(im, "a.csv", STR("nimi;kunta;puhelin\na;Tampere;x\n"),
            "a.csv:1: fatal: over a limit: more than 2 columns; if that is meant, "
            "--limit=columns=NUMBER allows more\n");
    im->options = (struct import_options){.limits.of[LIMIT_FIELD] = 8};
    assert_true(imported_read(im, "a.csv", STR("nimi;kunta\naaaaaaaaa;Tampere\nb;Tampere\n")));
    assert_non_null(
        strstr(said(&im->said), "a.csv:2:1: error: record not usable: a cell longer than 8 bytes"));
    assert_false(
        imported_read(im, "a.xml", STR("<x><ilmoitus><nimi>aaaaaaaaa</nimi></ilmoitus></x>")));
    assert_non_null(strstr(said(&im->said),
                           "a.xml:1:20: fatal: input can't be used: more text in one element"));
    im->options = (struct import_options){.limits.of[LIMIT_DEPTH] = 2};
    assert_false(imported_read(im, "a.xml", STR("<x><ilmoitus><nimi>a</nimi></ilmoitus></x>")));
    assert_non_null(strstr(said(&im->said), "--limit=depth=NUMBER allows more"));
}

/* ---- What becomes of values */

/* One listing with the columns nimi, kategoriat, kunnat and `column`. */
static void read_value(struct imported *im, const char *column, const char *value,
                       const char *message)
{
    struct buf csv = {0};
    const char *all, *rest;

    /* Another name each time: the same would be taken once. */
    buf_printf(&csv, "nimi;kategoriat;kunnat;%s\n%c;y;Tampere;%s\n", column,
               (char)('A' + im->listings.n % 26), value);
    assert_true(imported_read(im, "a.csv", buf_view(&csv)));
    buf_release(&csv);
    all = said(&im->said);
    rest = strchr(all, '\n') + 1;
    if (strncmp(rest, message, strlen(message)) != 0 ||
        strncmp(rest + strlen(message), "a.csv: note: read", 17) != 0)
        fail_msg("%s: said:\n%snot:\n%s", value, rest, message);
}

static void check_value(struct imported *im, const char *column, const char *value,
                        const char *field, const char *shown, const char *message)
{
    read_value(im, column, value, message);
    if (strcmp(imported_field(im, im->listings.n - 1, field), shown) != 0)
        fail_msg("%s: %snot %s", value, imported_field(im, im->listings.n - 1, field), shown);
}

/* The place is that in the file, also where nearly well-formed XML is mended. */
static void test_pasted_bytes(void **state)
{
    struct imported *im = *state;

    assert_true(imported_read(
        im, "a.xml",
        BYTES("  \n<?xml version=\"1.0\"?>\n<ilmoitukset>\n<ilmoitus><nimi>Työ &nbsp;& ääääää"
              "</nimi><kunta>Tampere</kunta><kategoria>x</kategoria></ilmoitus>\n"
              "<ilmoitus><nimi>P\xE4iv\xE4</nimi><kunta>Tampere</kunta><kategoria>x</kategoria>"
              "</ilmoitus></ilmoitukset>")));
    assert_string_equal(imported_field(im, 1, "nimi"), "nimi[fi] 5:17 Päivä\n");
    assert_non_null(strstr(said(&im->said), "a.xml:5:18: warning: bytes that are not text in this "
                                            "encoding: 2 bytes, here first, are read as "
                                            "Windows-1252"));
}

/* A spreadsheet's numbers get back what is certain that they had; the rest is as it was. */
static void test_lost_zeros(void **state)
{
    struct imported *im = *state;

    assert_true(imported_read(im, "a.csv",
                              STR("nimi;kunta;kategoria;puhelin\nA;Tampere;x;401234567\n"
                                  "B;Tampere;x;358401234567\nC;Tampere;x;4512345678\n")));
    assert_string_equal(imported_field(im, 0, "puhelin"),
                        "puhelin 2:13 0401234567 <+358401234567>\n");
    assert_string_equal(imported_field(im, 1, "puhelin"),
                        "puhelin 3:13 +358401234567 <+358401234567>\n");
    assert_string_equal(imported_field(im, 2, "puhelin"), "puhelin 4:13 4512345678 <>\n");
    assert_said(&im->said,
                "a.csv: note: read as: CSV with semicolons, UTF-8, header in line 1\n"
                "a.csv:2:13: warning: digits that a spreadsheet took for a number mended: "
                "\"401234567\" is read as \"0401234567\"; format the column as text\n"
                "a.csv:3:13: warning: digits that a spreadsheet took for a number mended: "
                "\"358401234567\" is read as \"+358401234567\"; format the column as text\n"
                "a.csv:4:13: warning: phone number not understood: \"4512345678\", printed as "
                "typed; is the 0 in front lost? format the column as text\n"
                "a.csv: note: read 3 listings, 3 with warnings\n");
    assert_true(imported_read(im, "b.json",
                              STR("[{\"nimi\":\"D\",\"kunta\":\"Tampere\",\"kategoria\":\"x\","
                                  "\"puhelin\":505550101}]")));
    assert_string_equal(imported_field(im, 3, "puhelin"),
                        "puhelin 1:58 0505550101 <+358505550101>\n");
}

static void test_phones(void **state)
{
    struct imported *im = *state;

    check_value(
        im, "puhelin", "040 111 1111, 050 222 2222", "puhelin",
        "puhelin 2:13 040 111 1111 <+358401111111>\npuhelin 2:27 050 222 2222 <+358502222222>\n",
        "");
    check_value(im, "puhelin", "Maija Meikäläinen 040 111 1111", "puhelin",
                "puhelin 2:31 040 111 1111 <+358401111111>\n",
                "a.csv:2:13: style: name of a person not printed: \"Maija Meikäläinen\" beside a "
                "phone number\n");
    check_value(im, "puhelin", "neuvonta, Maija Meikäläinen 040 111 1111", "puhelin",
                "puhelin 2:41 040 111 1111 <+358401111111> (neuvonta)\n",
                "a.csv:2:23: style: name of a person not printed: \"Maija Meikäläinen\" beside a "
                "phone number\n");
    check_value(im, "puhelin", "040 111 1111 (Maija Me, ma 9-11) neuvonta", "puhelin",
                "puhelin 2:13 040 111 1111 <+358401111111> (neuvonta) [ma 9-11]\n",
                "a.csv:2:27: style: name of a person not printed: \"Maija Me\" beside a phone "
                "number\n");
    check_value(im, "puhelin", "040 111 1111 ma-ti Maija Mehi", "puhelin",
                "puhelin 2:13 040 111 1111 <+358401111111> [ma-ti]\n",
                "a.csv:2:32: style: name of a person not printed: \"Maija Mehi\" beside a phone "
                "number\n");
    check_value(im, "puhelin", "040 111 1111-2", "puhelin",
                "puhelin 2:13 040 111 1111 <+358401111111> (2)\n",
                "a.csv:2:13: warning: phone number not understood: \"2\" stands beside \"040 111 "
                "1111\"; write each number in full, with a comma between\n");
    check_value(im, "puhelin", "50123456", "puhelin", "puhelin 2:13 50123456 <>\n",
                "a.csv:2:13: warning: phone number not understood: \"50123456\", printed as "
                "typed; is the 0 in "
                "front lost? format the column as text\n");
    check_value(im, "puhelin", "kysy", "puhelin", "",
                "a.csv:2:13: warning: phone number not understood: \"kysy\" is not printed; "
                "expected a number "
                "such as 040 123 4567, 03 123 4567 or +358 40 123 4567\n");
    check_value(im, "puhelin", "-", "puhelin", "", "");
    check_value(im, "puhelin", "\"=\"\"0401234567\"\"\"", "puhelin",
                "puhelin 2:17 0401234567 <+358401234567>\n", "");
}

static void test_contacts(void **state)
{
    struct imported *im = *state;

    check_value(im, "sahkoposti", "info@x.fi, maija.meikalainen@x.fi", "sahkoposti",
                "sahkoposti 2:13 info@x.fi\n",
                "a.csv:2:24: style: personal e-mail address not printed: "
                "\"maija.meikalainen@x.fi\"; give an "
                "address of the office instead\n");
    check_value(
        im, "sahkoposti", "etunimi.sukunimi@x.fi", "sahkoposti", "",
        "a.csv:2:13: warning: e-mail address not usable: \"etunimi.sukunimi@x.fi\" is not printed; "
        "expected an address such as info@yhdistys.fi\n");
    check_value(im, "www", "www.a.fi, https://b.fi ja c.fi/x,y", "www",
                "www 2:13 https://www.a.fi\nwww 2:23 https://b.fi\nwww 2:39 https://c.fi/x,y\n",
                "");
    check_value(im, "www", "www.a.fi,b.fi", "www",
                "www 2:13 https://www.a.fi\nwww 2:22 https://b.fi\n", "");
    check_value(im, "www", "javascript:alert(1)", "www", "",
                "a.csv:2:13: warning: web address not usable: \"javascript:alert(1)\" is not "
                "printed; expected an "
                "address such as https://www.yhdistys.fi\n");
    check_value(im, "yhteyshenkilo", "Maija Meikäläinen", "yhteyshenkilo", "",
                "a.csv:2:13: style: name of a person not printed: \"Maija Meikäläinen\" in "
                "yhteyshenkilo\n");
    im->options.with_contact_persons = true;
    check_value(im, "yhteyshenkilo", "Maija Meikäläinen", "yhteyshenkilo",
                "yhteyshenkilo 2:13 Maija Meikäläinen\n", "");
    check_value(im, "sahkoposti", "maija.meikalainen@x.fi", "sahkoposti",
                "sahkoposti 2:13 maija.meikalainen@x.fi\n", "");
    check_value(im, "puhelin", "Maija Meikäläinen 040 111 1111", "puhelin",
                "puhelin 2:31 040 111 1111 <+358401111111> (Maija Meikäläinen)\n", "");
}

/* Addresses of persons go out of any text, with what would be left over; others stay. */
static void test_addresses_in_texts(void **state)
{
    struct imported *im = *state;
    static const struct {
        const char *typed, *left;
        unsigned column; /* of the address, in kuvaus */
        const char *address;
    } texts[] = {
        {"Ota yhteyttä (maija.meikalainen@x.fi).", "Ota yhteyttä.", 27, "maija.meikalainen@x.fi"},
        {"Kysy Maijalta, m.mehi@x.fi, tai soita.", "Kysy Maijalta, tai soita.", 28, "m.mehi@x.fi"},
        {"Kysy Maijalta, m.mehi@x.fi tai soita.", "Kysy Maijalta tai soita.", 28, "m.mehi@x.fi"},
        {"Tule! Sähköposti: m.mehi@x.fi.", "Tule!", 31, "m.mehi@x.fi"},
        {"Tule! m.mehi@x.fi: kirjoita", "Tule! kirjoita", 19, "m.mehi@x.fi"},
        {"Tule!, s-posti m.mehi@x.fi heti", "Tule!, heti", 28, "m.mehi@x.fi"},
        {"Kysy a@x.fi, m.mehi@x.fi, b@y.fi", "Kysy a@x.fi, b@y.fi", 26, "m.mehi@x.fi"},
        {"Kirjoita etunimi.sukunimi@x.fi, @maija", "Kirjoita etunimi.sukunimi@x.fi, @maija", 0, ""},
    };
    char shown[128], said[256];

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        snprintf(said, sizeof said,
                 "a.csv:2:%u: style: personal e-mail address not printed: \"%s\"; give an address "
                 "of the office instead\n",
                 texts[i].column, texts[i].address);
        snprintf(shown, sizeof shown, "hinta 2:13 %s\n", texts[i].left);
        check_value(im, "hinta", texts[i].typed, "hinta", shown, texts[i].column ? said : "");
        snprintf(shown, sizeof shown, "aukiolo 2:13 %s\n", texts[i].left);
        check_value(im, "aukiolo", texts[i].typed, "aukiolo", shown, texts[i].column ? said : "");
    }
    check_value(im, "puhelin", "040 111 1111, sähköposti maija.meikalainen@x.fi", "puhelin",
                "puhelin 2:13 040 111 1111 <+358401111111>\n",
                "a.csv:2:38: style: personal e-mail address not printed: "
                "\"maija.meikalainen@x.fi\"; give an address of the office instead\n");
    im->options.with_contact_persons = true;
    check_value(im, "hinta", "kysy m.meikalainen@x.fi", "hinta",
                "hinta 2:13 kysy m.meikalainen@x.fi\n", "");
}

static void test_ages(void **state)
{
    struct imported *im = *state;

    check_value(im, "ika_min", "65+", "ika_min", "ika_min 65\n", "");
    check_value(im, "ika_min", "7–12", "ika_max", "ika_max 12\n", "");
    check_value(im, "ika", "alle 18", "ika_max", "ika_max 17\n", "");
    check_value(im, "ika_max", "64 v.", "ika_max", "ika_max 64\n", "");
    check_value(im, "ika_min;ika_max", "65;18", "ika_min", "",
                "a.csv:2:13: warning: age not understood: the youngest, 65, is over the oldest, "
                "18; neither is "
                "used: swap them\n");
    check_value(im, "ika_min", "vanhukset", "ika_min", "",
                "a.csv:2:13: warning: age not understood: \"vanhukset\"; expected years from 0 to "
                "120, such as 65 "
                "or 7–12\n");
    check_value(im, "ika_min", "1965", "ika_min", "",
                "a.csv:2:13: warning: age not understood: \"1965\"; expected years from 0 to 120, "
                "such as 65 or "
                "7–12\n");
}

static void test_words(void **state)
{
    struct imported *im = *state;

    check_value(im, "tyyppi", "kurssi", "tyyppi", "",
                "a.csv:2:13: warning: value not understood: \"kurssi\" in tyyppi; expected tuki, "
                "harrastus or "
                "vapaaehtoistehtava; taken as tuki\n");
    check_value(im, "tila", "hmm", "tila", "",
                "a.csv:2:13: warning: value not understood: \"hmm\" in tila; expected julkaistu, "
                "luonnos or "
                "paattynyt; taken as julkaistu\n");
    check_value(im, "valtakunnallinen", "ehkä", "valtakunnallinen", "",
                "a.csv:2:13: warning: value not understood: \"ehkä\" in valtakunnallinen; expected "
                "kyllä or ei; "
                "taken as ei\n");
    check_value(im, "toimintatapa", "paikka, savumerkein", "toimintatapa", "toimintatapa paikka\n",
                "a.csv:2:21: warning: value not understood: \"savumerkein\" in toimintatapa; "
                "expected paikka, "
                "verkko or puhelin\n");
    check_value(im, "tarkeys", "suuri", "tarkeys", "",
                "a.csv:2:13: warning: value not understood: \"suuri\" in tarkeys; expected a whole "
                "number; taken "
                "as 0\n");
    check_value(im, "alkaa", "3/8/20", "alkaa", "alkaa 2020-08-03\n",
                "a.csv:2:13: style: date can be read in two ways: \"3/8/20\" is taken as "
                "2020-08-03, the day first, and not as 2020-03-08; write it as the one that is "
                "right\n");
    check_value(im, "paattyy", "31.12.", "paattyy", "",
                "a.csv:2:13: warning: date not understood: \"31.12.\" in paattyy has no year; "
                "write a day such as "
                "3.8.2020 or 2020-08-03\n");
    check_value(im, "voimassa", "toistaiseksi", "voimassa", "", "");
    check_value(im, "kohderyhmat", "\"omaiset (puolisot, vanhemmat); lapset\"", "kohderyhma",
                "kohderyhma 2:14 omaiset (puolisot, vanhemmat)\nkohderyhma 2:45 lapset\n", "");
    check_value(im, "kohderyhmat", "a (b, c", "kohderyhma",
                "kohderyhma 2:13 a (b\nkohderyhma 2:19 c\n", "");
}

/* ---- Places */

/* A listing with only the field `column`, and the messages about it. */
static void check_place(struct imported *im, const char *column, const char *value,
                        const char *places, const char *message)
{
    struct buf csv = {0};
    const char *all, *rest;

    buf_printf(&csv, "nimi;kategoriat;%s\nx;y;%s\n", column, value);
    assert_true(imported_read(im, "a.csv", buf_view(&csv)));
    buf_release(&csv);
    all = said(&im->said);
    rest = strchr(all, '\n') + 1;
    if (strncmp(rest, message, strlen(message)) != 0 ||
        strncmp(rest + strlen(message), "a.csv: note: read", 17) != 0)
        fail_msg("%s: said:\n%snot:\n%s", value, rest, message);
    if (places) {
        const struct listing *l = &im->listings.v[im->listings.n - 1];
        struct buf out = {0};

        buf_puts(&out, l->nationwide ? "*" : "");
        for (size_t i = 0; i < l->municipalities.n; i++)
            buf_printf(&out, " %.*s", STR_ARG(l->municipalities.v[i]->fi));
        for (size_t i = 0; i < l->regions.n; i++)
            buf_printf(&out, " %.*s", STR_ARG(l->regions.v[i]));
        if (strcmp(out.s, places) != 0)
            fail_msg("%s: %s, not %s", value, out.s, places);
        buf_release(&out);
    }
}

static void test_places(void **state)
{
    static const char nowhere[] =
        "a.csv:2:1: error: listing without a place: \"x\" has no municipality, region, town or "
        "postcode that is "
        "known; fill in kunnat, or write Koko maa there when it is for the whole country\n";
    struct imported *im = *state;

    check_place(im, "kunnat", "\"Tammerfors, BIRKALA\"", " Tampere Pirkkala", "");
    check_place(im, "kunnat", "Tampereella ja Kangasalla", " Tampere Kangasala", "");
    check_place(im, "kunnat", "Tampere/Pirkkala", " Tampere Pirkkala", "");
    check_place(im, "kunnat", "\"837, 604, 837\"", " Tampere Pirkkala", "");
    check_place(im, "kunnat", "\"city/FI/Tampere, state/FI/Pirkanmaa\"", " Tampere 06", "");
    check_place(im, "kunnat", "Tampere (Hervanta)", " Tampere", "");
    check_place(im, "kunnat", "Vammala", " Sastamala", "");
    check_place(im, "kunnat", "Pirkanmaa", " 06", "");
    check_place(im, "maakunta", "Birkaland", " 06", "");
    check_place(im, "kunnat", "Koko maa", "*", "");
    check_place(im, "kunnat", "Hela landet", "*", "");
    check_place(im, "valtakunnallinen", "x", "*", "");
    check_place(im, "postitoimipaikka", "Tampere", " Tampere", "");
    check_place(im, "postinumero", "38200", " Sastamala", "");
    check_place(im, "postinumero", "FI-33720", " Tampere", "");
    check_place(im, "osoite", "\"Insinöörinkatu 38, 33720 Tampere\"", " Tampere", "");
    check_place(im, "kunnat;postinumero", "H\uFFFDmeenkyr\uFFFD;39100", " Hämeenkyrö",
                "a.csv:2:6: warning: bytes that are not text in this encoding: a character of "
                "\"H\uFFFDmeenkyr\uFFFD\" is lost, U+FFFD stands for it; write it again\n");
    check_place(im, "kunnat", "", NULL, nowhere);
    check_place(
        im, "kunnat", "\"Tampere, Tamperre\"", " Tampere",
        "a.csv:2:15: warning: unknown municipality: \"Tamperre\"; did you mean \"Tampere\"?\n");
    check_place(im, "kunnat;postinumero", "Tampere;180", " Tampere",
                "a.csv:2:13: warning: value not understood: \"180\"; a postcode has five digits, "
                "and those without "
                "are not printed (zeros in front are lost when the column is not text)\n");
}

static void test_address_is_split(void **state)
{
    struct imported *im = *state;

    check_value(im, "osoite", "\"Katu 38 A 5, 33720 Tampere\"", "osoite",
                "osoite 2:14 Katu 38 A 5\n", "");
    assert_string_equal(imported_field(im, 0, "postinumero"), "postinumero 2:27 33720\n");
    assert_string_equal(imported_field(im, 0, "postitoimipaikka"),
                        "postitoimipaikka 2:33 Tampere\n");
    check_value(im, "osoite;postinumero", "Katu 1 33720 Tampere;33100", "osoite",
                "osoite 2:13 Katu 1 33720 Tampere\n", "");
    check_value(im, "postinumero", "33720 Tampere", "postitoimipaikka",
                "postitoimipaikka 2:19 Tampere\n", "");
    check_value(im, "postinumero", "33 720", "postinumero", "postinumero 2:13 33720\n", "");
}

static void test_no_name(void **state)
{
    struct imported *im = *state;

    read_ok(im, "a.csv",
            "tunniste;nimi;kunta;kategoria\na-1;;Tampere;x\n;;Tampere;x\nb;y;Tampere;x\n",
            "a.csv:2:1: error: listing without a name: fill in nimi of \"a-1\"\n"
            "a.csv:3:1: error: listing without a name: fill in nimi\n"
            "a.csv: note: read 3 listings, 2 with errors (left out)\n");
}

static void test_ids_across_files(void **state)
{
    struct imported *im = *state;

    read_ok(im, "a.csv", "tunniste;nimi;kunta;kategoria\na-1;x;Tampere;x\n",
            "a.csv: note: read 1 listing\n");
    assert_true(
        imported_read(im, "b.csv", STR("tunniste;nimi;kunta;kategoria\na-1;y;Tampere;x\n")));
    assert_non_null(
        strstr(said(&im->said), "b.csv:2:1: warning: id already used: \"a-1\" in line 2 of "));
    assert_int_equal(im->listings.n, 2);
    assert_int_equal(im->listings.read, 2);
    assert_int_equal(im->listings.v[1].order, 0);
}

static void test_many_records(void **state)
{
    enum { RECORDS = 5000 };
    struct imported *im = *state;
    struct buf csv = {0};

    buf_puts(&csv, "tunniste;nimi;kunta;kategoria\n");
    for (unsigned i = 0; i < RECORDS; i++)
        buf_printf(&csv, "id-%u;Nimi %u;Tampere;x\n", i, i);
    buf_puts(&csv, "id-77;x;Tampere;x\n");
    assert_true(imported_read(im, "a.csv", buf_view(&csv)));
    assert_non_null(strstr(said(&im->said),
                           "a.csv:5002:1: warning: id already used: \"id-77\" in line 79, too"));
    assert_int_equal(im->listings.n, RECORDS + 1);
    assert_string_equal(imported_field(im, 4999, "nimi"), "nimi[fi] 5001:9 Nimi 4999\n");
    buf_release(&csv);
}

/* ---- The samples */

/* Drops what can't be the same in CSV and XML: places, and texts in other languages, which only the
 * XML has. */
static void put_finnish(struct buf *out, const char *shown)
{
    struct str rest = str_from(shown), line;
    bool foreign = false;

    while (str_split(&rest, '\n', &line)) {
        size_t space = str_find_char(line, ' ', 0), colon = str_find_char(line, ':', 0);
        size_t bracket = str_find_char(str_sub(line, 0, space), '[', 0);

        if (bracket != SIZE_MAX)
            foreign = !str_eq(str_sub(line, bracket, space), STR("[fi]"));
        else if (space != SIZE_MAX)
            foreign = false;
        if (foreign)
            continue;
        buf_str(out, str_sub(line, 0, space));
        if (colon != SIZE_MAX && space < colon)
            space = str_find_char(line, ' ', space + 1);
        buf_str(out, str_sub(line, space, line.n));
        buf_char(out, '\n');
    }
}

/* Is it a slice of a file that the listings hold? */
static bool held(const struct listings *l, struct str s)
{
    for (size_t i = 0; i < l->held.n; i++) {
        struct str bytes = l->held.v[i].bytes;

        if (!bytes.s) /* what was decoded */
            return true;
        if (s.s >= bytes.s && s.s + s.n <= bytes.s + bytes.n)
            return true;
    }
    return false;
}

/* A text that needs no cleaning is not copied; one that does is, and both outlive the reading. */
static void test_texts_are_borrowed(void **state)
{
    struct imported *im = *state;
    const struct listing *l;

    assert_true(imported_read(im, "a.csv",
                              STR("nimi;kunnat;kuvaus;puhelin;sahkoposti\n"
                                  "Kahvila;Tampere;\"Hyvää  kahvia\";040 123 4567;A@X.FI\n"
                                  "Pulla;Tampere;\"Sanoi \"\"kyllä\"\"\";0401234567;a@x.fi\n")));
    l = im->listings.v;
    assert_true(held(&im->listings, l[0].name.v[0].s));
    assert_true(held(&im->listings, l[0].phones.v[0].number));
    assert_true(held(&im->listings, l[1].emails.v[0].s));
    assert_false(held(&im->listings, l[0].description.v[0].s));
    assert_false(held(&im->listings, l[0].emails.v[0].s));
    assert_false(held(&im->listings, l[1].description.v[0].s));
    assert_str(l[0].description.v[0].s, "Hyvää kahvia");
    assert_str(l[0].emails.v[0].s, "A@x.fi");
    assert_str(l[1].description.v[0].s, "Sanoi \"kyllä\"");
}

static void test_borrowed_from_what_was_decoded(void **state)
{
    struct imported *im = *state;

    assert_true(imported_read(im, "a.csv", STR("nimi;kunnat\nKes\xE4;H\xE4meenkyr\xF6\n")));
    assert_int_equal(im->listings.held.n, 1);
    assert_str(im->listings.v[0].name.v[0].s, "Kesä");
}

static void test_samples_agree(void **state)
{
    struct imported *csv = *state, xml;
    struct buf a = {0}, b = {0};

    imported_init(&xml);
    assert_true(imported_tree(csv, "samples/apu-on-lahella/listings.csv"));
    assert_true(imported_tree(&xml, "samples/apu-on-lahella/listings.xml"));
    assert_int_equal(csv->listings.n, xml.listings.n);
    assert_true(csv->listings.n >= 150);
    assert_int_equal(csv->said.diag.count[DIAG_WARNING], 0);
    assert_int_equal(xml.said.diag.count[DIAG_WARNING], 0);
    for (size_t i = 0; i < csv->listings.n; i++) {
        buf_clear(&a);
        buf_clear(&b);
        put_finnish(&a, imported_show(csv, i));
        put_finnish(&b, imported_show(&xml, i));
        assert_string_equal(a.s, b.s);
    }
    buf_release(&a);
    buf_release(&b);
    imported_release(&xml);
}

/* What is said of the oddities is compared with what was said when someone looked (odd.md says what
 * is right). */
static void check_odd(struct imported *im, const char *name, const char *expected, size_t n)
{
    struct arena a;
    struct file f;
    struct diag d;
    struct buf actual = {0};
    struct str rest, line;

    arena_init(&a);
    diag_init(&d, stderr);
    assert_true(imported_tree(im, name));
    fflush(im->said.diag.out);
    rest = (struct str){im->said.text, im->said.n};
    while (str_split(&rest, '\n', &line)) { /* without the folder in front */
        size_t at = str_find(line, STR("samples/"), 0);

        buf_str(&actual, str_sub(line, at == SIZE_MAX ? 0 : at, line.n));
        if (rest.s)
            buf_char(&actual, '\n');
    }
    assert_true(file_open(&f, data_path(&a, expected), 1 << 20, &d));
    if (!str_eq(buf_view(&actual), f.bytes))
        print_error("%s", actual.s);
    assert_str(f.bytes, actual.s);
    assert_int_equal(im->listings.n, n);
    file_close(&f);
    buf_release(&actual);
    arena_release(&a);
}

static void test_odd_csv(void **state)
{
    check_odd(*state, "samples/apu-on-lahella/odd.csv", "tests/unit/odd-csv.said", 58);
}

static void test_odd_xml(void **state)
{
    check_odd(*state, "samples/apu-on-lahella/odd.xml", "tests/unit/odd-xml.said", 62);
}

#define WITH_STATE(test) cmocka_unit_test_setup_teardown(test, imported_setup, imported_teardown)

/* ---- Several exports */

static const char export_a[] = "tunniste;nimi;kunta;kategoria;puhelin;osoite\n"
                               "a1;Ruoka-apu;Tampere;x;040 123 4567;Katu 1\n"
                               ";Kerho;Tampere;x;;Tie 2\n"
                               "a3;Kahvila;Tampere;x;;\n";

static void test_the_same_export_twice(void **state)
{
    struct imported *im = *state;

    read_ok(im, "a.csv", export_a, "a.csv: note: read 3 listings\n");
    assert_true(imported_read(im, "a.csv", str_from(export_a)));
    assert_non_null(strstr(said(&im->said),
                           "a.csv: note: 3 listings besides that were in an export before "
                           "it, and are taken once\n"));
    assert_int_equal(im->listings.n, 3);
    assert_int_equal(im->said.diag.by_code[DIAG_DUPLICATE], 3);
}

static void test_exports_that_overlap(void **state)
{
    struct imported *im = *state;
    const char *messages;

    read_ok(im, "a.csv", export_a, "a.csv: note: read 3 listings\n");
    assert_true(imported_read(
        im, "b.json",
        STR("[{\"id\":\"77\",\"nimi\":\"RUOKA-APU\",\"kunta\":\"Tampere\",\"kategoria\":\"x\","
            "\"osoite\":"
            "\"Katu 1\",\"puhelin\":\"+358 40 1234567\"},\n"
            "{\"id\":\"78\",\"nimi\":\"Ruoka-apu\",\"kunta\":\"Tampere\",\"kategoria\":\"x\","
            "\"puhelin\":"
            "\"040 999 9999\"},\n"
            "{\"id\":\"79\",\"nimi\":\"Kerho\",\"kunta\":\"Tampere\",\"kategoria\":\"x\","
            "\"osoite\":\"Tie "
            "3\"},\n"
            "{\"id\":\"a3\",\"nimi\":\"Muu\",\"kunta\":\"Tampere\",\"kategoria\":\"x\"}]")));
    messages = said(&im->said);
    assert_non_null(strstr(
        messages, "b.json:1:2: warning: listing given twice: \"RUOKA-APU\" is in line 2 of"));
    assert_non_null(strstr(messages, "b.json:4:1: warning: id already used: \"a3\" in line 4 of"));
    assert_int_equal(im->listings.n, 6); /* another phone, another street, another name: others */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_pasted_bytes, imported_setup, imported_teardown),
        cmocka_unit_test_setup_teardown(test_lost_zeros, imported_setup, imported_teardown),
        WITH_STATE(test_every_field_of_csv),
        WITH_STATE(test_what_is_guessed_is_said),
        WITH_STATE(test_swedish_header),
        WITH_STATE(test_bad_bytes_are_counted),
        WITH_STATE(test_guesses_are_overruled),
        WITH_STATE(test_columns),
        WITH_STATE(test_warnings_about_the_file),
        WITH_STATE(test_references_without_quotes),
        WITH_STATE(test_rows),
        WITH_STATE(test_xml),
        WITH_STATE(test_xml_of_others),
        WITH_STATE(test_one_record_is_the_whole_file),
        WITH_STATE(test_xml_in_another_encoding),
        WITH_STATE(test_xml_in_utf16),
        WITH_STATE(test_malformed_xml),
        WITH_STATE(test_xml_goes_on),
        WITH_STATE(test_xml_of_slips),
        WITH_STATE(test_xml_inner_names),
        WITH_STATE(test_xml_of_people),
        WITH_STATE(test_refused),
        WITH_STATE(test_limits),
        WITH_STATE(test_phones),
        WITH_STATE(test_contacts),
        WITH_STATE(test_addresses_in_texts),
        WITH_STATE(test_ages),
        WITH_STATE(test_words),
        WITH_STATE(test_places),
        WITH_STATE(test_address_is_split),
        WITH_STATE(test_no_name),
        WITH_STATE(test_ids_across_files),
        WITH_STATE(test_many_records),
        WITH_STATE(test_texts_are_borrowed),
        WITH_STATE(test_borrowed_from_what_was_decoded),
        WITH_STATE(test_samples_agree),
        WITH_STATE(test_odd_csv),
        WITH_STATE(test_odd_xml),
        cmocka_unit_test_setup_teardown(test_the_same_export_twice, imported_setup,
                                        imported_teardown),
        cmocka_unit_test_setup_teardown(test_exports_that_overlap, imported_setup,
                                        imported_teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
