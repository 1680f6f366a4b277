/* The label catalogues that ship, and catalogues with something wrong in them. */
#include "unit.h"

#include <stdlib.h>

#include "base/file.h"
#include "config/data.h"
#include "config/labels.h"
#include "said.h"
#include "schema.h"

static struct arena arena;
static struct said messages;

static int set_up(void **state)
{
    (void)state;
    arena_init(&arena);
    said_init(&messages);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    said_release(&messages);
    arena_release(&arena);
    return 0;
}

static const char *const LANGUAGES[] = {"ar", "ckb", "en", "et", "fa",
                                        "fi", "ru",  "so", "sv", "uk"};

static void test_whole(void **state)
{
    lang_tag *langs;
    size_t n = labels_languages(&arena, &langs);
    char code[4];

    (void)state;
    assert_int_equal(n, sizeof LANGUAGES / sizeof *LANGUAGES);
    for (size_t i = 0; i < n; i++) {
        const struct labels *l = labels_load(&arena, langs[i], &messages.diag);

        assert_string_equal(lang_code(langs[i], code), LANGUAGES[i]);
        assert_non_null(l);
        assert_int_equal(l->lang, langs[i]);
        for (unsigned k = 0; k < LABEL_COUNT; k++)
            assert_true(label(l, k).n > 0);
    }
    assert_said(&messages, "");
}

/* A month is its number or its name. */
static bool has_placeholder(struct str s, struct str name)
{
    if (str_starts(name, STR("{month")))
        name = STR("{month");
    return str_find(s, name, 0) != SIZE_MAX;
}

/* Each {placeholder} in `s` is in `other` too. */
static void check_placeholders(struct str s, struct str other)
{
    for (size_t at = str_find_char(s, '{', 0); at != SIZE_MAX; at = str_find_char(s, '{', at + 1)) {
        size_t end = str_find_char(s, '}', at);

        assert_true(end != SIZE_MAX);
        if (!has_placeholder(other, str_sub(s, at, end + 1)))
            fail_msg("\"%.*s\" lacks a placeholder of \"%.*s\"", STR_ARG(other), STR_ARG(s));
    }
}

static void test_placeholders(void **state)
{
    const struct labels *fi = labels_load(&arena, LANG_FI, &messages.diag);
    lang_tag *langs;
    size_t n = labels_languages(&arena, &langs);

    (void)state;
    for (size_t i = 0; i < n; i++) {
        const struct labels *l = labels_load(&arena, langs[i], &messages.diag);
        struct str months = label(l, LABEL_MONTHS), month;
        unsigned count = 0;

        for (unsigned k = 0; k < LABEL_COUNT; k++) {
            check_placeholders(label(l, k), label(fi, k));
            check_placeholders(label(fi, k), label(l, k));
        }
        for (unsigned k = LABEL_EASY_DAYS; k <= LABEL_EASY_DAYS_TO; k++)
            if (label(l, k).n) {
                assert_true(label_word(l, k, 6).n > 0);
                assert_null(label_word(l, k, 7).s);
            }
        while (str_split(&months, ' ', &month))
            count += month.n > 0;
        assert_int_equal(count, 12);
    }
}

static void test_words(void **state)
{
    const struct labels *fi = labels_load(&arena, LANG_FI, &messages.diag);
    const struct labels *sv = labels_load(&arena, LANG_SV, &messages.diag);

    (void)state;
    assert_str(label(fi, LABEL_CONTENTS), "Tässä esitteessä");
    assert_str(label(fi, LABEL_WED), "ke");
    assert_str(label(fi, LABEL_VALID_UNTIL), "Viimeinen voimassaolopäivä on {date}");
    assert_str(label(sv, LABEL_VOLUNTEER_TITLE), "Vill du hjälpa till?");
}

static void test_incomplete(void **state)
{
    const struct labels *et;

    (void)state;
    tempdata_new();
    tempdata_copy(&arena, "data/labels/fi.xml");
    tempdata_put(&arena, "data/labels/et.xml",
                 STR("<labels xml:lang=\"et\">\n <label name=\"mon\">E</label>\n</labels>\n"));
    et = labels_load(&arena, LANG2('e', 't'), &messages.diag);
    tempdata_remove();
    assert_non_null(et);
    assert_str(label(et, LABEL_MON), "E");
    assert_str(label(et, LABEL_TUE), "ti");
    assert_int_equal(messages.diag.count[DIAG_WARNING], LABEL_COUNT - 1);
    assert_true(str_starts(str_from(said(&messages)),
                           STR("et.xml:1:1: warning: label not translated: \"language-name\"; "
                               "the Finnish one is printed\n")));
}

