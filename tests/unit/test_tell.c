/*
 * Whole stories from made-up editions, compared as text: see tell/dump.h for how to read them.
 */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "config/data.h"
#include "said.h"
#include "tell/dump.h"
#include "tell/tell.h"
#include "tell_text.h"

static const char campaign_xml[] =
    "<campaign id='apu'>"
    "<name xml:lang='fi'>Apu on lähellä</name><name xml:lang='sv'>Hjälpen är nära</name>"
    "<tagline xml:lang='fi'>Apua ja tekemistä {municipality.in}</tagline>"
    "<tagline xml:lang='sv'>Hjälp och aktiviteter i {municipality}</tagline>"
    "<lead xml:lang='fi'>Ruokaa, seuraa ja apua arkeen.</lead>"
    "<colors accent='#0f4c64' tint='#e8eff2'/>"
    "<helpline><phone whatsapp='yes'>050 323 3773</phone>"
    "<name xml:lang='fi'>Neuvonta</name><name xml:lang='sv'>Rådgivning</name>"
    "<title xml:lang='fi'>Et tiedä, mistä kysyä? Soita meille.</title>"
    "<text xml:lang='fi'>Et tarvitse nimeä etkä lähetettä.</text>"
    "<hours><days xml:lang='fi'>ma-ke</days><times xml:lang='fi'>klo 8-13</times></hours>"
    "<hours><days xml:lang='fi'>to-pe</days><times xml:lang='fi'>klo 14-19</times></hours>"
    "</helpline>"
    "<web>https://lähellä.fi</web>"
    "<source xml:lang='fi'>lähellä.fi-palvelusta</source>"
    "<reminder xml:lang='fi'>Tiedot voivat muuttua. Tarkista soittamalla.</reminder>"
    "<checked>2020-08-31</checked>"
    "<publisher><name xml:lang='fi'>Artteli-kumppanuusyhdistys ry</name>"
    "<street>Mustanlahdenkatu 22</street><postal-code>33210</postal-code><town>Tampere</town>"
    "<logo>artteli.png</logo></publisher>"
    "<funded-by xml:lang='fi'>Toimintaa rahoittaa</funded-by>"
    "<funder><name xml:lang='fi'>Avustuskeskus</name></funder>"
    "<municipalities><municipality>Sastamala</municipality>"
    "<municipality>Tampere</municipality></municipalities>"
    "<audiences>"
    "<audience id='kaikki' role='everyone'><name xml:lang='fi'>kaikki</name>"
    "<label xml:lang='fi'>Kaikille</label></audience>"
    "<audience id='ikaantyneet' min-age='65'><name xml:lang='fi'>ikääntyneet</name>"
    "<label xml:lang='fi'>Ikääntyneille</label><label xml:lang='sv'>För äldre</label></audience>"
    "<audience id='omaiset'><name xml:lang='fi'>omaiset</name>"
    "<label xml:lang='fi'>Omaisille</label><label xml:lang='sv'>För anhöriga</label></audience>"
    "<audience id='nuoret'><name xml:lang='fi'>nuoret</name>"
    "<label xml:lang='fi'>Nuorille</label></audience>"
    "<audience id='vapaaehtoiset' role='volunteers'><name xml:lang='fi'>vapaaehtoiset</name>"
    "<label xml:lang='fi'>Vapaaehtoisille</label></audience>"
    "</audiences>"
    "<categories>"
    "<category id='ruoka-apu' icon='ruoka'><name xml:lang='fi'>Ruoka-apu</name>"
    "<name xml:lang='sv'>Mathjälp</name></category>"
    "<category id='nuoret' icon='nuoret'><name xml:lang='fi'>Nuoret</name></category>"
    "<category id='kriisi' icon='puhelin'><name xml:lang='fi'>Kriisiapu ja puhelimet</name>"
    "<short-name xml:lang='fi'>Kriisiapu</short-name></category>"
    "<category id='tehtavat' icon='auta' volunteer='yes'>"
    "<name xml:lang='fi'>Vapaaehtoistehtävät</name></category>"
    "</categories>"
    "<volunteering><title xml:lang='fi'>Haluatko auttaa?</title>"
    "<lead xml:lang='fi'>Vapaaehtoisia tarvitaan nyt näihin tehtäviin:</lead></volunteering>"
    "<emergency><title xml:lang='fi'>Hätätilanteessa soita 112</title>"
    "<service phone='116 117'><name xml:lang='fi'>Päivystysapu</name></service>"
    "<service phone='080 005 005'><name xml:lang='fi'>Nollalinja</name></service></emergency>"
    "</campaign>";

/* ---- What the tests share */

static struct arena arena;
static struct said messages;
static const struct municipality_table *table;
static const struct campaign *campaign, *plain;
static const struct labels *fi, *sv, *en;

static int setup(void **state)
{
    const char *path;

    (void)state;
    arena_init(&arena);
    said_init(&messages);
    tempdata_new();
    tempdata_put(&arena, "artteli.png", STR("not looked at here"));
    path = tempdata_put(&arena, "campaign.xml", str_from(campaign_xml));
    unsetenv("ESITE_DATA");
    table = municipality_table_load(&arena, &messages.diag);
    campaign = table ? campaign_load(&arena, path, table, &messages.diag) : NULL;
    plain = table ? campaign_plain(&arena, table, &messages.diag) : NULL;
    fi = labels_load(&arena, LANG_FI, &messages.diag);
    sv = labels_load(&arena, LANG_SV, &messages.diag);
    en = labels_load(&arena, LANG_EN, &messages.diag);
    assert_said(&messages, "");
    tempdata_remove();
    return campaign && plain && fi && sv ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    said_release(&messages);
    arena_release(&arena);
    return 0;
}

