/*
 * stages.c: tests/bench/stages [as esite batch is called]: makes the batch's leaflets in this one
 * process and prints the CPU milliseconds of each stage: "read 21.0 select 1.2 tell …".
 */
#include <stdio.h>
#include <time.h>

#include "base/file.h"
#include "batch/plan.h"
#include "cli/options.h"
#include "cli/request.h"

static double spent[JOB_STAGES];
static double since;

static double cpu_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* What was spent since the last call goes to this stage. */
static double lap(void)
{
    double now = cpu_ms(), some = now - since;

    since = now;
    return some;
}

static void charge(enum job_stage stage)
{
    spent[stage] += lap();
}

static bool make(struct job_kit *kit, const struct plan *plan, const struct listings *listings,
                 struct diag *d)
{
    struct job_result r;
    bool ok = true;

    job_result_init(&r);
    for (size_t i = 0; ok && i < plan->jobs.n; i++) {
        const struct job *job = &plan->jobs.v[i].job;

        ok = file_make_folders(job->output, d);
        if (job_select(kit, job, listings, d, &r))
            ok = ok && job_make(kit, job, d, &r);
    }
    job_result_release(&r);
    return ok;
}

static bool make_all(const struct options *o, struct job_kit *kit, struct diag *d)
{
    struct plan_lists lists = {0};
    struct listings listings;
    struct plan plan;
    bool ok;

    listings_init(&listings);
    ok = job_kit_init(kit, o->campaign, d) && request_lists(o, kit, &lists, d) &&
         request_exports(o, kit, &listings, d) && job_kit_open_press(kit, d);
    lists.common.producer = "esite bench";
    lists.common.quick = true;
    ok = ok && plan_make(&kit->arena, &lists, plan_pattern(FORMAT_PDF), o->output, &plan, d);
    if (ok)
        job_kit_expect_many(kit, &listings);
    printf("read %.1f", lap());
    kit->passed = charge;
    ok = ok && make(kit, &plan, &listings, d);
    listings_release(&listings);
    return ok;
}

int main(int argc, char **argv)
{
    static const char *const name[JOB_STAGES] = {"select", "tell", "compose", "write", "save"};
    struct job_kit kit = {0};
    struct options o;
    struct diag d;
    bool ok;

    diag_init(&d, stderr);
    d.least = DIAG_ERROR;
    ok = options_parse(argc, argv, &o, &d) && make_all(&o, &kit, &d);
    job_kit_release(&kit);
    for (int i = 0; ok && i < JOB_STAGES; i++)
        printf(" %s %.1f", name[i], spent[i]);
    puts("");
    return !ok;
}
