/*
 * The report on the data: every oddity that odd.md lists is found, and nothing else; then what the
 * samples don't show.
 */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/jsonread.h"
#include "base/utf8.h"
#include "check/check.h"
#include "check/fold.h"
#include "check/markup.h"
#include "check/state.h"
#include "config/data.h"
#include "imported.h"

static const char odd_md[] = "samples/apu-on-lahella/odd.md";

struct checked {
    struct imported im;
    struct arena arena;
    const struct municipality_table *table;
    const struct campaign *campaign;
    const struct fontlist *fonts;
    struct font_catalog *catalog;
    struct check *check;
};

static int setup(void **state)
{
    struct checked *x = calloc(1, sizeof *x);

    arena_init(&x->arena);
    imported_init(&x->im);
    unsetenv("ESITE_DATA");
    x->table = municipality_table_load(&x->arena, &x->im.said.diag);
    x->campaign =
        campaign_load(&x->arena, data_path(&x->arena, "samples/apu-on-lahella/campaign.xml"),
                      x->table, &x->im.said.diag);
    x->fonts = fontlist_load(&x->arena, &x->im.said.diag);
    assert_non_null(x->campaign);
    assert_non_null(x->fonts);
    x->catalog = font_catalog_new(x->fonts);
    *state = x;
    return 0;
}

static int teardown(void **state)
{
    struct checked *x = *state;

    check_free(x->check);
    font_catalog_free(x->catalog);
    imported_release(&x->im);
    arena_release(&x->arena);
    free(x);
    return 0;
}

static void begin(struct checked *x, size_t limit)
{
    struct check_options o = {
        .campaign = x->campaign,
        .table = x->table,
        .fonts = x->catalog,
        .day = {2020, 9, 1},
        .limit = limit,
    };

    x->check = check_new(&o);
}

static void read_in(struct checked *x, const char *path)
{
    struct import_options o = {0};

    assert_true(import_file(path, &o, x->table, &x->im.listings,
                            check_diag(x->check, &x->im.listings, &x->im.said.diag)));
}

static void finish(struct checked *x)
{
    check_finish(x->check);
}

/* Checks a CSV file with these rows. */
static void check_rows(struct checked *x, const char *rows)
{
    struct str text = str_printf(&x->arena,
                                 "tunniste;nimi;jarjestaja;kategoriat;kohderyhmat;kunnat;"
                                 "puhelin;aukiolo;alkaa;paattyy;paivitetty;kuvaus\n%s",
                                 rows);
    const char *path;

    tempdata_new();
    path = tempdata_put(&x->arena, "a.csv", text);
    unsetenv("ESITE_DATA");
    begin(x, 0);
    read_in(x, path);
    finish(x);
    tempdata_remove();
}

static size_t found(const struct checked *x, enum diag_code code)
{
    return x->check->findings.kinds[code].found;
}

/* "2:c-1 detail" of the i-th finding. */
static void assert_finding(const struct checked *x, enum diag_code code, size_t i,
                           const char *expected)
{
    const struct finding_kind *k = &x->check->findings.kinds[code];
    char text[512];

    assert_true(i < k->v.n);
    snprintf(text, sizeof text, "%lu:%.*s %.*s", (unsigned long)k->v.v[i].at.line,
             STR_ARG(k->v.v[i].id), STR_ARG(k->v.v[i].detail));
    assert_string_equal(text, expected);
}

/* ---- odd.md */

/* A row of one of its tables. */
struct oddity {
    unsigned from, to; /* lines */
    struct str level;
};
typedef VEC(struct oddity) oddities;

static struct str cell(struct str row, unsigned i)
{
    struct str piece = STR_NONE;

    for (unsigned k = 0; k <= i + 1; k++)
        if (!str_split(&row, '|', &piece))
            return STR_NONE;
    return str_trim(piece);
}

/* The rows below "## odd.csv". */
static void read_oddities(struct checked *x, const char *name, oddities *out)
{
    struct str title = str_printf(&x->arena, "## %s", name), rest, line;
    bool below = false;
    struct file f;

    assert_true(file_open(&f, data_path(&x->arena, odd_md), 1 << 20, &x->im.said.diag));
    rest = str_copy(&x->arena, f.bytes);
    file_close(&f);
    while (str_split(&rest, '\n', &line)) {
        struct str where = cell(line, 0);
        unsigned at;

        if (str_starts(line, STR("## ")))
            below = str_eq(line, title);
        if (!below || !str_starts(where, STR("line ")) ||
            !str_to_uint(str_sub(where, 5, where.n), 10000, &at))
            continue;
        if (out->n)
            out->v[out->n - 1].to = at;
        *vec_push(&x->arena, out) = (struct oddity){at, UINT32_MAX, cell(line, 3)};
    }
    assert_true(out->n > 60);
}

/* Findings of a severity in these lines, but for an unknown element, which is the file's. */
static size_t count_within(const struct checked *x, const struct oddity *o, enum severity s)
{
    size_t n = 0;

    for (unsigned code = 0; code < DIAG_CODES; code++) {
        const struct finding_kind *k = &x->check->findings.kinds[code];

        for (size_t i = 0; i < k->v.n; i++)
            n += code != DIAG_UNKNOWN_FIELD && severity_of((enum diag_code)code) == s &&
                 k->v.v[i].at.line >= o->from && k->v.v[i].at.line < o->to;
    }
    return n;
}

/* What was planted and is found, by its lines in odd.csv and odd.xml; 0: not in that one. Each is
 * found, and nothing is found besides. */
