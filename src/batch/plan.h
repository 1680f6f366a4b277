/*
 * plan.h: which leaflets a batch makes: the product of municipalities, audiences, layouts and
 * languages, each with the name of its file.
 */
#ifndef BATCH_PLAN_H
#define BATCH_PLAN_H

#include "base/digest.h"
#include "job.h"

/* What is asked for. */
struct plan_lists {
    const struct municipality_table *table;
    struct job
        common; /* what all share: request's days, categories, omit and pin; format, producer */
    VEC(const struct municipality *) municipalities;
    VEC(const struct audience *) audiences; /* one with `everyone`, or NULL, is no choice */
    VEC(const struct layout *) layouts;
    VEC(struct job_language) languages;
};

struct plan_job {
    struct job job;  /* its output is the path, folder included */
    struct str name; /* below the folder: "tampere/kaikki-a5-leaflet-fi.pdf"; no two are the same */
    const struct municipality *municipality;
    struct str audience; /* its id; "kaikki" is everyone */
};

struct plan {
    VEC(struct plan_job)
    jobs; /* by municipality, then audience, layout, language, as in the lists */
};

/* Adds all municipalities: the campaign's, or when it names none those that the export has listings
 * of their own for. */
void plan_all_municipalities(struct arena *a, struct plan_lists *lists,
                             const struct campaign *campaign, const struct listings *listings);

/*
 * Fills in the plan, which is owned by the arena and borrows the lists. DIAG_USAGE and false when
 * two leaflets would have one name, or a name is too long for a file; the pattern has been checked.
 */
bool plan_make(struct arena *a, const struct plan_lists *lists, struct str pattern,
               const char *folder, struct plan *out, struct diag *d);

/* "{municipality}/{audience}-{layout}-{language}.pdf", or .trace. */
struct str plan_pattern(enum job_format format);

/* One of `of` parts of a plan, counted from 1. */
struct shard {
    unsigned index, of; /* 0 of 0: the whole */
};

/* "2/8". DIAG_USAGE and false when it is none. */
bool shard_parse(const char *word, struct shard *out, struct diag *d);

/* Drops the jobs of the other shards. Which one a job falls to depends on the job alone: so shards
 * are disjoint and complete, on whatever machines they run. */
void plan_take_shard(struct plan *plan, struct shard shard);

/* {"municipality":"837","audience":"kaikki","layout":"a5-leaflet","language":"fi"} */
void plan_job_json(struct buf *b, const struct plan_job *j);

/* The plan for people and scripts: a line a job, with tabs between, or a JSON list. */
void plan_text(struct buf *b, const struct plan *plan);
void plan_json(struct buf *b, const struct plan *plan);

#endif
