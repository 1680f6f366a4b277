/*
 * zipfile.h: the files in a zip archive, read whole into memory, one at a time.
 *
 * An archive may come from anywhere, so nothing in it is believed: sizes are counted while they
 * unfold, not as the archive states them, and no name in it ever becomes a path on the disk.
 */
#ifndef IMPORT_ZIPFILE_H
#define IMPORT_ZIPFILE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/vec.h"

struct zip;

struct zipfile_entry {
    struct str name; /* UTF-8, with / between folders; owned by the arena */
    uint64_t size;   /* unfolded, as the archive states it */
    uint64_t packed;
    uint64_t index; /* in the archive */
};

struct zipfile_limits {
    size_t entries; /* files in the archive */
    uint64_t bytes; /* unfolded, of all that is read of it together */
    unsigned ratio; /* times that a file may grow, once it is over ZIPFILE_SMALL bytes */
};

enum { ZIPFILE_ENTRIES = 10000, ZIPFILE_RATIO = 200, ZIPFILE_SMALL = 1 << 20 };

struct zipfile {
    const char *path; /* borrowed; for messages */
    struct zipfile_limits limits;
    struct zip *handle;
    uint64_t unfolded;                 /* so far */
    VEC(struct zipfile_entry) entries; /* the files, in the archive's order; no folders */
};

/* Do the bytes begin as a zip archive does? */
bool zipfile_is(struct str bytes);

/*
 * Opens an archive that is in memory (a struct file's bytes), which stays borrowed until
 * zipfile_close. False after a fatal report: it is damaged, or over a limit. Entries whose names
 * lead out of the archive ("../x", "/x") are reported and not among `entries`.
 */
bool zipfile_open(struct zipfile *z, struct str bytes, const char *path,
                  const struct zipfile_limits *limits, struct arena *a, struct diag *d);
void zipfile_close(struct zipfile *z);

/* By its whole name, letter case of A–Z ignored; NULL when there is none. */
const struct zipfile_entry *zipfile_find(const struct zipfile *z, struct str name);

/*
 * Appends the file's bytes to `out`. False after a report: it is damaged or encrypted
 * (DIAG_CANT_READ), or over a limit (DIAG_LIMIT); what `out` holds is then of no use.
 */
bool zipfile_read(struct zipfile *z, const struct zipfile_entry *entry, struct buf *out,
                  struct diag *d);

#endif