static const struct {
    unsigned csv, xml;
    enum diag_code code;
} planted[] = {
    {5, 59, DIAG_UNKNOWN_FIELD},
    {6, 5, DIAG_MENDED_TEXT},
    {7, 25, DIAG_BAD_BYTES},
    {10, 63, DIAG_EDITOR_NOTE},
    {11, 85, DIAG_EDITOR_NOTE},
    {12, 99, DIAG_FAR_END},
    {44, 148, DIAG_DRAFT},
    {47, 203, DIAG_AMBIGUOUS_DATE},
    {49, 233, DIAG_BAD_DATE},
    {50, 249, DIAG_ENDS_FIRST},
    {52, 278, DIAG_HOURS_BACKWARDS},
    {53, 282, DIAG_NO_PLACE},
    {55, 306, DIAG_NO_PLACE},
    {55, 313, DIAG_UNKNOWN_MUNICIPALITY},
    {63, 407, DIAG_UNKNOWN_CATEGORY},
    {64, 422, DIAG_UNKNOWN_AUDIENCE},
    {65, 430, DIAG_NO_CONTACT},
    {66, 454, DIAG_BAD_PHONE},
    {67, 468, DIAG_BAD_PHONE},
    {68, 483, DIAG_BAD_URL},
    {71, 528, DIAG_WITHHELD},
    {71, 530, DIAG_WITHHELD_NAME},
    {72, 539, DIAG_BAD_AGE},
    {74, 565, DIAG_CUT_TEXT},
    {82, 677, DIAG_NO_GLYPH},
    {83, 691, DIAG_SHOUTING},
    {84, 704, DIAG_DUPLICATE_ID},
    {85, 718, DIAG_DUPLICATE},
    {86, 732, DIAG_NO_NAME},
    {87, 757, DIAG_BAD_VALUE},
    {88, 763, DIAG_BAD_VALUE},
    {89, 773, DIAG_NO_CATEGORY},
    {91, 808, DIAG_BAD_VALUE},
    {94, 0, DIAG_NO_PLACE},
    {94, 0, DIAG_RAGGED_ROW},
    {95, 0, DIAG_RAGGED_ROW},
    {101, 0, DIAG_CONTROL_CHARACTER},
    {0, 875, DIAG_REPEATED_FIELD},
};
enum { PLANTED = sizeof planted / sizeof *planted };

static size_t index_of_planted(bool xml, unsigned line, enum diag_code code)
{
    size_t i = 0;

    while (i < PLANTED &&
           (planted[i].code != code || (xml ? planted[i].xml : planted[i].csv) != line))
        i++;
    return i;
}

static void assert_planted(const struct checked *x, bool xml)
{
    bool found[PLANTED] = {false};

    for (unsigned code = 0; code < DIAG_CODES; code++) {
        const struct finding_kind *k = &x->check->findings.kinds[code];

        assert_int_equal(k->found, k->v.n);
        for (size_t i = 0; i < k->v.n && code != DIAG_GUESSED_FORMAT; i++) {
            size_t p = index_of_planted(xml, k->v.v[i].at.line, (enum diag_code)code);

            if (p == PLANTED || found[p])
                fail_msg("line %lu, %s: nobody planted that", (unsigned long)k->v.v[i].at.line,
                         diag_code_name((enum diag_code)code));
            found[p] = true;
        }
    }
    for (size_t i = 0; i < PLANTED; i++)
        if (!found[i] && (xml ? planted[i].xml : planted[i].csv))
            fail_msg("line %u, %s: not found", xml ? planted[i].xml : planted[i].csv,
                     diag_code_name(planted[i].code));
}

/* The style messages that a record has which is silently right. */
static size_t styles_allowed(const struct str md_level)
{
    return str_starts(md_level, STR("silently right")) ? 1 : 0;
}

static void check_odd(struct checked *x, const char *path, const char *name)
{
    oddities all = {0};

    read_oddities(x, name, &all);
    begin(x, 0);
    read_in(x, data_path(&x->arena, path));
    finish(x);
    for (size_t i = 0; i < all.n; i++) {
        const struct oddity *o = &all.v[i];
        size_t errors = count_within(x, o, SEVERITY_ERROR);
        size_t warnings = count_within(x, o, SEVERITY_WARNING);
        size_t styles = count_within(x, o, SEVERITY_STYLE);
        bool ok;

        if (str_starts(o->level, STR("error")))
            ok = errors == 1 && warnings <= 1 && styles == 0;
        else if (str_eq(o->level, STR("warning")))
            ok = errors == 0 && warnings == 1 && styles == 0;
        else if (str_eq(o->level, STR("for `check`")))
            ok = errors == 0 && warnings + styles == 1;
        else
            ok = errors == 0 && warnings == 0 && styles <= styles_allowed(o->level);
        if (!ok)
            fail_msg("%s, line %u, %.*s: %zu errors, %zu warnings, %zu remarks", name, o->from,
                     STR_ARG(o->level), errors, warnings, styles);
    }
}

