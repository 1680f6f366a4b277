/*
 * stages.c: tests/bench/stages [as esite batch is called]: makes the batch's leaflets in this one
 * process and prints the CPU milliseconds of each stage: "read 21.0 select 1.2 tell …". It calls
 * the stages as src/job.c and src/batch do, with a clock between them.
 */
#include <stdio.h>
#include <time.h>

#include "base/file.h"
#include "batch/plan.h"
#include "cli/options.h"
#include "cli/request.h"
#include "impose/impose.h"
#include "select/select.h"
#include "tell/tell.h"
#include "write/write.h"

enum stage { READ, SELECT, TELL, COMPOSE, WRITE, SAVE, STAGES };

static double spent[STAGES];
static double since;

static double cpu_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* What was spent since the last call goes to this stage. */
static void charge(enum stage stage)
{
    double now = cpu_ms();

    spent[stage] += now - since;
    since = now;
}

static bool make(struct job_kit *kit, const struct job *job, struct job_result *r, struct diag *d)
{
    struct tell_options told = {.description_length = job->layout->description_length};
    struct write_options how = {.producer = job->producer, .date = job->request.day};
    struct imposition pages = job->layout->imposition;
    struct sheets sheets = {0};
    struct buf bytes = {0};
    bool ok = story_tell(&r->edition, kit->campaign, job->labels, kit->table, &told, &r->arena, d,
                         &r->story);

    charge(TELL);
    ok = ok && compose(&r->story, job->layout, kit->cache, &r->arena, d, &r->frames) &&
         impose(&r->frames, &pages, &r->arena, d, &sheets);
    charge(COMPOSE);
    ok = ok && write_pdf(&sheets, &how, kit->writer, d, &bytes);
    charge(WRITE);
    ok = ok && file_make_folders(job->output, d) &&
         file_write_quick(job->output, buf_view(&bytes), d);
    charge(SAVE);
    buf_release(&bytes);
    return ok;
}

static bool make_all(const struct options *o, struct job_kit *kit, struct diag *d)
{
    struct plan_lists lists = {0};
    struct listings listings;
    struct job_result r;
    struct plan plan;
    bool ok;

    listings_init(&listings);
    job_result_init(&r);
    ok = job_kit_init(kit, o->campaign, d) && request_lists(o, kit, &lists, d) &&
         request_exports(o, kit, &listings, d) && job_kit_open_press(kit, d);
    lists.common.producer = "esite bench";
    ok = ok && plan_make(&kit->arena, &lists, plan_pattern(FORMAT_PDF), o->output, &plan, d);
    if (ok)
        job_kit_expect_many(kit, &listings);
    charge(READ);
    for (size_t i = 0; ok && i < plan.jobs.n; i++) {
        bool some = job_select(kit, &plan.jobs.v[i].job, &listings, d, &r);

        charge(SELECT);
        ok = !some || make(kit, &plan.jobs.v[i].job, &r, d);
    }
    job_result_release(&r);
    listings_release(&listings);
    return ok;
}

int main(int argc, char **argv)
{
    static const char *const name[STAGES] = {"read", "select", "tell", "compose", "write", "save"};
    struct job_kit kit = {0};
    struct options o;
    struct diag d;
    bool ok;

    diag_init(&d, stderr);
    d.least = DIAG_ERROR;
    ok = options_parse(argc, argv, &o, &d) && make_all(&o, &kit, &d);
    job_kit_release(&kit);
    for (int i = 0; ok && i < STAGES; i++)
        printf("%s %.1f%s", name[i], spent[i], i + 1 < STAGES ? " " : "\n");
    return !ok;
}
