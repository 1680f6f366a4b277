/* The campaigns that ship, and campaign files with something wrong in them. */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "config/campaign.h"
#include "config/color.h"
#include "config/data.h"
#include "said.h"
#include "schema.h"

static struct arena arena;
static struct said messages;
static const struct municipality_table *table;

static int set_up(void **state)
{
    (void)state;
    arena_init(&arena);
    said_init(&messages);
    table = municipality_table_load(&arena, &messages.diag);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    said_release(&messages);
    arena_release(&arena);
    return 0;
}

static const struct campaign *sample(void)
{
    const char *path = data_path(&arena, "samples/apu-on-lahella/campaign.xml");
    const struct campaign *c = campaign_load(&arena, path, table, &messages.diag);

    assert_said(&messages, "");
    assert_non_null(c);
    return c;
}

static struct str in(const texts *t, lang_tag lang)
{
    lang_tag found = 0;
    struct str s = texts_get(t, lang, LANG_FI, &found);

    assert_int_equal(found, lang);
    return s;
}

static void test_sample(void **state)
{
    const struct campaign *c = sample();

    (void)state;
    assert_str(c->id, "apu-on-lahella");
    assert_str(in(&c->name, LANG_FI), "Apu on lähellä");
    assert_str(in(&c->tagline, LANG_FI), "Apua ja tekemistä {municipality.in}");
    assert_str(c->helpline.phone, "050 323 3773");
    assert_true(c->helpline.whatsapp);
    assert_int_equal(c->helpline.hours.n, 2);
    assert_str(in(&c->helpline.hours.v[1].days, LANG_FI), "to–pe");
    assert_str(in(&c->helpline.hours.v[1].times, LANG_SV), "kl. 14–19");
    assert_str(c->web, "https://lähellä.fi");
    assert_int_equal(c->publishers.n, 1);
    assert_str(c->publishers.v[0].postal_code, "33210");
    assert_true(str_ends(c->publishers.v[0].logo, STR("apu-on-lahella/logos/artteli.png")));
    assert_int_equal(c->funders.n, 1);
    assert_int_equal(c->municipalities.n, 6);
    assert_str(c->municipalities.v[0]->fi, "Hämeenkyrö");
    assert_int_equal(c->audiences.n, 18);
    assert_int_equal(c->categories.n, 19);
    assert_int_equal(c->languages.n, 10);
    assert_int_equal(c->emergency.n, 3);
    assert_str(c->emergency.v[0].phone, "116 117");
    assert_int_equal(date_cmp(c->checked, (struct date){2020, 8, 31}), 0);
    assert_int_equal(c->accent, 0x0f4c64);
}

/* Everything that a leaflet prints is there in each language of the campaign. */
static void check_translated(const struct campaign *c, const texts *t)
{
    for (size_t i = 0; i < c->languages.n; i++)
        assert_true(in(t, c->languages.v[i]).n > 0);
}

static void check_lists(const struct campaign *c)
{
    for (size_t i = 0; i < c->audiences.n; i++) {
        check_translated(c, &c->audiences.v[i].name);
        check_translated(c, &c->audiences.v[i].label);
        assert_true(!c->audiences.v[i].lead.n || c->audiences.v[i].lead.n == c->languages.n);
        assert_int_equal(c->audiences.v[i].order, i);
    }
    for (size_t i = 0; i < c->categories.n; i++) {
        check_translated(c, &c->categories.v[i].name);
        assert_true(c->categories.v[i].icon.n > 0);
        assert_int_equal(c->categories.v[i].order, i);
    }
    for (size_t i = 0; i < c->emergency.n; i++)
        check_translated(c, &c->emergency.v[i].text);
    check_translated(c, &c->volunteer_title);
    check_translated(c, &c->volunteer_lead);
    check_translated(c, &c->emergency_title);
    check_translated(c, &c->reminder);
}