static void test_odd_csv(void **state)
{
    struct checked *x = *state;

    check_odd(x, "samples/apu-on-lahella/odd.csv", "odd.csv");
    assert_planted(x, false);
    /* What is silently right, or withheld, and said nevertheless */
    assert_int_equal(found(x, DIAG_AMBIGUOUS_DATE), 1);
    assert_int_equal(found(x, DIAG_CONTROL_CHARACTER), 1);
    assert_int_equal(found(x, DIAG_WITHHELD), 1);
    assert_int_equal(found(x, DIAG_WITHHELD_NAME), 1);
    assert_int_equal(found(x, DIAG_DRAFT), 1);
    /* Above the records: the unknown column */
    assert_finding(x, DIAG_UNKNOWN_FIELD, 0,
                   "5: \"Sisäinen huomautus\"; esite list fields shows those that are known");
    assert_finding(x, DIAG_DUPLICATE, 0,
                   "85:c-50 name, organization and municipality are as in line 8; remove one of "
                   "the two");
    assert_finding(x, DIAG_SHOUTING, 0,
                   "83:c-48 \"RUOKA-APUA KAIKILLE!!!\"; write \"Ruoka-apua kaikille!\"");
    assert_finding(x, DIAG_NO_CONTACT, 0,
                   "65:c-30 neither phone, e-mail nor web address; fill in one of puhelin, "
                   "sahkoposti, www");
    assert_finding(x, DIAG_FAR_END, 0,
                   "12:c-07 2030-12-31; leave paattyy empty when nobody knows the end");
}

static void test_odd_xml(void **state)
{
    check_odd(*state, "samples/apu-on-lahella/odd.xml", "odd.xml");
    assert_planted(*state, true);
}

static void test_good_listings(void **state)
{
    static const char *const files[] = {"samples/apu-on-lahella/listings.csv",
                                        "samples/apu-on-lahella/listings.xml"};

    for (size_t i = 0; i < 2; i++) {
        struct checked *x;
        void *own = NULL;

        setup(&own);
        x = own;
        begin(x, 0);
        read_in(x, data_path(&x->arena, files[i]));
        finish(x);
        assert_int_equal(findings_count(&x->check->findings, SEVERITY_ERROR), 0);
        assert_int_equal(findings_count(&x->check->findings, SEVERITY_WARNING), 0);
        assert_int_equal(findings_count(&x->check->findings, SEVERITY_STYLE), 0);
        assert_false(check_has(x->check, DIAG_STYLE));
        assert_int_equal(found(x, DIAG_WITHHELD), 7);
        assert_int_equal(found(x, DIAG_ENDED), 4);
        assert_int_equal(x->check->read, 200);
        assert_int_equal(x->check->printed, 192);
        teardown(&own);
    }
    (void)state;
}

/* Both files in one run: each listing is there twice. */
static void test_two_files(void **state)
{
    struct checked *x = *state;

    begin(x, 0);
    read_in(x, data_path(&x->arena, "samples/apu-on-lahella/listings.csv"));
    read_in(x, data_path(&x->arena, "samples/apu-on-lahella/listings.xml"));
    finish(x);
    assert_int_equal(found(x, DIAG_DUPLICATE), 192);
    assert_int_equal(found(x, DIAG_DUPLICATE_ID), 200);
    assert_int_equal(found(x, DIAG_ALIKE), 0);
    assert_non_null(
        strstr(x->check->findings.kinds[DIAG_DUPLICATE].v.v[0].detail.s, "are as in line 2 of "));
}

/* An id is taken by whoever has it first, a draft as well; each later one is told of the first. */
static void test_ids(void **state)
{
    struct checked *x = *state;

    check_rows(x, "a;Aamu;;;;Tampere;0401234567;;;;;\n"
                  "b;Ilta;;;;Tampere;0401234567;;;1.1.2020;;\n"
                  "a;Keskipäivä;;;;Tampere;0401234567;;;;;\n"
                  "b;Yö;;;;Tampere;0401234567;;;;;\n"
                  ";Aamuyö;;;;Tampere;0401234567;;;;;\n"
                  "a;Sydänyö;;;;Tampere;0401234567;;;;;\n");
    assert_int_equal(found(x, DIAG_DUPLICATE_ID), 3);
    assert_finding(x, DIAG_DUPLICATE_ID, 0,
                   "4:a \"a\" in line 2, too; both are kept, give one of them another");
    assert_finding(x, DIAG_DUPLICATE_ID, 1,
                   "5:b \"b\" in line 3, too; both are kept, give one of them another");
    assert_finding(x, DIAG_DUPLICATE_ID, 2,
                   "7:a \"a\" in line 2, too; both are kept, give one of them another");
}

/* The same file once more: each is there twice, but an id that was made of file and line is no
 * one's. */
static void test_file_given_twice(void **state)
{
    struct checked *x = *state;
    const char *path;

    tempdata_new();
    path = tempdata_put(&x->arena, "a.csv",
                        STR("nimi;kunnat;puhelin;kategoriat\n"
                            "Aamu;Tampere;0401234567;Ruoka-apu\n"));
    unsetenv("ESITE_DATA");
    begin(x, 0);
    read_in(x, path);
    read_in(x, path);
    finish(x);
    tempdata_remove();
    assert_int_equal(found(x, DIAG_DUPLICATE_ID), 0);
    assert_int_equal(found(x, DIAG_DUPLICATE), 1);
}

/* However many records pass by, none stays: neither the records nor their texts. */
static void test_records_stream(void **state)
{
    struct checked *x = *state;
    struct buf rows = {0};
    size_t before;

    begin(x, 0);
    before = x->check->arena.used;
    check_free(x->check);
    for (unsigned i = 0; i < 5000; i++)
        buf_printf(&rows, "a-%u;Nimi %u;;Ruoka-apu;;Tampere;0401234567;;;;;%0200u\n", i, i, i);
    check_rows(x, rows.s);
    buf_release(&rows);
    assert_int_equal(x->check->read, 5000);
    assert_int_equal(x->check->added, 5000);
    assert_null(x->im.listings.v);
    assert_true(x->im.listings.arena.used < 1024); /* the file's name */
    assert_true(x->check->arena.used < before + 16 * 1024);
}

/* ---- Rules */

