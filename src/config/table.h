/*
 * table.h: the plain tables in data/: comma-separated lines without quotes, the first names the
 * columns.
 */
#ifndef CONFIG_TABLE_H
#define CONFIG_TABLE_H

#include "base/arena.h"
#include "base/diag.h"

enum { TABLE_COLUMNS = 16 };

struct table {
    struct str text; /* the file; owned by the arena, as is all that table_row gives */
    struct loc at;   /* of the row read last */
    unsigned columns;
    bool bad; /* something was reported */
};

/* Opens data/NAME. Reports a file that can't be read, or whose header is not `header`, and returns
 * false. */
bool table_open(struct table *t, struct arena *a, const char *name, const char *header,
                struct diag *d);

/* The next row's cells, trimmed. False at the end, or after reporting a row with another number of
 * cells. */
bool table_row(struct table *t, struct str cells[TABLE_COLUMNS], struct diag *d);

#endif
