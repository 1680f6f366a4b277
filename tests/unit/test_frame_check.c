/*
 * test_frame_check.c: the checks of pages and sheets see what is wrong: sound leaflets are spoilt,
 * one thing at a time.
 */
#include "unit.h"

#include <string.h>

#include "frame_check.h"
#include "impose/impose.h"
#include "sample.h"
#include "sheet_check.h"

static struct sample sample;

/* ---- What to spoil */

static bool is_words(const struct frame_item *item, enum style_id style)
{
    return item->kind == ITEM_RUN && item->block && item->block->style == style && !item->artifact;
}

/* The first run of that style on a page. */
static struct frame_item *words(size_t page, enum style_id style)
{
    struct frame *f = &sample.result.frames.v.v[page];

    for (size_t i = 0; i < f->items.n; i++)
        if (is_words(&f->items.v[i], style))
            return &f->items.v[i];
    fail_msg("%s: nothing of that style", sample.what);
    return NULL;
}

static struct frame_item *of_kind(size_t page, enum item_kind kind)
{
    struct frame *f = &sample.result.frames.v.v[page];

    for (size_t i = 0; i < f->items.n; i++)
        if (f->items.v[i].kind == kind)
            return &f->items.v[i];
    fail_msg("%s: nothing of that kind", sample.what);
    return NULL;
}

static void make(const char *layout)
{
    sample_make(&sample, sample.kit.campaign->municipalities.v[0], NULL, str_from(layout), LANG_FI);
}

static size_t faults(struct buf *said)
{
    const struct layout *set =
        layout_of_size(&sample.result.arena, sample.job.layout, sample.result.frames.body);

    return frame_faults(&sample.result.frames, set, sample.what, said);
}

/* Moves the item, and puts it back. */
static void moved(struct frame_item *item, pt64 dx, pt64 dy, const char *expected)
{
    const struct frame_item before = *item;
    struct buf said = {0};

    item->x += dx;
    item->y += dy;
    if (!faults(&said) || !strstr(said.s, expected))
        fail_msg("%s: not said \"%s\": %.*s", sample.what, expected, STR_ARG(buf_view(&said)));
    *item = before;
    buf_release(&said);
    assert_int_equal(faults(&said), 0);
}

/* ---- Pages */

static void places_are_seen(void **state)
{
    struct frame_item *name;

    (void)state;
    make("a4-sheet");
    name = words(1, STYLE_ENTRY_NAME);
    moved(name, -PT64(1), 0, "outside the text area");
    moved(name, PT64(500), 0, "outside the text area");
    moved(name, 0, -PT64(500), "above the text area");
    moved(name, 0, PT64(760), "below the text area");
    moved(name, PT64(200), 0, "out of its column");
    moved(name, 0, PT64(12), "over something else");
    moved(words(0, STYLE_TITLE), PT64(230), PT64(20), "in another part's box");
    moved(of_kind(0, ITEM_QR), -PT64(60), 0, "over something else");
    moved(of_kind(0, ITEM_FILL), 0, PT64(30), "across the edge of a box");
    moved(of_kind(0, ITEM_FILL), PT64(10), 0, "outside the text area");
}

/* A 64th of a point, 0.0156 pt, is the least there is. */
static void the_grid_is_held_to(void **state)
{
    (void)state;
    make("a4-sheet");
    moved(words(1, STYLE_ENTRY_NAME), 0, 1, "off the grid");
    moved(words(1, STYLE_FACT), 0, -1, "off the grid");
}

/* Of an entry, of the box on the cover, of the end. */
static void lost_words_are_missed(void **state)
{
    struct buf said = {0};

    (void)state;
    make("a5-leaflet");
    for (int i = 0; i < 3; i++) {
        unsigned last = (unsigned)sample.result.frames.v.n - 1;
        struct frame_item *lost = i == 0   ? words(1, STYLE_ENTRY_NAME)
                                  : i == 1 ? words(0, STYLE_HELPLINE_PHONE)
                                           : words(last, STYLE_EMERGENCY_TITLE);
        const struct frame_item before = *lost;

        buf_clear(&said);
        lost->artifact = true; /* as if it repeated others */
        assert_int_equal(faults(&said), 1);
        assert_non_null(strstr(said.s, " characters printed"));
        *lost = before;
    }
    buf_release(&said);
}