static void test_translations(void **state)
{
    const struct campaign *c = sample();
    const struct campaign *plain = campaign_plain(&arena, table, &messages.diag);

    (void)state;
    assert_said(&messages, "");
    check_lists(c);
    check_lists(plain);
    check_translated(c, &c->tagline);
    check_translated(c, &c->lead);
    check_translated(c, &c->helpline.title);
    check_translated(c, &c->helpline.text);
    check_translated(c, &c->helpline.name);
    check_translated(c, &c->source);
    check_translated(c, &c->funded_by);
    for (size_t i = 0; i < c->helpline.hours.n; i++) {
        check_translated(c, &c->helpline.hours.v[i].days);
        check_translated(c, &c->helpline.hours.v[i].times);
    }
    check_translated(plain, &plain->name);
    assert_int_equal(plain->languages.n, 10);
    assert_null(plain->helpline.phone.s);
    assert_str(in(&plain->name, LANG_FI), "Apua ja tekemistä");
    assert_true(color_contrast(plain->accent, 0xffffff) >= 7);
}

static void test_category(void **state)
{
    static const char *const cases[][2] = {
        {"Ruoka-apu", "ruoka-apu"},
        {"RUOKA – APU", "ruoka-apu"},
        {"ruokapankki", "ruoka-apu"},
        {"Mathjälp", "ruoka-apu"},
        {"Food aid", "ruoka-apu"},
        {"ruoka-apu", "ruoka-apu"},
        {"Päihteettömyys", "paihteettomyys"},
        {"PÄIHTEETTÖMYYS JA RIIPPUVUUDET", "paihteettomyys"},
        {"Kriisiapu ja auttavat puhelimet", "kriisiapu"},
        {"vakivalta-ja-turva", "vakivalta-ja-turva"},
        {"Vapaaehtoistehtävät", "vapaaehtoistehtavat"},
        {"Ikäihmiset", "ikaihmiset"},
        {"Ruokaapu", NULL},
        {"", NULL},
    };
    const struct campaign *c = sample();

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct category *x = campaign_category(c, str_from(cases[i][0]));

        if (cases[i][1]) {
            assert_non_null(x);
            assert_str(x->id, cases[i][1]);
        } else {
            assert_null(x);
        }
    }
    assert_true(campaign_category(c, STR("Vapaaehtoistyö"))->volunteer);
    assert_str(campaign_suggest_category(c, STR("Ruokaapu")), "Ruoka-apu");
    assert_null(campaign_suggest_category(c, STR("Ilmailu")).s);
}

static void test_audience(void **state)
{
    const struct campaign *c = sample();
    const struct audience *old = campaign_audience(c, STR("Ikääntyneet"));

    (void)state;
    assert_str(old->id, "ikaantyneet");
    assert_int_equal(old->min_age, 65);
    assert_int_equal(old->max_age, -1);
    assert_str(old->includes.v[0], "riskiryhmat");
    assert_ptr_equal(campaign_audience(c, STR("ELÄKELÄISET")), old);
    assert_ptr_equal(campaign_audience(c, STR("Ikääntyneille")), old);
    assert_ptr_equal(campaign_audience(c, STR("65+")), old);
    assert_true(campaign_audience(c, STR("kaikki"))->everyone);
    assert_true(campaign_audience(c, STR("vapaaehtoiset"))->volunteers);
    assert_true(campaign_audience(c, STR("ammattilaiset"))->professionals);
    assert_str(campaign_suggest_audience(c, STR("ikaantyneet")), "ikääntyneet");
    assert_null(campaign_audience(c, STR("kissat")));
}

/* The schema of the program's own data, whatever $ESITE_DATA is at the moment. */
static bool accepts(const char *text)
{
    char *set = getenv("ESITE_DATA");
    const char *folder = set ? str_z(&arena, str_from(set)) : NULL;
    bool good;

    unsetenv("ESITE_DATA");
    good = schema_accepts(&arena, "data/schemas/campaign.rng", text);
    if (folder)
        setenv("ESITE_DATA", folder, 1);
    return good;
}

