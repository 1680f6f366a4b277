#include "sample.h"

#include <stdio.h>

#include "config/data.h"
#include "unit.h"

bool sample_open(struct sample *s)
{
    const struct import_options options = {0};
    const char *campaign, *export;

    diag_init(&s->diag, stderr);
    s->diag.least = DIAG_WARNING;
    job_result_init(&s->result);
    listings_init(&s->listings);
    campaign = data_path(&s->listings.arena, "samples/apu-on-lahella/campaign.xml");
    export = data_path(&s->listings.arena, "samples/apu-on-lahella/listings.xml");
    return job_kit_init(&s->kit, campaign, &s->diag) && job_kit_open_press(&s->kit, &s->diag) &&
           import_file(export, &options, s->kit.table, &s->listings, &s->diag);
}

void sample_release(struct sample *s)
{
    job_result_release(&s->result);
    listings_release(&s->listings);
    job_kit_release(&s->kit);
}

void sample_make_two(struct sample *s, const struct municipality *const *m, size_t n,
                     struct str layout, const lang_tag langs[2])
{
    struct request *q = &s->job.request;
    char code[2][4];

    s->job = (struct job){.layout = job_kit_layout(&s->kit, layout, &s->diag),
                          .language = {job_kit_labels(&s->kit, langs[0], false, &s->diag),
                                       job_kit_labels(&s->kit, langs[1], false, &s->diag)},
                          .paper = PAPER_SCREEN,
                          .producer = "test"};
    q->day = (struct date){2020, 9, 1};
    q->lang = langs[0];
    q->fallback = LANG_FI;
    for (size_t i = 0; i < n; i++)
        *vec_push(&s->kit.arena, &q->municipalities) = m[i];
    snprintf(s->what, sizeof s->what, "%zu municipalities, %.*s %s+%s", n, STR_ARG(layout),
             lang_code(langs[0], code[0]), lang_code(langs[1], code[1]));
    if (!job_select(&s->kit, &s->job, &s->listings, &s->diag, &s->result) ||
        !job_make(&s->kit, &s->job, &s->diag, &s->result))
        fail_msg("%s: not made", s->what);
}

void sample_make(struct sample *s, const struct municipality *m, const char *audience,
                 struct str layout, lang_tag lang)
{
    const struct audience *a =
        audience ? campaign_audience(s->kit.campaign, str_from(audience)) : NULL;
    struct request *q = &s->job.request;
    char code[4];

    assert_true(a || !audience);
    s->job = (struct job){.layout = job_kit_layout(&s->kit, layout, &s->diag),
                          .language = {job_kit_labels(&s->kit, lang, false, &s->diag), NULL},
                          .paper = PAPER_SCREEN,
                          .producer = "test"};
    assert_non_null(s->job.layout);
    assert_non_null(s->job.language.labels);
    q->day = (struct date){2020, 9, 1};
    q->lang = lang;
    q->fallback = LANG_FI;
    *vec_push(&s->kit.arena, &q->municipalities) = m;
    if (a)
        *vec_push(&s->kit.arena, &q->audiences) = a;
    snprintf(s->what, sizeof s->what, "%.*s %.*s %.*s %s", STR_ARG(m->fi),
             STR_ARG(a ? a->id : STR("kaikki")), STR_ARG(layout), lang_code(lang, code));
    if (!job_select(&s->kit, &s->job, &s->listings, &s->diag, &s->result) ||
        !job_make(&s->kit, &s->job, &s->diag, &s->result))
        fail_msg("%s: not made", s->what);
}
