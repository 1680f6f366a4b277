/*
 * work.c: see work.h.
 */
#include "batch/work.h"

#include "base/file.h"
#include "base/intl.h"
#include "batch/progress.h"

void work_init(struct work *w)
{
    job_result_init(&w->scratch);
    w->said = (struct buf){0};
}

void work_release(struct work *w)
{
    job_result_release(&w->scratch);
    buf_release(&w->said);
}

static void keep_message(void *user, enum diag_code code, struct loc at, struct str text)
{
    struct work *w = user;
    const struct message m = {code, at, text};
    message_put(&w->said, &m);
}

bool work_is_kept(const struct manifest *before, const struct plan_job *j, struct digest input,
                  struct result *r)
{
    size_t n;
    const struct manifest_entry *e = manifest_find(before, j->name, &n);
    for (size_t i = n; i-- > 0;)
        if (digest_eq(e[i].input, input) && manifest_holds(&e[i], j->job.output)) {
            r->errors = e[i].errors;
            r->warnings = e[i].warnings;
            return true;
        }
    return false;
}

static void count_entries(const struct frames *frames, struct result *r)
{
    for (size_t i = 0; i < frames->choices.n; i++) {
        int variant = frames->choices.v[i].variant;
        if (variant < 0)
            r->left_out++;
        else
            r->entries[variant]++;
    }
}

static enum outcome make(struct work *w, const struct plan_job *j, struct diag *d, struct result *r)
{
    if (!job_select(w->kit, &j->job, w->listings, d, &w->scratch)) {
        if (!d->by_code[DIAG_NO_MATCH])
            return OUTCOME_FAILED;
        buf_clear(&w->said); /* many of a plan may be empty, and have nothing to say but that */
        return OUTCOME_EMPTY;
    }
    r->input = inputs_digest(w->inputs, &j->job, &w->scratch.edition);
    if (w->before && work_is_kept(w->before, j, r->input, r)) {
        buf_clear(&w->said); /* said when it was made */
        return OUTCOME_KEPT;
    }
    if (!file_make_folders(j->job.output, d) || !job_make(w->kit, &j->job, d, &w->scratch))
        return OUTCOME_FAILED;
    r->digest = w->scratch.digest;
    r->bytes = w->scratch.bytes;
    r->pages = (uint32_t)w->scratch.frames.v.n;
    r->errors = d->count[DIAG_ERROR];
    r->warnings = d->count[DIAG_WARNING];
    count_entries(&w->scratch.frames, r);
    return OUTCOME_MADE;
}

void work_piece(struct work *w, size_t piece, struct buf *reply)
{
    const struct plan_job *j = &w->plan->jobs.v[piece];
    struct result r = {0};
    struct diag d;
    uint64_t start = progress_clock();
    diag_init(&d, NULL);
    d.sink = keep_message;
    d.user = w;
    buf_clear(&w->said);
    r.outcome = make(w, j, &d, &r);
    if (r.outcome == OUTCOME_EMPTY && file_exists(j->job.output))
        diag_report(&d, DIAG_NOTHING_FOR, (struct loc){j->job.output, 0, 0},
                    _("the leaflet of an earlier batch is still there; remove it"));
    r.ms = progress_clock() - start;
    result_put(reply, &r);
    buf_str(reply, buf_view(&w->said));
}