static void torn_numbers_are_seen(void **state)
{
    struct frame *page;
    struct frame_item second;
    struct buf said = {0};

    (void)state;
    make("a5-leaflet");
    page = &sample.result.frames.v.v[0];
    second = *of_kind(0, ITEM_LINK);
    second.y += PT64(16);
    *vec_push(&sample.result.arena, &page->items) = second;
    faults(&said);
    assert_non_null(strstr(said.s, "a phone number over two lines"));
    page->items.n--;
    buf_release(&said);
}

static void headings_are_not_left_alone(void **state)
{
    struct frame *page;
    struct frame_item *heading;
    struct buf said = {0};

    (void)state;
    make("a5-leaflet");
    page = &sample.result.frames.v.v[1];
    heading = words(1, STYLE_CATEGORY);
    for (size_t i = 0; i < page->items.n; i++) /* all words under it go */
        if (page->items.v[i].kind == ITEM_RUN && page->items.v[i].y > heading->y &&
            page->items.v[i].y < PT64(540))
            page->items.v[i].kind = ITEM_LINK;
    faults(&said);
    assert_non_null(strstr(said.s, "a heading alone"));
    buf_release(&said);
}

static void strips_are_looked_at(void **state)
{
    struct frame *page;
    struct inset *strip;
    struct buf said = {0};

    (void)state;
    make("a4-poster");
    page = &sample.result.frames.v.v[0];
    strip = &page->insets.v[3];
    strip->x += PT64(20);
    assert_true(faults(&said) > 0);
    assert_non_null(strstr(said.s, "a strip over something else"));
    strip->x -= PT64(20);
    strip->y += PT64(20);
    faults(&said);
    assert_non_null(strstr(said.s, "too near to the paper's edge"));
    strip->y -= PT64(20);
    page->insets.n--;
    faults(&said);
    assert_non_null(strstr(said.s, "too few strips"));
    page->insets.n++;
    buf_release(&said);
    for (size_t i = 0; i < page->items.n; i++)
        if (page->items.v[i].kind == ITEM_RULE && page->items.v[i].u.rule.dotted)
            moved(&page->items.v[i], 0, PT64(160), "off the printer's reach");
}

/* ---- Sheets */

/* Moves the right page of a side, and puts it back. */
static void placed(struct sheets *sheets, pt64 dx, pt64 dy, const char *expected)
{
    struct placement *p = &sheets->sides.v[1].placed.v[1];
    struct buf said = {0};

    p->x += dx;
    p->y += dy;
    if (!sheet_faults(sheets, "sheet", &said) || !strstr(said.s, expected))
        fail_msg("not said \"%s\": %.*s", expected, STR_ARG(buf_view(&said)));
    p->x -= dx;
    p->y -= dy;
    buf_release(&said);
    assert_int_equal(sheet_faults(sheets, "sheet", &said), 0);
}

static void sheets_are_looked_at(void **state)
{
    struct imposition how;
    struct sheets sheets;
    struct frame_item *mark;
    struct area *clip;
    struct buf said = {0};

    (void)state;
    make("a5-booklet");
    how = sample.job.layout->imposition;
    assert_true(impose(&sample.result.frames, &how, &sample.result.arena, &sample.diag, &sheets));
    assert_int_equal(sheets.sides.v[1].placed.n, 2);
    placed(&sheets, PT64(60), 0, "something outside its place");
    placed(&sheets, 0, PT64(20), "something too near to the edge");
    clip = &sheets.sides.v[1].placed.v[0].clip;
    clip->w += PT64(10);
    assert_int_equal(sheet_faults(&sheets, "sheet", &said), 1);
    assert_non_null(strstr(said.s, "a page over another"));
    clip->w -= PT64(10);
    mark = &sheets.sides.v[1].marks.v[0];
    mark->x += PT64(60);
    mark->h = PT64(300);
    assert_true(sheet_faults(&sheets, "sheet", &said) > 0);
    assert_non_null(strstr(said.s, "a mark over something"));
    mark->y = 0; /* in the white */
    sheet_faults(&sheets, "sheet", &said);
    assert_non_null(strstr(said.s, "a mark too near to the edge"));
    buf_release(&said);
}

static int open_sample(void **state)
{
    (void)state;
    return sample_open(&sample) ? 0 : -1;
}

static int close_sample(void **state)
{
    (void)state;
    sample_release(&sample);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_are_seen),
        cmocka_unit_test(the_grid_is_held_to),
        cmocka_unit_test(lost_words_are_missed),
        cmocka_unit_test(torn_numbers_are_seen),
        cmocka_unit_test(headings_are_not_left_alone),
        cmocka_unit_test(strips_are_looked_at),
        cmocka_unit_test(sheets_are_looked_at),
    };

    return cmocka_run_group_tests(tests, open_sample, close_sample);
}
