/*
 * csvguess.h: which character separates the cells, and which row is the header.
 */
#ifndef IMPORT_CSVGUESS_H
#define IMPORT_CSVGUESS_H

#include "import/fieldindex.h"

struct csvguess {
    char delimiter;       /* known beforehand, or 0 */
    unsigned header_line; /* known beforehand, or 0 */
    /* Found: */
    size_t start; /* byte offset of the first row, behind a "sep=" line */
    uint32_t start_line;
    unsigned titles; /* rows above the header that have text */
    unsigned fields; /* columns of the header that are known */
    bool named;      /* one of them is the name */
};

void csvguess_run(struct csvguess *g, struct str text, const struct field_index *index);

#endif
