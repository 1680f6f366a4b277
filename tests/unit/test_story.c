/* The tree of blocks, and the names of styles and parts. */
#include "unit.h"

#include "model/story.h"

static void test_tree_keeps_order(void **state)
{
    struct arena a;
    struct block *section, *child[3];
    size_t n = 0;

    (void)state;
    arena_init(&a);
    section = block_new(&a, BLOCK_SECTION, STYLE_BODY, (struct loc){"x.csv", 7, 1});
    assert_int_equal(section->at.line, 7);
    for (size_t i = 0; i < 3; i++) {
        child[i] = block_new(&a, BLOCK_PARAGRAPH, STYLE_LEAD, LOC_NONE);
        block_append(section, child[i]);
    }
    BLOCK_EACH (c, section) {
        assert_ptr_equal(c, child[n++]);
        assert_ptr_equal(c->parent, section);
        assert_int_equal(c->style, STYLE_LEAD);
    }
    assert_int_equal(n, 3);
    assert_ptr_equal(section->last, child[2]);
    arena_release(&a);
}

static void test_spans_grow(void **state)
{
    static const char letters[] = "abcdefghij";
    struct arena a;
    struct block *b;

    (void)state;
    arena_init(&a);
    b = block_new(&a, BLOCK_PARAGRAPH, STYLE_BODY, LOC_NONE);
    for (size_t i = 0; i < 10; i++) {
        struct span *s =
            block_span(&a, b, i % 2 ? SPAN_STRONG : SPAN_TEXT, (struct str){letters + i, 1});
        assert_int_equal(s->lang, 0);
        assert_null(s->href.s);
        s->ltr = i == 0;
    }
    assert_int_equal(b->spans.n, 10);
    assert_true(b->spans.v[0].ltr);
    for (size_t i = 0; i < 10; i++) {
        assert_int_equal(b->spans.v[i].kind, i % 2 ? SPAN_STRONG : SPAN_TEXT);
        assert_int_equal(b->spans.v[i].text.s[0], letters[i]);
    }
    arena_release(&a);
}

static void test_language_comes_from_the_nearest(void **state)
{
    struct arena a;
    struct block *top, *middle, *leaf;

    (void)state;
    arena_init(&a);
    top = block_new(&a, BLOCK_GROUP, STYLE_BODY, LOC_NONE);
    middle = block_new(&a, BLOCK_ENTRY, STYLE_BODY, LOC_NONE);
    leaf = block_new(&a, BLOCK_PARAGRAPH, STYLE_BODY, LOC_NONE);
    block_append(top, middle);
    block_append(middle, leaf);
    assert_int_equal(block_lang(leaf, LANG_EN), LANG_EN);
    top->lang = LANG_SV;
    assert_int_equal(block_lang(leaf, LANG_EN), LANG_SV);
    middle->lang = LANG_FI;
    assert_int_equal(block_lang(leaf, LANG_EN), LANG_FI);
    assert_int_equal(block_lang(top, LANG_EN), LANG_SV);
    arena_release(&a);
}

static void test_names(void **state)
{
    (void)state;
    assert_string_equal(style_name(STYLE_ENTRY_NAME), "entry-name");
    assert_string_equal(part_name(PART_FOOT_PAGE), "foot-page");
    for (unsigned i = 0; i < STYLE_COUNT; i++)
        assert_int_equal(style_lookup(str_from(style_name((enum style_id)i))), i);
    for (unsigned i = 0; i < PART_COUNT; i++)
        assert_int_equal(part_lookup(str_from(part_name((enum part_id)i))), i);
    assert_int_equal(style_lookup(STR("entry-names")), STYLE_COUNT);
    assert_int_equal(style_lookup(STR_NONE), STYLE_COUNT);
    assert_int_equal(part_lookup(STR("Title")), PART_COUNT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tree_keeps_order),
        cmocka_unit_test(test_spans_grow),
        cmocka_unit_test(test_language_comes_from_the_nearest),
        cmocka_unit_test(test_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