static struct date day(const char *iso)
{
    struct date d = DATE_NONE;

    assert_true(date_from_iso(str_from(iso), &d));
    return d;
}

static struct request request_for(const char *municipality, const char *audience)
{
    struct request r = {.day = day("2020-09-01"), .lang = LANG_FI, .fallback = LANG_FI};

    if (municipality)
        *vec_push(&arena, &r.municipalities) = municipality_lookup(table, str_from(municipality));
    if (audience)
        *vec_push(&arena, &r.audiences) = campaign_audience(campaign, str_from(audience));
    return r;
}

static void put(value_list *list, const char *s, lang_tag lang)
{
    *vec_push(&arena, list) = (struct value){.s = str_from(s), .lang = lang};
}

static struct value one(const char *s)
{
    return (struct value){.s = str_from(s)};
}

static struct listing *listing_new(const char *name, const char *organisation)
{
    static uint32_t line = 1;
    struct listing *x = arena_new(&arena, struct listing);

    x->file = "made-up.csv";
    x->line = ++line;
    x->col = 1;
    x->min_age = x->max_age = -1;
    put(&x->name, name, LANG_FI);
    x->organization = one(organisation);
    return x;
}

static void add_phone(struct listing *x, const char *number, const char *role, const char *hours)
{
    struct phone *p = vec_push(&arena, &x->phones);

    p->number = str_from(number);
    p->role = str_from(role);
    p->hours = str_from(hours);
}

static struct edition_section *add_section(struct edition *e, const char *category)
{
    struct edition_section *s = vec_push(&arena, &e->sections);

    s->category = campaign_category(campaign, str_from(category));
    if (!s->category)
        s->name = str_from(category);
    return s;
}

static struct edition_entry *add_entry(struct edition *e, struct edition_section *s,
                                       const struct listing *x)
{
    struct edition_entry *entry = vec_push(&arena, &s->entries);

    entry->listing = x;
    e->entries++;
    return entry;
}

static void tell(const struct edition *e, const struct campaign *c, const struct labels *l,
                 struct story *out)
{
    static const struct tell_options options = {.description_length = 120};

    assert_true(story_tell(e, c, l, table, &options, &arena, &messages.diag, out));
}

/* Every span says something, no text has two spaces, every entry its three variants, no level is
 * skipped. */
static void check_block(const struct block *b, unsigned *level, enum block_kind parent)
{
    size_t children = 0;

    for (size_t i = 0; i < b->spans.n; i++) {
        struct str s = b->spans.v[i].text;

        assert_true(s.n > 0 || b->spans.v[i].kind == SPAN_PAGE ||
                    b->spans.v[i].kind == SPAN_PAGE_OF);
        assert_int_equal(str_find(s, STR("  "), 0), SIZE_MAX);
        assert_true(!b->spans.v[i].href.n || b->spans.v[i].href_title.n);
    }
    if (b->kind == BLOCK_ENTRY)
        assert_non_null(block_variant(b, VARIANT_BRIEF)); /* told with the short one */
    if (b->kind == BLOCK_HEADING) {
        assert_true(b->level >= 1 && b->level <= *level + 1);
        *level = b->level;
    }
    BLOCK_EACH (child, b) {
        assert_ptr_equal(child->parent, b);
        check_block(child, level, b->kind);
        children++;
    }
    if (b->kind == BLOCK_ENTRY) {
        assert_int_equal(parent, BLOCK_SECTION);
        assert_int_equal(children, VARIANT_COUNT);
        assert_non_null(b->listing);
    }
    if (b->kind == BLOCK_FACTS || b->kind == BLOCK_TABLE || b->kind == BLOCK_ROW)
        assert_true(children > 0);
}

static void check_story(const struct story *s)
{
    unsigned level = 0;

    for (unsigned i = 0; i < PART_COUNT; i++)
        if (s->part[i])
            check_block(s->part[i], &level, BLOCK_GROUP);
}

/*
 * Compares with tests/unit/story/NAME.txt. With $BLESS set the file is written anew instead: read
 * what git says has changed in it.
 */
static void assert_dump(struct str got, const char *name)
{
    const char *path =
        data_path(&arena, str_z(&arena, str_printf(&arena, "tests/unit/story/%s.txt", name)));
    struct file f;
    struct str want, rest_got = got, rest_want;
    unsigned line = 0;

    if (getenv("BLESS"))
        assert_true(file_write(path, got, &messages.diag));
    assert_true(file_open(&f, path, 1u << 20, &messages.diag));
    want = rest_want = f.bytes;
    while (!str_eq(got, want)) {
        struct str a = STR_NONE, c = STR_NONE;

        line++;
        str_split(&rest_got, '\n', &a);
        str_split(&rest_want, '\n', &c);
        if (str_eq(a, c) && (rest_got.s || rest_want.s))
            continue;
        print_error("%s.txt:%u:\n  got  %.*s\n  want %.*s\n", name, line, STR_ARG(a), STR_ARG(c));
        fail();
    }
    file_close(&f);
}

static void assert_story(const struct story *s, const char *name)
{
    struct buf b = {0};

    check_story(s);
    story_dump(s, &b);
    assert_dump(buf_view(&b), name);
    buf_release(&b);
}

/* The full entries alone. */
static void assert_facts(const struct story *s, const char *name)
{
    struct buf b = {0};

    check_story(s);
    BLOCK_EACH (entry, s->part[PART_LISTINGS]->first) {
        if (entry->kind == BLOCK_ENTRY)
            story_dump_block(entry->first, 0, &b);
    }
    assert_dump(buf_view(&b), name);
    buf_release(&b);
}

/* ---- Stories */

