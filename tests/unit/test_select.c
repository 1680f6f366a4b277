/*
 * Choosing and ordering, as tables: listings in short lines, a request, and the edition in words.
 *
 * A line is "id | name | categories | audiences | places | what else", with commas between several;
 * a place is a municipality, a region or "*" for the whole country. What else: draft, ended, task,
 * from=AGE, to=AGE, end=DAY, valid=DAY, start=DAY, priority=N.
 */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "said.h"
#include "select/select.h"

static struct arena arena;
static struct said messages;
static const struct municipality_table *table;
static const struct campaign *campaign;
static struct listings listings;

static int set_up(void **state)
{
    (void)state;
    arena_init(&arena);
    said_init(&messages);
    table = municipality_table_load(&arena, &messages.diag);
    campaign = campaign_plain(&arena, table, &messages.diag);
    assert_said(&messages, "");
    listings_init(&listings);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    listings_release(&listings);
    said_release(&messages);
    arena_release(&arena);
    return 0;
}

/* ---- Short lines to listings */

static struct str field(struct str *line)
{
    struct str f = STR_NONE;

    str_split(line, '|', &f);
    return f.s ? str_trim(f) : STR("");
}

static void put_values(value_list *list, struct str text)
{
    struct str one;

    while (text.n && str_split(&text, ',', &one))
        *vec_push(&arena, list) = (struct value){.s = str_trim(one)};
}

static void put_places(struct listing *l, struct str text)
{
    struct str one;

    while (text.n && str_split(&text, ',', &one)) {
        const struct municipality *m = municipality_lookup(table, str_trim(one));
        const struct region *r = region_lookup(table, str_trim(one));

        if (m)
            *vec_push(&arena, &l->municipalities) = m;
        else if (r)
            *vec_push(&arena, &l->regions) = r->code;
        else
            l->nationwide = true;
    }
}

static bool take(struct str word, const char *key, struct str *value)
{
    struct str k = str_from(key);

    *value = str_sub(word, k.n, word.n);
    return str_starts(word, k);
}

static void put_extra(struct listing *l, struct str word)
{
    struct str v;

    if (take(word, "draft", &v))
        l->status = STATUS_DRAFT;
    else if (take(word, "ended", &v))
        l->status = STATUS_ENDED;
    else if (take(word, "task", &v))
        l->type = TYPE_VOLUNTEER;
    else if (take(word, "from=", &v))
        l->min_age = atoi(str_z(&arena, v));
    else if (take(word, "to=", &v))
        l->max_age = atoi(str_z(&arena, v));
    else if (take(word, "end=", &v))
        assert_true(date_from_iso(v, &l->end));
    else if (take(word, "valid=", &v))
        assert_true(date_from_iso(v, &l->valid_until));
    else if (take(word, "start=", &v))
        assert_true(date_from_iso(v, &l->start));
    else if (take(word, "priority=", &v))
        l->priority = atoi(str_z(&arena, v));
    else
        fail_msg("what is %.*s?", STR_ARG(word));
}

static void add(struct str line, uint32_t number)
{
    struct listing *l = &listings.v[listings.n];
    struct str extra, word;

    *l = (struct listing){.file = "x.csv", .line = number, .col = 1, .min_age = -1, .max_age = -1};
    l->order = (uint32_t)listings.n++;
    l->id = field(&line);
    *vec_push(&arena, &l->name) = (struct value){.s = field(&line), .lang = LANG_FI};
    put_values(&l->categories, field(&line));
    put_values(&l->audiences, field(&line));
    put_places(l, field(&line));
    extra = field(&line);
    while (extra.n && str_split(&extra, ' ', &word))
        put_extra(l, word);
}

static void read_lines(const char *text)
{
    struct str rest = str_from(text), line;

    listings.n = 0;
    free(listings.v);
    listings.v = heap_alloc(100 * sizeof *listings.v);
    for (uint32_t number = 1; str_split(&rest, '\n', &line); number++)
        if (line.n)
            add(line, number);
}

/* ---- A request in words: "Tampere,Nokia / ikääntyneet / Ruoka-apu / pin=a,b omit=c" */

