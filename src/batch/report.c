/*
 * report.c: see report.h.
 */
#include "batch/report.h"

#include <stdlib.h>

#include "base/intl.h"

enum { NAMED = 8 }; /* leaflets in the summary, unless verbose */

struct report_job {
    bool taken;
    struct result result;
    struct buf messages;
};

void report_init(struct report *r, const struct plan *plan, struct diag *d, bool quiet,
                 bool verbose)
{
    *r = (struct report){.plan = plan, .d = d, .quiet = quiet, .verbose = verbose};
    r->jobs = heap_alloc((plan->jobs.n + 1) * sizeof *r->jobs);
    progress_init(&r->progress, quiet ? NULL : stderr, plan->jobs.n);
}

void report_release(struct report *r)
{
    for (size_t i = 0; i < r->plan->jobs.n; i++)
        buf_release(&r->jobs[i].messages);
    free(r->jobs);
    free(r->heard);
}

/* ---- Messages, each once */

static size_t place_of(const struct digest *table, size_t cap, struct digest key)
{
    static const struct digest none;
    size_t i = (size_t)key.half[0] & (cap - 1);
    while (!digest_eq(table[i], none) && !digest_eq(table[i], key))
        i = (i + 1) & (cap - 1);
    return i;
}

static void widen(struct report *r)
{
    static const struct digest none;
    size_t cap = r->heard_cap ? r->heard_cap * 2 : 64;
    struct digest *table = heap_alloc(cap * sizeof *table);
    for (size_t i = 0; i < r->heard_cap; i++)
        if (!digest_eq(r->heard[i], none))
            table[place_of(table, cap, r->heard[i])] = r->heard[i];
    free(r->heard);
    r->heard = table;
    r->heard_cap = cap;
}

/* Was the message printed before? From now on it was. */
static bool was_heard(struct report *r, const struct message *m)
{
    struct digester g;
    digester_init(&g);
    digester_int(&g, m->code);
    digester_str(&g, str_from(m->at.file));
    digester_int(&g, m->at.line);
    digester_int(&g, m->at.col);
    digester_str(&g, m->text);
    struct digest key = digester_end(&g);
    if (r->heard_n * 2 >= r->heard_cap)
        widen(r);
    size_t i = place_of(r->heard, r->heard_cap, key);
    if (digest_eq(r->heard[i], key))
        return true;
    r->heard[i] = key;
    r->heard_n++;
    return false;
}

/* What ends a leaflet is said of that leaflet, whatever else it is about. */
static void say(struct report *r, const struct plan_job *j, struct message m)
{
    struct buf text = {0};
    bool fatal = diag_code_level(m.code) == DIAG_FATAL;
    if (!fatal && was_heard(r, &m))
        return;
    if (fatal && m.at.file) {
        buf_printf(&text, _("%.*s (in %.*s)"), STR_ARG(m.text), STR_ARG(j->name));
        m.text = buf_view(&text);
    } else if (fatal) {
        m.at.file = j->name.s;
    }
    progress_hide(&r->progress);
    diag_relay(r->d, m.code, m.at, m.text);
    buf_release(&text);
}

static void say_made(struct report *r, const struct plan_job *j, const struct result *result)
{
    struct buf size = {0};
    size_t entries = 0;
    for (int i = 0; i < VARIANT_COUNT; i++)
        entries += result->entries[i];
    job_put_size(&size, result->pages, entries);
    progress_hide(&r->progress);
    fprintf(stderr, "%s: %s\n", j->job.output, size.s);
    buf_release(&size);
}

static void print_job(struct report *r, size_t i)
{
    struct report_job *job = &r->jobs[i];
    const struct plan_job *j = &r->plan->jobs.v[i];
    struct str rest = buf_view(&job->messages);
    struct message m;
    while (message_take(&rest, &m))
        say(r, j, m);
    buf_release(&job->messages);
    if (r->verbose && job->result.outcome == OUTCOME_MADE)
        say_made(r, j, &job->result);
}

void report_take(struct report *r, size_t i, const struct result *result, struct str messages)
{
    struct report_job *job = &r->jobs[i];
    job->taken = true;
    job->result = *result;
    buf_str(&job->messages, messages);
    r->count[result->outcome]++;
    r->pages += result->pages;
    r->errors += result->errors;
    r->warnings += result->warnings;
    r->progress.done++;
    for (; r->next < r->plan->jobs.n && r->jobs[r->next].taken; r->next++)
        print_job(r, r->next);
}

/* ---- The end */

/* "without listings (9): a.pdf, b.pdf, … and 7 more" */
static void name_those(const struct report *r, enum outcome outcome, const char *title)
{
    size_t n = 0, named = r->verbose ? r->plan->jobs.n : NAMED;
    if (!r->count[outcome])
        return;
    fprintf(stderr, "%s (%zu):", title, r->count[outcome]);
    for (size_t i = 0; i < r->plan->jobs.n && n < named; i++)
        if (r->jobs[i].taken && r->jobs[i].result.outcome == outcome)
            fprintf(stderr, "%s%.*s", n++ ? ", " : " ", STR_ARG(r->plan->jobs.v[i].name));
    if (n < r->count[outcome])
        fprintf(stderr, _(", … and %zu more"), r->count[outcome] - n);
    fputc('\n', stderr);
}

static void print_summary(const struct report *r, const char *folder)
{
    size_t rest = r->plan->jobs.n;
    for (int i = 0; i < OUTCOMES; i++)
        rest -= r->count[i];
    fprintf(stderr, _("%s: %zu made"), folder, r->count[OUTCOME_MADE]);
    if (r->count[OUTCOME_KEPT])
        fprintf(stderr, _(", %zu unchanged"), r->count[OUTCOME_KEPT]);
    if (r->count[OUTCOME_EMPTY])
        fprintf(stderr, _(", %zu without listings"), r->count[OUTCOME_EMPTY]);
    if (r->count[OUTCOME_FAILED])
        fprintf(stderr, _(", %zu failed"), r->count[OUTCOME_FAILED]);
    if (rest)
        fprintf(stderr, _(", %zu not begun or not finished"), rest);
    fputc('\n', stderr);
    name_those(r, OUTCOME_EMPTY, _("without listings"));
    name_those(r, OUTCOME_FAILED, _("failed"));
}

void report_finish(struct report *r, const char *folder, bool interrupted)
{
    for (; r->next < r->plan->jobs.n; r->next++)
        if (r->jobs[r->next].taken)
            print_job(r, r->next);
    progress_hide(&r->progress);
    if (r->quiet)
        return;
    print_summary(r, folder);
    if (interrupted)
        fputs(_("interrupted; the same command with --resume goes on from here\n"), stderr);
}
