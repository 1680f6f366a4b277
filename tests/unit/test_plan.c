/* The plan of a batch: its product, its names, its shards. */
#include "unit.h"

#include <string.h>

#include "base/json.h"
#include "base/jsonread.h"
#include "batch/pattern.h"
#include "batch/plan.h"
#include "said.h"

static struct arena arena;
static struct said messages;
static const struct municipality_table *table;

static int set_up(void **state)
{
    (void)state;
    arena_init(&arena);
    said_init(&messages);
    table = municipality_table_load(&arena, &messages.diag);
    return table ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    said_release(&messages);
    arena_release(&arena);
    return 0;
}

/* ---- Patterns */

static void check_bad(const char *pattern, const char *expected)
{
    assert_false(pattern_check(str_from(pattern), &messages.diag));
    assert_said(&messages, expected);
}

static void test_good_patterns(void **state)
{
    static const char *const good[] = {"{municipality}.pdf",
                                       "{municipality}/{audience}-{layout}-{language}.pdf",
                                       "{date}/{region}/{code} {municipality}.{format}",
                                       "Esitteet/Hämeenkyrö {language}.pdf",
                                       "...{code}",
                                       "a"};

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(pattern_check(str_from(good[i]), &messages.diag));
    assert_said(&messages, "");
}

static void test_unknown_placeholders(void **state)
{
    (void)state;
    check_bad("{municipalty}.pdf",
              "esite: fatal: command line: --name: unknown {municipalty}; did you mean "
              "{municipality}?\n");
    check_bad("{x}.pdf",
              "esite: fatal: command line: --name: unknown {x}; {municipality}, {code}, "
              "{region}, {audience}, {layout}, {language}, {date} and {format} are known\n");
    check_bad("{}.pdf",
              "esite: fatal: command line: --name: unknown {}; {municipality}, {code}, "
              "{region}, {audience}, {layout}, {language}, {date} and {format} are known\n");
}

static void test_braces(void **state)
{
    static const char *const bad[] = {"{code", "code}", "}{code}", "{code}}", "{code}{", "a{b"};

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(pattern_check(str_from(bad[i]), &messages.diag));
        assert_non_null(strstr(said(&messages), "a brace without its other one"));
    }
}

static void test_no_way_out_of_the_folder(void **state)
{
    static const char *const bad[] = {"/{code}",   "../{code}", "{code}/../{code}",
                                      "a//{code}", "./{code}",  "{code}/",
                                      "{code}/..", "..",        "a/./{code}"};

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(pattern_check(str_from(bad[i]), &messages.diag));
        assert_non_null(strstr(said(&messages), "a path inside the folder expected"));
    }
}

static void test_names_that_are_taken(void **state)
{
    static const char *const bad[] = {"manifest.jsonl", "{code}.part", "x/{code}.jsonl"};

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(pattern_check(str_from(bad[i]), &messages.diag));
        assert_non_null(strstr(said(&messages), "are for the manifest"));
    }
    check_bad("a\\{code}", "esite: fatal: command line: --name=a\\{code}: control characters and "
                           "backslashes can't be in a name\n");
    check_bad("{code}\n", "esite: fatal: command line: --name={code}\\x0A: control characters and "
                          "backslashes can't be in a name\n");
    check_bad("", "esite: fatal: command line: --name=: a name expected\n");
}

static void test_values_become_slugs(void **state)
{
    struct str values[PLACEHOLDERS] = {[PLACEHOLDER_MUNICIPALITY] = STR("Hämeenkyrö"),
                                       [PLACEHOLDER_AUDIENCE] = STR("../../etc"),
                                       [PLACEHOLDER_DATE] = STR("2020-09-01")};
    struct buf b = {0};

    (void)state;
    pattern_put(&b, STR("{date}/{municipality}{audience}_{layout}.PDF"), values);
    assert_str(buf_view(&b), "2020-09-01/hameenkyroetc_x.PDF");
    buf_release(&b);
    assert_true(pattern_has(STR("{date}/{layout}"), PLACEHOLDER_LAYOUT));
    assert_false(pattern_has(STR("{date}/layout"), PLACEHOLDER_LAYOUT));
}