static struct listing *food_bags(void)
{
    struct listing *x = listing_new("Ruokakassit Hervannassa", "Hervannan naapuriapu ry");

    put(&x->name, "Matkassar i Hervanta", LANG_SV);
    put(&x->description, "Jaamme ruokakasseja kaikille. Ota oma kassi mukaan.", LANG_FI);
    put(&x->description, "Vi delar ut mat till alla. Ta med en egen kasse.", LANG_SV);
    put(&x->audiences, "kaikki", 0);
    x->modes = MODE_PLACE;
    x->street = one("Insinöörinkatu 38");
    x->postal_code = one("33720");
    x->town = one("TAMPERE");
    put(&x->hours, "ti ja pe 10-12", 0);
    x->fee = one("maksuton");
    add_phone(x, "0401234567", "", "");
    put(&x->emails, "kassit@naapuriapu.example", 0);
    put(&x->urls, "https://naapuriapu.example/", 0);
    put(&x->service_languages, "suomi", 0);
    put(&x->service_languages, "englanti", 0);
    put(&x->service_languages, "arabia", 0);
    x->accessibility = one("Esteetön sisäänkäynti");
    return x;
}

static struct listing *group_of_carers(void)
{
    struct listing *x = listing_new("Vertaisryhmä \"Yhdessä\"", "Hervannan naapuriapu ry");

    put(&x->summary, "Ryhmä kokoontuu kahdeksan kertaa.\n• kahvia\n• keskustelua", LANG_FI);
    put(&x->audiences, "omaiset", 0);
    put(&x->audiences, "ikääntyneet", 0);
    x->min_age = 18;
    x->street = one("Pispalan valtatie 21 A 2");
    x->town = one("Tampere");
    put(&x->hours, "to klo 17-19", 0);
    x->start = day("2020-09-17");
    x->registration = one("Ilmoittaudu viimeistään 15.9.");
    x->fee = one("2,50e");
    add_phone(x, "0446789012", "ajanvaraus", "ma-to klo 9-11");
    add_phone(x, "+358 9 2525 0111", "", "");
    return x;
}

static struct listing *crisis_phone(void)
{
    struct listing *x = listing_new("Kriisipuhelin", "MIELI ry");

    put(&x->description,
        "Puhu nimettömästi, mikä painaa. Puhelin on auki ympäri vuorokauden, esim. jouluna. "
        "Päivystäjät ovat ammattilaisia. Emme näe numeroasi. Hätätilanteessa soita 112.",
        LANG_FI);
    put(&x->audiences, "nuoret", 0);
    x->nationwide = true;
    x->modes = MODE_PHONE;
    put(&x->hours, "joka päivä 0-24", 0);
    x->fee = one("puhelun hinta");
    add_phone(x, "09 25250111", "", "");
    x->valid_until = day("2020-12-31");
    return x;
}

static struct listing *online_club(void)
{
    struct listing *x = listing_new("Verkkokerho", "Laituri 33 ry");

    put(&x->description, "Lue lisää www.laituri33.example tai soita 050-555 0123. Tule mukaan!",
        LANG_FI);
    put(&x->audiences, "nuoret", 0);
    put(&x->audiences, "pelaajat", 0);
    x->min_age = 13;
    x->max_age = 17;
    x->modes = MODE_ONLINE;
    put(&x->hours, "parillisten viikkojen maanantaisin klo 17-19; ke 18-20", 0);
    put(&x->urls, "https://laituri33.example/chat", 0);
    x->fee = one("0 €");
    x->start = day("2020-09-26");
    x->end = day("2020-09-26");
    return x;
}

static struct listing *packing(void)
{
    struct listing *x = listing_new("Ruokakassien pakkaus", "Hervannan naapuriapu ry");

    x->type = TYPE_VOLUNTEER;
    put(&x->description, "Pakkaat kasseja muiden kanssa.", LANG_FI);
    put(&x->audiences, "vapaaehtoiset", 0);
    put(&x->hours, "to klo 9-11", 0);
    add_phone(x, "040 123 4567", "ilmoittautumiset", "ma 9-11");
    return x;
}

static struct edition leaflet(const struct request *r)
{
    struct edition e = {.request = r};
    struct edition_section *s = add_section(&e, "Ruoka-apu");
    struct listing *driver = listing_new("Autonkuljettaja", "");

    add_entry(&e, s, food_bags())->pinned = true;
    add_entry(&e, s, group_of_carers());
    s = add_section(&e, "Nuoret");
    add_entry(&e, s, crisis_phone())->reach = REACH_NATION;
    add_entry(&e, s, online_club())->reach = REACH_REGION;
    s = add_section(&e, "Muu \"outo\" luokka");
    add_entry(&e, s, listing_new("Pelkkä nimi", ""));
    ((struct edition_entry *)vec_push(&arena, &e.volunteer))->listing = packing();
    put(&driver->emails, "kyydit@naapuriapu.example", 0);
    ((struct edition_entry *)vec_push(&arena, &e.volunteer))->listing = driver;
    e.entries += 2;
    return e;
}

static void test_leaflet(void **state)
{
    struct request r = request_for("Tampere", "ikaantyneet");
    struct edition e = leaflet(&r);
    struct story s;

    (void)state;
    tell(&e, campaign, fi, &s);
    assert_false(s.rtl);
    assert_str(s.title, "Apu on lähellä – Tampere");
    assert_str(s.subject, "Apua ja tekemistä Tampereella");
    assert_str(s.author, "Artteli-kumppanuusyhdistys ry");
    assert_int_equal(s.shortened.n, 1);
    assert_ptr_equal(s.shortened.v[0].listing, e.sections.v[1].entries.v[0].listing);
    assert_true(s.shortened.v[0].to < s.shortened.v[0].from);
    assert_story(&s, "leaflet");
    assert_non_null(strstr(said(&messages), "text shortened: from "));
}

