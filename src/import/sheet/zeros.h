/*
 * zeros.h: the first zeros of phone numbers and postcodes, which a spreadsheet drops when it takes
 * the digits for a number.
 */
#ifndef IMPORT_ZEROS_H
#define IMPORT_ZEROS_H

#include "import/field.h"
#include "import/raw.h"

/* What has been mended in a column. */
struct zeros {
    size_t n; /* cells */
    struct loc first;
    struct str before, after;
};

/* Puts the zeros back in front of a number, where it is certain that there were some: the text in
 * `row`, what is told of the first one in `kept`. */
void zeros_mend(struct zeros *z, enum field_id field, struct raw_text *text, struct arena *row,
                struct arena *kept);

/* DIAG_LOST_ZEROS, if there were any. */
void zeros_tell(const struct zeros *z, struct diag *d);

#endif
