/*
 * columns.h: the columns of a table, of a CSV file or a spreadsheet, bound to fields by the header;
 * each row below it a record.
 */
#ifndef IMPORT_COLUMNS_H
#define IMPORT_COLUMNS_H

#include "base/vec.h"
#include "import/headings.h"
#include "import/source.h"

struct column {
    bool known;
    bool weekday; /* its cells are the hours of the day that it is called after */
    bool marked;  /* its cells have an x where a listing is for the place that it is called after */
    struct field_ref ref;
    struct str name; /* as the header has it; empty: none */
    struct loc at;
    size_t filled; /* cells of an unknown column that have text, and the first of them */
    struct loc first;
};

struct columns {
    const struct source *src;
    VEC(struct column) v;
    VEC(struct raw_value) values; /* of the record at hand */
    struct headings headings;     /* rows that are no listings */
    struct arena row;             /* what is put together of the record at hand */
    struct day_run {              /* days in a row with the same hours */
        size_t value1;            /* their value's number; 0: none yet */
        struct str first, said;   /* the first one's name; the cell */
        int last;                 /* as hourparts_weekday() has it */
    } days;
};

struct cells {
    const struct raw_text *v;
    size_t n;
    struct loc at; /* of the row */
    bool unusable; /* something of it was reported as an error */
};

/* From how many columns on that are called after weekdays, or after places, they are bound to hours
 * and municipalities: fewer may be anything. */
enum { COLUMNS_WEEKDAYS = 3, COLUMNS_PLACES = 2 };

/* How many different fields the cells name, as a header does; says whether the name is among them.
 */
unsigned columns_count_fields(const struct cells *row, const struct field_index *index,
                              bool *named);

/* The name in a cell of the header; empty when it has nothing that can be seen. */
struct str columns_name(struct str cell);

/* Has no cell text in it? */
bool columns_empty(const struct cells *row);

/* Reports that no row is a header; `row` is the best there was, or NULL; `fields`: it names some,
 * if not the name. */
void columns_refuse(const struct source *src, const struct cells *row, bool fields);

/* Binds the columns to what the header's cells say. Reports what is unknown. */
void columns_bind(struct columns *c, const struct source *src, const struct cells *header);

/* Columns without a name up to the n-th, for rows that are longer than the header at `at`. */
void columns_widen(struct columns *c, size_t n, struct loc at);

/* Is the row no listing: the header once more, a heading, a row of sums? It is taken note of. */
bool columns_pass_over(struct columns *c, const struct cells *row);

/* A row as a record to the source's sink. False when the sink wants no more. */
bool columns_take(struct columns *c, const struct cells *row);

/* When all rows are in: reports columns without a name that have text, and headings. */
void columns_end(struct columns *c);

#endif
