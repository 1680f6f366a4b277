/*
 * test_paragraphs.c: kept paragraphs are those asked for, and the same as when they were shaped.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "compose/text/paragraphs.h"

/* A text of letters without faces, as wide as it is long. */
static struct text shaped(struct arena *a, const struct text_input *in, size_t n)
{
    struct text t = {.in = arena_memdup(a, in, n * sizeof *in), .n_in = n, .s = in[0].s};
    size_t places;

    t.n = (uint32_t)t.s.n;
    places = (size_t)t.n + 1;
    t.in_from = arena_array(a, n + 1, sizeof *t.in_from);
    t.units = arena_array(a, places, sizeof *t.units);
    t.byte_at = arena_array(a, places, sizeof *t.byte_at);
    t.pen = arena_array(a, places, sizeof *t.pen);
    t.chance = arena_alloc(a, places);
    t.mark = arena_alloc(a, places);
    t.runs = arena_new(a, struct text_run);
    t.n_runs = 1;
    t.runs->in = t.in;
    t.runs->n = t.n;
    t.runs->glyphs = arena_array(a, t.n, sizeof *t.runs->glyphs);
    for (uint32_t i = 0; i < t.n; i++) {
        t.pen[i + 1] = i + 1;
        t.runs->glyphs[i].id = (unsigned char)t.s.s[i];
    }
    return t;
}

static void test_the_second_time(void **state)
{
    static const struct style body = {.size = 640, .family = {"sans", 4}};
    const struct text_input in = {.s = STR("Ruoka-apu"), .style = &body};
    const struct text_asked asked = {&in, 1, false};
    struct paragraphs *p = paragraphs_new();
    const struct text *kept;
    struct text text;
    struct arena a;

    (void)state;
    arena_init(&a);
    text = shaped(&a, &in, 1);
    paragraphs_offer(p, &asked, &text);
    assert_null(paragraphs_get(p, &asked));
    paragraphs_offer(p, &asked, &text);
    arena_release(&a); /* what is kept is a copy */
    kept = paragraphs_get(p, &asked);
    assert_non_null(kept);
    assert_true(str_eq(kept->s, in.s));
    assert_int_equal(kept->pen[kept->n], in.s.n);
    assert_int_equal(kept->runs->glyphs[0].id, 'R');
    assert_ptr_equal(kept->runs->in, kept->in);
    paragraphs_begin(p);
    assert_ptr_equal(paragraphs_get(p, &asked), kept); /* there is room */
    paragraphs_free(p);
}

/* Whatever changes the glyphs or their places asks for another paragraph. */
static void test_what_differs(void **state)
{
    static const struct style body = {.size = 640, .family = {"sans", 4}};
    static const struct style styles[] = {
        {.size = 641, .family = {"sans", 4}},
        {.size = 640, .family = {"mono", 4}},
        {.size = 640, .family = {"sans", 4}, .bold = true},
        {.size = 640, .family = {"sans", 4}, .tabular = true},
        {.size = 640, .family = {"sans", 4}, .tracking = 1},
    };
    static const struct span isolated = {.ltr = true};
    const struct text_input in = {.s = STR("Apua"), .style = &body, .lang = LANG_FI};
    struct text_input other = in;
    struct text_asked asked = {&in, 1, false}, different = {&other, 1, false};
    struct paragraphs *p = paragraphs_new();
    struct text text;
    struct arena a;

    (void)state;
    arena_init(&a);
    text = shaped(&a, &in, 1);
    paragraphs_offer(p, &asked, &text);
    paragraphs_offer(p, &asked, &text);
    assert_non_null(paragraphs_get(p, &different));
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++) {
        other.style = &styles[i];
        assert_null(paragraphs_get(p, &different));
    }
    other = in;
    other.bold = true;
    assert_null(paragraphs_get(p, &different));
    other = in;
    other.lang = LANG_SV;
    assert_null(paragraphs_get(p, &different));
    other = in;
    other.span = &isolated;
    assert_null(paragraphs_get(p, &different));
    other = in;
    other.s = STR("Apu");
    assert_null(paragraphs_get(p, &different));
    asked.rtl = true;
    assert_null(paragraphs_get(p, &asked));
    paragraphs_free(p);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_second_time),
        cmocka_unit_test(test_what_differs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