static void test_dates(void **state)
{
    struct checked *x = *state;

    check_rows(x, "a;A;;Asuminen;;Tampere;040 123 4567;;;31.8.2020;;\n"
                  "b;B;;Asuminen;;Tampere;040 123 4567;;;1.9.2020;2.9.2019;\n"
                  "c;C;;Asuminen;;Tampere;040 123 4567;;2.9.2020;1.9.2020;1.9.2019;\n"
                  "d;D;;Asuminen;;Tampere;040 123 4567;;1.9.2020;31.12.2023;;\n"
                  "e;E;;Asuminen;;Tampere;040 123 4567;;;1.1.2024;;\n");
    assert_int_equal(found(x, DIAG_ENDED), 1);
    assert_finding(x, DIAG_ENDED, 0, "2:a on 2020-08-31");
    assert_int_equal(x->check->findings.kinds[DIAG_ENDED].v.v[0].at.col, 39);
    assert_int_equal(found(x, DIAG_OLD), 1);
    assert_finding(x, DIAG_OLD, 0,
                   "4:c last on 2019-09-01; check the facts, then write today into paivitetty");
    assert_int_equal(found(x, DIAG_ENDS_FIRST), 1);
    assert_finding(x, DIAG_ENDS_FIRST, 0,
                   "4:c starts on 2020-09-02, ends on 2020-09-01; mend alkaa or paattyy");
    assert_int_equal(found(x, DIAG_FAR_END), 1);
    assert_finding(x, DIAG_FAR_END, 0,
                   "6:e 2024-01-01; leave paattyy empty when nobody knows the end");
}

static void test_names_of_the_campaign(void **state)
{
    struct checked *x = *state;

    check_rows(x, "a;A;;Asumine, Lemmikit;ikaantyneett;Tampere;040 123 4567;;;;;\n");
    assert_finding(x, DIAG_UNKNOWN_CATEGORY, 0, "2:a \"Asumine\"; did you mean \"Asuminen\"?");
    assert_finding(x, DIAG_UNKNOWN_CATEGORY, 1,
                   "2:a \"Lemmikit\"; the campaign file can name it as a category or a synonym");
    assert_finding(x, DIAG_UNKNOWN_AUDIENCE, 0,
                   "2:a \"ikaantyneett\"; did you mean \"ikääntyneet\"?");
}

static void test_moments(void **state)
{
    struct checked *x = *state;

    check_rows(x, "a;A;;Asuminen;;Tampere;040 123 4567 (ma klo 16-10);ke 3.9.2020 klo 17–15;;;;"
                  "Alkaa su 7.9.2020.\n");
    assert_int_equal(found(x, DIAG_HOURS_BACKWARDS), 2);
    assert_finding(x, DIAG_HOURS_BACKWARDS, 0, "2:a \"klo 16-10\"; mend the times");
    assert_finding(x, DIAG_HOURS_BACKWARDS, 1, "2:a \"klo 17–15\"; mend the times");
    assert_int_equal(found(x, DIAG_WRONG_WEEKDAY), 2);
    assert_finding(x, DIAG_WRONG_WEEKDAY, 0,
                   "2:a \"ke 3.9.2020\", but that day is a Thursday; mend the weekday or the date");
}

/* Hours of which nothing is left, hours of which something is, and such as may be of any year. */
static void test_hours_over(void **state)
{
    struct checked *x = *state;

    check_rows(x,
               "a;A;;Asuminen;;Tampere;040 123 4567;24.12.2019 klo 10–16;;;;\n"
               "b;B;;Asuminen;;Tampere;040 123 4567;\"1.6.–31.8.2020 ma–pe klo 10–14; "
               "3.8.2019 klo 10–12\";;;;\n"
               "c;C;;Asuminen;;Tampere;040 123 4567;\"ma–pe klo 9–15; suljettu 24.12.2019\";;;;\n"
               "d;D;;Asuminen;;Tampere;040 123 4567;ma–pe klo 9–15;;;;\n"
               "e;E;;Asuminen;;Tampere;040 123 4567;1.9.2020 klo 10–16;;;;\n"
               "f;F;;Asuminen;;Tampere;040 123 4567;1.6.–31.8. klo 10–14;;;;\n");
    assert_int_equal(found(x, DIAG_ALL_OVER), 2);
    assert_finding(x, DIAG_ALL_OVER, 0,
                   "2:a \"24.12.2019 klo 10–16\" is over, and no others are given; write those to "
                   "come, or the last day into paattyy");
    assert_finding(x, DIAG_ALL_OVER, 1,
                   "3:b \"1.6.–31.8.2020 ma–pe klo 10–14\" is over, and no others are given; write "
                   "those to come, or the last day into paattyy");
    assert_int_equal(found(x, DIAG_HOURS_OVER), 1);
    assert_finding(x, DIAG_HOURS_OVER, 0,
                   "4:c \"suljettu 24.12.2019\": what is over is not printed; remove it");
}

/* Weeks of this year, and such as may be over or to come. The day is 2020-09-01. */
static void test_weeks(void **state)
{
    struct checked *x = *state;

    check_rows(x, "a;A;;Asuminen;;Tampere;040 123 4567;\"ti klo 10, viikoilla 36–50\";;;;\n"
                  "b;B;;Asuminen;;Tampere;040 123 4567;\"ma klo 9; ti klo 10 (vko 2–20)\";;;;\n"
                  "c;C;;Asuminen;;Tampere;040 123 4567;\"tis kl. 10, veckorna 2–20\";;;;\n"
                  "d;D;;Asuminen;;Tampere;040 123 4567;\"2 viikkoa, varaa 20 e\";;;;\n");
    assert_int_equal(found(x, DIAG_WHICH_WEEKS), 2);
    assert_finding(x, DIAG_WHICH_WEEKS, 0,
                   "3:b \"ti klo 10 (vko 2–20)\" is printed as typed; write the days, such as "
                   "31.8.–13.12.2020");
    assert_finding(x, DIAG_WHICH_WEEKS, 1,
                   "4:c \"tis kl. 10, veckorna 2–20\" is printed as typed; write the days, such as "
                   "31.8.–13.12.2020");
}

