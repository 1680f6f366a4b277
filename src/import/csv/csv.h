/*
 * csv.h: rows and cells of comma-separated text, as spreadsheets and people write it.
 *
 * More forgiving than RFC 4180: any delimiter, LF, CRLF or CR, quotes that don't belong. A cell is
 * a slice of the text where possible, and knows its line and column as an editor shows them.
 */
#ifndef IMPORT_CSV_H
#define IMPORT_CSV_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/vec.h"
#include "import/raw.h"

struct csv_row {
    struct raw_text *v; /* at least one cell; a quoted one begins behind its quote */
    size_t n, cap;
    uint32_t line;
    bool too_many; /* more cells than max_columns: those behind are lost */
    bool too_long; /* a cell is longer than max_field; reported; the record is unusable */
};

struct csv {
    struct str text; /* UTF-8; borrowed */
    const char *path;
    char delimiter;
    size_t max_field; /* bytes */
    unsigned max_columns;
    struct diag *d;

    size_t at; /* where the next row begins, and its place */
    uint32_t line, col;
    size_t retried; /* bytes that were read twice because a quote was never closed */
    struct csv_row row;
    struct arena cells;   /* of row.v */
    struct arena scratch; /* cells whose quotes had to be undoubled */
};

void csv_init(struct csv *c, struct str text, const char *path, char delimiter, struct diag *d);
void csv_release(struct csv *c);

/* The next row, borrowed until the next call; NULL at the end. An empty line has one empty cell. */
const struct csv_row *csv_next(struct csv *c);

#endif