/* ---- The product */

static struct audience everyone = {.everyone = true}, old, young;
static struct layout leaflet, sheet;
static struct labels fi = {.lang = LANG_FI}, sv = {.lang = LANG_SV};

static void add_municipality(struct plan_lists *l, const char *name)
{
    const struct municipality *m = municipality_lookup(table, str_from(name));

    assert_non_null(m);
    *vec_push(&arena, &l->municipalities) = m;
}

static struct plan_lists lists(void)
{
    struct plan_lists l = {.table = table};

    everyone.id = STR("kaikki");
    old.id = STR("ikaantyneet");
    young.id = STR("nuoret");
    leaflet.name = STR("a5-leaflet");
    sheet.name = STR("a4-sheet");
    l.common.request.day = (struct date){2020, 9, 1};
    add_municipality(&l, "Tampere");
    add_municipality(&l, "Mänttä-Vilppula");
    *vec_push(&arena, &l.audiences) = &everyone;
    *vec_push(&arena, &l.audiences) = &old;
    *vec_push(&arena, &l.layouts) = &leaflet;
    *vec_push(&arena, &l.layouts) = &sheet;
    *vec_push(&arena, &l.languages) = (struct job_language){&fi, NULL};
    *vec_push(&arena, &l.languages) = (struct job_language){&sv, NULL};
    return l;
}

static void test_product(void **state)
{
    struct plan_lists l = lists();
    const struct plan_job *j;
    struct plan p;

    (void)state;
    assert_true(plan_make(&arena, &l, plan_pattern(FORMAT_PDF), "out", &p, &messages.diag));
    assert_int_equal(p.jobs.n, 16);
    j = &p.jobs.v[0];
    assert_str(j->name, "tampere/kaikki-a5-leaflet-fi.pdf");
    assert_string_equal(j->job.output, "out/tampere/kaikki-a5-leaflet-fi.pdf");
    assert_int_equal(j->job.request.audiences.n, 0);
    assert_int_equal(j->job.request.municipalities.n, 1);
    assert_str(j->job.request.municipalities.v[0]->fi, "Tampere");
    assert_int_equal(j->job.request.day.year, 2020);
    j = &p.jobs.v[15];
    assert_str(j->name, "mantta-vilppula/ikaantyneet-a4-sheet-sv.pdf");
    assert_int_equal(j->job.request.audiences.n, 1);
    assert_ptr_equal(j->job.request.audiences.v[0], &old);
    assert_int_equal(j->job.request.lang, LANG_SV);
    assert_ptr_equal(j->job.layout, &sheet);
}

static void test_an_audience_not_named_is_everyone(void **state)
{
    struct plan_lists l = lists();
    struct plan p;

    (void)state;
    l.audiences.v[0] = NULL;
    assert_true(plan_make(&arena, &l,
                          STR("{code}-{audience}-{layout}-{language}-{region}.{format}"), "out", &p,
                          &messages.diag));
    assert_str(p.jobs.v[0].name, "837-kaikki-a5-leaflet-fi-pirkanmaa.pdf");
    assert_int_equal(p.jobs.v[0].job.request.audiences.n, 0);
}

static void test_collisions(void **state)
{
    struct plan_lists l = lists();
    struct layout same = {.name = STR("a5-leaflet")};
    struct plan p;

    (void)state;
    assert_false(plan_make(&arena, &l, STR("{municipality}-{layout}-{language}.pdf"), "out", &p,
                           &messages.diag));
    assert_said(&messages,
                "esite: fatal: command line: two leaflets would be "
                "mantta-vilppula-a4-sheet-fi.pdf: Mänttä-Vilppula, kaikki, a4-sheet, fi; "
                "and Mänttä-Vilppula, ikaantyneet, a4-sheet, fi; put into --name also "
                "{audience}\n");
    assert_false(plan_make(&arena, &l, STR("{code}.pdf"), "out", &p, &messages.diag));
    assert_non_null(
        strstr(said(&messages), "; put into --name also {audience} {layout} {language}\n"));
    l.layouts.v[1] = &same;
    assert_false(plan_make(&arena, &l, plan_pattern(FORMAT_PDF), "out", &p, &messages.diag));
    assert_non_null(strstr(said(&messages), "ikaantyneet, a5-leaflet, fi; and Mänttä-Vilppula, "
                                            "ikaantyneet, a5-leaflet, fi\n"));
}