static void test_text(void **state)
{
    struct checked *x = *state;
    char sentence[320], rows[1200];

    memset(sentence, 'x', sizeof sentence);
    for (size_t i = 9; i < sizeof sentence; i += 10)
        sentence[i] = ' ';
    sentence[305] = '\0';
    snprintf(rows, sizeof rows,
             "a;SPR;;Asuminen;;Tampere;040 123 4567;;;;;%s.\n"
             "b;ÄÄNEEN LUKIJA;;Asuminen;;Tampere;040 123 4567;;;;;Lyhyt. %s\n"
             "c;Hei!! Tule;;Asuminen;;Tampere;040 123 4567;;;;;TULE MUKAAN TOIMINTAAN\n"
             "d;ÄÄNIkirjoja SPR:LTÄ;;Asuminen;;Tampere;040 123 4567;;;;;TULE MUKAAN TOIMINTAAN\n",
             sentence, sentence);
    check_rows(x, rows);
    assert_int_equal(found(x, DIAG_LONG_SENTENCE), 1);
    assert_finding(x, DIAG_LONG_SENTENCE, 0,
                   "2:a its first sentence has 305 characters, there is room for 300; write a "
                   "tiivistelma of one or two short sentences");
    assert_int_equal(found(x, DIAG_SHOUTING), 3);
    assert_finding(x, DIAG_SHOUTING, 0, "3:b \"ÄÄNEEN LUKIJA\"; write \"Ääneen lukija\"");
    assert_finding(x, DIAG_SHOUTING, 1, "4:c \"Hei!! Tule\"; write \"Hei! Tule\"");
    assert_finding(x, DIAG_SHOUTING, 2,
                   "5:d \"TULE MUKAAN TOIMINTAAN\"; write \"Tule mukaan toimintaan\"");
}

/* What could not be used has been said; that nothing remains is no news. */
static void test_contacts(void **state)
{
    struct checked *x = *state;

    check_rows(x, "a;A;;Asuminen;;Tampere;;;;;;\n"
                  "b;B;;Asuminen;;Tampere;kysy Maijalta;;;;;\n"
                  ";C;;Asuminen;;;kysy Maijalta;;;;;\n"
                  "d;D;;Asuminen;;Tampere;;;;;;\n");
    assert_int_equal(found(x, DIAG_NO_PLACE), 1);
    assert_int_equal(found(x, DIAG_BAD_PHONE), 2);
    assert_int_equal(found(x, DIAG_NO_CONTACT), 2);
    assert_finding(x, DIAG_NO_CONTACT, 0,
                   "2:a neither phone, e-mail nor web address; fill in one of puhelin, sahkoposti, "
                   "www");
    /* The record that was left out gives its messages to no other. */
    assert_int_equal(x->check->findings.kinds[DIAG_BAD_PHONE].v.v[0].id.n, 1);
    assert_int_equal(x->check->findings.kinds[DIAG_BAD_PHONE].v.v[1].id.n, 0);
}

/* ---- Twins */

static void test_twins(void **state)
{
    struct checked *x = *state;

    check_rows(
        x, "1;Ruokakassit Hervannassa;Naapuriapu ry;Asuminen;;Tampere;040 123 4567;ma klo 9;;;;\n"
           "2;RUOKAKASSIT hervannassa!;Naapuriapu;Asuminen;;Tampere;040 765 4321;Ma klo 9.;;;;\n"
           "3;Ruokakassit Hervanassa;naapuriapu r.y.;Asuminen;;Tampere;040 123 4567;;;;;\n"
           "4;Ruokakassit Hervannassa;Naapuriapu ry;Asuminen;;Pirkkala;040 123 4567;;;;;\n"
           "5;Ruokakassit Hervannassa;Toinen ry;Asuminen;;Tampere;040 111 2222;;;;;\n"
           "6;Ruokakassit Hervannassa;Kolmas ry;Asuminen;;Tampere;040 123 4567;;;;;\n"
           "7;Ruokakassit Hervannassa;Naapuriapu ry;Asuminen;;Tampere;040 123 4567;to klo 15;;;;\n"
           "8;Vertaisryhmä 1;Apu ry;Asuminen;;Tampere;040 123 4567;;;;;\n"
           "9;Vertaisryhmä 2;Apu ry;Asuminen;;Tampere;040 123 4567;;;;;\n"
           "10;Vertaisryhmä A;Apu ry;Asuminen;;Tampere;040 123 4567;;;;;\n"
           "11;Vertaisryhmä B;Apu ry;Asuminen;;Tampere;040 123 4567;;;;;\n"
           "12;Naisten ryhmä;Apu ry;Asuminen;;Tampere;040 123 4567;;;;;\n"
           "13;Lasten ryhmä;Apu ry;Asuminen;;Tampere;040 123 4567;;;;;\n");
    assert_int_equal(found(x, DIAG_DUPLICATE), 2);
    assert_finding(
        x, DIAG_DUPLICATE, 0,
        "3:2 name, organization and municipality are as in line 2; remove one of the two");
    assert_finding(x, DIAG_DUPLICATE, 1,
                   "7:6 name, municipality and phone are as in line 2; remove one of the two");
    assert_int_equal(found(x, DIAG_ALIKE), 2);
    assert_finding(x, DIAG_ALIKE, 0,
                   "4:3 nearly the same name as in line 3, of the same organization and "
                   "municipality; if they are one, remove one of the two");
    assert_finding(x, DIAG_ALIKE, 1,
                   "8:7 name, organization and municipality are as in line 2, address or hours are "
                   "not; say in the names what tells them apart");
}

