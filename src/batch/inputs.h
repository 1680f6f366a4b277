/*
 * inputs.h: a digest of all that a leaflet is made from: has anything changed since it was made?
 *
 * What every leaflet of a batch has in common is read once: version, campaign and its logos, the
 * program's own data, names and sizes of the fonts; then each layout and label file. To this each
 * leaflet adds its request and the records that were chosen for it, in order, with all their fields
 * but not their places: a line inserted above changes no leaflet.
 */
#ifndef BATCH_INPUTS_H
#define BATCH_INPUTS_H

#include "batch/plan.h"

struct inputs {
    struct digest common;
    VEC(struct input_file {
        const void *of; /* a layout or labels */
        struct digest digest;
    })
    files;
};

/* Owned by the arena. DIAG_CANT_READ and false when a file can't be read again. */
bool inputs_init(struct inputs *in, struct arena *a, struct job_kit *kit,
                 const struct plan_lists *lists, struct diag *d);

/* Of a job whose listings have been selected. The job's layout and labels are of the lists. */
struct digest inputs_digest(const struct inputs *in, const struct job *job,
                            const struct edition *edition);

/* All that may be printed of a record; for inputs.c and its test. */
void inputs_listing(struct digester *g, const struct listing *l);

#endif
