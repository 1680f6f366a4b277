/*
 * test_boxes.c: what is drawn of kept entries is what is drawn of others, from a cold cache and a
 * warm one, and what is wrong with them is said each time.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tale.h"
#include "unit.h"

static struct tale tale;

static int set_up(void **state)
{
    (void)state;
    tale_init(&tale);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    tale_release(&tale);
    return 0;
}

/* Marks the variants of all entries. */
static void keep_entries(struct block *b)
{
    for (struct block *child = b ? b->first : NULL; child; child = child->next) {
        if (b->kind == BLOCK_ENTRY)
            child->kept = true;
        keep_entries(child);
    }
}

static void composed(struct frames *out)
{
    assert_true(compose(&tale.story, tale.layout, tale.cache, &tale.arena, &tale.said.diag, out));
}

static void same_run(const struct glyph_run *a, const struct glyph_run *b)
{
    assert_ptr_equal(a->face, b->face);
    assert_int_equal(a->size, b->size);
    assert_int_equal(a->width, b->width);
    assert_true(a->rtl == b->rtl && a->hyphen == b->hyphen && a->lang == b->lang);
    assert_true(str_eq(a->text, b->text));
    assert_int_equal(a->n, b->n);
    for (size_t i = 0; i < a->n; i++) {
        const struct glyph *g = &a->glyphs[i], *h = &b->glyphs[i];

        assert_true(g->id == h->id && g->advance == h->advance && g->dx == h->dx &&
                    g->dy == h->dy && g->text_at == h->text_at && g->text_n == h->text_n);
    }
}

static void same_item(const struct frame_item *a, const struct frame_item *b)
{
    assert_int_equal(a->kind, b->kind);
    assert_ptr_equal(a->block, b->block);
    assert_ptr_equal(a->span, b->span);
    assert_true(a->artifact == b->artifact && a->order == b->order && a->color == b->color);
    assert_int_equal(a->x, b->x);
    assert_int_equal(a->y, b->y);
    assert_true(a->w == b->w && a->h == b->h);
    if (a->kind == ITEM_RUN)
        same_run(a->u.run, b->u.run);
    else if (a->kind == ITEM_ICON)
        assert_ptr_equal(a->u.icon, b->u.icon);
    else if (a->kind == ITEM_RULE)
        assert_int_equal(a->u.rule.width, b->u.rule.width);
    else if (a->kind == ITEM_LINK)
        assert_true(str_eq(a->u.link.href, b->u.link.href) &&
                    a->u.link.target_frame == b->u.link.target_frame);
}

/* Returns how many items of one are shared with the other: glyph runs of the cache. */
static size_t same_frames(const struct frames *a, const struct frames *b)
{
    size_t shared = 0;

    assert_int_equal(a->v.n, b->v.n);
    for (size_t i = 0; i < a->v.n; i++) {
        assert_int_equal(a->v.v[i].items.n, b->v.v[i].items.n);
        for (size_t k = 0; k < a->v.v[i].items.n; k++) {
            const struct frame_item *x = &a->v.v[i].items.v[k], *y = &b->v.v[i].items.v[k];

            same_item(x, y);
            shared += x->kind == ITEM_RUN && x->u.run == y->u.run;
        }
    }
    return shared;
}

static void kept_boxes_are_drawn_alike(void **state)
{
    static const char *const rows[][2] = {
        {"a5-leaflet", "fi"}, {"a4-sheet", "ar"}, {"a5-large", "ru"}, {"a4-trifold", "fi"}};

    (void)state;
    for (unsigned seed = 0; seed < 60; seed++) {
        struct frames plain, cold, warm, again;

        tale_begin(&tale, rows[seed % 4][0], rows[seed % 4][1]);
        tale_random(&tale, seed);
        composed(&plain);
        keep_entries(tale.story.part[PART_LISTINGS]);
        composed(&cold);
        composed(&warm);
        assert_int_equal(same_frames(&plain, &cold), 0);
        same_frames(&plain, &warm);
        if (tale.story.part[PART_LISTINGS] && cold.choices.n)
            assert_true(same_frames(&cold, &warm) > 0);
        assert_false(compose_cache_is_full(tale.cache));
        compose_cache_forget(tale.cache);
        composed(&again);
        same_frames(&plain, &again);
        compose_cache_forget(tale.cache); /* before the next story's blocks stand there */
    }
    said(&tale.said);
}

/* What holds the page's number is not kept. */
static void numbers_are_of_the_page(void **state)
{
    struct frames plain, kept;
    struct block *section, *entry;

    (void)state;
    tale_begin(&tale, "a5-leaflet", "fi");
    section = tale_section(&tale, PART_LISTINGS, "Ruoka-apu");
    entry = tale_entry(&tale, section, "Apua", 3);
    block_span(&tale.arena, entry->first->first, SPAN_PAGE, STR_NONE);
    composed(&plain);
    keep_entries(tale.story.part[PART_LISTINGS]);
    for (int i = 0; i < 2; i++) {
        composed(&kept);
        same_frames(&plain, &kept);
    }
    said(&tale.said);
}

/* Of a glyph that is missing each leaflet hears, whatever was measured before. */
static void what_is_wrong_is_said_again(void **state)
{
    struct frames frames;
    struct block *section;

    (void)state;
    tale_begin(&tale, "a5-leaflet", "fi");
    section = tale_section(&tale, PART_LISTINGS, "Ruoka-apu");
    tale_entry(&tale, section, "Apua \xF4\x8F\xBF\xBD", 3);
    tale_entry(&tale, section, "Ruokaa", 3);
    keep_entries(tale.story.part[PART_LISTINGS]);
    for (unsigned i = 1; i <= 3; i++) {
        composed(&frames);
        assert_int_equal(tale.said.diag.by_code[DIAG_NO_GLYPH], i);
    }
    said(&tale.said);
}

/* Too much is noticed, and forgotten. */
static void a_full_cache_is_emptied(void **state)
{
    struct frames frames;
    unsigned leaflets = 0;

    (void)state;
    tale_begin(&tale, "a5-leaflet", "fi");
    tale_random(&tale, 2);
    keep_entries(tale.story.part[PART_LISTINGS]);
    for (; leaflets < 4000 && !compose_cache_is_full(tale.cache); leaflets++) {
        tale.layout = arena_memdup(&tale.arena, tale.layout, sizeof *tale.layout); /* another */
        composed(&frames);
    }
    assert_in_range(leaflets, 10, 3999);
    compose_cache_forget(tale.cache);
    assert_false(compose_cache_is_full(tale.cache));
    said(&tale.said);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(kept_boxes_are_drawn_alike, set_up, tear_down),
        cmocka_unit_test_setup_teardown(numbers_are_of_the_page, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_wrong_is_said_again, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_full_cache_is_emptied, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