static const struct campaign *load_text(const char *text)
{
    const char *path = tempdata_put(&arena, "campaign.xml", str_from(text));

    return campaign_load(&arena, path, table, &messages.diag);
}

/* What a short file leaves out comes from the plain campaign. */
static void test_short_file(void **state)
{
    const struct campaign *c;

    (void)state;
    tempdata_new();
    tempdata_copy(&arena, "data/plain-campaign.xml");
    c = load_text("<campaign id='x' xml:lang='sv'><name>Hjälp</name></campaign>");
    assert_said(&messages, "");
    assert_non_null(c);
    assert_str(in(&c->name, LANG_SV), "Hjälp");
    assert_int_equal(c->languages.n, 1);
    assert_int_equal(c->categories.n, 19);
    assert_str(campaign_audience(c, STR("äldre"))->id, "ikaantyneet");
    assert_int_equal(c->emergency.n, 3);
    c = load_text("<campaign id='x'><name>Apua</name><emergency/><categories>"
                  "<category id='a'><name>Aa</name></category></categories></campaign>");
    assert_said(&messages, "");
    assert_int_equal(c->emergency.n, 0);
    assert_int_equal(c->categories.n, 1);
    assert_int_equal(c->audiences.n, 18);
    tempdata_remove();
}

#define HEAD  "<campaign id='x'><name>X</name>"
#define FATAL "campaign.xml:1:32: fatal: configuration error: "

static void test_wrong(void **state)
{
    static const struct {
        const char *text, *message; /* after HEAD and FATAL; with + what a schema can't say */
    } cases[] = {
        {"<colors accent='#5f9ea0'/>",
         "+contrast of accent=\"#5f9ea0\" on white is 3.1:1; expected 7:1, as headings are read in "
         "it: choose a darker one\n"},
        {"<colors accent='#0f4c64' tint='#a0c0d0'/>",
         "+contrast of accent=\"#0f4c64\" on tint=\"#a0c0d0\" is 4.9:1; expected 7:1: choose a "
         "lighter tint or a darker accent\n"},
        {"<colors accent='#000000' tint='#d0d0d0'/>",
         "+tint=\"#d0d0d0\" covers 18 % of the paper; expected 10 % at most, to save toner: choose "
         "a lighter one\n"},
        {"<web>lähellä.fi</web>",
         "<web> is \"lähellä.fi\"; expected an address such as https://example.org\n"},
        {"<web>https:// x</web>",
         "<web> is \"https:// x\"; expected an address such as https://example.org\n"},
        {"<checked>31.8.2020</checked>",
         "<checked> is \"31.8.2020\"; expected a day such as 2020-08-31\n"},
        {"<checked>2020-02-30</checked>",
         "<checked> is \"2020-02-30\"; expected a day such as 2020-08-31\n"},
        {"<checked>2020-08-31Z</checked>",
         "<checked> is \"2020-08-31Z\"; expected a day such as 2020-08-31\n"},
        {"<checked/>", "<checked> is empty\n"},
        {"<lead>Apua {municipality.on}</lead>",
         "+unknown placeholder {municipality.on}; expected {municipality}, "
         "{municipality.genitive}, "
         "{municipality.in}, {municipality.to}, {municipality.from}\n"},
        {"<season>{municipality}</season>",
         "+unknown placeholder {municipality}; expected none here\n"},
        {"<season xml:lang='suomi'>Syksy</season>",
         "xml:lang=\"suomi\" in <season>; expected a language such as fi\n"},
        {"<tagline> </tagline>", "<tagline> is empty; expected a text\n"},
        {"<publisher/>", "<publisher> lacks <name>\n"},
    };

    (void)state;
    tempdata_new();
    tempdata_copy(&arena, "data/plain-campaign.xml");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *text = str_z(&arena, str_printf(&arena, HEAD "%s</campaign>", cases[i].text));
        const char *message = cases[i].message;

        assert_null(load_text(text));
        assert_int_equal(accepts(text), *message == '+');
        assert_said(&messages,
                    str_z(&arena, str_printf(&arena, FATAL "%s", message + (*message == '+'))));
    }
    tempdata_remove();
}

