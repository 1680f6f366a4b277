/*
 * import.h: the import stage: exports in, clean listings out.
 *
 * Every kind of file is read into the same raw records (field name, text, place), and one builder
 * turns those into listings: so CSV and XML differ in syntax only. A record that can't be used is
 * reported and counted, the rest go on.
 */
#ifndef IMPORT_IMPORT_H
#define IMPORT_IMPORT_H

#include "base/limit.h"
#include "config/municipality.h"
#include "model/listing.h"

struct fieldmap; /* opaque */

/* Reads a field map (docs/import.md); owned by the arena. NULL after a report. */
const struct fieldmap *import_load_fields(struct arena *a, const char *path, struct diag *d);

/* Which of the options a file had a use for. */
enum import_use {
    IMPORT_DELIMITER = 1,
    IMPORT_ENCODING = 2,
    IMPORT_HEADER_ROW = 4,
    IMPORT_SHEET = 8, /* or all of them */
};

struct import_options {
    char delimiter;                /* 0: guessed */
    const char *encoding;          /* as iconv names it; NULL: guessed */
    unsigned header_row;           /* counted from 1; 0: guessed */
    const char *sheet;             /* of a workbook; NULL: guessed */
    bool all_sheets;               /* that look like listings */
    const struct fieldmap *fields; /* NULL: fields are known by their names alone */
    bool with_contact_persons;
    struct limits limits; /* pages is none of the import's */
    unsigned *used;       /* added to: bits of enum import_use; NULL: not asked */
};

/*
 * Reads `path` ("-" is standard input) and adds its listings to `out`. False after a fatal report:
 * the file can't be read or has no listing in it. Says in a note what was guessed, and at the end
 * what was read: "read 2000 listings, 3 with errors (left out), 41 with warnings", each only where
 * there are any.
 */
bool import_file(const char *path, const struct import_options *options,
                 const struct municipality_table *table, struct listings *out, struct diag *d);

/*
 * For `esite fields`: appends a draft of a field map for an unknown export, made from its names and
 * values. False after a fatal report.
 */
struct buf;
struct campaign;
bool import_survey(const char *path, const struct import_options *options,
                   const struct municipality_table *table, const struct campaign *campaign,
                   struct buf *out, struct diag *d);

/* For `esite list fields`: every field with its aliases, in order; NULL at the end. */
struct import_field {
    const char *name;    /* "nimi" */
    const char *english; /* "name" */
    const char *aliases; /* the others, separated by spaces */
    const char *meaning; /* in English, N_() marked */
};
const struct import_field *import_field_at(size_t i);

#endif