static void test_too_long(void **state)
{
    struct plan_lists l = lists();
    struct buf b = {0};
    struct plan p;

    (void)state;
    for (int i = 0; i < 20; i++)
        buf_puts(&b, "{region}{language}");
    buf_str(&b, plan_pattern(FORMAT_PDF));
    assert_false(plan_make(&arena, &l, buf_view(&b), "out", &p, &messages.diag));
    assert_non_null(strstr(said(&messages), "too long for a file"));
    buf_release(&b);
}

static void test_every_municipality_has_a_name_of_its_own(void **state)
{
    struct plan_lists l = lists();
    struct plan p;

    (void)state;
    l.municipalities.n = 0;
    for (size_t i = 0; i < municipality_count(table); i++)
        *vec_push(&arena, &l.municipalities) = municipality_at(table, i);
    l.audiences.n = l.layouts.n = l.languages.n = 1;
    assert_true(plan_make(&arena, &l, STR("{municipality}"), "out", &p, &messages.diag));
    assert_said(&messages, "");
    assert_true(p.jobs.n > 300);
}

static void test_all_municipalities(void **state)
{
    struct plan_lists l = {.table = table};
    struct campaign c = {0};
    struct listing two[2] = {0};
    struct listings export = {.v = two, .n = 2};

    (void)state;
    *vec_push(&arena, &two[0].municipalities) = municipality_lookup(table, STR("Tampere"));
    *vec_push(&arena, &two[0].municipalities) = municipality_lookup(table, STR("Parkano"));
    *vec_push(&arena, &two[1].municipalities) = municipality_lookup(table, STR("Tampere"));
    plan_all_municipalities(&arena, &l, &c, &export);
    assert_int_equal(l.municipalities.n, 2);
    assert_str(l.municipalities.v[0]->fi, "Parkano");
    assert_str(l.municipalities.v[1]->fi, "Tampere");
    l.municipalities.n = 0;
    *vec_push(&arena, &c.municipalities) = municipality_lookup(table, STR("Akaa"));
    plan_all_municipalities(&arena, &l, &c, &export);
    assert_int_equal(l.municipalities.n, 1);
    assert_str(l.municipalities.v[0]->fi, "Akaa");
}

/* ---- Shards */

static struct plan whole_plan(void)
{
    struct plan_lists l = lists();
    struct plan p;

    for (size_t i = 0; i < 40; i++)
        if (municipality_at(table, i) != l.municipalities.v[0])
            *vec_push(&arena, &l.municipalities) = municipality_at(table, i);
    assert_true(plan_make(&arena, &l, plan_pattern(FORMAT_PDF), "out", &p, &messages.diag));
    return p;
}

static size_t index_of(const struct plan *p, struct str name)
{
    for (size_t i = 0; i < p->jobs.n; i++)
        if (str_eq(p->jobs.v[i].name, name))
            return i;
    fail_msg("%.*s is not in the plan", STR_ARG(name));
    return 0;
}

static void test_shards_are_disjoint_and_complete(void **state)
{
    struct plan whole = whole_plan();

    (void)state;
    for (unsigned of = 1; of <= 7; of++) {
        bool *seen = arena_array(&arena, whole.jobs.n, sizeof *seen);
        size_t sum = 0;

        for (unsigned i = 1; i <= of; i++) {
            struct plan part = whole_plan();

            plan_take_shard(&part, (struct shard){i, of});
            for (size_t k = 0; k < part.jobs.n; k++) {
                size_t at = index_of(&whole, part.jobs.v[k].name);

                assert_false(seen[at]);
                seen[at] = true;
            }
            sum += part.jobs.n;
            /* Spread evenly, more or less. */
            assert_true(part.jobs.n > whole.jobs.n / of / 2 && part.jobs.n < whole.jobs.n / of * 2);
        }
        assert_int_equal(sum, whole.jobs.n);
    }
}

