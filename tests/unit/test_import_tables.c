/* Open Referral: related tables in a folder or an archive, and services as JSON. */
#include "unit.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "imported.h"
#include "zipped.h"

/* ---- The tables that others made */

static const struct listing *with_id(struct imported *im, const char *id, size_t *at)
{
    for (size_t i = 0; i < im->listings.n; i++)
        if (str_eq(im->listings.v[i].id, str_from(id))) {
            *at = i;
            return &im->listings.v[i];
        }
    fail_msg("no listing %s", id);
    return NULL;
}

static void test_ohana(void **state)
{
    struct imported *im = *state;
    const struct listing *l;
    const char *messages;
    size_t i;

    assert_true(imported_tree(im, "tests/data/ohana"));
    messages = said(&im->said);
    assert_non_null(strstr(messages,
                           "ohana: note: read as: tables of Open Referral: organizations 8, "
                           "services 23, locations 22\n"));
    assert_non_null(strstr(messages, "ohana: note: read 23 listings, "));
    assert_null(strstr(messages, "refers to what is not there"));
    assert_null(strstr(messages, "phone number"));
    assert_int_equal(im->listings.n, 23);
    for (i = 0; i < 23; i++) {
        assert_true(im->listings.v[i].name.v[0].lang == LANG_EN);
        assert_true(im->listings.v[i].organization.s.n > 0);
    }
    with_id(im, "1", &i);
    assert_string_equal(imported_field(im, i, "nimi"),
                        "nimi[en] 2:872 Fair Oaks Adult Activity Center\n");
    assert_string_equal(imported_field(im, i, "jarjestaja"),
                        "jarjestaja 0:0 Peninsula Family Service\n");
    assert_string_equal(imported_field(im, i, "osoite"), "osoite 0:0 2600 Middlefield Road\n");
    assert_string_equal(imported_field(im, i, "postitoimipaikka"),
                        "postitoimipaikka 0:0 Redwood City, CA 94063\n");
    assert_string_equal(imported_field(im, i, "puhelin"), "puhelin 0:0 650 780-7525 <>\n");
    assert_string_equal(imported_field(im, i, "aukiolo"), "aukiolo 0:0 ma klo 9–3\n");
    assert_string_equal(imported_field(im, i, "kieli"), "kieli 0:0 Spanish\nkieli 0:0 Tagalog\n");
    with_id(im, "2", &i);
    assert_string_equal(imported_field(im, i, "puhelin"),
                        "puhelin 0:0 650 403-4300 <> (ext. 4385)\n");
    with_id(im, "6", &i);
    assert_string_equal(imported_field(im, i, "postitoimipaikka"),
                        "postitoimipaikka 0:0 Menlo Park, CA 94025-9881\n");
    l = with_id(im, "9", &i);
    assert_string_equal(imported_field(im, i, "hinta"), "hinta 10:462 maksuton\n");
    assert_int_equal(l->phones.n, 1); /* the fax is no phone */
    l = with_id(im, "20", &i);
    assert_int_equal(l->status, STATUS_ENDED);
    assert_int_equal(l->modes, MODE_ONLINE);
    with_id(im, "22", &i);
    assert_string_equal(imported_field(im, i, "aukiolo"), "aukiolo 0:0 ma klo 8–12\n"
                                                          "aukiolo 0:0 ma klo 14–16\n"
                                                          "aukiolo 0:0 ke klo 10–15\n"
                                                          "aukiolo 0:0 ei 1.1.\n");
    assert_string_equal(imported_field(im, i, "puhelin"),
                        "puhelin 0:0 123-456-7890 <> (Passport Photos, ext. 123)\n"
                        "puhelin 0:0 650-222-5555 <> (Passport Help via SMS)\n");
    assert_non_null(strstr(imported_field(im, i, "kategoria"), " Care\n"));
    with_id(im, "23", &i); /* its hours are the location's */
    assert_string_equal(imported_field(im, i, "aukiolo"), "aukiolo 0:0 ma–pe klo 8–17\n"
                                                          "aukiolo 0:0 la klo 10–18\n"
                                                          "aukiolo 0:0 su klo 11–17\n"
                                                          "aukiolo 0:0 24.12.2015 klo 10–16\n"
                                                          "aukiolo 0:0 ei 1.1., 1.6.–1.9.\n");
    assert_string_equal(imported_field(im, i, "puhelin"),
                        "puhelin 0:0 650 372-6200 <> (Information, ext. 123)\n"
                        "puhelin 0:0 800 372-6200 <> (Hotline)\n"
                        "puhelin 0:0 650 372-6200 <> (Rental Assistance, ext. 202)\n");
}

