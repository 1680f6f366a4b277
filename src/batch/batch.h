/*
 * batch.h: many leaflets from one export: a plan is handed out to workers, and what they make is
 * written down in a manifest.
 */
#ifndef BATCH_BATCH_H
#define BATCH_BATCH_H

#include "batch/plan.h"

struct batch_options {
    const char *folder; /* made if it is missing */
    unsigned workers;
    struct shard shard; /* which the plan has been cut to */
    bool resume;        /* keep what is there, whole and unchanged */
    bool fail_fast;     /* stop at the first leaflet that fails */
    bool quiet, verbose;
};

enum batch_end {
    BATCH_DONE,
    BATCH_WARNED, /* done, with warnings, be it when leaflets that were kept were made */
    BATCH_FAULTY, /* the same with errors: an entry that fits no page */
    BATCH_EMPTY,  /* no leaflet has a listing */
    BATCH_SOME_FAILED,
    BATCH_FAILED, /* nothing was made; the reports say why */
    BATCH_INTERRUPTED,
};

/* Everything has been read and planned; `lists` is what the plan was made from. */
enum batch_end batch_run(const struct batch_options *o, struct job_kit *kit,
                         const struct listings *listings, const struct plan_lists *lists,
                         const struct plan *plan, struct diag *d);

/*
 * Joins the manifests that shards have left in a folder into manifest.jsonl, one line a leaflet,
 * and removes them. Warns of shards that are missing and of leaflets that are not as their line
 * says. False after a fatal report.
 */
bool batch_merge(const char *folder, bool quiet, struct diag *d);

#endif
