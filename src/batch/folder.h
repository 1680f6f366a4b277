/*
 * folder.h: the folder that a batch writes into, locked against other batches.
 *
 * manifest.jsonl is locked whole by a batch, and shared by the shards of one; each shard locks its
 * own manifest besides. The workers hold the locks with their parent: so after a kill a batch that
 * follows waits for those that are still at a leaflet.
 */
#ifndef BATCH_FOLDER_H
#define BATCH_FOLDER_H

#include "batch/plan.h"

struct folder {
    const char *path;
    const char *manifest; /* path of the one to be written */
    int lock, own;        /* descriptors; -1: none */
};

/*
 * Makes the folder if it is missing, and locks it for a batch or a shard of one. DIAG_NOT_NOW and
 * false when another batch holds it for longer than a second, DIAG_CANT_WRITE when it can't be
 * written to. Names are owned by the arena.
 */
bool folder_open(struct folder *f, struct arena *a, const char *path, struct shard shard,
                 struct diag *d);
void folder_close(struct folder *f);

/* Removes the temporary files that killed batches have left of the plan's leaflets. */
void folder_clean(struct arena *a, const struct folder *f, const struct plan *plan);

/* The same of one leaflet, whose worker has died. */
void folder_clean_one(struct arena *a, const struct folder *f, const struct plan_job *j);

#endif