/* ---- Small ones */

static const struct zipped_file tables[] = {
    {"hsds/organizations.csv", STR_INIT("id,name,url\no1,Apu ry,https://www.apu.example\n"), NULL},
    {"hsds/services.csv",
     STR_INIT("id,organization_id,name,description,status,eligibility_description,minimum_age,"
              "last_modified\n"
              "s1,o1,Ruoka-apu,\"Ruokaa ja seuraa, joka viikko kaikille.\",active,,65,2020-08-03\n"
              "s2,o1,Kahvila,Kahvia ja seuraa ja juttua.,active,,,\n"
              "s3,o9,Kadonnut,Ei ole.,active,,,\n"),
     NULL},
    {"hsds/locations.csv", STR_INIT("id,name,location_type\nl1,Talo,physical\nl2,Kerho,physical\n"),
     NULL},
    {"hsds/service_at_locations.csv",
     STR_INIT("id,service_id,location_id\nx1,s1,l1\nx2,s2,l1\nx3,s2,l2\nx4,s3,l9\n"), NULL},
    {"hsds/addresses.csv",
     STR_INIT("id,location_id,address_1,city,postal_code,country,address_type\n"
              "a1,l1,Katu 1,Tampere,33100,FI,physical\n"
              "a2,l2,Tie 2,Pirkkala,33960,FI,physical\n"),
     NULL},
    {"hsds/phones.csv",
     STR_INIT("id,service_id,location_id,number,type,description\n"
              "p1,s1,,+358 40 123 4567,voice,ajanvaraus\np2,,l1,03 123 4567,voice,\n"
              "p3,,l1,03 123 4568,fax,\n"),
     NULL},
    {"hsds/schedules.csv",
     STR_INIT("id,service_id,service_at_location_id,opens_at,closes_at,freq,interval,byday\n"
              "c1,s1,,10:00,12:00,WEEKLY,2,\"TU,TH\"\nc2,,x2,13:00,14:30,MONTHLY,1,1MO\n"
              "c3,,x3,13:00,,MONTHLY,1,-1FR\n"),
     NULL},
    {"hsds/service_areas.csv", STR_INIT("id,service_id,name\nr1,s1,Pirkanmaa\n"), NULL},
    {"hsds/cost_options.csv",
     STR_INIT("id,service_id,option,amount,currency\nk1,s2,Kahvi,2,EUR\nk2,s2,Tee,0,EUR\n"), NULL},
    {"hsds/attributes.csv", STR_INIT("id,link_id,link_entity,taxonomy_term_id\nt1,s1,service,9\n"),
     NULL},
    {"hsds/taxonomy_terms.csv", STR_INIT("id,name\n9,Ruoka-apu\n"), NULL},
    {"hsds/notes.csv", STR_INIT("a,b\n"), NULL},
    {NULL, {NULL, 0}, NULL},
};

static const char first[] = "tunniste s1\n"
                            "nimi[fi] 2:7 Ruoka-apu\n"
                            "kuvaus[fi] 2:18 Ruokaa ja seuraa, joka viikko kaikille.\n"
                            "jarjestaja 0:0 Apu ry\n"
                            "kategoria 0:0 Ruoka-apu\n"
                            "ika_min 65\n"
                            "maakunta 06\n"
                            "osoite 0:0 Katu 1\n"
                            "postinumero 0:0 33100\n"
                            "postitoimipaikka 0:0 Tampere\n"
                            "aukiolo 0:0 ti ja to klo 10–12, joka toinen viikko\n"
                            "puhelin 0:0 +358 40 123 4567 <+358401234567> (ajanvaraus)\n"
                            "www 0:0 https://www.apu.example\n"
                            "paivitetty 2020-08-03\n";