static void test_swedish(void **state)
{
    struct request r = request_for("Tampere", NULL);
    struct edition e;
    struct story s;

    (void)state;
    r.lang = LANG_SV;
    e = leaflet(&r);
    tell(&e, campaign, sv, &s);
    assert_str(s.title, "Hjälpen är nära – Tammerfors");
    assert_story(&s, "swedish");
    said(&messages);
}

static void test_plain(void **state)
{
    struct request r = request_for("Sastamala", NULL);
    struct edition e = {.request = &r};
    struct story s;

    (void)state;
    add_entry(&e, add_section(&e, "Ruoka-apu"), food_bags());
    tell(&e, plain, fi, &s);
    assert_null(s.part[PART_HELPLINE]);
    assert_null(s.part[PART_FOOT_HELPLINE]);
    assert_null(s.part[PART_FOOT_PUBLISHER]);
    assert_null(s.part[PART_VOLUNTEER]);
    assert_null(s.part[PART_CONTENTS]); /* of one section */
    assert_story(&s, "plain");
    assert_said(&messages, "");
}

/* A leaflet from right to left: its labels stand in for Arabic ones. */
static void test_right_to_left(void **state)
{
    struct labels labels = *fi;
    struct request r = request_for("Tampere", NULL);
    struct edition e = {.request = &r};
    struct listing *x = food_bags();
    struct story s;

    (void)state;
    labels.lang = r.lang = LANG2('a', 'r');
    put(&x->name, "أكياس طعام", r.lang);
    put(&x->description, "نوزّع الطعام. اتصل 0401234567.", r.lang);
    add_entry(&e, add_section(&e, "Ruoka-apu"), x);
    tell(&e, campaign, &labels, &s);
    assert_true(s.rtl);
    assert_story(&s, "right-to-left");
    assert_said(&messages, "");
}

/* Tasks are entries like others where the whole leaflet is for volunteers. */
static void test_volunteers(void **state)
{
    struct request r = request_for("Tampere", "vapaaehtoiset");
    struct edition e = {.request = &r};
    struct story s;

    (void)state;
    r.checked = day("2020-08-03");
    add_entry(&e, add_section(&e, "Vapaaehtoistehtävät"), packing());
    tell(&e, campaign, fi, &s);
    assert_null(s.part[PART_VOLUNTEER]);
    assert_story(&s, "volunteers");
    assert_said(&messages, "");
}

static void test_places(void **state)
{
    static const struct {
        const char *names[5];
        const char *title, *subject;
    } cases[] = {
        {{"Tampere", "Sastamala"},
         "Apu on lähellä – Tampere ja Sastamala",
         "Apua ja tekemistä Tampereella ja Sastamalassa"},
        {{"Tampere", "Parkano", "Sastamala"},
         "Apu on lähellä – Tampere, Parkano ja Sastamala",
         "Apua ja tekemistä Tampereella, Parkanossa ja Sastamalassa"},
        {{"Tampere", "Parkano", "Sastamala", "Pirkkala"},
         "Apu on lähellä – Pirkanmaa",
         "Apua ja tekemistä Pirkanmaalla"},
        {{"Tampere", "Parkano", "Sastamala", "Helsinki"}, "Apu on lähellä – Koko maa", NULL},
        {{NULL}, "Apu on lähellä – Sastamala ja Tampere", NULL}, /* the campaign's */
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct request r = request_for(NULL, NULL);
        struct edition e = {.request = &r};
        struct story s;

        for (size_t k = 0; cases[i].names[k]; k++)
            *vec_push(&arena, &r.municipalities) =
                municipality_lookup(table, str_from(cases[i].names[k]));
        tell(&e, campaign, fi, &s);
        assert_str(s.title, cases[i].title);
        if (cases[i].subject)
            assert_str(s.subject, cases[i].subject);
    }
}

static unsigned weight_of(const struct story *s, size_t n)
{
    const struct block *b = s->part[PART_LISTINGS]->first->first;

    while (n-- > 0)
        b = b->next;
    return b->next->weight;
}

static void test_weights(void **state)
{
    struct request r = request_for("Tampere", NULL);
    struct edition e = {.request = &r};
    struct edition_section *s = add_section(&e, "Ruoka-apu");
    struct listing *x[6];
    struct story story;

    (void)state;
    for (size_t i = 0; i < 6; i++)
        x[i] = listing_new("Apu", i < 3 ? "Naapuriapu ry" : "");
    x[4]->priority = 2;
    x[5]->priority = -7;
    for (size_t i = 0; i < 6; i++) {
        struct edition_entry *entry = add_entry(&e, s, x[i]);

        entry->pinned = i == 2;
        entry->reach = i == 3 ? REACH_NATION : REACH_LOCAL;
    }
    tell(&e, campaign, fi, &story);
    assert_int_equal(weight_of(&story, 0), 120);
    assert_int_equal(weight_of(&story, 1), 60); /* the second of one organisation */
    assert_int_equal(weight_of(&story, 2), 1040);
    assert_int_equal(weight_of(&story, 3), 100);
    assert_int_equal(weight_of(&story, 4), 220);
    assert_int_equal(weight_of(&story, 5), 70);
}

/* ---- Facts, each in an entry of its own */

static struct listing *with_fee(const char *fee)
{
    struct listing *x = listing_new(*fee ? fee : "-", "");

    x->fee = one(fee);
    return x;
}

