/* What people write into a table, through the whole import: what is made of it, and what is said.
 */
#include "unit.h"

#include <string.h>

#include "base/buf.h"
#include "imported.h"

/* A listing with one more column; the lines of `field` that come out, and what was said of it. */
static void check(const char *column, const char *typed, const char *field, const char *expected,
                  const char *message)
{
    struct imported im;
    struct buf csv = {0};
    const char *found, *messages;
    unsigned complaints;

    imported_init(&im);
    buf_printf(&csv, "nimi;kategoria;kunta;%s\nX;Ruoka-apu;Tampere;\"%s\"\n", column, typed);
    assert_true(imported_read(&im, "a.csv", buf_view(&csv)));
    assert_int_equal(im.listings.n, 1);
    found = imported_field(&im, 0, field);
    if (strcmp(found, expected) != 0)
        fail_msg("%s \"%s\":\n%snot\n%s", column, typed, found, expected);
    complaints = im.said.diag.count[DIAG_STYLE] + im.said.diag.count[DIAG_WARNING];
    messages = said(&im.said);
    if (message ? !strstr(messages, message) : complaints != 0)
        fail_msg("%s \"%s\": said\n%snot %s", column, typed, messages,
                 message ? message : "nothing");
    buf_release(&csv);
    imported_release(&im);
}

struct understood {
    const char *column, *typed, *field, *expected;
    const char *message; /* part of what is said; NULL: nothing may be */
};

static void check_all(const struct understood *cases, size_t n)
{
    for (size_t i = 0; i < n; i++)
        check(cases[i].column, cases[i].typed, cases[i].field, cases[i].expected, cases[i].message);
}

#define CHECK_ALL(cases) check_all(cases, sizeof(cases) / sizeof *(cases))

static void test_days(void **state)
{
    static const struct understood cases[] = {
        {"alkaa", "3.8.2020", "alkaa", "alkaa 2020-08-03\n", NULL},
        {"alkaa", "1.–28.7.2025", "alkaa", "alkaa 2025-07-01\n", NULL},
        {"alkaa", "1.–28.7.2025", "paattyy", "paattyy 2025-07-28\n", NULL},
        {"paattyy", "1.–28.7.2025", "alkaa", "alkaa 2025-07-01\n", NULL},
        {"paattyy", "1.–28.7.2025", "paattyy", "paattyy 2025-07-28\n", NULL},
        {"voimassa", "1.–28.7.2025", "voimassa", "voimassa 2025-07-28\n", NULL},
        {"voimassa", "1.–28.7.2025", "alkaa", "", NULL},
        {"paattyy", "3.8.2020 asti", "paattyy", "paattyy 2020-08-03\n", NULL},
        {"paattyy", "till och med den 3 augusti 2020", "paattyy", "paattyy 2020-08-03\n", NULL},
        {"paattyy", "toistaiseksi", "paattyy", "", NULL},
        {"alkaa", "3.8.2020 alkaen", "alkaa", "alkaa 2020-08-03\n", NULL},
        {"alkaa", "1.8.2020–", "alkaa", "alkaa 2020-08-01\n", NULL},
        {"alkaa", "3.8.2020 asti", "alkaa", "", "\"3.8.2020 asti\" in alkaa; expected a day"},
        {"paattyy", "3.8.2020 alkaen", "paattyy", "",
         "\"3.8.2020 alkaen\" in paattyy; expected a day"},
        {"paivitetty", "1.–28.7.2025", "paivitetty", "", "date not understood"},
        {"alkaa", "3/8/20", "alkaa", "alkaa 2020-08-03\n",
         "a.csv:2:22: style: date can be read in two ways: \"3/8/20\" is taken as 2020-08-03, the "
         "day first, and not as 2020-03-08; write it as the one that is right\n"},
        {"alkaa", "8/3/2020", "alkaa", "alkaa 2020-03-08\n",
         "2020-03-08, the day first, and not "
         "as 2020-08-03"},
        {"alkaa", "31.2.2020", "alkaa", "", "\"31.2.2020\" in alkaa; expected a day"},
        {"alkaa", "3.8.", "alkaa", "", "\"3.8.\" in alkaa has no year"},
    };

    (void)state;
    CHECK_ALL(cases);
}

/* A column of its own says more than a range in another. */
static void test_range_and_column(void **state)
{
    struct imported *im = *state;

    assert_true(imported_read(im, "a.csv",
                              STR("nimi;kategoria;kunta;paattyy;alkaa\n"
                                  "X;Ruoka-apu;Tampere;31.12.2025;1.–28.7.2025\n")));
    assert_string_equal(imported_field(im, 0, "alkaa"), "alkaa 2025-07-01\n");
    assert_string_equal(imported_field(im, 0, "paattyy"), "paattyy 2025-12-31\n");
}

