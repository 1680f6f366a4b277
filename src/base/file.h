/*
 * file.h: whole files in, whole files out.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/limit.h"

/* A file's bytes. Not ended with a NUL. */
struct file {
    const char *path; /* borrowed; "-" is standard input */
    struct str bytes;
    char *memory; /* heap */
};

/* Reports DIAG_CANT_READ (missing, a folder), DIAG_LIMIT (larger than `limit` bytes) or
 * DIAG_NOT_NOW (somebody writes to it) and returns false. */
bool file_open(struct file *f, const char *path, uint64_t limit, struct diag *d);
/* The same for what comes from outside: LIMIT_FILE. */
bool file_open_export(struct file *f, const char *path, const struct limits *limits,
                      struct diag *d);
void file_close(struct file *f);
void file_forget(struct file *f); /* the bytes; the path stays */

/*
 * Writes a file whole or not at all: a temporary file beside it, every write checked, fsync,
 * rename, fsync of the folder. "-" is standard output. Reports DIAG_CANT_WRITE.
 */
bool file_write(const char *path, struct str bytes, struct diag *d);

/* The same without waiting for the disk: whole or not at all as long as the machine keeps running.
 * For files that somebody checks later and can make again. */
bool file_write_quick(const char *path, struct str bytes, struct diag *d);

/*
 * Removes from a folder the temporary files of writers that were killed, of those files whose names
 * `ours` knows. A writer still at work must not be among them. Nothing is reported.
 */
void file_remove_parts(const char *folder, bool (*ours)(void *user, struct str name), void *user);

/* Makes the folders that `path` stands in, as far as they are missing. Reports DIAG_CANT_WRITE. */
bool file_make_folders(const char *path, struct diag *d);

/* path of `name` beside `of`: file_beside(a, "x/campaign.xml", "logo.png") is "x/logo.png". */
const char *file_beside(struct arena *a, const char *of, struct str name);
bool file_exists(const char *path); /* and is no folder */
bool file_is_folder(const char *path);
bool file_is_same(const char *a, const char *b); /* one file, by whatever names */

#endif
