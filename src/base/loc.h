/*
 * loc.h: where something stands in a file.
 */
#ifndef BASE_LOC_H
#define BASE_LOC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

/*
 * Lines and columns count from 1, columns in characters; 0 is unknown. In a spreadsheet, whose file
 * is named with its sheet ("listings.xlsx:Palvelut"), a line is a row, and a column is LOC_CELL |
 * the cell's column: all of a cell is one place, shown as spreadsheets show it.
 */
struct loc {
    const char *file; /* borrowed, NULL when not from a file */
    uint32_t line, col;
};
#define LOC_NONE ((struct loc){NULL, 0, 0})
#define LOC_CELL 0x80000000u

static inline bool loc_is_cell(struct loc at)
{
    return at.col & LOC_CELL;
}

/* The column as a number, of characters or cells. */
static inline uint32_t loc_col(struct loc at)
{
    return at.col & ~LOC_CELL;
}

/* "C12" */
void loc_put_cell(struct buf *b, struct loc at);

/* What follows the file's name: ":12:5" or ":12", in a spreadsheet "!C12"; nothing when the line is
 * not known. */
void loc_put_rest(struct buf *b, struct loc at);

#endif
