/*
 * workbook.h: spreadsheets as rows of texts, whatever program has saved them: Excel's .xlsx,
 * OpenDocument's .ods.
 */
#ifndef IMPORT_WORKBOOK_H
#define IMPORT_WORKBOOK_H

#include "base/limit.h"
#include "base/vec.h"
#include "import/zipfile.h"

enum { WORKBOOK_SHEETS = 1000 /* at most */ };

enum cell_kind {
    CELL_TEXT,
    CELL_NUMBER, /* digits that were typed may have lost their first zeros */
    CELL_ERROR,  /* a formula came to nothing: "#REF!" */
};

struct sheet_cell {
    struct str s;    /* as it is shown; STR_NONE: empty */
    struct str link; /* where the cell leads; STR_NONE: nowhere */
    enum cell_kind kind;
};

struct sheet_row {
    const struct sheet_cell *v; /* borrowed for the call */
    size_t n;
    uint32_t line;
    bool hidden;
    bool beyond; /* has text beyond the limit on columns */
};

/* False: no more rows are wanted. */
struct row_sink {
    bool (*row)(void *user, const struct sheet_row *row);
    void *user;
};

/* Cells of one column that are merged: the first has the text of all. */
struct sheet_merge {
    uint32_t from, to; /* lines */
    uint32_t col;      /* from 1 */
};

struct sheet {
    struct str name;
    bool hidden;
    struct str part; /* its name in the archive, or what it has of a file there */
};

struct workbook {
    const char *path;            /* borrowed */
    const struct limits *limits; /* borrowed */
    struct arena *arena;
    struct diag *d;
    struct zipfile *zip;
    const char *kind; /* "Excel workbook", translated */
    VEC(struct sheet) sheets;
    /* Gives the rows of a sheet that have text, in order, and before them its merged cells. False
     * after a fatal report. */
    bool (*rows)(struct workbook *w, const struct sheet *sheet, const struct row_sink *sink);
    VEC(struct sheet_merge) merges; /* of the sheet at hand */
    uint64_t given;                 /* what its rows came to so far, against LIMIT_UNPACKED */
    void *own;                      /* of the reader */
};

/* Each is false when the archive is none, and nothing is reported; else `*ok` says whether it could
 * be opened, and if not that is reported. */
bool xlsx_open(struct workbook *w, bool *ok);
bool ods_open(struct workbook *w, bool *ok);

/* Whole file of the archive, in the arena, into *out; STR_NONE when there is none, which is not
 * reported. False after a report. */
bool workbook_part(struct workbook *w, struct str name, struct str *out);

/* Adds a sheet. False after a report that there are too many. */
bool workbook_add_sheet(struct workbook *w, const struct sheet *sheet);

/* Puts the merges into the order of their first lines. */
void workbook_sort_merges(struct workbook *w);

/* "C12" as line 12 and column 3, counted from 1; 0 where it does not say. */
void workbook_place(struct str ref, uint32_t *line, uint32_t *col);

#endif
