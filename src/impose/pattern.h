/*
 * pattern.h: where the pages of one sheet stand on its two sides. pattern.c draws each.
 */
#ifndef IMPOSE_PATTERN_H
#define IMPOSE_PATTERN_H

#include "model/imposition.h"

enum line_kind { LINE_NONE, LINE_FOLD, LINE_CUT, LINE_CROP };

enum { PATTERN_CELLS = 6 }; /* on one side at most */

struct pattern {
    unsigned pages; /* on a sheet, both sides together; 1: the back stays white */
    unsigned most;  /* of a leaflet; 0: it goes on, on the next sheet */
    bool nested;    /* the next sheet lies inside this one, not behind it */
    bool spine;     /* pages stand against the sheet's middle line, and creep towards it */
    bool panels;    /* columns are as wide as the first page, the last inside has the rest */
    unsigned columns, rows;               /* of cells on each side, all alike but for panels */
    enum line_kind column_line, row_line; /* between the cells */
    /*
     * The page in each cell, counted from 1 in the sheet, by rows from the top left, as a
     * left-to-right leaflet has them when the sheet is turned over like the page of a book.
     * Negative: it stands on its head.
     */
    signed char front[PATTERN_CELLS], back[PATTERN_CELLS];
};

extern const struct pattern patterns[IMPOSITION_COUNT];

#endif
