/*
 * table.h: rows of cells and items of lists, within a galley.
 */
#ifndef COMPOSE_TABLE_H
#define COMPOSE_TABLE_H

#include "compose/measure.h"

/* Widths and places of columns. None (n is 0): each row finds its own. */
enum { CELLS_MAX = 6 };

struct table_columns {
    size_t n;
    pt64 x[CELLS_MAX], width[CELLS_MAX]; /* from the table's start edge */
};

/* What the rows of a table have in common. */
struct table_columns table_columns(const struct setting *s, const struct block *table, pt64 width);

/* Adds one row, its cells side by side, with its rule. */
void galley_row(struct galley *g, const struct block *row, const struct table_columns *columns);

/* Adds all rows, dealt to g->columns. */
void galley_table(struct galley *g, const struct block *table);

/* Adds the items of a list, dealt to g->columns; the white above the first is there already. */
void galley_list(struct galley *g, const struct block *list);

#endif
