/*
 * test_leaflets.c: the sample's leaflets, each municipality and several audiences in every layout
 * and language that ships, held against what every composed leaflet and every sheet must be.
 *
 * With $ESITE_LEAFLETS=all every layout is tried in every language, and in every two.
 */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "fit_check.h"
#include "frame_check.h"
#include "impose/impose.h"
#include "manual.h"
#include "sample.h"
#include "sheet_check.h"

static struct sample sample;

static const char *const languages[] = {"fi", "sv", "en", "ru", "uk",
                                        "et", "ar", "so", "fa", "ckb"};
enum { LANGUAGES = sizeof languages / sizeof *languages };

/* As its layout has the leaflet printed, over either edge, in the office and by a printing house.
 */
static void check_sheets(void)
{
    struct imposition how = sample.job.layout->imposition;
    struct buf said = {0};
    size_t faults = 0;

    how.rtl = sample.result.story.rtl;
    for (int i = 0; i < 4; i++) {
        struct sheets sheets;

        how.flip = i % 2 ? FLIP_LONG_EDGE : FLIP_SHORT_EDGE;
        how.bleed = i / 2 ? PT64_MM(3) : 0;
        if (!impose(&sample.result.frames, &how, &sample.result.arena, &sample.diag, &sheets))
            fail_msg("%s: not imposed", sample.what);
        faults += sheet_faults(&sheets, sample.what, &said);
    }
    if (faults)
        fail_msg("%zu faults:\n%.*s", faults, STR_ARG(str_sub(buf_view(&said), 0, 4000)));
    buf_release(&said);
}

/* As many pages as the layout says; a poster has one. */
static void check_pages(void)
{
    const struct layout_fit *fit = &sample.job.layout->fit;
    size_t n = sample.result.frames.v.n;

    if (!sample.job.layout->flow.n)
        assert_int_equal(n, 1);
    if (fit->pages)
        assert_true(n >= fit->pages);
    if (fit->multiple)
        assert_int_equal(n % fit->multiple, 0);
    else if (fit->pages)
        assert_true(n <= fit->most);
}

/* The size of the text was chosen, and the grid is as large. */
static void check_frames(void)
{
    const struct layout *set =
        layout_of_size(&sample.result.arena, sample.job.layout, sample.result.frames.body);

    frame_check(&sample.result.frames, set, sample.what);
}

/* One leaflet for each municipality, for everyone and for the audiences named. */
static void check_leaflets(struct str layout, lang_tag lang)
{
    static const char *const audiences[] = {NULL, "ikääntyneet", "lapsiperheet", "vapaaehtoiset"};
    const struct campaign *c = sample.kit.campaign;

    for (size_t i = 0; i < c->municipalities.n; i++)
        for (size_t k = 0; k < sizeof audiences / sizeof *audiences; k++) {
            sample_make(&sample, c->municipalities.v[i], audiences[k], layout, lang);
            assert_true((sample.result.frames.choices.n > 0) == (sample.job.layout->flow.n > 0));
            check_pages();
            check_frames();
            fit_check(&sample.result.frames, sample.job.layout, sample.what);
            check_sheets();
        }
}

static void check_layouts(lang_tag lang)
{
    struct str *layouts;
    size_t n = layout_names(&sample.kit.arena, &layouts);

    for (size_t i = 0; i < n; i++)
        check_leaflets(layouts[i], lang);
}

/* What a newcomer copies from docs/layouts.md. */
static void leaflets_of_the_manual(void **state)
{
    char folder[] = "/tmp/esite-manual-XXXXXX", path[sizeof folder + 16];
    struct str layout;

    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/layout.xml", folder);
    for (size_t i = 0; layout = manual_layout(&sample.kit.arena, i), layout.s; i++) {
        assert_true(file_write(path, layout, &sample.diag));
        check_leaflets(str_from(path), LANG_FI);
    }
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(folder), 0);
}

static void leaflets_in_finnish(void **state)
{
    (void)state;
    check_layouts(LANG_FI);
}

static void leaflets_in_other_languages(void **state)
{
    (void)state;
    check_leaflets(STR("a5-leaflet"), LANG_SV);
    check_leaflets(STR("a4-sheet"), LANG_EN);
    check_leaflets(STR("a4-large"), LANG_SV);
    check_leaflets(STR("a5-large"), lang_from(STR("so")));
    check_leaflets(STR("a4-trifold"), lang_from(STR("ar")));
    check_leaflets(STR("a4-folded-a6"), lang_from(STR("ru")));
}

/* ---- The poster */

static bool has_style(enum style_id style)
{
    const struct frame *page = &sample.result.frames.v.v[0];

    for (size_t i = 0; i < page->items.n; i++)
        if (page->items.v[i].kind == ITEM_RUN && page->items.v[i].block &&
            page->items.v[i].block->style == style)
            return true;
    return false;
}

/* What there is too little room for was left out, but never these. */
static void check_poster(void)
{
    static const enum style_id needed[] = {STYLE_QUESTION, STYLE_HELPLINE_PHONE,
                                           STYLE_HELPLINE_HOURS, STYLE_COLOPHON};

    check_pages();
    check_frames();
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (!has_style(needed[i]))
            fail_msg("%s: nothing in the style %s", sample.what, style_name(needed[i]));
    assert_int_equal(sample.result.frames.v.v[0].insets.n, sample.job.layout->strips.count);
}