static void test_prices(void **state)
{
    static const char *const fees[] = {
        "maksuton",
        "Maksuton.",
        "0 €",
        "ilmainen",
        "5",
        "5€",
        "5 e",
        "5,00 euroa",
        "2.50",
        "5-10 €",
        "8 €/tunti",
        "kahvi 1 €",
        "maksuton, kahvi 1 €",
        "Jäsenille maksuton.",
        "5,5",
        "2.5 e",
        "5,0",
        "1 000 €",
        "",
    };
    struct request r = request_for("Tampere", NULL);
    struct edition e = {.request = &r};
    struct edition_section *s = add_section(&e, "Ruoka-apu");
    struct listing *x;
    struct story story;

    (void)state;
    for (size_t i = 0; i < sizeof fees / sizeof *fees; i++)
        add_entry(&e, s, with_fee(fees[i]));
    x = with_fee("maksuton"); /* stands behind the text, which ends before it */
    put(&x->description, "Jaamme ruokaa", LANG_FI);
    add_entry(&e, s, x);
    tell(&e, campaign, fi, &story);
    assert_facts(&story, "prices");
}

static struct listing *for_whom(const char *audiences, int min, int max)
{
    struct listing *x = listing_new(*audiences ? audiences : "-", "");
    struct str rest = str_from(audiences), piece;

    while (*audiences && str_split(&rest, ' ', &piece))
        *vec_push(&arena, &x->audiences) = (struct value){.s = piece};
    x->min_age = min;
    x->max_age = max;
    return x;
}

static void test_who(void **state)
{
    struct request r = request_for("Tampere", "ikaantyneet");
    struct edition e = {.request = &r};
    struct edition_section *s = add_section(&e, "Nuoret");
    struct listing *task = for_whom("vapaaehtoiset nuoret omaiset", -1, -1);
    struct story story;

    (void)state;
    task->type = TYPE_VOLUNTEER;
    add_entry(&e, s, for_whom("", -1, -1));
    add_entry(&e, s, for_whom("kaikki", -1, -1));
    add_entry(&e, s, for_whom("kaikki omaiset", 18, -1));
    add_entry(&e, s, for_whom("ikääntyneet", 65, 99)); /* the leaflet's own */
    add_entry(&e, s, for_whom("ikääntyneet omaiset ikaantyneet", -1, -1));
    add_entry(&e, s, for_whom("nuoret", -1, -1)); /* the heading's own */
    add_entry(&e, s, for_whom("nuoret omaiset", 13, 17));
    add_entry(&e, s, for_whom("omaiset naapurit", -1, -1));
    add_entry(&e, s, for_whom("", 0, 6));
    add_entry(&e, s, for_whom("", 7, 7));
    add_entry(&e, s, for_whom("", 18, 120));
    add_entry(&e, s, for_whom("omaiset", 65, -1)); /* ages of the leaflet's audience */
    add_entry(&e, s, task);
    tell(&e, campaign, fi, &story);
    assert_facts(&story, "who");
}

static struct listing *at_place(const char *name, const char *street, const char *code,
                                const char *town, unsigned modes)
{
    struct listing *x = listing_new(name, "");

    x->street = one(street);
    x->postal_code = one(code);
    x->town = one(town);
    x->modes = modes;
    return x;
}

static void test_where(void **state)
{
    struct request r = request_for("Tampere", NULL);
    struct edition e = {.request = &r};
    struct edition_section *s = add_section(&e, "Ruoka-apu");
    struct listing *x;
    struct story story;

    (void)state;
    add_entry(&e, s, at_place("all", "Kirkonkylä 5 B 12", "39100", "HÄMEENKYRÖ", MODE_PLACE));
    add_entry(&e, s, at_place("town", "", "39100", "Hämeenkyrö", 0));
    add_entry(&e, s, at_place("shouted", "Katu 1-3", "", "YLÄ-SAVO", MODE_PLACE));
    add_entry(&e, s, at_place("street", "Tammelantori", "", "", MODE_PLACE));
    add_entry(&e, s, at_place("own town", "Katu 1", "33100", "Tampere", MODE_PLACE));
    add_entry(&e, s, at_place("own town alone", "", "33100", "Tampere", 0));
    add_entry(&e, s, at_place("by phone", "", "33100", "Tampere", MODE_PHONE));
    add_entry(&e, s, at_place("online", "", "", "", MODE_ONLINE));
    x = at_place("by phone, with a number", "", "", "", MODE_PHONE);
    add_phone(x, "116 117", "", "");
    add_entry(&e, s, x);
    x = at_place("place and online", "Katu 1", "", "", MODE_PLACE | MODE_ONLINE);
    put(&x->urls, "http://www.apu.example/a/", 0);
    put(&x->urls, "https://toinen.example", 0);
    add_entry(&e, s, x);
    x = at_place("nationwide", "", "", "", 0);
    x->nationwide = true;
    add_entry(&e, s, x);
    x = at_place("region", "", "", "", 0);
    *vec_push(&arena, &x->regions) = STR("06");
    add_entry(&e, s, x);
    tell(&e, campaign, fi, &story);
    assert_facts(&story, "where");
}

