/*
 * headings.h: rows of a table that are no listings: the name of a place above those that are there,
 * the sums at its end.
 */
#ifndef IMPORT_HEADINGS_H
#define IMPORT_HEADINGS_H

#include "import/source.h"

struct headings {
    struct str sheet;    /* its name, when that is a place; STR_NONE */
    struct str place;    /* of the rows below; STR_NONE: none was named */
    size_t places, sums; /* rows that are headings, sums */
    size_t under_sheet;  /* listings that are placed by the sheet's name */
    struct str first;
    struct loc first_at, first_sum;
};

/* Is it a municipality, a region or the whole country, by name? */
bool headings_is_place(const struct source *src, struct str text);

/* Does nothing but a place stand in the cells, or a word for a sum with numbers? Then it is taken
 * note of, and the row is no listing. */
bool headings_take(struct headings *h, const struct source *src, const struct raw_text *cells,
                   size_t n, struct loc row);

/* When all rows are in: says what was taken for what. */
void headings_end(const struct headings *h, const struct source *src);

#endif
