/*
 * table.h: one table of several that belong together: its rows as objects, found by their ids.
 */
#ifndef IMPORT_TABLE_H
#define IMPORT_TABLE_H

#include "import/json/node.h"
#include "import/source.h"

struct table_slot {
    struct str id;
    struct node *row;
};

struct table {
    const char *path; /* for places; of the listings' arena */
    VEC(struct node *) rows;
    struct table_slot *slots; /* a power of two of them; NULL: not indexed */
    size_t slots_n;
};

/*
 * Reads a CSV table with its header in the first row: each row an object with the cells that are
 * not empty, under the columns' names. Owned by src->arena. False after a fatal report.
 */
bool table_read(struct table *t, const struct source *src, struct str bytes, const char *path);

/* Makes the rows known by that column. Reports an id that is given twice; the first row has it. */
void table_index(struct table *t, const char *column, const struct source *src);
/* NULL when there is none. */
struct node *table_find(const struct table *t, struct str id);

#endif