static struct folded folded(const char *name)
{
    struct folded f;

    fold_name(str_from(name), &f);
    return f;
}

static unsigned distance(const char *a, const char *b, unsigned most)
{
    struct folded x = folded(a), y = folded(b);

    return fold_distance(&x, &y, most);
}

static void test_folding(void **state)
{
    (void)state;
    assert_int_equal(folded("Älä – odota!").hash, folded("ala odota").hash);
    assert_int_equal(folded("A\u0308la\u0308 odota").hash, folded("ÄLÄ-ODOTA").hash);
    assert_int_equal(folded("Croÿ").hash, folded("croy").hash);
    assert_true(folded("Ryhmä 1").hash != folded("Ryhmä 2").hash);
    assert_true(folded("Ryhmä 1").marks != folded("Ryhmä 2").marks);
    assert_true(folded("Ryhmä A").marks != folded("Ryhmä B").marks);
    assert_true(folded("Palvelu 3 12").hash != folded("Palvelu 31 2").hash);
    assert_true(folded("Palvelu 3 12").marks != folded("Palvelu 31 2").marks);
    assert_int_equal(folded("Ryhmä 12.").hash, folded("(RYHMÄ 12)").hash);
    assert_int_equal(folded("Ryhmä").marks, 0);
    assert_true(folded("مقهى اللغة").whole == 9);
    assert_int_equal(distance("Halkotalkoot", "Halkotalkoot", 2), 0);
    assert_int_equal(distance("Halkotalkoot", "Halkotalkot", 2), 1);
    assert_int_equal(distance("Halkotalkoot", "Haklotalkoot", 2), 1);
    assert_int_equal(distance("Halkotalkoot", "Malkotalkeet", 2), 3);
    assert_int_equal(distance("Halkotalkoot", "Halkotalkoiden", 3), 4);
    assert_int_equal(distance("", "ab", 2), 2);
    assert_int_equal(fold_organization(STR("Naapurit ry")), fold_organization(STR("NAAPURIT")));
    assert_int_equal(fold_organization(STR("Naapurit r.y.")), fold_organization(STR("Naapurit")));
    assert_int_equal(fold_organization(STR("Apu Oy Ab")), fold_organization(STR("oy apu")));
    assert_true(fold_organization(STR("Kerho 1")) != fold_organization(STR("Kerho 2")));
    assert_int_equal(fold_organization(STR("ry")), 0);
    assert_int_equal(fold_organization(STR_NONE), 0);
}

/* 64 bytes a record, whatever the records. */
static void test_memory_of_twins(void **state)
{
    struct checked *x = *state;
    struct municipality *m = arena_new(&x->arena, struct municipality);
    struct value name = {0};
    struct diag d;
    struct twins t;

    diag_init(&d, NULL);
    twins_init(&t, &x->arena);
    for (unsigned i = 0; i < 200000; i++) {
        struct listing l = {.file = "a.csv", .line = i + 2};
        char text[40];

        snprintf(text, sizeof text, "Palvelu %c%c%c%c%c", 'a' + i % 26, 'a' + i / 26 % 26,
                 'a' + i / 676 % 26, 'a' + i / 17576 % 26, 'a' + i / 456976 % 26);
        name.s = str_from(text);
        l.name.v = &name;
        l.name.n = 1;
        l.organization.s = str_from(i % 2 ? text : "");
        l.municipalities.v = (const struct municipality **)&m;
        l.municipalities.n = 1;
        l.id = name.s;
        twins_add(&t, &l, l.file, true, &d);
        if (i > 8192)
            assert_true(twins_bytes(&t) <= (size_t)64 * (i + 1) + 4096 * 56);
    }
    assert_int_equal(d.by_code[DIAG_DUPLICATE], 0);
    assert_int_equal(d.by_code[DIAG_DUPLICATE_ID], 0);
    twins_release(&t);
}

/* ---- Coverage and overlaps */

/* Where very many do the same, those with most listings are named, the others counted. */
static void test_overlap_of_many(void **state)
{
    struct check_text_options text = {.most = 20};
    struct checked *x = *state;
    struct buf rows = {0}, page = {0};

    for (unsigned i = 0; i < 130; i++)
        buf_printf(&rows, "a-%u;Apu %u;Yhdistys %u;Ruoka-apu;kaikki;Tampere;0401234567;;;;;x\n", i,
                   i, i);
    buf_puts(&rows, "b;Toinen apu;Yhdistys 129;Ruoka-apu;kaikki;Tampere;0401234567;;;;;x\n");
    check_rows(x, rows.s);
    assert_int_equal(x->check->overlap.v[0].parts.n, 130);
    check_text(x->check, &text, &page);
    assert_non_null(strstr(page.s, "Yhdistys 129 (2), Yhdistys 0, "));
    assert_non_null(strstr(page.s, ", … and 110 more\n"));
    buf_clear(&page);
    assert_true(check_html(x->check, &x->im.said.diag, &page));
    assert_non_null(strstr(page.s, ", … and 30 more</td>"));
    buf_release(&page);
    buf_release(&rows);
}