/* Messages with places of their own; one run shows them all. */
static void test_wrong_places(void **state)
{
    static const struct {
        const char *text, *message; /* with + what a schema can't say */
    } cases[] = {
        {"<leaflet/>",
         "campaign.xml:1:1: fatal: configuration error: <leaflet>; expected <campaign>\n"},
        {"<campaign><name>X</name></campaign>",
         "campaign.xml:1:1: fatal: configuration error: <campaign> lacks the attribute id: a "
         "text\n"},
        {"<campaign id='x'/>",
         "campaign.xml:1:1: fatal: configuration error: <campaign> lacks <name>\n"},
        {"<campaign id='x'>\n <name>X</name>\n <name>Y</name></campaign>",
         "+campaign.xml:3:2: fatal: configuration error: a second <name> in the language fi; "
         "expected one\n"},
        {HEAD "\n<helpline>\n<phone whatsapp='maybe'>soita</phone>\n</helpline></campaign>",
         "campaign.xml:2:1: fatal: configuration error: <helpline> lacks <name>\n"
         "campaign.xml:2:1: fatal: configuration error: <helpline> lacks <title>\n"
         "campaign.xml:3:1: fatal: configuration error: \"soita\" is no phone number; expected "
         "one such as 050 323 3773\n"
         "campaign.xml:3:1: fatal: configuration error: whatsapp=\"maybe\" in <phone>; expected "
         "yes or no\n"},
        {HEAD "\n<municipalities>\n<municipality>Tamperre</municipality>\n"
              "<municipality>Vammala</municipality><municipality>Sastamala</municipality>\n"
              "<municipality>Xyzzy</municipality></municipalities></campaign>",
         "+campaign.xml:3:1: fatal: configuration error: unknown municipality \"Tamperre\"; did "
         "you mean \"Tampere\"?\n"
         "campaign.xml:4:37: fatal: configuration error: Sastamala stands here twice\n"
         "campaign.xml:5:1: fatal: configuration error: unknown municipality \"Xyzzy\"\n"},
        {HEAD "\n<publisher>\n<name>Y</name>\n<postal-code>3321</postal-code>\n"
              "<logo>no-such.png</logo></publisher></campaign>",
         NULL},
        {HEAD "\n<audiences>\n<audience id='a' min-age='9' max-age='7'><name>A</name></audience>\n"
              "<audience id='b' includes='a nobody'><name>B</name><synonym>a</synonym></audience>\n"
              "<audience id='a'><name>C</name></audience>\n"
              "<audience id='Ä'><name>D</name></audience>\n</audiences></campaign>",
         "campaign.xml:3:1: fatal: configuration error: min-age=\"9\" is more than "
         "max-age=\"7\"\n"
         "campaign.xml:4:52: fatal: configuration error: \"a\" is already a name of another "
         "<audience>\n"
         "campaign.xml:5:1: fatal: configuration error: id=\"a\" is used twice\n"
         "campaign.xml:6:1: fatal: configuration error: id=\"Ä\"; expected small letters a-z, "
         "digits and hyphens\n"
         "campaign.xml:4:1: fatal: configuration error: includes=\"nobody\" is no id of an "
         "audience\n"},
        {HEAD "\n<categories>\n<category id='ruoka' icon='r'><name>Ruoka</name></category>\n"
              "<category id='raha'><name>Raha</name><short-name>RUOKA</short-name></category>\n"
              "</categories></campaign>",
         "+campaign.xml:4:38: fatal: configuration error: \"RUOKA\" is already a name of another "
         "<category>\n"},
        {HEAD "\n<categories/></campaign>",
         "campaign.xml:2:1: fatal: configuration error: <categories> lacks <category>\n"},
        {HEAD "\n<emergency>\n<service phone='112a'><name>Y</name></service></emergency>"
              "</campaign>",
         "campaign.xml:3:1: fatal: configuration error: \"112a\" is no phone number; expected one "
         "such as 050 323 3773\n"},
        {HEAD "<categries/></campaign>", NULL},
    };

    (void)state;
    tempdata_new();
    tempdata_copy(&arena, "data/plain-campaign.xml");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *message = cases[i].message;

        assert_null(load_text(cases[i].text));
        assert_int_equal(accepts(cases[i].text), message && *message == '+');
        if (message)
            assert_said(&messages, message + (*message == '+'));
        else if (i == 6)
            assert_non_null(strstr(said(&messages), "no file \""));
        else
            assert_non_null(strstr(said(&messages), "did you mean \"categories\"?"));
    }
    tempdata_remove();
}