static void put_ids(struct request *q, struct str word)
{
    struct str ids, id;
    bool pin = take(word, "pin=", &ids);

    assert_true(pin || take(word, "omit=", &ids));
    while (str_split(&ids, ',', &id)) {
        if (pin)
            *vec_push(&arena, &q->pin) = id;
        else
            *vec_push(&arena, &q->omit) = id;
    }
}

static struct str part(struct str *text)
{
    struct str p = STR_NONE;

    str_split(text, '/', &p);
    return p.s ? str_trim(p) : STR("");
}

static struct request *request(const char *text)
{
    struct request *q = arena_new(&arena, struct request);
    struct str rest = str_from(text), list, one;

    q->day = (struct date){2020, 9, 1};
    q->lang = q->fallback = LANG_FI;
    for (list = part(&rest); list.n && str_split(&list, ',', &one);) {
        *vec_push(&arena, &q->municipalities) = municipality_lookup(table, one);
        assert_non_null(q->municipalities.v[q->municipalities.n - 1]);
    }
    for (list = part(&rest); list.n && str_split(&list, ',', &one);) {
        *vec_push(&arena, &q->audiences) = campaign_audience(campaign, one);
        assert_non_null(q->audiences.v[q->audiences.n - 1]);
    }
    for (list = part(&rest); list.n && str_split(&list, ',', &one);) {
        *vec_push(&arena, &q->categories) = campaign_category(campaign, one);
        assert_non_null(q->categories.v[q->categories.n - 1]);
    }
    for (list = part(&rest); list.n && str_split(&list, ' ', &one);)
        put_ids(q, one);
    return q;
}

/* ---- The edition in words: "Ruoka-apu: a b; tasks: c; out: d (ended)" */

static void put_entries(struct buf *b, const struct edition_entry *v, size_t n)
{
    static const char *const marks[] = {"", "'", "''"}; /* local, region, nation */

    for (size_t i = 0; i < n; i++)
        buf_printf(b, " %.*s%s%s", STR_ARG(v[i].listing->id), marks[v[i].reach],
                   v[i].pinned ? "!" : "");
}

static const char *in_words_but(const struct edition *e, enum left_out but)
{
    struct buf b = {0};
    const char *text;
    size_t entries = e->volunteer.n;

    for (size_t i = 0; i < e->sections.n; i++) {
        const struct edition_section *s = &e->sections.v[i];

        buf_printf(&b, "%s%s%.*s:", b.n ? "; " : "", s->category ? "" : "?",
                   STR_ARG(s->category ? s->category->id : s->name));
        put_entries(&b, s->entries.v, s->entries.n);
        entries += s->entries.n;
    }
    if (e->volunteer.n) {
        buf_printf(&b, "%stasks:", b.n ? "; " : "");
        put_entries(&b, e->volunteer.v, e->volunteer.n);
    }
    assert_int_equal(entries, e->entries);
    if (e->left_out.n && but == LEFT_OUT_REASONS)
        buf_printf(&b, "%sout:", b.n ? "; " : "");
    for (size_t i = 0; i < e->left_out.n; i++)
        if (e->left_out.v[i].reason != but)
            buf_printf(&b, " %.*s=%s", STR_ARG(e->left_out.v[i].listing->id),
                       edition_reason_name(e->left_out.v[i].reason));
    text = str_z(&arena, buf_view(&b));
    buf_release(&b);
    return text;
}

static const char *in_words(const struct edition *e)
{
    return in_words_but(e, LEFT_OUT_REASONS);
}

struct row {
    const char *request, *edition;
};

/* An index, used again and again, changes nothing but that it is silent on what is elsewhere. */
static void check_index(struct select_index *index, struct request *q, const struct edition *plain,
                        unsigned warnings)
{
    struct edition e;
    struct diag d;

    diag_init(&d, NULL);
    edition_select(&listings, index, q, campaign, table, &arena, &d, &e);
    assert_string_equal(in_words_but(&e, LEFT_OUT_OTHER_MUNICIPALITY),
                        in_words_but(plain, LEFT_OUT_OTHER_MUNICIPALITY));
    if (q->municipalities.n && !q->pin.n && !q->omit.n)
        for (size_t i = 0; i < e.left_out.n; i++)
            assert_int_not_equal(e.left_out.v[i].reason, LEFT_OUT_OTHER_MUNICIPALITY);
    assert_int_equal(d.count[DIAG_WARNING], warnings);
}

