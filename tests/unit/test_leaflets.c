/*
 * test_leaflets.c: the sample's leaflets, each municipality and several audiences in every layout
 * and language that ships, held against what every composed leaflet must be.
 */
#include "unit.h"

#include <stdio.h>

#include "config/data.h"
#include "frame_check.h"
#include "import/import.h"
#include "job.h"

struct sample {
    struct diag diag;
    struct job_kit kit;
    struct listings listings;
    struct job_result result;
};
static struct sample sample;

static void check_leaflet(const struct job *job)
{
    const struct audience *a = job->request.audiences.n ? job->request.audiences.v[0] : NULL;
    char what[200], lang[4];

    snprintf(what, sizeof what, "%.*s %.*s %.*s %s", STR_ARG(job->request.municipalities.v[0]->fi),
             STR_ARG(a ? a->id : STR("kaikki")), STR_ARG(job->layout->name),
             lang_code(job->request.lang, lang));
    if (!job_select(&sample.kit, job, &sample.listings, &sample.diag, &sample.result) ||
        !job_make(&sample.kit, job, &sample.diag, &sample.result))
        fail_msg("%s: not made", what);
    assert_true((sample.result.frames.choices.n > 0) == (job->layout->flow.n > 0));
    frame_check(&sample.result.frames, job->layout, what);
}

/* One leaflet for each municipality, for everyone and for the audiences named. */
static void check_leaflets(struct str layout, lang_tag lang)
{
    static const char *const audiences[] = {NULL, "ikääntyneet", "lapsiperheet", "vapaaehtoiset"};
    const struct campaign *c = sample.kit.campaign;
    struct job job = {.layout = job_kit_layout(&sample.kit, layout, &sample.diag),
                      .labels = job_kit_labels(&sample.kit, lang, false, &sample.diag),
                      .paper = PAPER_SCREEN,
                      .producer = "test"};

    assert_non_null(job.layout);
    assert_non_null(job.labels);
    job.request.day = (struct date){2020, 9, 1};
    job.request.lang = lang;
    job.request.fallback = LANG_FI;
    for (size_t i = 0; i < c->municipalities.n; i++)
        for (size_t k = 0; k < sizeof audiences / sizeof *audiences; k++) {
            const struct audience *a =
                audiences[k] ? campaign_audience(c, str_from(audiences[k])) : NULL;

            assert_true(a || !audiences[k]);
            job.request.municipalities.n = job.request.audiences.n = 0;
            *vec_push(&sample.kit.arena, &job.request.municipalities) = c->municipalities.v[i];
            if (a)
                *vec_push(&sample.kit.arena, &job.request.audiences) = a;
            check_leaflet(&job);
        }
}

static void leaflets_in_finnish(void **state)
{
    struct str *layouts;
    size_t n = layout_names(&sample.kit.arena, &layouts);

    (void)state;
    for (size_t i = 0; i < n; i++)
        check_leaflets(layouts[i], LANG_FI);
}

static void leaflets_in_other_languages(void **state)
{
    (void)state;
    check_leaflets(STR("a5-leaflet"), LANG_SV);
    check_leaflets(STR("a4-sheet"), LANG_EN);
    check_leaflets(STR("a4-large"), LANG_SV);
    check_leaflets(STR("a5-large"), lang_from(STR("so")));
    check_leaflets(STR("a4-trifold"), lang_from(STR("ar")));
    check_leaflets(STR("a4-poster"), lang_from(STR("ckb")));
    check_leaflets(STR("a4-poster"), lang_from(STR("uk")));
    check_leaflets(STR("a4-folded-a6"), lang_from(STR("ru")));
}

static int open_sample(void **state)
{
    const struct import_options options = {0};
    const char *campaign, *export;

    (void)state;
    diag_init(&sample.diag, stderr);
    sample.diag.least = DIAG_WARNING;
    job_result_init(&sample.result);
    listings_init(&sample.listings);
    campaign = data_path(&sample.listings.arena, "samples/apu-on-lahella/campaign.xml");
    export = data_path(&sample.listings.arena, "samples/apu-on-lahella/listings.xml");
    return job_kit_init(&sample.kit, campaign, &sample.diag) &&
                   job_kit_open_press(&sample.kit, &sample.diag) &&
                   import_file(export, &options, sample.kit.table, &sample.listings, &sample.diag)
               ? 0
               : -1;
}

static int close_sample(void **state)
{
    (void)state;
    job_result_release(&sample.result);
    listings_release(&sample.listings);
    job_kit_release(&sample.kit);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(leaflets_in_finnish),
        cmocka_unit_test(leaflets_in_other_languages),
    };

    return cmocka_run_group_tests(tests, open_sample, close_sample);
}