static void check_small(struct imported *im)
{
    assert_string_equal(imported_show(im, 0), first);
    assert_int_equal(im->listings.n, 3); /* Kahvila is at two places, Kadonnut at none */
    assert_string_equal(imported_field(im, 1, "tunniste"), "tunniste s2\n");
    assert_string_equal(imported_field(im, 1, "kunta"), "kunta Tampere\n");
    assert_string_equal(imported_field(im, 1, "puhelin"),
                        "puhelin 0:0 03 123 4567 <+35831234567>\n");
    assert_string_equal(imported_field(im, 1, "aukiolo"),
                        "aukiolo 0:0 kuukauden 1. ma klo 13–14.30\n");
    assert_string_equal(imported_field(im, 1, "hinta"), "hinta 0:0 Kahvi 2 €; Tee maksuton\n");
    assert_string_equal(imported_field(im, 2, "tunniste"), "tunniste s2/2\n");
    assert_string_equal(imported_field(im, 2, "osoite"), "osoite 0:0 Tie 2\n");
    assert_string_equal(imported_field(im, 2, "kunta"), "kunta Pirkkala\n");
    assert_string_equal(imported_field(im, 2, "aukiolo"),
                        "aukiolo 0:0 kuukauden viimeinen pe klo 13\n");
    assert_string_equal(imported_field(im, 2, "puhelin"), "");
}

static void test_zip(void **state)
{
    struct imported *im = *state;
    struct buf b = {0};

    zipped(&b, tables);
    assert_true(imported_read(im, "hsds.zip", buf_view(&b)));
    check_small(im);
    assert_said(&im->said,
                "notes.csv: warning: file in the archive left out: it is no table of Open Referral "
                "that has "
                "to do with listings\n"
                "hsds.zip: note: read as: tables of Open Referral: organizations 1, services 3, "
                "locations 2\n"
                "service_at_locations.csv:5:7: warning: refers to what is not there: location_id "
                "\"l9\" is in "
                "no row of locations.csv\n"
                "services.csv:4:4: warning: refers to what is not there: organization_id \"o9\" is "
                "in no row "
                "of organizations.csv\n"
                "phones.csv:4:8: style: fax number not printed: \"03 123 4568\" in puhelin\n"
                "services.csv:3:1: warning: no category: fill in kategoriat for \"Kahvila\"\n"
                "services.csv:3:1: warning: no category: fill in kategoriat for \"Kahvila\"\n"
                "services.csv:4:1: error: listing without a place: \"Kadonnut\" has no "
                "municipality, region, "
                "town or postcode that is known; fill in kunnat, or write Koko maa there when it "
                "is for the "
                "whole country\n"
                "hsds.zip: note: read 4 listings, 1 with errors (left out), 3 with warnings\n");
    buf_release(&b);
}

static void test_folder(void **state)
{
    struct imported *im = *state;
    char folder[] = "/tmp/esite-tables-XXXXXX", path[100];

    assert_non_null(mkdtemp(folder));
    for (const struct zipped_file *f = tables; f->name; f++) {
        snprintf(path, sizeof path, "%s/%s", folder, strchr(f->name, '/') + 1);
        assert_true(file_write(path, f->bytes, &im->said.diag));
    }
    assert_true(imported_path(im, folder));
    check_small(im);
    for (const struct zipped_file *f = tables; f->name; f++) {
        snprintf(path, sizeof path, "%s/%s", folder, strchr(f->name, '/') + 1);
        assert_int_equal(unlink(path), 0);
    }
    said(&im->said);
    assert_false(imported_path(im, folder));
    assert_non_null(strstr(said(&im->said), "a folder without services.csv"));
    assert_int_equal(rmdir(folder), 0);
}

static void test_one_file_in_a_zip(void **state)
{
    struct imported *im = *state;
    struct buf b = {0};

    zipped(&b, (struct zipped_file[]){{"lista/lista.csv", STR("nimi;kunta\nA;Parkano\n"), NULL},
                                      {"lista/kuva.png", STR("x"), NULL},
                                      {NULL, STR_NONE, NULL}});
    assert_true(imported_read(im, "a.zip", buf_view(&b)));
    assert_string_equal(imported_field(im, 0, "nimi"), "nimi[fi] 2:1 A\n");
    assert_said(&im->said,
                "lista.csv: note: read as: CSV with semicolons, UTF-8, header in line 1\n"
                "lista.csv:2:1: warning: no category: fill in kategoriat for \"A\"\n"
                "a.zip: note: read 1 listing, 1 with warnings\n");
    buf_clear(&b); /* as a Mac packs it, with instructions */
    zipped(&b, (struct zipped_file[]){{"lista.csv", STR("nimi;kunta\nB;Parkano\n"), NULL},
                                      {"__MACOSX/._lista.csv", STR("\x01\x02"), NULL},
                                      {".DS_Store", STR("x"), NULL},
                                      {"lue.txt", STR("Lue."), NULL},
                                      {NULL, STR_NONE, NULL}});
    assert_true(imported_read(im, "a.zip", buf_view(&b)));
    assert_string_equal(imported_field(im, 1, "nimi"), "nimi[fi] 2:1 B\n");
    assert_non_null(strstr(said(&im->said), "read 1 listing"));
    buf_clear(&b);
    zipped(&b, (struct zipped_file[]){{"word/document.xml", STR("<w/>"), NULL},
                                      {"[Content_Types].xml", STR("<t/>"), NULL},
                                      {NULL, STR_NONE, NULL}});
    assert_false(imported_read(im, "a.docx", buf_view(&b)));
    assert_said(&im->said, "a.docx: fatal: input can't be used: a text document; copy its table "
                           "into a spreadsheet and save that as .xlsx\n");
    buf_clear(&b);
    zipped(&b, (struct zipped_file[]){{"a.csv", STR("nimi;kunta\nA;Parkano\n"), NULL},
                                      {"b.csv", STR("nimi;kunta\nB;Parkano\n"), NULL},
                                      {NULL, STR_NONE, NULL}});
    assert_false(imported_read(im, "a.zip", buf_view(&b)));
    assert_non_null(strstr(said(&im->said), "a zip file that is no workbook"));
    buf_release(&b);
}

