/* The table of municipalities as shipped: names, forms, former names, codes, regions, postcodes. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/utf8.h"
#include "config/data.h"
#include "config/municipality.h"

static struct arena arena;
static struct diag diag;
static const struct municipality_table *table;

static const char *found(const char *name)
{
    const struct municipality *m = municipality_lookup(table, str_from(name));

    return m ? str_z(&arena, m->fi) : "-";
}

static void check_found(const char *const cases[][2], size_t n, const char *(*find)(const char *))
{
    for (size_t i = 0; i < n; i++)
        if (str_cmp(str_from(find(cases[i][0])), str_from(cases[i][1])) != 0)
            fail_msg("%s gives %s, not %s", cases[i][0], find(cases[i][0]), cases[i][1]);
}

static void test_lookup(void **state)
{
    static const char *const cases[][2] = {
        {"Tampere", "Tampere"},
        {"tampere", "Tampere"},
        {" TAMPERE ", "Tampere"},
        {"Tammerfors", "Tampere"},
        {"837", "Tampere"},
        {"Tampereen", "Tampere"},
        {"Tampereella", "Tampere"},
        {"tampereelle", "Tampere"},
        {"TAMPEREELTA", "Tampere"},
        {"Tampereen kaupunki", "Tampere"},
        {"Pirkkalan kunta", "Pirkkala"},
        {"Tammerfors stad", "Tampere"},
        {"Tampere kirkko", "-"},
        {"city/FI/Tampere", "Tampere"},
        {"City/FI/Pirkanmaa/Parkano", "Parkano"},
        {"state/FI/Pirkanmaa", "-"},
        {"state/FI/Tampere", "-"},
        {"city/", "-"},
        {"/", "-"},
        {"Hämeenkyrö", "Hämeenkyrö"},
        {"HÄMEENKYRÖ", "Hämeenkyrö"},
        {"HÄMEENKYRÖSSÄ", "Hämeenkyrö"},
        {"Tavastkyro", "Hämeenkyrö"},
        {"Hameenkyro", "-"},
        {"Birkala", "Pirkkala"},
        {"Kangasalla", "Kangasala"},
        {"Nokialla", "Nokia"},
        {"Nokiassa", "Nokia"},
        {"Virtailla", "Virrat"},
        {"Virroilla", "Virrat"},
        {"Åbo", "Turku"},
        {"Raseborg", "Raasepori"},
        {"Ingå", "Inkoo"},
        {"Gustav Adolfs", "Hartola"}, /* a space stood at its end in the source */
        {"Pedersöre", "Pedersören kunta"},
        {"Pedersören kunta", "Pedersören kunta"},
        {"Koski", "Koski Tl"},
        {"Koski Tl:ssä", "Koski Tl"},
        {"Rautalammilla", "Rautalampi"},
        {"mänttä – vilppula", "Mänttä-Vilppula"},
        {"005", "Alajärvi"},
        {"5", "-"}, /* Kanta-Häme's number too */
        {"20", "Akaa"},
        {"49", "Espoo"},
        {"91", "Helsinki"},
        {"06", "-"},
        {"999", "-"},
        {"Pirkanmaa", "-"},
        {"Lappi", "-"}, /* the region, not the former municipality at Rauma */
        {"Åland", "-"},
        {"", "-"},
        {"kaupunki", "-"},
    };

    (void)state;
    check_found(cases, sizeof cases / sizeof *cases, found);
}

static void test_former(void **state)
{
    static const char *const cases[][2] = {
        {"Vammala", "Sastamala"},
        {"Mouhijärvi", "Sastamala"},
        {"Suodenniemi", "Sastamala"},
        {"ÄETSÄ", "Sastamala"},
        {"Kiikoinen", "Sastamala"},
        {"Luopioinen", "Pälkäne"},
        {"Kuhmalahti", "Kangasala"},
        {"Sahalahti", "Kangasala"},
        {"Viljakkala", "Ylöjärvi"},
        {"Kuru", "Ylöjärvi"},
        {"Längelmäki", "Orivesi"},
        {"Toijala", "Akaa"},
        {"Viiala", "Akaa"},
        {"Kylmäkoski", "Akaa"},
        {"Teisko", "Tampere"},
        {"Vilppula", "Mänttä-Vilppula"},
        {"Kullaa", "Ulvila"},
        {"Jyväskylän maalaiskunta", "Jyväskylä"},
        {"Jyväskylän mlk", "Jyväskylä"},
        {"Ekenäs", "Raasepori"},
        {"Tammisaari", "Raasepori"},
        {"Pertunmaa", "Mikkeli"},
        {"Lappi Tl", "Rauma"},
        {"Väståboland", "Parainen"},
    };

    (void)state;
    check_found(cases, sizeof cases / sizeof *cases, found);
}

