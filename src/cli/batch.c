/*
 * batch.c: see batch.h.
 */
#include "cli/batch.h"

#include <string.h>

#include "base/intl.h"
#include "batch/batch.h"
#include "batch/manifest.h"
#include "batch/pattern.h"
#include "batch/pool.h"
#include "built.h"
#include "cli/request.h"
#include "cli/status.h"

/* What a batch is made from and with. */
struct order {
    const struct options *options;
    struct diag *d;
    struct job_kit kit;
    struct listings listings;
    struct plan_lists lists;
    struct plan plan;
    struct str pattern;
    struct batch_options batch;
};

/* "out/" and "out" are one folder; "/" stays. */
static const char *folder_of(struct arena *a, const char *word)
{
    struct str folder = str_from(word ? word : ".");
    while (folder.n > 1 && folder.s[folder.n - 1] == '/')
        folder.n--;
    return str_z(a, folder);
}

static bool resolve_folder(struct order *w)
{
    const char *word = w->options->output;
    if (word && strcmp(word, "-") == 0) {
        diag_report(w->d, DIAG_USAGE, LOC_NONE,
                    _("--output=%s; a batch needs a folder to write its leaflets into"), word);
        return false;
    }
    w->batch.folder = folder_of(&w->kit.arena, word);
    return true;
}

static bool resolve_workers(struct order *w)
{
    const char *word = w->options->jobs;
    if (!word)
        w->batch.workers = pool_processors();
    else if (!str_to_uint(str_from(word), 1024, &w->batch.workers) || !w->batch.workers)
        diag_report(w->d, DIAG_USAGE, LOC_NONE, _("--jobs=%s; a number from 1 to 1024 expected"),
                    word);
    return w->batch.workers;
}

static bool resolve_batch(struct order *w)
{
    const struct options *o = w->options;
    if (o->json && !o->dry_run) {
        diag_report(w->d, DIAG_USAGE, LOC_NONE,
                    _("--json goes with --dry-run; what was made is in manifest.jsonl"));
        return false;
    }
    w->batch.resume = o->resume;
    w->batch.fail_fast = o->fail_fast;
    w->batch.quiet = o->quiet;
    w->batch.verbose = o->verbose;
    w->pattern = o->name ? str_from(o->name) : plan_pattern(w->lists.common.format);
    w->lists.common.producer = "esite " BUILT_VERSION;
    w->lists.common.quick = true;
    return resolve_folder(w) && resolve_workers(w) && pattern_check(w->pattern, w->d) &&
           (!o->shard || shard_parse(o->shard, &w->batch.shard, w->d));
}

/* A batch goes on for the day that it was begun for. */
static bool resolve_day_of_manifest(struct order *w)
{
    struct arena *a = &w->kit.arena;
    struct manifest m;
    if (!w->options->resume || w->options->date)
        return true;
    if (!manifest_read(a, w->batch.folder, &m, w->d))
        return false;
    struct date day = manifest_day(&m, manifest_name(a, w->batch.shard));
    if (date_given(day))
        w->lists.common.request.day = day;
    return true;
}

static bool make_plan(struct order *w)
{
    struct arena *a = &w->kit.arena;
    if (!w->lists.municipalities.n)
        plan_all_municipalities(a, &w->lists, w->kit.campaign, &w->listings);
    if (!w->lists.municipalities.n) {
        diag_report(w->d, DIAG_NO_MATCH, LOC_NONE,
                    _("no listing is for a municipality of its own; name some with -m"));
        return false;
    }
    if (!resolve_day_of_manifest(w) ||
        !plan_make(a, &w->lists, w->pattern, w->batch.folder, &w->plan, w->d))
        return false;
    plan_take_shard(&w->plan, w->batch.shard);
    return true;
}

static int print_plan(const struct order *w)
{
    struct buf b = {0};
    if (w->options->json)
        plan_json(&b, &w->plan);
    else
        plan_text(&b, &w->plan);
    int status = status_print(stdout, buf_view(&b), w->d);
    buf_release(&b);
    return status;
}

static int status_of(const struct order *w, enum batch_end end)
{
    switch (end) {
    case BATCH_DONE:
        return STATUS_DONE;
    case BATCH_WARNED:
        return w->options->strict ? STATUS_WARNINGS : STATUS_DONE;
    case BATCH_FAULTY:
        return STATUS_WARNINGS;
    case BATCH_EMPTY:
        return STATUS_INPUT;
    case BATCH_SOME_FAILED:
        return STATUS_SOME_FAILED;
    case BATCH_INTERRUPTED:
        return STATUS_INTERRUPTED;
    case BATCH_FAILED:
        break;
    }
    return status_of_fatal(w->d);
}

static int carry_out(struct order *w)
{
    if (!job_kit_init(&w->kit, w->options->campaign, w->d) ||
        !request_lists(w->options, &w->kit, &w->lists, w->d) || !resolve_batch(w) ||
        !request_exports(w->options, &w->kit, &w->listings, w->d) || !make_plan(w))
        return status_of_fatal(w->d);
    if (w->options->dry_run)
        return print_plan(w);
    return status_of(w, batch_run(&w->batch, &w->kit, &w->listings, &w->lists, &w->plan, w->d));
}

int batch_command(const struct options *o, struct diag *d)
{
    struct order w = {.options = o, .d = d};
    listings_init(&w.listings);
    int status = carry_out(&w);
    listings_release(&w.listings);
    job_kit_release(&w.kit);
    return status;
}

int manifest_command(const struct options *o, struct diag *d)
{
    if (o->rest_n != 2 || strcmp(o->rest[0], "merge") != 0) {
        diag_report(d, DIAG_USAGE, LOC_NONE,
                    _("'esite manifest merge FOLDER' expected, with the folder of a batch"));
        return STATUS_USAGE;
    }
    return batch_merge(o->rest[1], o->quiet, d) ? STATUS_DONE : status_of_fatal(d);
}