static const struct coverage_row *row_of(const coverage_rows *rows, const char *name)
{
    for (size_t i = 0; i < rows->n; i++)
        if (str_eq(check_row_name(&rows->v[i]), str_from(name)))
            return &rows->v[i];
    fail_msg("no row %s", name);
    return NULL;
}

static void test_coverage(void **state)
{
    struct checked *x = *state;
    coverage_rows places = {0}, wide = {0}, audiences = {0};
    const struct coverage *v;
    const struct coverage_row *r;
    size_t food, housing;

    check_rows(x, "1;A;X;Ruoka-apu, ruoka-apu, Lemmikit;lapset, lapset;Tampere, Pirkkala;040 123 "
                  "4567;;;;;\n"
                  "2;B;X;Ruoka-apu;;Tampere;040 123 4567;;;;;\n"
                  "3;C;X;Lemmikit;;Nokia;040 123 4567;;;;;\n"
                  "4;D;X;Asuminen;;Pirkanmaa;040 123 4567;;;;;\n"
                  "5;E;X;Asuminen;;Koko maa;040 123 4567;;;;;\n"
                  "6;F;X;Asuminen;;Tampere;040 123 4567;;;1.1.2020;;\n");
    v = &x->check->coverage;
    food = campaign_category(x->campaign, STR("ruoka-apu"))->order;
    housing = campaign_category(x->campaign, STR("Asuminen"))->order;
    coverage_places(v, &x->arena, &places, &wide);
    coverage_audiences(v, &x->arena, &audiences);
    assert_int_equal(places.n, 7); /* the campaign's six, and Nokia */
    r = row_of(&places, "Tampere");
    assert_int_equal(r->n[food], 2);
    assert_int_equal(r->n[housing], 0);
    assert_int_equal(r->n[v->columns], 2);
    assert_int_equal(coverage_wide(v, r->municipality, housing), 2);
    assert_int_equal(coverage_wide(v, r->municipality, food), 0);
    r = row_of(&places, "Nokia");
    assert_int_equal(r->n[v->columns - 1], 1);
    assert_int_equal(row_of(&places, "Parkano")->n[v->columns], 0);
    assert_int_equal(row_of(&wide, "Pirkanmaa")->n[housing], 1);
    assert_int_equal(row_of(&wide, "Whole country")->n[housing], 1);
    assert_int_equal(row_of(&audiences, "children")->n[food], 1);
    assert_int_equal(row_of(&audiences, "everyone")->n[v->columns], 4);
    assert_int_equal(v->all[v->columns], 5);
    assert_true(coverage_has_others(v));
    assert_true(coverage_is_empty(v, campaign_category(x->campaign, STR("Mieli"))->order));
    assert_int_equal(coverage_wanted(v, &places), 6);
}

static void test_overlaps(void **state)
{
    struct checked *x = *state;
    const overlap_list *list;

    check_rows(x, "1;A;Yksi ry;Ruoka-apu;lapset, nuoret;Tampere;040 123 4567;;;;;\n"
                  "2;B;Kaksi ry;Ruoka-apu;nuoret;Tampere;040 123 4567;;;;;\n"
                  "3;C;kaksi  RY;Ruoka-apu;nuoret;Tampere;040 123 4567;;;;;\n"
                  "4;D;Kolme ry;Ruoka-apu;omaiset;Tampere;040 123 4567;;;;;\n"
                  "5;E;Kolme ry;Asuminen;omaiset;Tampere;040 123 4567;;;;;\n"
                  "6;F;Yksi ry;Asuminen;;Pirkkala;040 123 4567;;;;;\n"
                  "7;G;Kaksi ry;Asuminen;kaikki;Pirkkala;040 123 4567;;;;;\n"
                  "8;H;Kaksi ry;Asuminen;kaikki;Koko maa;040 123 4567;;;;;\n"
                  "9;I;Yksi ry;Vapaaehtoistehtävät;;Parkano;040 123 4567;;;;;\n"
                  "10;J;Kaksi ry;Vapaaehtoistehtävät;;Parkano;040 123 4567;;;;;\n");
    list = &x->check->overlap;
    assert_int_equal(list->n, 2);
    assert_str(list->v[0].municipality->fi, "Pirkkala");
    assert_str(list->v[0].category->id, "asuminen");
    assert_int_equal(list->v[0].parts.n, 2);
    assert_str(list->v[1].municipality->fi, "Tampere");
    assert_int_equal(list->v[1].parts.n, 2);
    assert_str(list->v[1].parts.v[0].organization, "Kaksi ry");
    assert_int_equal(list->v[1].parts.v[0].listings, 2);
    assert_int_equal(list->v[1].audiences.n, 1);
    assert_str(list->v[1].audiences.v[0].audience->id, "nuoret");
    assert_int_equal(list->v[1].audiences.v[0].organizations, 2);
}

/* ---- Findings and reports */

static void test_splitting(void **state)
{
    static const struct {
        const char *detail, *found, *mend;
    } cases[] = {
        {"\"x\"; mend it", "\"x\"", "mend it"},
        {"\"a; b\" is odd; mend it; or not", "\"a; b\" is odd", "mend it; or not"},
        {"\u201Da; b\u201D on outo; korjaa", "\u201Da; b\u201D on outo", "korjaa"},
        {"nothing to mend", "nothing to mend", ""},
        {"", "", ""},
        {";", ";", ""},
    };
    struct str a, b;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        finding_split(str_from(cases[i].detail), &a, &b);
        assert_str(a, cases[i].found);
        assert_str(b.s ? b : STR(""), cases[i].mend);
    }
}