static void test_addresses(void **state)
{
    static const char field[] = "osoite", code[] = "postinumero", town[] = "postitoimipaikka";
    static const struct understood cases[] = {
        {field, "Katu 1, 33100 Tampere", field, "osoite 2:22 Katu 1\n", NULL},
        {field, "Katu 1 A 3 33100 TAMPERE", field, "osoite 2:22 Katu 1 A 3\n", NULL},
        {field, "Katu 1, 2. krs, 33100 Tampere", field, "osoite 2:22 Katu 1, 2. krs\n", NULL},
        {field, "PL 12, 33101 Tampere", field, "osoite 2:22 PL 12\n", NULL},
        {field, "c/o Talo, Katu 1, 33100 Tampere", field, "osoite 2:22 c/o Talo, Katu 1\n", NULL},
        {field, "Katu 1, FI-33100 Tampere", field, "osoite 2:22 Katu 1\n", NULL},
        {field, "Katu 1, FIN-33100 Tampere", field, "osoite 2:22 Katu 1\n", NULL},
        {field, "Katu 1\nFI-33100 Tampere", field, "osoite 2:22 Katu 1\n", NULL},
        {field, "33100 Tampere", field, "", NULL},
        {field, "33100 Tampere", code, "postinumero 2:22 33100\n", NULL},
        {field, "FI-33100 Tampere", field, "", NULL},
        {field, "Katu 1, 33100, Tampere", town, "postitoimipaikka 2:37 Tampere\n", NULL},
        {field, "Katu 1, 33100 Tampere, Finland", town, "postitoimipaikka 2:36 Tampere\n", NULL},
        {field, "Katu 1, Tampere", field, "osoite 2:22 Katu 1\n", NULL},
        {field, "Katu 1, TAMPERE", town, "postitoimipaikka 2:30 TAMPERE\n", NULL},
        {field, "Katu 1, Tampere 33100", town, "postitoimipaikka 2:30 Tampere\n", NULL},
        {field, "Katu 1, Tampere 33100", code, "postinumero 2:38 33100\n", NULL},
        {field, "Katu 1, 33100 Tampere (piha)", field, "osoite 2:22 Katu 1 (piha)\n", NULL},
        {field, "Katu 1, 33100 Tampere (piha)", town, "postitoimipaikka 2:36 Tampere\n", NULL},
        {field, "Katu 1, kellari", field, "osoite 2:22 Katu 1, kellari\n", NULL},
        {field, "Tampere", field, "osoite 2:22 Tampere\n", NULL},
        {field, "Katu 1, 33100 Tampere; Tie 2, 37100 Nokia", field,
         "osoite 2:22 Katu 1, 33100 Tampere; Tie 2, 37100 Nokia\n",
         "is more than one address, printed as typed"},
        {field, "Katu 1, 33100 Tampere; Tie 2, 37100 Nokia", "kunta", "kunta Tampere\n",
         "more than one"},
    };

    (void)state;
    CHECK_ALL(cases);
}

/* Without a municipality of its own it is for those that its addresses are in. */
static void test_two_addresses(void **state)
{
    struct imported *im = *state;

    assert_true(imported_read(im, "a.csv",
                              STR("nimi;kategoria;osoite\n"
                                  "X;Ruoka-apu;Katu 1, 33100 Tampere ja Tie 2, 37100 Nokia\n")));
    assert_string_equal(imported_field(im, 0, "kunta"), "kunta Tampere\nkunta Nokia\n");
}

static void test_municipalities(void **state)
{
    static const char field[] = "kunnat"; /* beside kunta, which is Tampere */
    static const struct understood cases[] = {
        {field, "Hämeenkyrössä", "kunta", "kunta Tampere\nkunta Hämeenkyrö\n", NULL},
        {field, "i Björneborg", "kunta", "kunta Tampere\nkunta Pori\n", NULL},
        {field, "in Turku", "kunta", "kunta Tampere\nkunta Turku\n", NULL},
        {field, "37100", "kunta", "kunta Tampere\nkunta Nokia\n", NULL},
        {field, "37100 Nokia", "kunta", "kunta Tampere\nkunta Nokia\n", NULL},
        {field, "city/FI/Nokia", "kunta", "kunta Tampere\nkunta Nokia\n", NULL},
        {field, "Nokia och Birkala samt Ylöjärvi", "kunta",
         "kunta Tampere\nkunta Nokia\nkunta Pirkkala\nkunta Ylöjärvi\n", NULL},
        {field, "Nokia + Pirkkala", "kunta", "kunta Tampere\nkunta Nokia\nkunta Pirkkala\n", NULL},
        {field, "Nokia and Pirkkala", "kunta", "kunta Tampere\nkunta Nokia\nkunta Pirkkala\n",
         NULL},
        {field, "Vammala", "kunta", "kunta Tampere\nkunta Sastamala\n", NULL},
        {field, "koko Pirkanmaa", "maakunta", "maakunta 06\n", NULL},
        {field, "i Birkaland", "maakunta", "maakunta 06\n", NULL},
        {field, "Landskapet Åland", "maakunta", "maakunta 21\n", NULL},
        {field, "Koko maa", "valtakunnallinen", "", NULL},
        {field, "Nokia [TARKISTA]", "kunta", "kunta Tampere\nkunta Nokia\n",
         "looks like an editor's note: \"[TARKISTA]\""},
        {field, "Ylöjarvi", "kunta", "kunta Tampere\n", "\"Ylöjarvi\"; did you mean \"Ylöjärvi\"?"},
        {field, "33100x", "kunta", "kunta Tampere\n", "unknown municipality: \"33100x\""},
    };

    (void)state;
    CHECK_ALL(cases);
}