/* Machines that share a batch may differ in the lists they were given, and versions must agree. */
static void test_a_shard_is_of_the_job_alone(void **state)
{
    struct plan_lists l = lists();
    struct plan p;

    (void)state;
    assert_true(
        plan_make(&arena, &l, STR("{code}{audience}{layout}{language}"), "x", &p, &messages.diag));
    plan_take_shard(&p, (struct shard){1, 3});
    assert_int_equal(p.jobs.n, 7);
    assert_str(p.jobs.v[0].name, "837kaikkia5-leafletsv");
}

static void test_no_shard_is_the_whole(void **state)
{
    struct plan p = whole_plan();
    size_t n = p.jobs.n;

    (void)state;
    plan_take_shard(&p, (struct shard){0, 0});
    assert_int_equal(p.jobs.n, n);
}

static void test_parsing_shards(void **state)
{
    static const char *const bad[] = {"0/3", "4/3", "3",    "/3",    "1/",
                                      "1/0", "a/b", "-1/3", "1/2/3", ""};
    struct shard s;

    (void)state;
    assert_true(shard_parse("2/8", &s, &messages.diag));
    assert_int_equal(s.index, 2);
    assert_int_equal(s.of, 8);
    assert_true(shard_parse("1/1", &s, &messages.diag));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(shard_parse(bad[i], &s, &messages.diag));
        assert_non_null(strstr(said(&messages), "as 2/8"));
    }
}

/* ---- Printing */

static void test_text(void **state)
{
    struct plan_lists l = lists();
    struct buf b = {0};
    struct plan p;

    (void)state;
    l.audiences.n = l.layouts.n = l.languages.n = 1;
    assert_true(plan_make(&arena, &l, plan_pattern(FORMAT_TRACE), "out", &p, &messages.diag));
    plan_text(&b, &p);
    assert_str(
        buf_view(&b),
        "tampere/kaikki-a5-leaflet-fi.trace\tTampere\tkaikki\ta5-leaflet\tfi\n"
        "mantta-vilppula/kaikki-a5-leaflet-fi.trace\tMänttä-Vilppula\tkaikki\ta5-leaflet\tfi\n");
    buf_clear(&b);
    plan_json(&b, &p);
    assert_str(buf_view(&b), "[{\"output\":\"tampere/kaikki-a5-leaflet-fi.trace\",\"job\":"
                             "{\"municipality\":\"837\",\"audience\":\"kaikki\",\"layout\":"
                             "\"a5-leaflet\",\"language\":\"fi\"}},\n"
                             "{\"output\":\"mantta-vilppula/kaikki-a5-leaflet-fi.trace\",\"job\":"
                             "{\"municipality\":\"508\",\"audience\":\"kaikki\",\"layout\":"
                             "\"a5-leaflet\",\"language\":\"fi\"}}]\n");
    buf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good_patterns),
        cmocka_unit_test(test_unknown_placeholders),
        cmocka_unit_test(test_braces),
        cmocka_unit_test(test_no_way_out_of_the_folder),
        cmocka_unit_test(test_names_that_are_taken),
        cmocka_unit_test(test_values_become_slugs),
        cmocka_unit_test(test_product),
        cmocka_unit_test(test_an_audience_not_named_is_everyone),
        cmocka_unit_test(test_collisions),
        cmocka_unit_test(test_too_long),
        cmocka_unit_test(test_every_municipality_has_a_name_of_its_own),
        cmocka_unit_test(test_all_municipalities),
        cmocka_unit_test(test_shards_are_disjoint_and_complete),
        cmocka_unit_test(test_a_shard_is_of_the_job_alone),
        cmocka_unit_test(test_no_shard_is_the_whole),
        cmocka_unit_test(test_parsing_shards),
        cmocka_unit_test(test_text),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
