/* Tables as people keep them, for themselves to read: with headings, sums, a column a weekday, and
 * an x where it is. */
#include "unit.h"

#include <string.h>

#include "imported.h"

static void read_said(struct imported *im, const char *text, const char *messages)
{
    assert_true(imported_read(im, "a.csv", str_from(text)));
    assert_said(&im->said, messages);
}

#define READ "a.csv: note: read as: CSV with semicolons, UTF-8, header in line 1\n"

/* A heading is for those below it that say nothing else. */
static void test_headings(void **state)
{
    struct imported *im = *state;

    read_said(im,
              "nimi;kunta;postitoimipaikka;kategoria\n"
              "TAMPERE:;;;\n"
              "a;;;x\n"
              "b;Nokia;;x\n"
              "c;;Ylöjärvi;x\n"
              "Koko maa\n"
              "d;;;x\n"
              "837;;;\n"
              "Muut;;;\n",
              READ "a.csv:8:1: error: listing without a place: \"837\" has no municipality, "
                   "region, town or postcode that is known; fill in kunnat, or write Koko maa "
                   "there when it is for the whole country\n"
                   "a.csv:9:1: error: listing without a place: \"Muut\" has no municipality, "
                   "region, town or postcode that is known; fill in kunnat, or write Koko maa "
                   "there when it is for the whole country\n"
                   "a.csv:2:1: note: 2 rows with nothing but a place in them, \"TAMPERE\" first, "
                   "are headings: the places of those below them that name none\n"
                   "a.csv: note: read 6 listings, 2 with errors (left out)\n");
    assert_int_equal(im->listings.n, 4);
    assert_string_equal(imported_field(im, 0, "kunta"), "kunta Tampere\n");
    assert_string_equal(imported_field(im, 1, "kunta"), "kunta Nokia\n");
    assert_string_equal(imported_field(im, 2, "kunta"), "kunta Ylöjärvi\n");
    assert_string_equal(imported_field(im, 3, "kunta"), "");
    assert_true(im->listings.v[3].nationwide);
}

static void test_sums(void **state)
{
    struct imported *im = *state;

    read_said(im,
              "nimi;kunta;kategoria;hinta\n"
              "a;Tampere;x;5\n"
              "Yhteensä:;;;1 250,50\n"
              "Yhteensä enemmän;Tampere;x;5\n"
              "Yhteensä;Tampere;x;5\n"
              "Summa\n",
              READ "a.csv:6:1: warning: row has another number of cells than the header: 1 instead "
                   "of 4; the missing ones are taken as empty\n"
                   "a.csv:6:1: error: listing without a place: \"Summa\" has no municipality, "
                   "region, town or postcode that is known; fill in kunnat, or write Koko maa "
                   "there when it is for the whole country\n"
                   "a.csv:3:1: note: 1 row of sums is passed over\n"
                   "a.csv: note: read 4 listings, 1 with errors (left out)\n");
    assert_int_equal(im->listings.n, 3);
}

static void test_weekdays(void **state)
{
    struct imported *im = *state;

    read_said(im,
              "nimi;kunta;kategoria;Ma;Ti;Keskiviikko;Sun\n"
              "a;Tampere;x;9-15;-;x;suljettu\n",
              READ "a.csv: note: read 1 listing\n");
    assert_string_equal(imported_field(im, 0, "aukiolo"), "aukiolo 2:13 Ma 9-15\n"
                                                          "aukiolo 2:20 Keskiviikko\n"
                                                          "aukiolo 2:22 Sun suljettu\n");
    /* two may be anything */
    assert_true(
        imported_read(im, "a.csv", STR("nimi;kunta;kategoria;Ma;To\nb;Tampere;x;9-15;9\n")));
    assert_non_null(strstr(said(&im->said), "a.csv:1:22: warning: unknown column or element, left "
                                            "out: \"Ma\""));
    assert_string_equal(imported_field(im, 1, "aukiolo"), "");
}

/* Neighbours with equal hours are one row; others, and days with one between them, are not. */
static void test_equal_weekdays(void **state)
{
    struct imported *im = *state;

    read_said(im,
              "nimi;kunta;kategoria;Ma;Ti;Ke;To;Pe;La;Su\n"
              "a;Tampere;x;9-15;9-15;9-15;9-15;9-14;suljettu;suljettu\n"
              "b;Tampere;x;9-15;;9-15;9-15;x;x;\n"
              "c;Tampere;x;;;;;9-15;;\n",
              READ "a.csv: note: read 3 listings\n");
    assert_string_equal(imported_field(im, 0, "aukiolo"), "aukiolo 2:13 Ma–To 9-15\n"
                                                          "aukiolo 2:33 Pe 9-14\n"
                                                          "aukiolo 2:38 La–Su suljettu\n");
    assert_string_equal(imported_field(im, 1, "aukiolo"), "aukiolo 3:13 Ma 9-15\n"
                                                          "aukiolo 3:19 Ke–To 9-15\n"
                                                          "aukiolo 3:29 Pe–La\n");
    assert_string_equal(imported_field(im, 2, "aukiolo"), "aukiolo 4:17 Pe 9-15\n");
    assert_true(
        imported_read(im, "b.csv",
                      STR("nimi;kunta;kategoria;Maanantaisin;Tiistaisin;Keskiviikkoisin;Torstai\n"
                          "d;Tampere;x;9-15;9-15;9-15;10\ne;Tampere;x;9-15;10;10;10\n")));
    assert_string_equal(imported_field(im, 3, "aukiolo"), "aukiolo 2:13 ma–ke 9-15\n"
                                                          "aukiolo 2:28 Torstai 10\n");
    assert_string_equal(imported_field(im, 4, "aukiolo"), "aukiolo 3:13 Maanantaisin 9-15\n"
                                                          "aukiolo 3:18 ti–Torstai 10\n");
}

static void test_marks(void **state)
{
    struct imported *im = *state;

    read_said(im,
              "nimi;Tampere;Nokia;Pirkanmaa;kategoria\n"
              "a;x;;-;x\n"
              "b;✓;kyllä;ei;x\n"
              "c;;;X;x\n"
              "d;12;1;;x\n",
              READ "a.csv:5:3: warning: value not understood: \"12\" in the column \"Tampere\"; "
                   "expected an x or nothing\n"
                   "a.csv: note: read 4 listings, 1 with warnings\n");
    assert_string_equal(imported_field(im, 0, "kunta"), "kunta Tampere\n");
    assert_string_equal(imported_field(im, 1, "kunta"), "kunta Tampere\nkunta Nokia\n");
    assert_string_equal(imported_field(im, 2, "maakunta"), "maakunta 06\n");
    assert_string_equal(imported_field(im, 3, "kunta"), "kunta Nokia\n");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, imported_setup, imported_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_headings),       TEST(test_sums),  TEST(test_weekdays),
        TEST(test_equal_weekdays), TEST(test_marks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
