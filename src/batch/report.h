/*
 * report.h: what is said of a batch, and what is counted.
 *
 * Messages are printed in the plan's order, however many workers there are, so those of a leaflet
 * wait for the leaflets before it. A message about the data is printed once, though the listing is
 * in many leaflets.
 */
#ifndef BATCH_REPORT_H
#define BATCH_REPORT_H

#include "batch/plan.h"
#include "batch/progress.h"
#include "batch/result.h"

enum { OUTCOMES = OUTCOME_FAILED + 1 };

struct report {
    const struct plan *plan;
    struct diag *d;
    bool quiet, verbose;
    struct progress progress;
    struct report_job *jobs; /* one for each of the plan */
    size_t next;             /* the first that has not been printed */
    size_t count[OUTCOMES];
    uint64_t pages, errors, warnings;
    struct digest *heard; /* messages printed, a hash table */
    size_t heard_n, heard_cap;
};

void report_init(struct report *r, const struct plan *plan, struct diag *d, bool quiet,
                 bool verbose);
void report_release(struct report *r);

/* Takes in what a worker says of a job, in any order; messages are copied. */
void report_take(struct report *r, size_t job, const struct result *result, struct str messages);

/* Prints what waits for jobs that will never come, then, unless quiet, a summary: how many of each
 * outcome, which are empty or failed, how to go on. */
void report_finish(struct report *r, const char *folder, bool interrupted);

#endif
