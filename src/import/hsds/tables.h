/*
 * tables.h: Open Referral as related tables: a folder or an archive of CSV files, one for services,
 * one for locations, one for phones and so on, joined by their ids into the records that hsds.c
 * reads.
 */
#ifndef IMPORT_TABLES_H
#define IMPORT_TABLES_H

#include "import/source.h"
#include "import/zipfile.h"

/* Where the tables come from: files with names, read one at a time. */
struct table_files {
    const struct str *names; /* "services.csv", "export/phones.csv" */
    size_t n;
    /* Appends the i-th file's bytes; false after a report. */
    bool (*read)(void *user, size_t i, struct buf *out, struct diag *d);
    void *user;
};

/* Is there a table of services among them? */
bool tables_are(const struct table_files *files);
/* Reads and joins them; false after a fatal report. Says in a note what was read. */
bool tables_read(const struct source *src, const struct table_files *files);

#endif
