/*
 * csvguess.c: which character separates the cells, and which row is the header.
 *
 * Each candidate is tried on the first rows, quotes respected. The one under which a row names the
 * most fields wins, and that row is the header: nothing tells a table better than its own column
 * names. Where none is known (the user will be told what was found), the candidate under which most
 * rows have the same number of cells, two at least, wins.
 */
#include "import/csv/csvguess.h"

#include "import/columns.h"
#include "import/csv/csv.h"

enum {
    ROWS = 40,        /* looked at */
    HEADER_ROWS = 20, /* the header is among these */
    SAMPLE = 256 * 1024,
};

static const char candidates[] = ";,\t|";

struct trial {
    char delimiter;
    unsigned fields; /* known in the best row */
    bool named;
    uint32_t line;   /* of that row */
    unsigned titles; /* rows with text above it */
    unsigned alike;  /* rows with the usual number of cells */
    unsigned width;  /* the usual number */
};

static bool better(const struct trial *a, const struct trial *b)
{
    if (a->fields != b->fields)
        return a->fields > b->fields;
    if ((a->width > 1) != (b->width > 1))
        return a->width > 1;
    if (a->alike != b->alike)
        return a->alike > b->alike;
    return a->width > b->width;
}

/* The most frequent of the widths, and how often it stands there. */
static void usual_width(const unsigned *widths, unsigned n, struct trial *t)
{
    for (unsigned i = 0; i < n; i++) {
        unsigned alike = 0;

        for (unsigned j = 0; j < n; j++)
            alike += widths[j] == widths[i];
        if (alike > t->alike || (alike == t->alike && widths[i] > t->width)) {
            t->alike = alike;
            t->width = widths[i];
        }
    }
}

static bool may_be_header(const struct csvguess *g, const struct csv_row *row, unsigned rows)
{
    return g->header_line ? row->line == g->header_line : rows < HEADER_ROWS;
}

static void try_header(struct trial *t, const struct cells *row, unsigned above, bool guessed,
                       const struct field_index *index)
{
    bool named;
    unsigned fields = columns_count_fields(row, index, &named);

    if (guessed && !named && fields < 2)
        return; /* a word among the data may be a field's name, too */
    if (fields < t->fields || (fields == t->fields && (t->named || !named)))
        return;
    t->fields = fields;
    t->named = named;
    t->line = row->at.line;
    t->titles = above;
}

static struct trial try(const struct csvguess *g, struct str text, char delimiter,
                        const struct field_index *index)
{
    struct trial t = {.delimiter = delimiter};
    unsigned widths[ROWS];
    unsigned rows = 0;
    const struct csv_row *row;
    struct diag silent;
    struct csv c;

    diag_init(&silent, NULL);
    csv_init(&c, str_sub(text, g->start, g->start + SAMPLE), NULL, delimiter, &silent);
    c.line = g->start_line;
    while ((row = csv_next(&c)) && (rows < ROWS || row->line <= g->header_line)) {
        struct cells cells = {row->v, row->n, {NULL, row->line, 0}, false};

        if (columns_empty(&cells))
            continue;
        if (may_be_header(g, row, rows))
            try_header(&t, &cells, rows, !g->header_line && !g->delimiter, index);
        if (rows < ROWS)
            widths[rows] = (unsigned)row->n;
        rows++;
    }
    usual_width(widths, rows < ROWS ? rows : ROWS, &t);
    csv_release(&c);
    return t;
}

/* Excel's own "sep=;" above everything, quoted or not. */
static void take_sep_line(struct csvguess *g, struct str text)
{
    size_t end = 0;
    struct str line;

    while (end < text.n && text.s[end] != '\n' && text.s[end] != '\r')
        end++;
    line = str_sub(text, 0, end);
    if (line.n >= 2 && line.s[0] == '"' && line.s[line.n - 1] == '"')
        line = str_sub(line, 1, line.n - 1);
    if (line.n != 5 || !str_eq_ascii_case(str_sub(line, 0, 4), STR("sep=")))
        return;
    if (!g->delimiter)
        g->delimiter = line.s[4];
    end += str_starts(str_sub(text, end, text.n), STR("\r\n")) ? 2 : end < text.n;
    g->start = end;
    g->start_line = 2;
}

void csvguess_run(struct csvguess *g, struct str text, const struct field_index *index)
{
    struct trial best = {0};

    g->start = 0;
    g->start_line = 1;
    take_sep_line(g, text);
    if (g->delimiter) {
        best = try(g, text, g->delimiter, index);
    } else {
        for (const char *c = candidates; *c; c++) {
            struct trial t = try(g, text, *c, index);

            if (!best.delimiter || better(&t, &best))
                best = t;
        }
    }
    g->delimiter = best.delimiter;
    g->header_line = best.line ? best.line : g->header_line;
    g->titles = best.titles;
    g->fields = best.fields;
    g->named = best.named;
}