/* ---- As JSON */

static void test_json(void **state)
{
    struct imported *im = *state;

    assert_true(imported_read(
        im, "a.json",
        STR("{\"total_items\": 1, \"contents\": [{\n"
            " \"id\": \"s1\", \"name\": \"Ruoka-apu\", \"status\": \"active\",\n"
            " \"description\": \"Ruokaa ja seuraa, joka viikko kaikille.\",\n"
            " \"minimum_age\": 65.0, \"last_modified\": \"2020-08-03T10:00:00Z\",\n"
            " \"organization\": {\"id\": \"o1\", \"name\": \"Apu ry\", \"url\": "
            "\"https://www.apu.example\"},\n"
            " \"phones\": [{\"number\": \"+358 40 123 4567\", \"type\": \"voice\", "
            "\"description\": "
            "\"ajanvaraus\"}],\n"
            " \"schedules\": [{\"freq\": \"WEEKLY\", \"interval\": 2, \"byday\": \"TU,TH\", "
            "\"opens_at\": \"10:00\", \"closes_at\": \"12:00\"}],\n"
            " \"service_areas\": [{\"name\": \"Pirkanmaa\"}],\n"
            " \"attributes\": [{\"taxonomy_term\": {\"name\": \"Ruoka-apu\"}}],\n"
            " \"languages\": [{\"name\": \"Finnish\", \"code\": \"fi\"}],\n"
            " \"service_at_locations\": [{\"location\": {\"name\": \"Talo\", \"location_type\": "
            "\"physical\",\n"
            "  \"addresses\": [{\"address_1\": \"Katu 1\", \"city\": \"Tampere\", \"postal_code\": "
            "\"33100\", \"country\": \"FI\", \"address_type\": \"physical\"}]}}]\n"
            "}]}")));
    assert_said(&im->said, "a.json: note: read as: JSON, UTF-8, listings in \"contents\"\n"
                           "a.json: note: read 1 listing\n");
    assert_string_equal(imported_show(im, 0),
                        "tunniste s1\n"
                        "nimi[fi] 2:23 Ruoka-apu\n"
                        "kuvaus[fi] 3:18 Ruokaa ja seuraa, joka viikko kaikille.\n"
                        "jarjestaja 5:40 Apu ry\n"
                        "kategoria 9:45 Ruoka-apu\n"
                        "ika_min 65\n"
                        "maakunta 06\n"
                        "osoite 12:32 Katu 1\n"
                        "postinumero 12:76 33100\n"
                        "postitoimipaikka 12:50 Tampere\n"
                        "aukiolo 7:16 ti ja to klo 10–12, joka toinen viikko\n"
                        "puhelin 6:25 +358 40 123 4567 <+358401234567> (ajanvaraus)\n"
                        "www 5:57 https://www.apu.example\n"
                        "kieli 10:45 fi\n"
                        "paivitetty 2020-08-03\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_ohana, imported_setup, imported_teardown),
        cmocka_unit_test_setup_teardown(test_zip, imported_setup, imported_teardown),
        cmocka_unit_test_setup_teardown(test_folder, imported_setup, imported_teardown),
        cmocka_unit_test_setup_teardown(test_one_file_in_a_zip, imported_setup, imported_teardown),
        cmocka_unit_test_setup_teardown(test_json, imported_setup, imported_teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