static const char *region_found(const char *name)
{
    const struct region *r = region_lookup(table, str_from(name));

    return r ? str_z(&arena, r->fi) : "-";
}

static void test_region(void **state)
{
    static const char *const cases[][2] = {
        {"Pirkanmaa", "Pirkanmaa"},
        {"pirkanmaalla", "Pirkanmaa"},
        {"Pirkanmaan maakunta", "Pirkanmaa"},
        {"Birkaland", "Pirkanmaa"},
        {"Landskapet Birkaland", "-"},
        {"06", "Pirkanmaa"},
        {"state/FI/Pirkanmaa", "Pirkanmaa"},
        {"city/FI/Pirkanmaa", "-"},
        {"Varsinais – Suomi", "Varsinais-Suomi"},
        {"Lappi", "Lappi"},
        {"Lapland", "-"},
        {"Tampere", "-"},
        {"6", "-"},
    };
    const struct municipality *m = municipality_lookup(table, STR("Parkano"));

    (void)state;
    check_found(cases, sizeof cases / sizeof *cases, region_found);
    assert_str(region_of(table, m)->fi, "Pirkanmaa");
    assert_str(region_of(table, m)->genitive, "Pirkanmaan");
    assert_str(region_of(table, m)->in, "Pirkanmaalla");
}