static void check(const char *lines, const struct row *rows, size_t n)
{
    struct select_index *index;

    read_lines(lines);
    index = select_index_new(&listings, table);
    for (size_t i = 0; i < n; i++) {
        struct request *q = request(rows[i].request);
        unsigned before = messages.diag.count[DIAG_WARNING];
        struct edition e;

        edition_select(&listings, NULL, q, campaign, table, &arena, &messages.diag, &e);
        if (strcmp(in_words(&e), rows[i].edition) != 0)
            fail_msg("%s gives\n  %s\nnot\n  %s", rows[i].request, in_words(&e), rows[i].edition);
        check_index(index, q, &e, messages.diag.count[DIAG_WARNING] - before);
    }
    select_index_free(index);
}
#define CHECK(lines, rows) check((lines), (rows), sizeof(rows) / sizeof *(rows))

/* ---- The tables */

static void test_places(void **state)
{
    static const struct row rows[] = {
        {"Tampere", "ruoka-apu: a b' d''; out: c=municipality e=municipality f=municipality"},
        {"Nokia", "ruoka-apu: a c b' d''; out: e=municipality f=municipality"},
        {"Tampere,Parkano", "ruoka-apu: a e b' d''; out: c=municipality f=municipality"},
        {"Turku", "ruoka-apu: f' d''; out: a=municipality b=municipality c=municipality "
                  "e=municipality"},
        {"", "ruoka-apu: a c e b' f' d''"},
    };

    (void)state;
    CHECK("a|A|Ruoka-apu||Tampere,Nokia\n"
          "b|B|Ruoka-apu||Pirkanmaa\n"
          "c|C|Ruoka-apu||Nokia\n"
          "d|D|Ruoka-apu||*\n"
          "e|E|Ruoka-apu||Parkano\n"
          "f|F|Ruoka-apu||Varsinais-Suomi,Satakunta\n",
          rows);
    assert_said(&messages, "");
}

static void test_dates(void **state)
{
    static const struct row rows[] = {
        {"Tampere", "mieli: c d e g; out: a=ended b=ended f=ended h=draft"},
    };

    (void)state;
    CHECK("a|A|Mieli||Tampere|end=2020-08-31\n"
          "b|B|Mieli||Tampere|valid=2020-08-31 end=2020-12-31\n"
          "c|C|Mieli||Tampere|end=2020-09-01\n" /* the last day */
          "d|D|Mieli||Tampere|valid=2020-09-01\n"
          "e|E|Mieli||Tampere|start=2020-11-02\n" /* to come: kept */
          "f|F|Mieli||Tampere|ended\n"
          "g|G|Mieli||Tampere\n"
          "h|H|Mieli||Tampere|draft end=2020-08-31\n",
          rows);
}

static void test_audiences(void **state)
{
    static const struct row rows[] = {
        {"Tampere", "mieli: a b c d e f g h i k; out: j=professionals"},
        {"Tampere/kaikki", "mieli: a b c d e f g h i k; out: j=professionals"},
        {"Tampere/ikääntyneet", "mieli: a b c d e h k; out: f=audience g=audience i=audience "
                                "j=professionals"},
        {"Tampere/lapsiperheet", "mieli: a b f g h k; out: c=audience d=audience e=audience "
                                 "i=audience j=professionals"},
        {"Tampere/lapset", "mieli: a b f g h k; out: c=audience d=audience e=audience i=audience "
                           "j=professionals"},
        {"Tampere/nuoret", "mieli: a b h k; out: c=audience d=audience e=audience f=audience "
                           "g=audience i=audience j=professionals"},
        {"Tampere/nuoret,lapset", "mieli: a b f g h k; out: c=audience d=audience e=audience "
                                  "i=audience j=professionals"},
        {"Tampere/ammattilaiset", "mieli: a b h i j k; out: c=audience d=audience e=audience "
                                  "f=audience g=audience"},
        {"Tampere/omaiset", "mieli: a b h i k; out: c=audience d=audience e=audience f=audience "
                            "g=audience j=professionals"},
    };

    (void)state;
    CHECK("a|A|Mieli|kaikki|Tampere\n"
          "b|B|Mieli||Tampere\n"
          "c|C|Mieli|ikääntyneet|Tampere\n"
          "d|D|Mieli|Seniorit,omaishoitajat ja muut|Tampere\n" /* a synonym, and one unknown */
          "e|E|Mieli|riskiryhmät|Tampere\n"
          "f|F|Mieli|lapsiperheet|Tampere\n"
          "g|G|Mieli|lapset|Tampere\n"
          "h|H|Mieli|nuoret,kaikki|Tampere\n"
          "i|I|Mieli|omaiset,ammattilaiset|Tampere\n"
          "j|J|Mieli|ammattilaiset|Tampere\n"
          "k|K|Mieli|kissat|Tampere\n", /* unknown: taken as for everyone */
          rows);
}

