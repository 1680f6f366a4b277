/* Texts in several languages and their placeholders. */
#include "unit.h"

#include "config/texts.h"

static struct arena arena;

static texts three(void)
{
    texts t = {0};

    *vec_push(&arena, &t) = (struct text_in_lang){.lang = LANG_FI, .s = STR("Ruoka-apu")};
    *vec_push(&arena, &t) = (struct text_in_lang){.lang = LANG_SV, .s = STR("Mathjälp")};
    *vec_push(&arena, &t) = (struct text_in_lang){.lang = LANG_EN, .s = STR("Food help")};
    return t;
}

static void test_get(void **state)
{
    const lang_tag ru = LANG2('r', 'u');
    texts t = three(), none = {0};
    lang_tag found = 0;

    (void)state;
    assert_str(texts_get(&t, LANG_SV, LANG_FI, &found), "Mathjälp");
    assert_int_equal(found, LANG_SV);
    assert_str(texts_get(&t, ru, LANG_EN, &found), "Food help");
    assert_int_equal(found, LANG_EN);
    assert_str(texts_get(&t, ru, LANG2('e', 't'), &found), "Ruoka-apu");
    assert_int_equal(found, LANG_FI);
    assert_str(texts_get(&t, LANG_EN, LANG_FI, NULL), "Food help");
    assert_null(texts_get(&none, LANG_FI, LANG_FI, &found).s);
}

static void test_fill(void **state)
{
    static const struct text_value values[] = {
        {"municipality.in", STR_INIT("Sastamalassa")},
        {"municipality", STR_INIT("Sastamala")},
        {"empty", STR_INIT("")},
    };
    static const struct {
        const char *pattern, *filled;
    } cases[] = {
        {"Apua ja tekemistä {municipality.in}", "Apua ja tekemistä Sastamalassa"},
        {"{municipality}–{municipality}", "Sastamala–Sastamala"},
        {"{{municipality}", "{municipality}"},
        {"{{{municipality}}", "{Sastamala}"},
        {"[{empty}]", "[]"},
        {"{nobody} {municipality}", "{nobody} Sastamala"},
        {"{nobody {municipality}}", "{nobody Sastamala}"},
        {"{municipality", "{municipality"},
        {"{", "{"},
        {"}", "}"},
        {"", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(texts_fill(&arena, str_from(cases[i].pattern), values, 3), cases[i].filled);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_get),
        cmocka_unit_test(test_fill),
    };
    int failed;

    arena_init(&arena);
    failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_release(&arena);
    return failed;
}