static void test_other_facts(void **state)
{
    struct request r = request_for("Tampere", NULL);
    struct edition e = {.request = &r};
    struct edition_section *s = add_section(&e, "Ruoka-apu");
    struct tell_options options = {.description_length = 120, .contact_persons = true};
    const struct block *facts;
    struct listing *x;
    struct story story;

    (void)state;
    x = listing_new("registration as a sentence", "");
    x->registration = one("Varaa aika verkossa.");
    x->accessibility = one("Hissi");
    x->contact_person = one("Maija Meikäläinen");
    add_entry(&e, s, x);
    x = listing_new("registration as words", "");
    x->registration = one("viimeistään 15.9.");
    x->accessibility = one("kyllä");
    put(&x->service_languages, "suomi", 0);
    add_entry(&e, s, x);
    x = listing_new("no", "");
    x->registration = one("Ei");
    x->accessibility = one("-");
    put(&x->service_languages, "SV", 0);
    put(&x->service_languages, "Tulkki tarvittaessa", 0);
    add_entry(&e, s, x);
    x = listing_new("phone said by the hours", "");
    put(&x->hours, "tilaukset ma-to klo 9-11", 0);
    add_phone(x, "040 345 6789", "tilaukset", "ma–to klo 9–11");
    add_phone(x, "040 345 6780", "Neuvonta", "ma–to klo 9–11; pe klo 10");
    add_phone(x, "040 345 6781", "WhatsApp", "");
    add_phone(x, "040 345 6782", "Maija Meikäläinen", "");
    x->phones.v[x->phones.n - 1].named = true;
    add_entry(&e, s, x);
    x = listing_new("hours in rows, said again by the phone", "");
    put(&x->hours, "ma-to 9-15; pe 9-13", 0);
    put(&x->hours, "la sopimuksen mukaan", 0);
    x->start = day("2020-10-01");
    add_phone(x, "040 345 6789", "", "ma–to klo 9–15; pe klo 9–13; la sopimuksen mukaan");
    add_phone(x, "040 345 6780", "", "pe klo 9–13"); /* on these days alone */
    add_entry(&e, s, x);
    x = listing_new("rows, one not understood", "");
    put(&x->hours, "ma-to 9-15; syksyllä pe 9-13", 0);
    add_entry(&e, s, x);
    x = listing_new("dates alone", "");
    x->start = day("2020-10-01");
    x->end = day("2020-10-28");
    add_entry(&e, s, x);
    assert_true(story_tell(&e, campaign, fi, table, &options, &arena, &messages.diag, &story));
    assert_facts(&story, "facts");
    x->contact_person = one("Maija Meikäläinen");
    tell(&e, campaign, fi, &story);
    facts = story.part[PART_LISTINGS]->first->last->first->last;
    assert_ptr_equal(facts->first, facts->last); /* the dates, and nobody's name */
}

/* By whatever name they are given, languages are called as the leaflet's language writes them. What
 * is over on the leaflet's day is left out, and said where it stands. */
static void test_languages_and_past_hours(void **state)
{
    struct request r = request_for("Tampere", NULL);
    struct edition e = {.request = &r};
    struct edition_section *s = add_section(&e, "Ruoka-apu");
    struct listing *x = listing_new("Apu", "");
    struct story story;

    (void)state;
    put(&x->service_languages, "spanska", 0);
    put(&x->service_languages, "VENÄJÄ", 0);
    put(&x->service_languages, "Arabic", 0);
    put(&x->service_languages, "fa", 0);
    put(&x->service_languages, "Tagalog", 0);
    put(&x->hours, "ti klo 10–12; 24.12.2015 klo 10–16", 0);
    put(&x->hours, "ei 6.1.2016, 6.12.2020", 0);
    add_phone(x, "040 345 6789", "", "1.6.–31.8.2015 ma klo 9–11");
    add_entry(&e, s, x);
    x = listing_new("Kaikki mennyttä", "");
    put(&x->hours, "24.12.2015 klo 10–16", 0);
    put(&x->service_languages, "Spanish", 0);
    add_entry(&e, s, x);
    said(&messages);
    r.lang = LANG_EN;
    tell(&e, campaign, en, &story);
    assert_facts(&story, "languages");
    assert_non_null(strstr(said(&messages),
                           "style: hours are over: \"24.12.2015 klo 10–16\": what is "
                           "over is not printed; remove it\n"));
    r.lang = LANG_FI;
    tell(&e, campaign, fi, &story);
    assert_facts(&story, "languages-fi");
    said(&messages);
}

/* Addresses that can't be linked are printed, without a link and with a warning. */
static void test_bad_addresses(void **state)
{
    struct request r = request_for("Tampere", NULL);
    struct edition e = {.request = &r};
    struct listing *x = listing_new("Apu", "");
    struct story s;
    struct buf b = {0};

    (void)state;
    x->line = 7;
    put(&x->urls, "https://a..example", 0);
    put(&x->emails, "apu@koti", 0);
    add_phone(x, "kysy lisää", "", "");
    add_entry(&e, add_section(&e, "Ruoka-apu"), x);
    tell(&e, campaign, fi, &s);
    assert_said(&messages,
                "made-up.csv:7:1: warning: e-mail address not usable: \"apu@koti\" is printed "
                "without a link\n"
                "made-up.csv:7:1: warning: web address not usable: \"https://a..example\" is "
                "printed without a link\n");
    story_dump_block(s.part[PART_LISTINGS]->first->last->first, 0, &b);
    assert_str(buf_view(&b), "full\n"
                             "  heading-3 entry-name: Apu\n"
                             "  facts\n"
                             "    fact fact-phone [puhelin]: kysy lisää\n"
                             "    fact fact [posti]: ⁅apu@koti⁆\n"
                             "    fact fact [verkko]: ⁅https://a..example⁆\n");
    buf_release(&b);
}

/* ---- Kept entries */

/* A listing for the whole country, of which there is something to be said. */
static struct listing *nationwide(void)
{
    struct listing *x = listing_new("Kriisipuhelin", "Mieli ry");