static void test_ages(void **state)
{
    static const struct row rows[] = {
        {"Tampere/ikääntyneet", "mieli: a b e g; out: c=age d=age f=audience"},
        {"Tampere/lapset", "mieli: c d e; out: a=age b=age f=audience g=audience"},
        {"Tampere/nuoret", "mieli: b d e f; out: a=age c=age g=audience"},
        {"Tampere/lapset,ikääntyneet", "mieli: a b c d e g; out: f=audience"},
        {"Tampere/omaiset", "mieli: a b c d e; out: f=audience g=audience"},
        {"Tampere", "mieli: a b c d e f g"},
    };

    (void)state;
    CHECK("a|A|Mieli||Tampere|from=60\n"
          "b|B|Mieli|kaikki|Tampere|from=18\n"
          "c|C|Mieli||Tampere|from=7 to=12\n"
          "d|D|Mieli||Tampere|to=17\n"
          "e|E|Mieli||Tampere|from=0 to=99\n"
          "f|F|Mieli|nuoret|Tampere|from=15 to=17\n"
          "g|G|Mieli|ikääntyneet|Tampere|from=65\n",
          rows);
}

static void test_tasks(void **state)
{
    static const struct row rows[] = {
        {"Tampere", "ruoka-apu: a; mieli: f; tasks: b c d e"},
        {"Tampere/ikääntyneet", "ruoka-apu: a; tasks: b c d; out: e=audience f=audience"},
        {"Tampere/nuoret", "ruoka-apu: a; tasks: b c d e; out: f=audience"},
        {"Tampere/vapaaehtoiset",
         "ruoka-apu: c; mieli: f; vapaaehtoistehtavat: b d e; out: a=volunteer"},
        {"Tampere/vapaaehtoiset,nuoret", "ruoka-apu: a; mieli: f; tasks: b c d e"},
        {"Tampere//Ruoka-apu", "ruoka-apu: a; tasks: c; out: b=category d=category e=category "
                               "f=category"},
        {"Tampere//Vapaaehtoistehtävät", "tasks: a b c d e; out: f=category"},
    };

    (void)state;
    CHECK("a|A|Ruoka-apu,Vapaaehtoistehtävät|kaikki|Tampere\n" /* help, since that stands first */
          "b|B|Vapaaehtoistehtävät|vapaaehtoiset|Tampere\n"
          "c|C|Vapaaehtoistehtävät,Ruoka-apu|vapaaehtoiset|Tampere|task\n"
          "d|D|Vapaaehtoistehtävät||Tampere|task\n"
          "e|E|Vapaaehtoistehtävät|nuoret|Tampere|task\n"
          "f|F|Mieli|vapaaehtoiset|Tampere\n", /* for volunteers, but no task */
          rows);
}

static void test_categories(void **state)
{
    static const struct row rows[] = {
        {"Tampere", "ruoka-apu: a c; mieli: b; ?Ahkerat: h; ?Ilmailu: d e; ?Öljy: f; ?: g"},
        {"Tampere//Mieli", "mieli: b c; out: a=category d=category e=category f=category "
                           "g=category h=category"},
        {"Tampere//Mieli,Ruoka-apu",
         "ruoka-apu: a c; mieli: b; out: d=category e=category f=category g=category h=category"},
    };

    (void)state;
    CHECK("a|A|ruokapankki|kaikki|Tampere\n"
          "b|B|Ilmailu,Mieli|kaikki|Tampere\n" /* the first that the campaign knows */
          "c|C|Ruoka-apu,Mieli|kaikki|Tampere\n"
          "d|D|Ilmailu|kaikki|Tampere\n"
          "e|E|ILMAILU|kaikki|Tampere\n"
          "f|F|Öljy,Ilmailu|kaikki|Tampere\n"
          "g|G||kaikki|Tampere\n"
          "h|H|Ahkerat|kaikki|Tampere\n",
          rows);
}