static void test_a_limit(void **state)
{
    struct checked *x = *state;
    struct buf b = {0};

    begin(x, 3);
    read_in(x, data_path(&x->arena, "samples/apu-on-lahella/listings.csv"));
    read_in(x, data_path(&x->arena, "samples/apu-on-lahella/listings.xml"));
    finish(x);
    assert_int_equal(found(x, DIAG_DUPLICATE), 192);
    assert_int_equal(x->check->findings.kinds[DIAG_DUPLICATE].v.n, 3);
    check_text(x->check, &(struct check_text_options){.most = 2}, &b);
    assert_non_null(strstr(b.s, "  … and 190 more\n"));
    buf_clear(&b);
    assert_true(check_html(x->check, &x->im.said.diag, &b));
    assert_non_null(strstr(b.s, "… and 189 more"));
    buf_release(&b);
}

static void test_markup(void **state)
{
    struct buf b = {0};

    (void)state;
    markup_text(&b, (struct str){"<a href='x'>&\"\x01\x7F\xFF\n", 18});
    assert_str(buf_view(&b), "&lt;a href=&#39;x&#39;&gt;&amp;&quot;\uFFFD\uFFFD\uFFFD\n");
    buf_clear(&b);
    markup_quoted(&b, STR("x\u202Ey"), LANG_FI);
    assert_str(buf_view(&b), "<bdi lang=\"fi\">x\u202Ey</bdi>");
    buf_clear(&b);
    markup_quoted(&b, STR(""), 0);
    assert_int_equal(b.n, 0);
    buf_release(&b);
}

/* A listing as no import would let it pass: every text is `text`. */
static void make_hostile(struct checked *x, struct listing *l, uint32_t line, struct str text)
{
    static const char file[] = "<b>\"'&.csv";
    struct value v = {text, line, 1, LANG_FI};

    *l = (struct listing){.file = file, .line = line, .col = 1, .id = text, .min_age = -1};
    l->organization = l->street = l->registration = v;
    *vec_push(&x->arena, &l->name) = v;
    *vec_push(&x->arena, &l->description) = v;
    *vec_push(&x->arena, &l->categories) = v;
    *vec_push(&x->arena, &l->categories) = (struct value){STR("Asuminen"), line, 1, 0};
    *vec_push(&x->arena, &l->audiences) = v;
    *vec_push(&x->arena, &l->hours) =
        (struct value){str_join(&x->arena, STR("klo 16–10 "), text), line, 1, 0};
    *vec_push(&x->arena, &l->municipalities) = municipality_lookup(x->table, STR("Tampere"));
}

/* Markup, quotes and what steers in every text: the page has no element that the report did not
 * write, the JSON stays JSON, nothing steers the terminal. */
static void test_hostile_text(void **state)
{
    struct checked *x = *state;
    struct listing l[2];
    struct json_reader r;
    struct buf b = {0};

    begin(x, 0);
    make_hostile(x, &l[0], 2, STR("</bdi></style>\"'><script>alert(1)</script>\033[2J\u202E\\"));
    make_hostile(x, &l[1], 3, STR("<img src=x onerror=alert(2)> & \xFF\x01"));
    x->im.listings.v = l;
    diag_report(check_diag(x->check, &x->im.listings, &x->im.said.diag), DIAG_BAD_URL,
                listing_loc(&l[0]), "\"%.*s\"; <script>", STR_ARG(l[0].id));
    for (size_t i = 0; i < 2; i++)
        check_add(x->check, &l[i]);
    x->im.listings.v = NULL;
    check_finish(x->check);
    assert_true(check_html(x->check, &x->im.said.diag, &b));
    assert_null(strstr(b.s, "<script"));
    assert_null(strstr(b.s, "<img"));
    assert_null(strstr(b.s, "<b>\""));
    assert_null(strchr(b.s, '\033'));
    assert_null(strstr(b.s, "url("));
    assert_non_null(strstr(b.s, "&lt;script&gt;alert(1)"));
    assert_non_null(strstr(b.s, "onerror=alert(2)&gt; &amp; \uFFFD\uFFFD<"));
    assert_non_null(strstr(b.s, "default-src 'none'"));
    assert_int_equal(x->check->overlap.n, 1);
    assert_int_equal(utf8_check(buf_view(&b)), SIZE_MAX);
    buf_clear(&b);
    check_text(x->check, &(struct check_text_options){.most = 0}, &b);
    assert_null(strchr(b.s, '\033'));
    assert_non_null(strstr(b.s, "\\x1B[2J"));
    buf_clear(&b);
    check_json(x->check, &b);
    json_reader_init(&r, buf_view(&b));
    assert_true(json_skip(&r));
    assert_true(json_end(&r));
    buf_release(&b);
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_odd_csv),
        TEST(test_odd_xml),
        cmocka_unit_test(test_good_listings),
        TEST(test_two_files),
        TEST(test_ids),
        TEST(test_file_given_twice),
        TEST(test_records_stream),
        TEST(test_dates),
        TEST(test_names_of_the_campaign),
        TEST(test_moments),
        TEST(test_hours_over),
        TEST(test_weeks),
        TEST(test_text),
        TEST(test_contacts),
        TEST(test_twins),
        cmocka_unit_test(test_folding),
        TEST(test_memory_of_twins),
        TEST(test_overlap_of_many),
        TEST(test_coverage),
        TEST(test_overlaps),
        cmocka_unit_test(test_splitting),
        TEST(test_a_limit),
        cmocka_unit_test(test_markup),
        TEST(test_hostile_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