    x->nationwide = true;
    x->line = 9;
    put(&x->summary,
        "Ensimmäinen virke tästä. Toinen virke, joka on vähän pidempi kuin se. Kolmas "
        "virke, joka ei enää mahdu siihen, mitä on luvattu. Neljäs virke siitä.",
        0);
    put(&x->urls, "https://a..example", 0);
    x->town = one("Tampere");
    x->end = (struct date){2020, 12, 1};
    add_phone(x, "09 2525 0111", "kysy", "ma–pe klo 9–15");
    return x;
}

static struct str told_as(const struct edition *e, struct told *told, struct said *said,
                          size_t *shortened)
{
    const struct tell_options options = {.description_length = 60, .told = told};
    struct story s;
    struct buf b = {0};
    struct str dump;

    said_init(said);
    assert_true(story_tell(e, campaign, fi, table, &options, &arena, &said->diag, &s));
    story_dump(&s, &b);
    dump = buf_copy(&b, &arena);
    buf_release(&b);
    *shortened = s.shortened.n;
    return dump;
}

/* The same words, messages and notes of what was cut, from a store that is cold, warm, emptied. */
static void check_kept(const struct edition *e, struct told *told)
{
    struct said first, kept;
    size_t cut, again;
    struct str expected = told_as(e, NULL, &first, &cut);

    for (int i = 0; i < 2; i++) {
        struct str got = told_as(e, told, &kept, &again);

        assert_true(str_eq(got, expected));
        assert_int_equal(again, cut);
        assert_memory_equal(kept.diag.by_code, first.diag.by_code, sizeof first.diag.by_code);
        assert_int_equal(kept.diag.by_code[DIAG_BAD_URL], 1);
        said_release(&kept);
    }
    said_release(&first);
}

static void test_kept(void **state)
{
    struct told *told = told_new();
    struct listing *wide = nationwide();
    struct request usual = request_for("Tampere", NULL), other = request_for("Turku", NULL),
                   old = request_for("Tampere", "ikääntyneet"), later = usual;
    const struct request *all[] = {&usual, &other, &old, &later};

    (void)state;
    later.day = (struct date){2019, 1, 1}; /* the end of the listing needs its year */
    put(&wide->audiences, "ikääntyneet", 0);
    for (int emptied = 0; emptied < 2; emptied++) {
        for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
            struct edition e = {.request = all[i]};
            struct edition_section *food = add_section(&e, "Ruoka-apu");

            add_entry(&e, food, listing_new("Ruokakassi", "Mieli ry"));
            add_entry(&e, food, wide)->reach = REACH_NATION;
            check_kept(&e, told);
        }
        assert_false(told_is_full(told));
        told_empty(told);
    }
    told_free(told);
}

/* What entries are kept by: each row differs from the first in one thing. */
static const struct kept_row {
    lang_tag lang, labels;
    bool easy, persons;
    unsigned length;
    const char *day, *audience, *category;
} kept_rows[] = {
    {LANG_FI, LANG_FI, false, false, 60, "2020-09-01", "omaiset", "Ruoka-apu"},
    {LANG_SV, LANG_FI, false, false, 60, "2020-09-01", "omaiset", "Ruoka-apu"},
    {LANG_FI, LANG_SV, false, false, 60, "2020-09-01", "omaiset", "Ruoka-apu"},
    {LANG_FI, LANG_FI, true, false, 60, "2020-09-01", "omaiset", "Ruoka-apu"},
    {LANG_FI, LANG_FI, false, true, 60, "2020-09-01", "omaiset", "Ruoka-apu"},
    {LANG_FI, LANG_FI, false, false, 900, "2020-09-01", "omaiset", "Ruoka-apu"},
    {LANG_FI, LANG_FI, false, false, 60, "2019-01-01", "omaiset", "Ruoka-apu"},
    {LANG_FI, LANG_FI, false, false, 60, "2020-09-01", "nuoret", "Ruoka-apu"},
    {LANG_FI, LANG_FI, false, false, 60, "2020-09-01", "omaiset", "Nuoret"},
};
enum { KEPT_ROWS = sizeof kept_rows / sizeof *kept_rows };

static struct str entry_told(const struct kept_row *row, const struct labels *easy,
                             const struct listing *x, struct told *told)
{
    const struct tell_options options = {
        .description_length = row->length, .contact_persons = row->persons, .told = told};
    const struct labels *l = row->easy ? easy : row->labels == LANG_SV ? sv : fi;
    struct request r = request_for("Tampere", row->audience);
    struct edition e = {.request = &r};
    struct buf b = {0};
    struct story s;
    struct str dump;

    r.day = day(row->day);
    r.lang = row->lang;
    add_entry(&e, add_section(&e, row->category), x);
    assert_true(story_tell(&e, campaign, l, table, &options, &arena, &messages.diag, &s));
    story_dump_block(s.part[PART_LISTINGS]->first->last, 0, &b);
    dump = buf_copy(&b, &arena);
    buf_release(&b);
    return dump;
}

/* What a leaflet is told another way is not taken from one before. */
static void test_kept_by(void **state)
{
    const struct labels *easy = labels_easy(&arena, fi);
    struct told *told = told_new();
    struct listing *wide = nationwide();
    struct str expected[KEPT_ROWS];

    (void)state;
    put(&wide->name, "Kristelefon", LANG_SV);
    put(&wide->audiences, "nuoret", 0);
    wide->contact_person = one("Maija Mallikas");
    for (size_t i = 0; i < KEPT_ROWS; i++) {
        expected[i] = entry_told(&kept_rows[i], easy, wide, NULL);
        if (i && str_eq(expected[i], expected[0]))
            fail_msg("row %zu is told as the first one:\n%.*s", i, STR_ARG(expected[i]));
    }
    for (size_t i = 0; i < 2 * KEPT_ROWS; i++)
        assert_str(entry_told(&kept_rows[i % KEPT_ROWS], easy, wide, told),
                   str_z(&arena, expected[i % KEPT_ROWS]));
    told_free(told);
    said_release(&messages);
    said_init(&messages);
}