static void test_order(void **state)
{
    static const struct row rows[] = {
        {"Tampere", "ruoka-apu: k h i j a b d e c g f' l''"},
        {"Tampere///pin=f,b", "ruoka-apu: f'! b! k h i j a d e c g l''"},
    };

    (void)state;
    CHECK("a|Apu|Ruoka-apu||Tampere\n"
          "b|apu 2|Ruoka-apu||Tampere\n"
          "c|Åke|Ruoka-apu||Tampere\n"
          "d|Vihma|Ruoka-apu||Tampere\n"
          "e|Wanha|Ruoka-apu||Tampere\n" /* w after v, not as v */
          "f|Aamu|Ruoka-apu||Pirkanmaa\n"
          "g|Öljy|Ruoka-apu||Tampere\n"
          "h|Zumba|Ruoka-apu||Tampere|priority=1\n"
          "i|Äiti|Ruoka-apu||Tampere|priority=1\n"
          "j|Äiti|Ruoka-apu||Tampere|priority=1\n" /* the same name: as in the export */
          "k|Yö|Ruoka-apu||Tampere|priority=2\n"
          "l|Aaa|Ruoka-apu||*\n",
          rows);
}

static void test_pin_and_omit(void **state)
{
    static const struct row rows[] = {
        {"Tampere/lapset//pin=b,c,d,g omit=a",
         "ruoka-apu: g''!; mieli: b! c''! d!; out: a=omitted e=draft f=ended"},
        {"Tampere//Ruoka-apu/pin=b omit=b", "ruoka-apu: a; out: b=omitted c=municipality "
                                            "d=professionals e=draft f=ended g=municipality"},
        {"Tampere//Ruoka-apu/pin=b", "ruoka-apu: a; mieli: b!; out: c=municipality d=professionals "
                                     "e=draft f=ended g=municipality"},
    };

    (void)state;
    CHECK("a|A|Ruoka-apu||Tampere\n"
          "b|B|Mieli|ikääntyneet|Tampere\n"
          "c|C|Mieli||Nokia\n"
          "d|D|Mieli|ammattilaiset|Tampere|from=70\n"
          "e|E|Mieli||Tampere|draft\n"
          "f|F|Mieli||Tampere|end=2020-01-01\n"
          "g|G|Ruoka-apu||Turku\n",
          rows);
    assert_said(&messages, "");
}

static void test_warnings(void **state)
{
    struct edition e;

    (void)state;
    read_lines("a|A|Ruokaapu,Mieli|ikäntyneet|Tampere\n"
               "b|B|RUOKAAPU|IKÄNTYNEET|Tampere\n"
               "c|C|Ilmailu|kissat|Tampere|\n"
               "d|D|Merenkulku|koirat|Nokia\n" /* not looked at */
               "e|E|Mieli||Tampere|end=2020-01-01\n");
    assert_true(edition_select(&listings, NULL, request("Tampere/lapset//pin=e,x omit=y,d"),
                               campaign, table, &arena, &messages.diag, &e));
    assert_said(&messages,
                "x.csv:1:1: warning: unknown audience: \"ikäntyneet\"; did you mean "
                "\"ikääntyneet\"? Taken as for everyone\n"
                "x.csv:1:1: warning: unknown category: \"Ruokaapu\"; did you mean \"Ruoka-apu\"?\n"
                "x.csv:3:1: warning: unknown audience: \"kissat\", taken as for everyone; the "
                "campaign file can name it as a synonym\n"
                "x.csv:3:1: warning: unknown category: \"Ilmailu\"; the campaign file can name it "
                "as a category or a synonym\n"
                "x.csv:5:1: warning: pinned listing left out: e: ended on 2020-01-01\n"
                "esite: warning: nothing matches: --pin=x: no listing has this id\n"
                "esite: warning: nothing matches: --omit=y: no listing has this id\n");
}