/* In whatever field a note stands, it is said, and where. */
static void test_notes(void **state)
{
    static const char *const fields[] = {
        "tiivistelma",  "kuvaus",     "jarjestaja", "kohderyhmat",      "ika_min",
        "osoite",       "alkaa",      "aukiolo",    "ilmoittautuminen", "hinta",
        "puhelin",      "sahkoposti", "www",        "kielet",           "postinumero",
        "esteettomyys", "tila",       "tyyppi",     "toimintatapa",     "paivitetty",
        "tarkeys",      "paattyy",    "voimassa",   "yhteyshenkilo",    "tunniste",
        "maakunta",     "kategoriat", "ika_max",    "postitoimipaikka", "valtakunnallinen",
    };

    (void)state;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        check(fields[i], "x (huom. Maijalle: kysy) y", "-", "",
              "a.csv:2:24: warning: looks like an editor's note: \"(huom. Maijalle: kysy)\"");
}

/* What is withheld and said is what --with-contact-persons reads in, value for value. */
static void test_persons(void **state)
{
    static const char csv[] =
        "nimi;kategoria;kunta;puhelin;sahkoposti;yhteyshenkilo\n"
        "A;Ruoka-apu;Tampere;040 123 4567 (Maija Meikäläinen);maija.meikalainen@x.fi;Maija M.\n"
        "B;Ruoka-apu;Tampere;Ajanvaraus 040 123 4568;info@x.fi;-\n";
    static const char *const withheld[] = {
        "a.csv:2:54: style: personal e-mail address not printed: \"maija.meikalainen@x.fi\"",
        "a.csv:2:35: style: name of a person not printed: \"Maija Meikäläinen\" beside a phone",
        "a.csv:2:77: style: name of a person not printed: \"Maija M.\" in yhteyshenkilo",
    };
    struct imported *im = *state, with;
    const char *messages;

    assert_true(imported_read(im, "a.csv", str_from(csv)));
    assert_int_equal(im->said.diag.count[DIAG_STYLE], 3);
    messages = said(&im->said);
    for (size_t i = 0; i < sizeof withheld / sizeof *withheld; i++)
        if (!strstr(messages, withheld[i]))
            fail_msg("said\n%snot %s", messages, withheld[i]);
    assert_null(strstr(imported_show(im, 0), "aija"));
    imported_init(&with);
    with.options.with_contact_persons = true;
    assert_true(imported_read(&with, "a.csv", str_from(csv)));
    assert_int_equal(with.said.diag.count[DIAG_STYLE], 0);
    assert_string_equal(imported_field(&with, 0, "puhelin"),
                        "puhelin 2:21 040 123 4567 <+358401234567> (Maija Meikäläinen)\n");
    assert_true(with.listings.v[0].phones.v[0].named);
    assert_false(with.listings.v[1].phones.v[0].named);
    assert_string_equal(imported_field(&with, 0, "sahkoposti"),
                        "sahkoposti 2:54 maija.meikalainen@x.fi\n");
    assert_string_equal(imported_field(&with, 0, "yhteyshenkilo"), "yhteyshenkilo 2:77 Maija M.\n");
    assert_string_equal(imported_field(&with, 1, "yhteyshenkilo"), "");
    imported_release(&with);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_days),
        cmocka_unit_test_setup_teardown(test_range_and_column, imported_setup, imported_teardown),
        cmocka_unit_test(test_addresses),
        cmocka_unit_test_setup_teardown(test_two_addresses, imported_setup, imported_teardown),
        cmocka_unit_test(test_municipalities),
        cmocka_unit_test(test_notes),
        cmocka_unit_test_setup_teardown(test_persons, imported_setup, imported_teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