/* The very words are kept, not told once more; of what is for one municipality they are not. */
static void test_kept_once(void **state)
{
    struct told *told = told_new();
    struct request r = request_for("Tampere", NULL);
    const struct tell_options options = {.description_length = 60, .told = told};
    struct edition e = {.request = &r};
    struct edition_section *food = add_section(&e, "Ruoka-apu");
    const struct block *entries[2], *own[2];
    struct story s;

    (void)state;
    add_entry(&e, food, nationwide());
    add_entry(&e, food, listing_new("Ruokakassi", "Mieli ry"));
    for (int i = 0; i < 2; i++) {
        assert_true(story_tell(&e, campaign, fi, table, &options, &arena, &messages.diag, &s));
        entries[i] = s.part[PART_LISTINGS]->first->first->next;
        own[i] = entries[i]->next;
        assert_ptr_equal(entries[i]->parent, s.part[PART_LISTINGS]->first);
        assert_null(own[i]->next);
        assert_true(entries[i]->first->kept);
        assert_false(own[i]->first->kept);
    }
    assert_ptr_equal(entries[0], entries[1]);
    assert_ptr_not_equal(own[0], own[1]);
    told_free(told);
    said_release(&messages);
    said_init(&messages);
}

/* Listings without a category stand under a heading too. */
static void test_no_category(void **state)
{
    struct request r = request_for("Tampere", NULL);
    struct edition e = {.request = &r};
    struct story story;
    const struct block *section;

    (void)state;
    add_entry(&e, add_section(&e, ""), food_bags());
    tell(&e, campaign, fi, &story);
    section = story.part[PART_LISTINGS]->first;
    assert_int_equal(section->first->kind, BLOCK_HEADING);
    assert_str(section->first->spans.v[0].text, "Muuta");
    assert_str(section->short_name, "Muuta");
    assert_int_equal(section->first->continued.n, 1);
    assert_str(section->first->continued.v[0].text, "Muuta (jatkuu)");
}

/* An export's worth of entries; a quadratic step would show. */
static void test_many(void **state)
{
    struct request r = request_for("Tampere", NULL);
    struct edition e = {.request = &r};
    struct edition_section *s = add_section(&e, "Ruoka-apu");
    struct story story;
    size_t n = 0;

    (void)state;
    for (size_t i = 0; i < 3000; i++)
        add_entry(&e, s, i % 2 ? food_bags() : group_of_carers());
    tell(&e, campaign, fi, &story);
    BLOCK_EACH (b, story.part[PART_LISTINGS]->first) {
        n += b->kind == BLOCK_ENTRY;
    }
    assert_int_equal(n, 3000);
    check_story(&story);
}

/* ---- Two languages */

static struct str description_in(const char *text, const struct labels *first,
                                 const struct labels *second)
{
    struct tell_options options = {.description_length = 120, .second = second};
    struct edition e = {0};
    struct request r = request_for("Tampere", NULL);
    struct listing *x = listing_new("Lämmin lounas", "Ruokatupa ry");
    struct story story;
    struct str words = STR("");

    r.lang = first->lang;
    e.request = &r;
    put(&x->description, text, LANG_FI);
    add_entry(&e, add_section(&e, "ruoka-apu"), x);
    assert_true(story_tell(&e, campaign, first, table, &options, &arena, &messages.diag, &story));
    BLOCK_EACH (section, story.part[PART_LISTINGS]) {
        BLOCK_EACH (entry, section) {
            if (entry->kind != BLOCK_ENTRY)
                continue;
            BLOCK_EACH (b, block_variant(entry, VARIANT_FULL)) {
                const struct block *said = b->kind == BLOCK_LIST ? b->last : b;

                if (b->style != STYLE_DESCRIPTION && b->kind != BLOCK_LIST)
                    continue;
                for (size_t i = 0; i < said->spans.n; i++)
                    words = str_join(&arena, words, said->spans.v[i].text);
            }
        }
    }
    return tell_visible(&arena, words);
}

/* A text in neither language is marked in both; one in either in none. */
static void test_language_marks(void **state)
{
    static const char text[] = "Kotiruokaa arkisin.", list[] = "- Kotiruokaa\n- Kahvia";

    (void)state;
    assert_str(description_in(text, sv, NULL), "Kotiruokaa arkisin. (på finska)");
    assert_str(description_in(text, sv, en), "Kotiruokaa arkisin. (på finska) (in Finnish)");
    assert_str(description_in(text, en, sv), "Kotiruokaa arkisin. (in Finnish) (på finska)");
    assert_str(description_in(text, sv, fi), "Kotiruokaa arkisin.");
    assert_str(description_in(text, fi, sv), "Kotiruokaa arkisin.");
    assert_str(description_in(list, sv, en), "Kahvia (på finska) (in Finnish)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kept),
        cmocka_unit_test(test_kept_by),
        cmocka_unit_test(test_kept_once),
        cmocka_unit_test(test_leaflet),
        cmocka_unit_test(test_swedish),
        cmocka_unit_test(test_plain),
        cmocka_unit_test(test_right_to_left),
        cmocka_unit_test(test_volunteers),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_weights),
        cmocka_unit_test(test_prices),
        cmocka_unit_test(test_who),
        cmocka_unit_test(test_where),
        cmocka_unit_test(test_other_facts),
        cmocka_unit_test(test_languages_and_past_hours),
        cmocka_unit_test(test_bad_addresses),
        cmocka_unit_test(test_no_category),
        cmocka_unit_test(test_many),
        cmocka_unit_test(test_language_marks),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
