/*
 * manifest.h: what a batch has made: manifest.jsonl in its folder, one JSON object a line and a
 * leaflet.
 *
 *     {"output":"tampere/kaikki-a5-leaflet-fi.pdf",
 *      "job":{"municipality":"837","audience":"kaikki","layout":"a5-leaflet","language":"fi"},
 *      "date":"2020-09-01","input":"…","digest":"…","bytes":51234,"pages":8,
 *      "entries":{"full":61,"short":0,"brief":0},"left_out":0,"errors":0,"warnings":0,
 *      "ms":12}
 *
 * A line is appended, by one write, when its leaflet is in its place. Nothing is waited for to
 * reach the disk, neither leaflet nor line: a line is never believed, but compared with the file
 * that it speaks of. So after a power failure, as after a kill, what is missing is made again, and
 * a last line that was cut is passed over. Lines of older batches stay; the last one of a leaflet
 * is the one that counts for its date.
 */
#ifndef BATCH_MANIFEST_H
#define BATCH_MANIFEST_H

#include "batch/plan.h"
#include "batch/result.h"

struct manifest_entry {
    struct str output;
    struct date date;
    struct digest input, digest;
    uint64_t bytes;
    unsigned errors, warnings;
    struct str line;   /* the whole, without a newline */
    unsigned file;     /* which manifest: manifest.jsonl and shards' in alphabetical order */
    unsigned position; /* among all that were read */
};

struct manifest {
    VEC(struct manifest_entry) entries; /* by output; of one output as they were read */
    VEC(struct str) files;              /* names of the manifests in the folder */
};

/* "manifest.jsonl", "manifest-2-of-8.jsonl". Owned by the arena. */
const char *manifest_name(struct arena *a, struct shard shard);

/*
 * Reads every manifest in the folder, shards' too, whoever wrote it; there may be none. A line that
 * is none is passed over, with a warning unless it was cut. DIAG_CANT_READ and false when the
 * folder or a file in it is there and can't be read.
 */
bool manifest_read(struct arena *a, const char *folder, struct manifest *out, struct diag *d);

/* The entries of a file, *n of them. */
const struct manifest_entry *manifest_find(const struct manifest *m, struct str output, size_t *n);

/* The day that the batch was for: that of the last line of the manifest called `own`, else the
 * latest day in any. */
struct date manifest_day(const struct manifest *m, const char *own);

/* Is the file at `path` what the entry says? */
bool manifest_holds(const struct manifest_entry *e, const char *path);

/* The line of a leaflet, newline included. */
void manifest_line(struct buf *b, const struct plan_job *j, const struct result *r);

/* Appends whole lines to a file opened for appending. DIAG_CANT_WRITE and false when that fails;
 * nothing is appended then. */
bool manifest_append(int fd, const char *path, struct str lines, struct diag *d);

#endif