static void posters_in_every_language(void **state)
{
    (void)state;
    for (size_t i = 0; i < LANGUAGES; i++)
        check_leaflets(STR("a4-poster"), lang_from(str_from(languages[i])));
}

/* In one language, of one municipality, all has its place; only a long question may cost the
 * masthead and the text under the hours. */
static void posters_are_whole(void **state)
{
    const struct campaign *c = sample.kit.campaign;

    (void)state;
    for (size_t i = 0; i < LANGUAGES; i++)
        for (size_t k = 0; k < c->municipalities.n; k++) {
            sample_make(&sample, c->municipalities.v[k], NULL, STR("a4-poster"),
                        lang_from(str_from(languages[i])));
            check_poster();
            if (!has_style(STYLE_CATEGORIES) || !has_style(STYLE_LEAD))
                fail_msg("%s: something is left out", sample.what);
        }
}

/* Each language beside Finnish, in either order, and for up to three municipalities. */
static void posters_in_two_languages(void **state)
{
    const struct campaign *c = sample.kit.campaign;

    (void)state;
    for (size_t i = 1; i < LANGUAGES; i++)
        for (size_t n = 1; n <= 3; n++)
            for (int turned = 0; turned < 2; turned++) {
                lang_tag other = lang_from(str_from(languages[i]));
                lang_tag both[2] = {turned ? other : LANG_FI, turned ? LANG_FI : other};

                sample_make_two(&sample, c->municipalities.v, n, STR("a4-poster"), both);
                check_poster();
            }
}

/* ---- Two languages */

/* Whatever has no room for both, all of it is there in one (frame_check.h), and no listing was left
 * out for want of a column. */
static void check_pair(const struct municipality *m, struct str layout, lang_tag first,
                       lang_tag second)
{
    const lang_tag both[2] = {first, second};
    unsigned errors = sample.diag.count[DIAG_ERROR];

    sample_make_two(&sample, &m, 1, layout, both);
    if (sample.diag.count[DIAG_ERROR] > errors)
        fail_msg("%s: something does not fit", sample.what);
    check_pages();
    if (!sample.job.layout->flow.n) {
        check_poster();
        return;
    }
    check_frames();
    fit_check(&sample.result.frames, sample.job.layout, sample.what);
    check_sheets();
}

/* Those with the longest words, and with names of places in both languages, on the smallest pages.
 */
static void leaflets_in_two_languages(void **state)
{
    static const struct {
        const char *layout, *first, *second;
    } pairs[] = {
        {"a4-folded-a6", "uk", "ru"}, {"a4-folded-a6", "so", "sv"}, {"a4-folded-a6", "fi", "ar"},
        {"a5-folder", "fi", "sv"},    {"a5-folder", "ckb", "sv"},   {"a5-large", "ru", "uk"},
        {"a4-trifold", "fa", "en"},   {"a4-sheet", "et", "ru"},
    };
    const struct campaign *c = sample.kit.campaign;

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        for (size_t k = 0; k < c->municipalities.n; k++)
            check_pair(c->municipalities.v[k], str_from(pairs[i].layout),
                       lang_from(str_from(pairs[i].first)), lang_from(str_from(pairs[i].second)));
}

static void leaflets_in_every_two_languages(void **state)
{
    const struct campaign *c = sample.kit.campaign;
    struct str *layouts;
    size_t n = layout_names(&sample.kit.arena, &layouts);

    (void)state;
    for (size_t i = 0; i < n * LANGUAGES * LANGUAGES; i++) {
        lang_tag first = lang_from(str_from(languages[i / LANGUAGES % LANGUAGES]));
        lang_tag second = lang_from(str_from(languages[i % LANGUAGES]));

        for (size_t k = 0; first != second && k < c->municipalities.n; k++)
            check_pair(c->municipalities.v[k], layouts[i / LANGUAGES / LANGUAGES], first, second);
    }
}

static void leaflets_in_every_language(void **state)
{
    (void)state;
    for (size_t i = 1; i < LANGUAGES; i++) /* Finnish has its own */
        check_layouts(lang_from(str_from(languages[i])));
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
        cmocka_unit_test(leaflets_in_finnish),       cmocka_unit_test(leaflets_in_other_languages),
        cmocka_unit_test(leaflets_of_the_manual),    cmocka_unit_test(posters_in_every_language),
        cmocka_unit_test(posters_are_whole),         cmocka_unit_test(posters_in_two_languages),
        cmocka_unit_test(leaflets_in_two_languages),
    };
    const struct CMUnitTest all[] = {
        cmocka_unit_test(leaflets_in_finnish),
        cmocka_unit_test(leaflets_in_every_language),
        cmocka_unit_test(leaflets_in_every_two_languages),
    };
    const char *which = getenv("ESITE_LEAFLETS");

    if (which && strcmp(which, "all") == 0)
        return cmocka_run_group_tests(all, open_sample, close_sample);
    return cmocka_run_group_tests(tests, open_sample, close_sample);
}
