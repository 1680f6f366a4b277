/*
 * batch.c: see batch.h.
 */
#include "batch/batch.h"

#include <string.h>
#include <sys/wait.h>

#include "base/intl.h"
#include "base/memory.h"
#include "batch/folder.h"
#include "batch/pool.h"
#include "batch/report.h"
#include "batch/work.h"

struct batch {
    const struct batch_options *options;
    const struct plan *plan;
    struct diag *d;
    struct arena arena;
    struct folder folder;
    struct manifest before;
    struct inputs inputs;
    struct work work;
    struct report report;
    bool lost_manifest; /* it can't be written to */
};

/* ---- What the pool asks for */

static void work(void *user, size_t i, struct buf *reply)
{
    struct batch *b = user;
    work_piece(&b->work, i, reply);
}

static bool go_on(const struct batch *b, const struct result *r)
{
    return !b->lost_manifest && !(b->options->fail_fast && r->outcome == OUTCOME_FAILED);
}

static void write_down(struct batch *b, size_t i, const struct result *r)
{
    struct buf line = {0};
    manifest_line(&line, &b->plan->jobs.v[i], r);
    if (!manifest_append(b->folder.own, b->folder.manifest, buf_view(&line), b->d))
        b->lost_manifest = true;
    buf_release(&line);
}

/* `text` is said of it, and released. */
static bool fail(struct batch *b, size_t i, enum diag_code code, struct buf *text)
{
    const struct result r = {.outcome = OUTCOME_FAILED};
    struct buf message = {0};
    message_put(&message, &(struct message){code, LOC_NONE, buf_view(text)});
    report_take(&b->report, i, &r, buf_view(&message));
    buf_release(text);
    buf_release(&message);
    return go_on(b, &r);
}

static bool done(void *user, size_t i, struct str reply)
{
    struct batch *b = user;
    struct result r;
    if (!result_take(&reply, &r)) {
        struct buf text = {0};
        buf_puts(&text, _("internal error: its process gave no result"));
        return fail(b, i, DIAG_INTERNAL, &text);
    }
    if (r.outcome == OUTCOME_MADE)
        write_down(b, i, &r);
    report_take(&b->report, i, &r, reply);
    return go_on(b, &r);
}

static bool died(void *user, size_t i, int status)
{
    struct batch *b = user;
    enum diag_code code = DIAG_INTERNAL;
    struct buf text = {0};
    folder_clean_one(&b->arena, &b->folder, &b->plan->jobs.v[i]);
    if (WIFSIGNALED(status)) {
        buf_printf(&text, _("internal error: its process was ended by signal %d (%s)"),
                   WTERMSIG(status), strsignal(WTERMSIG(status)));
    } else if (WEXITSTATUS(status) == MEMORY_OUT_STATUS) {
        code = DIAG_MEMORY;
        buf_puts(&text, b->options->workers > 1
                            ? _("out of memory: fewer at once need less, as with --jobs=1")
                            : _("out of memory"));
    } else {
        buf_printf(&text, _("internal error: its process ended with status %d"),
                   WEXITSTATUS(status));
    }
    return fail(b, i, code, &text);
}

static void tick(void *user)
{
    struct batch *b = user;
    progress_tick(&b->report.progress);
}

/* ---- The batch */

static enum batch_end end_of(const struct batch *b, enum pool_end end)
{
    const size_t *count = b->report.count;
    size_t there = count[OUTCOME_MADE] + count[OUTCOME_KEPT];
    if (end == POOL_INTERRUPTED)
        return BATCH_INTERRUPTED;
    if (end == POOL_NO_WORKER || b->lost_manifest || (count[OUTCOME_FAILED] && !there))
        return BATCH_FAILED;
    if (count[OUTCOME_FAILED])
        return BATCH_SOME_FAILED;
    if (count[OUTCOME_EMPTY] && !there && !b->options->shard.of) {
        diag_report(
            b->d, DIAG_NO_MATCH, LOC_NONE,
            ngettext("none for %zu leaflet", "none for any of %zu leaflets", b->plan->jobs.n),
            b->plan->jobs.n);
        return BATCH_EMPTY;
    }
    if (b->report.errors)
        return BATCH_FAULTY;
    return b->report.warnings ? BATCH_WARNED : BATCH_DONE;
}

static enum batch_end hand_out(struct batch *b)
{
    const struct pool pool = {
        .workers = b->options->workers,
        .pieces = b->plan->jobs.n,
        .user = b,
        .work = work,
        .done = done,
        .died = died,
        .tick = tick,
    };
    report_init(&b->report, b->plan, b->d, b->options->quiet, b->options->verbose);
    enum batch_end end = end_of(b, pool_run(&pool, b->d));
    report_finish(&b->report, b->options->folder, end == BATCH_INTERRUPTED);
    report_release(&b->report);
    return end;
}

static bool prepare(struct batch *b, struct job_kit *kit, const struct plan_lists *lists)
{
    const struct batch_options *o = b->options;
    if (!job_kit_open_press(kit, b->d) || !inputs_init(&b->inputs, &b->arena, kit, lists, b->d) ||
        !folder_open(&b->folder, &b->arena, o->folder, o->shard, b->d))
        return false;
    folder_clean(&b->arena, &b->folder, b->plan);
    return !o->resume || manifest_read(&b->arena, o->folder, &b->before, b->d);
}

enum batch_end batch_run(const struct batch_options *o, struct job_kit *kit,
                         const struct listings *listings, const struct plan_lists *lists,
                         const struct plan *plan, struct diag *d)
{
    struct batch b = {.options = o, .plan = plan, .d = d, .folder = {.lock = -1, .own = -1}};
    enum batch_end end = BATCH_FAILED;
    arena_init(&b.arena);
    work_init(&b.work);
    b.work.kit = kit;
    b.work.listings = listings;
    b.work.plan = plan;
    b.work.inputs = &b.inputs;
    b.work.before = o->resume ? &b.before : NULL;
    if (prepare(&b, kit, lists)) {
        job_kit_expect_many(kit, listings);
        end = hand_out(&b);
    }
    work_release(&b.work);
    folder_close(&b.folder);
    arena_release(&b.arena);
    return end;
}