static char *file_text(const char *path)
{
    FILE *f = fopen(data_path(&arena, path), "rb");
    char *text = arena_alloc(&arena, 1u << 20);

    assert_non_null(f);
    assert_true(fread(text, 1, (1u << 20) - 1, f) > 0);
    fclose(f);
    return text;
}

static void test_right(void **state)
{
    static const char *const cases[] = {
        "<campaign id='x'><name>X</name></campaign>",
        "<campaign id='x-1' xml:lang='sv'><lead>L</lead><name xml:lang='fi'>X</name>\n"
        "<name> Y </name><colors/><web>\nhttp://y.example/z\n</web></campaign>",
        HEAD "<helpline><hours><times>klo 8</times><days>ma</days></hours><title>T</title>"
             "<phone whatsapp='no'>+358 (0)50 323-3773</phone><name>N</name></helpline>"
             "<emergency><service phone='112'><name>N</name></service></emergency></campaign>",
        HEAD "<audiences><audience id='a' min-age='0' max-age='120' role='none' includes='b a'>"
             "<name>A</name></audience><audience id='b'><synonym>s</synonym><name>B</name>"
             "</audience></audiences><volunteering/></campaign>",
        HEAD "<municipalities><municipality>837</municipality></municipalities>"
             "<colors accent='#000000'/><checked> 2020-02-29 </checked>"
             "<publisher><name>P</name><postal-code> 33210 </postal-code></publisher>"
             "<publisher><name>Q</name></publisher></campaign>",
    };

    (void)state;
    assert_true(accepts(file_text("data/plain-campaign.xml")));
    assert_true(accepts(file_text("samples/apu-on-lahella/campaign.xml")));
    tempdata_new();
    tempdata_copy(&arena, "data/plain-campaign.xml");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_non_null(load_text(cases[i]));
        assert_said(&messages, "");
        assert_true(accepts(cases[i]));
    }
    tempdata_remove();
}

/* docs/campaigns.md has every element and attribute of the schema, in `<x>` or `x`. */
static void test_documented(void **state)
{
    struct str rng = str_from(file_text("data/schemas/campaign.rng"));
    struct str docs = str_from(file_text("docs/campaigns.md"));
    const struct str mark = STR(" name=\"");
    unsigned checked = 0;

    (void)state;
    for (size_t at = str_find(rng, mark, 0); at != SIZE_MAX; at = str_find(rng, mark, at + 1)) {
        struct str name = str_sub(rng, at + mark.n, str_find_char(rng, '"', at + mark.n));
        struct str tag = str_sub(rng, at > 10 ? at - 10 : 0, at);

        if (!str_ends(tag, STR("<element")) && !str_ends(tag, STR("<attribute")))
            continue;
        checked++;
        if (str_find(docs, str_printf(&arena, "<%.*s", STR_ARG(name)), 0) == SIZE_MAX &&
            str_find(docs, str_printf(&arena, "`%.*s`", STR_ARG(name)), 0) == SIZE_MAX)
            fail_msg("%.*s is not in docs/campaigns.md", STR_ARG(name));
    }
    assert_true(checked > 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_sample, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_translations, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_category, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_audience, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_short_file, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_wrong, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_wrong_places, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_right, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_documented, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