static void test_wrong(void **state)
{
    static const struct {
        const char *bytes, *message;
    } cases[] = {
        {"<label/>", "et.xml:1:1: fatal: configuration error: <label>; expected <labels>\n"},
        {"<labels xml:lang='fi'><label name='mon'>E</label></labels>",
         "et.xml:1:1: fatal: configuration error: xml:lang=\"fi\"; expected et, as the file's "
         "name has it\n"},
        {"<labels xml:lang='et'>\n<label name='mon'> </label></labels>",
         "et.xml:2:1: fatal: configuration error: label \"mon\" is empty\n"},
        {"<labels xml:lang='et'><label name='mon'>E</label>\n"
         "<label name='mon'>E</label></labels>",
         "et.xml:2:1: fatal: configuration error: label \"mon\" stands here a second time\n"},
        {"<labels xml:lang='et'>\n <label>E</label></labels>",
         "et.xml:2:2: fatal: configuration error: <label> lacks the attribute name: a text\n"},
    };

    (void)state;
    tempdata_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tempdata_put(&arena, "data/labels/et.xml", str_from(cases[i].bytes));
        assert_null(labels_load(&arena, LANG2('e', 't'), &messages.diag));
        assert_said(&messages, cases[i].message);
    }
    tempdata_put(&arena, "data/labels/et.xml",
                 STR("<labels xml:lang='et'><label name='contets'>E</label></labels>"));
    assert_null(labels_load(&arena, LANG2('e', 't'), &messages.diag));
    assert_true(str_find(str_from(said(&messages)), STR("did you mean \"contents\"?"), 0) !=
                SIZE_MAX);
    /* Finnish is what the others fall back on: it must be whole */
    tempdata_put(&arena, "data/labels/fi.xml",
                 STR("<labels xml:lang='fi'><label name='mon'>ma</label></labels>"));
    assert_null(labels_load(&arena, LANG_FI, &messages.diag));
    assert_said(&messages, "fi.xml:1:1: fatal: configuration error: no label \"language-name\"\n");
    assert_null(labels_load(&arena, LANG2('x', 'x'), &messages.diag));
    assert_int_equal(messages.diag.by_code[DIAG_CANT_READ], 1);
    tempdata_remove();
}

static void test_schema(void **state)
{
    static const struct {
        const char *text;
        bool good;
    } cases[] = {
        {"<labels xml:lang='et'><label name='mon'>E</label></labels>", true},
        {"<labels xml:lang='et'>\n<label name='by-phone'>{a} b</label>\n</labels>", true},
        {"<labels><label name='mon'>E</label></labels>", false},
        {"<labels xml:lang='eesti'><label name='mon'>E</label></labels>", false},
        {"<labels xml:lang='et'/>", false},
        {"<labels xml:lang='et'><label>E</label></labels>", false},
        {"<labels xml:lang='et'><label name='mon'> </label></labels>", false},
        {"<labels xml:lang='et'><label name='mon'><b>E</b></label></labels>", false},
    };
    bool good[8];

    (void)state;
    for (size_t i = 0; i < 8; i++)
        assert_int_equal(schema_accepts(&arena, "data/schemas/labels.rng", cases[i].text),
                         cases[i].good);
    tempdata_new();
    tempdata_copy(&arena, "data/labels/fi.xml");
    for (size_t i = 0; i < 8; i++) {
        tempdata_put(&arena, "data/labels/et.xml", str_from(cases[i].text));
        good[i] = labels_load(&arena, LANG2('e', 't'), &messages.diag) != NULL;
    }
    tempdata_remove();
    for (size_t i = 0; i < 8; i++)
        assert_int_equal(good[i], cases[i].good);
}

/* docs/campaigns.md has every label but the days of the week, of which it has the first and the
 * last. */
static void test_documented(void **state)
{
    static const char *const names[] = {
#define LABEL(id, name) [id] = name,
#include "config/easy_label_names.h"
#include "config/label_names.h"
#undef LABEL
    };
    struct file docs;

    (void)state;
    assert_true(file_open(&docs, data_path(&arena, "docs/campaigns.md"), 1u << 20, &messages.diag));
    for (unsigned i = 0; i < LABEL_ALL; i++)
        if ((i <= LABEL_MON || i >= LABEL_SUN) &&
            str_find(docs.bytes, str_printf(&arena, "`%s`", names[i]), 0) == SIZE_MAX)
            fail_msg("label %s is not in docs/campaigns.md", names[i]);
    file_close(&docs);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_placeholders, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_words, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_incomplete, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_wrong, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_schema, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_documented, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