static void test_suggest(void **state)
{
    static const struct {
        const char *typed, *meant;
    } cases[] = {
        {"Tamperre", "Tampere"},
        {"Hameenkyro", "Hämeenkyrö"},
        {"H\xEF\xBF\xBDmeenkyrö", "Hämeenkyrö"},
        {"city/FI/Tampre", "Tampere"},
        {"Vamnala", "Vammala"},
        {"Tamerfors", "Tammerfors"},
        {"Atlantis", NULL},
        {"state/FI/Tampre", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str s = municipality_suggest(table, str_from(cases[i].typed));

        if (cases[i].meant)
            assert_str(s, cases[i].meant);
        else
            assert_null(s.s);
    }
}

static const char *at_postcode(const char *code)
{
    const struct municipality *m = municipality_of_postcode(table, str_from(code));

    return m ? str_z(&arena, m->fi) : "-";
}

static void test_postcode(void **state)
{
    static const char *const cases[][2] = {
        {"33720", "Tampere"},
        {"33210", "Tampere"},
        {"33710", "Tampere"},
        {"34260", "Tampere"},
        {"33950", "Pirkkala"},
        {"33960", "Pirkkala"},
        {"36200", "Kangasala"},
        {"36420", "Kangasala"},
        {"39700", "Parkano"},
        {"38200", "Sastamala"},
        {"38460", "Sastamala"},
        {"39100", "Hämeenkyrö"},
        {"39200", "Hämeenkyrö"},
        {"37100", "Nokia"},
        {"00100", "Helsinki"},
        {"00530", "Helsinki"},
        {"02100", "Espoo"},
        {"22100", "Maarianhamina"},
        {"99999", "Rovaniemi"},
        {"00000", "-"},
        {"39150", "-"}, /* the sources differ */
        {" 33720 ", "Tampere"},
        {"3372", "-"},
        {"FI-33720", "-"},
        {"33a20", "-"},
        {"", "-"},
    };

    (void)state;
    check_found(cases, sizeof cases / sizeof *cases, at_postcode);
}

static void test_name(void **state)
{
    const struct municipality *m = municipality_lookup(table, STR("Raasepori"));

    (void)state;
    assert_str(municipality_name(m, LANG_FI), "Raasepori");
    assert_str(municipality_name(m, LANG_SV), "Raseborg");
    assert_str(municipality_name(m, LANG_EN), "Raseborg");
    assert_str(municipality_name(m, LANG2('r', 'u')), "Raasepori");
}

static void check_form(struct str form, const struct municipality *m, const char *const *endings)
{
    bool ends = false;

    for (; *endings; endings++)
        ends |= str_ends(form, str_from(*endings));
    if (!ends || municipality_lookup(table, form) != m)
        fail_msg("%.*s of %.*s", STR_ARG(form), STR_ARG(m->fi));
}

/* Every row is whole, every form is told from every other municipality's. */
static void test_every_row(void **state)
{
    static const char *const genitive[] = {"n", "n Tl", NULL};
    static const char *const in[] = {"ssa", "ssä", "lla", "llä", NULL};
    static const char *const to[] = {"lle", "n", NULL};
    static const char *const from[] = {"sta", "stä", "lta", "ltä", NULL};

    (void)state;
    assert_int_equal(municipality_count(table), 308);
    assert_null(municipality_at(table, 308));
    for (size_t i = 0; i < 308; i++) {
        const struct municipality *m = municipality_at(table, i);

        assert_int_equal(m->order, i);
        assert_int_equal(m->code.n, 3);
        assert_true(i == 0 || str_cmp(municipality_at(table, i - 1)->code, m->code) < 0);
        assert_non_null(region_of(table, m));
        assert_ptr_equal(municipality_lookup(table, m->fi), m);
        assert_ptr_equal(municipality_lookup(table, m->sv), m);
        assert_ptr_equal(municipality_lookup(table, m->en), m);
        assert_ptr_equal(municipality_lookup(table, m->code), m);
        check_form(m->genitive, m, genitive);
        check_form(m->in, m, in);
        check_form(m->to, m, to);
        check_form(m->from, m, from);
    }
}

/* Reads `bytes` in place of one of the tables, from a folder of their own. */
static const char *load_with(const char *name, const char *bytes)
{
    static const char *const names[] = {"municipalities.csv", "regions.csv",
                                        "former-municipalities.csv", "postcodes.csv"};
    char folder[] = "/tmp/esite-test-XXXXXX", message[512] = "";
    const char *from = data_folder(&arena);
    struct diag d;

    assert_non_null(mkdtemp(folder));
    diag_init(&d, fmemopen(message, sizeof message, "w"));
    assert_int_equal(system(str_z(&arena, str_printf(&arena, "mkdir %s/data", folder))), 0);
    for (size_t i = 0; i < 4; i++) {
        struct file f;
        const char *path = str_z(&arena, str_printf(&arena, "%s/data/%s", folder, names[i]));

        assert_true(file_open(&f, str_z(&arena, str_printf(&arena, "%s/data/%s", from, names[i])),
                              1u << 20, &diag));
        assert_true(file_write(
            path, str_eq(str_from(name), str_from(names[i])) ? str_from(bytes) : f.bytes, &diag));
        file_close(&f);
    }
    setenv("ESITE_DATA", folder, 1);
    assert_null(municipality_table_load(&arena, &d));
    unsetenv("ESITE_DATA");
    fclose(d.out);
    assert_int_equal(system(str_z(&arena, str_printf(&arena, "rm -r %s", folder))), 0);
    return str_z(&arena, str_from(message));
}

static void test_bad_tables(void **state)
{
    static const struct {
        const char *name, *bytes, *message;
    } cases[] = {
        {"regions.csv", "code,name\n", "regions.csv:1:1"},
        {"regions.csv", "", "regions.csv:1"},
        {"regions.csv", "code,fi,sv,genitive,in\n06,Pirkanmaa\n", "regions.csv:2:1"},
        {"postcodes.csv", "first,last,municipality\n\n33100,33200,837\n33200,33300,837\n",
         "postcodes.csv:4:1"},
        {"postcodes.csv", "first,last,municipality\n00100,00200,000\n", "\"000\""},
        {"former-municipalities.csv", "fi,sv,municipality,until\nVammala,,1790,2009\n", "\"1790\""},
        {"municipalities.csv",
         "code,fi,sv,en,region,county,genitive,in,to,from,also\n1,a,a,a,77,1,a,a,a,a,\n", "\"77\""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *said = load_with(cases[i].name, cases[i].bytes);
        const char *expected = cases[i].message;

        if (str_find(str_from(said), str_from(expected), 0) == SIZE_MAX)
            fail_msg("\"%s\" lacks \"%s\"", said, expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lookup),    cmocka_unit_test(test_former),
        cmocka_unit_test(test_region),    cmocka_unit_test(test_suggest),
        cmocka_unit_test(test_postcode),  cmocka_unit_test(test_name),
        cmocka_unit_test(test_every_row), cmocka_unit_test(test_bad_tables),
    };
    int failed;

    arena_init(&arena);
    diag_init(&diag, stderr);
    table = municipality_table_load(&arena, &diag);
    failed = table ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
    arena_release(&arena);
    return failed;
}
