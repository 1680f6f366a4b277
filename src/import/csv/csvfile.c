/*
 * csvfile.c: a CSV file as raw records: its rows, below the one that is the header.
 */
#include "base/buf.h"
#include "base/intl.h"
#include "import/columns.h"
#include "import/csv/csv.h"
#include "import/csv/csvguess.h"
#include "import/source.h"
#include "import/text/htmlref.h"

struct reader {
    const struct source *src;
    struct csv csv;
    struct columns columns;
};

/* ---- The header */

static const char *delimiter_name(char c)
{
    switch (c) {
    case ';':
        return _("semicolons");
    case ',':
        return _("commas");
    case '\t':
        return _("tabs");
    case '|':
        return _("bars");
    default:
        return NULL;
    }
}

static void say_guess(const struct reader *r, const struct csvguess *g)
{
    const char *name = delimiter_name(g->delimiter);
    struct loc at = {r->src->path, 0, 0};
    const char *encoding = source_encoding(r->src);
    struct str delimiter =
        name ? str_from(name) : str_printf(r->src->arena, _("\"%c\" between cells"), g->delimiter);

    diag_report(r->src->d, DIAG_GUESSED_FORMAT, at,
                g->titles ? _("CSV with %.*s, %s, header in line %u below a title")
                          : _("CSV with %.*s, %s, header in line %u"),
                STR_ARG(delimiter), encoding, g->header_line);
}

static struct cells cells_of(const struct reader *r, const struct csv_row *row)
{
    return (struct cells){row->v, row->n, {r->src->path, row->line, 1}, row->too_long};
}

/* The first row with text that ends behind line `line`; NULL when there is none. */
static const struct csv_row *seek(struct reader *r, uint32_t line)
{
    struct csv *c = &r->csv;
    const struct csv_row *row;
    struct cells cells;

    do {
        row = csv_next(c);
        if (row)
            cells = cells_of(r, row);
    } while (row && (columns_empty(&cells) || (c->line <= line && c->at < c->text.n)));
    return row;
}

static bool refuse_header(const struct reader *r, const struct csvguess *g,
                          const struct csv_row *row)
{
    struct cells cells;

    if (row)
        cells = cells_of(r, row);
    columns_refuse(r->src, row ? &cells : NULL, g->fields);
    return false;
}

static bool report_columns(const struct reader *r, const struct csv_row *row)
{
    struct buf found = {0};

    buf_printf(&found, _("more than %u columns"), r->csv.max_columns);
    limit_report(r->src->d, (struct loc){r->src->path, row->line, 0}, LIMIT_COLUMNS, found.s);
    buf_release(&found);
    return false;
}

static bool read_header(struct reader *r)
{
    const struct source *src = r->src;
    struct csvguess g = {.delimiter = src->options->delimiter,
                         .header_line = src->options->header_row};
    const struct csv_row *row;
    struct cells cells;
    struct diag silent;

    source_uses(src, IMPORT_DELIMITER | IMPORT_HEADER_ROW);
    csvguess_run(&g, src->text->text, src->index);
    diag_init(&silent, NULL); /* titles may be anything */
    csv_init(&r->csv, src->text->text, src->path, g.delimiter, &silent);
    r->csv.max_field = (size_t)limit_of(&src->options->limits, LIMIT_FIELD);
    r->csv.max_columns = (unsigned)limit_of(&src->options->limits, LIMIT_COLUMNS);
    r->csv.at = g.start;
    r->csv.line = g.start_line;
    row = seek(r, g.header_line ? g.header_line : g.start_line);
    r->csv.d = src->d;
    if (!row || !g.named)
        return refuse_header(r, &g, row);
    if (row->too_many)
        return report_columns(r, row);
    say_guess(r, &g);
    cells = cells_of(r, row);
    columns_bind(&r->columns, src, &cells);
    return true;
}

/* ---- Records */

/* Cells that are filled, or that the header has, too. */
static size_t width(const struct reader *r, const struct csv_row *row)
{
    size_t n = row->n;

    while (n > r->columns.v.n && !str_trim(row->v[n - 1].s).n)
        n--;
    return n;
}

/* Does a reference to a character end with the delimiter between two cells? Neither has quotes, or
 * they would not lie one behind the other. */
static bool is_cut_reference(const struct raw_text *cell, const struct raw_text *next)
{
    enum { LONGEST = 12 }; /* reference, in bytes */
    struct str whole = {cell->s.s, cell->s.n + 1};
    size_t at = cell->s.n;
    uint32_t c;

    if (next->s.s != whole.s + whole.n)
        return false;
    while (at > 0 && whole.s[at] != '&' && whole.n - at < LONGEST)
        at--;
    return whole.s[at] == '&' && htmlref_at(whole, at, &c) == whole.n - at;
}

/* HTML without quotes, "<p>Kahvia&nbsp;ja seuraa</p>", in a file with semicolons: where a row has
 * too many cells, a semicolon that ends a reference is taken for that. */
static void join_references(struct reader *r)
{
    struct csv_row *row = &r->csv.row;
    size_t filled = width(r, row), last = 0;

    if (filled <= r->columns.v.n)
        return;
    for (size_t i = 1; i < row->n; i++) {
        if (filled > r->columns.v.n && is_cut_reference(&row->v[last], &row->v[i])) {
            row->v[last].s.n += 1 + row->v[i].s.n;
            filled--;
        } else {
            row->v[++last] = row->v[i];
        }
    }
    row->n = last + 1;
}

static void check_width(const struct reader *r, const struct csv_row *row)
{
    struct loc at = {r->src->path, row->line, 1};
    size_t filled = width(r, row);

    if (row->n < r->columns.v.n) {
        diag_report(r->src->d, DIAG_RAGGED_ROW, at,
                    _("%zu instead of %zu; the missing ones are taken as empty"), row->n,
                    r->columns.v.n);
    } else if (filled > r->columns.v.n) {
        const struct raw_text *first = &row->v[r->columns.v.n];

        diag_report(r->src->d, DIAG_RAGGED_ROW, first->at,
                    _("%zu instead of %zu, those from \"%.*s\" on are left out; put a text that "
                      "contains the delimiter in quotes"),
                    filled, r->columns.v.n, STR_ARG(raw_excerpt(first->s)));
    }
}

static bool take_row(struct reader *r, const struct csv_row *row)
{
    struct cells cells;

    if (r->csv.delimiter == ';')
        join_references(r);
    cells = cells_of(r, row);
    if (columns_empty(&cells) || columns_pass_over(&r->columns, &cells))
        return true;
    check_width(r, row);
    return columns_take(&r->columns, &cells);
}

bool csvfile_read(const struct source *src)
{
    struct reader r = {.src = src};
    const struct csv_row *row;
    bool ok = read_header(&r);

    while (ok && (row = csv_next(&r.csv)))
        ok = take_row(&r, row);
    columns_end(&r.columns);
    csv_release(&r.csv);
    return ok;
}