static void test_no_match(void **state)
{
    struct edition e;

    (void)state;
    read_lines("a|A|Mieli|nuoret|Tampere\n"
               "b|B|Mieli||Nokia\n"
               "c|C|Mieli||Nokia\n"
               "d|D|Mieli||Tampere|ended\n");
    assert_false(edition_select(&listings, NULL, request("Tampere/ikääntyneet"), campaign, table,
                                &arena, &messages.diag, &e));
    assert_int_equal(e.entries, 0);
    assert_said(&messages, "esite: fatal: no listing matches: of 4 listings: 1 ended, 2 for other "
                           "municipalities, 1 for other audiences\n");
    listings.n = 0;
    assert_false(
        edition_select(&listings, NULL, request(""), campaign, table, &arena, &messages.diag, &e));
    assert_said(&messages,
                "esite: fatal: no listing matches: of 0 listings: nothing to choose from\n");
}

static void test_reasons(void **state)
{
    static const char *const expected[] = {
        "a draft",
        "ended on 2020-08-12",
        "valid until 2020-08-31",
        "marked as ended",
        "for other municipalities: Nokia, Parkano, Turku, …",
        "for other municipalities: region 02",
        "for other audiences: nuoret, lapset",
        "for other ages: 7–12",
        "for other ages: up to 12",
        "for professionals only",
        "left out by --omit",
        "in other categories: Arjen apu",
    };
    struct edition e;

    (void)state;
    read_lines("a|A|Mieli||Tampere|draft\n"
               "b|B|Mieli||Tampere|end=2020-08-12\n"
               "c|C|Mieli||Tampere|end=2020-12-12 valid=2020-08-31\n"
               "d|D|Mieli||Tampere|ended\n"
               "e|E|Mieli||Nokia,Parkano,Turku,Oulu,Rauma\n"
               "f|F|Mieli||Varsinais-Suomi\n"
               "g|G|Mieli|nuoret,lapset|Tampere\n"
               "h|H|Mieli||Tampere|from=7 to=12\n"
               "i|I|Mieli||Tampere|to=12\n"
               "j|J|Mieli|ammattilaiset|Tampere\n"
               "k|K|Mieli||Tampere\n"
               "l|L|Arjen apu||Tampere\n"
               "m|M|Mieli||Tampere\n");
    assert_true(edition_select(&listings, NULL, request("Tampere/ikääntyneet/Mieli/omit=k"),
                               campaign, table, &arena, &messages.diag, &e));
    assert_int_equal(e.left_out.n, sizeof expected / sizeof *expected);
    for (size_t i = 0; i < e.left_out.n; i++)
        assert_str(edition_reason(&arena, &e.left_out.v[i]), expected[i]);
    assert_true(edition_select(&listings, NULL, request("Tampere/vapaaehtoiset//pin=m"), campaign,
                               table, &arena, &messages.diag, &e));
    assert_str(edition_reason(&arena, &e.left_out.v[e.left_out.n - 1]), "no task for volunteers");
}

/* Names are ordered as the leaflet prints them. */
/* With an index and without, in one language after another. */
static void test_order_in_language(void **state)
{
    static const struct {
        lang_tag lang;
        const char *edition;
    } rows[] = {{LANG_SV, "mieli: b a"}, {LANG_FI, "mieli: a b"}, {LANG_SV, "mieli: b a"}};
    struct select_index *index;
    struct request *q;
    struct edition e;

    (void)state;
    read_lines("a|Aamu|Mieli||Tampere\nb|Yö|Mieli||Tampere\n");
    *vec_push(&arena, &listings.v[0].name) = (struct value){.s = STR("Morgon"), .lang = LANG_SV};
    *vec_push(&arena, &listings.v[1].name) = (struct value){.s = STR("Kväll"), .lang = LANG_SV};
    index = select_index_new(&listings, table);
    q = request("Tampere");
    for (size_t i = 0; i < 2 * sizeof rows / sizeof *rows; i++) {
        q->lang = rows[i / 2].lang;
        assert_true(edition_select(&listings, i % 2 ? index : NULL, q, campaign, table, &arena,
                                   &messages.diag, &e));
        assert_string_equal(in_words(&e), rows[i / 2].edition);
    }
    select_index_free(index);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_places, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_dates, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_audiences, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_ages, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_tasks, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_categories, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_order, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_pin_and_omit, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_warnings, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_no_match, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_reasons, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_order_in_language, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
