/*
 * work.h: what a worker of a batch does with one leaflet.
 */
#ifndef BATCH_WORK_H
#define BATCH_WORK_H

#include "batch/inputs.h"
#include "batch/manifest.h"

struct work {
    struct job_kit *kit;
    const struct listings *listings;
    const struct plan *plan;
    const struct inputs *inputs;
    const struct manifest *before; /* NULL: make everything */
    struct job_result scratch;     /* of one job after another */
    struct buf said;               /* messages of the job at hand */
};

/* Everything else is set by the caller. */
void work_init(struct work *w);
void work_release(struct work *w);

/* Makes a leaflet of the plan, unless it is there already, whole and made from the same. The reply
 * is a result and its messages. */
void work_piece(struct work *w, size_t piece, struct buf *reply);

/* Is the leaflet there, whole and made from `input`? Then *r gets the errors and warnings that it
 * was made with. */
bool work_is_kept(const struct manifest *before, const struct plan_job *j, struct digest input,
                  struct result *r);

#endif
