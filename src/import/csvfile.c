/*
 * csvfile.c: a CSV file as raw records: columns bound to fields by the header, each filled cell a
 * value.
 */
#include <string.h>

#include "base/intl.h"
#include "import/csv.h"
#include "import/csvguess.h"
#include "import/source.h"
#include "import/words.h"

struct column {
    bool known;
    struct field_ref ref;
    struct str name; /* as the header has it; empty: none */
    struct loc at;
    size_t filled; /* cells of an unknown column that have text, and the first of them */
    struct loc first;
};

struct reader {
    const struct source *src;
    struct csv csv;
    VEC(struct column) columns;
    VEC(struct raw_value) values; /* of the record at hand */
    unsigned records;
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

/* The cells of the row, to show what was found instead of a header. */
static struct str show_row(const struct reader *r, const struct csv_row *row)
{
    struct str shown = STR("");

    for (size_t i = 0; row && i < row->n && i < 6; i++) {
        struct str cell = raw_excerpt(str_trim(row->v[i].s));

        shown = str_printf(r->src->arena, "%.*s%s\"%.*s\"", STR_ARG(shown), i ? ", " : "",
                           STR_ARG(cell));
    }
    return shown;
}

static bool refuse_header(struct reader *r, const struct csvguess *g, const struct csv_row *row)
{
    struct loc at = {r->src->path, row ? row->line : 0, 0};

    if (g->fields)
        diag_report(
            r->src->d, DIAG_BAD_INPUT, at,
            _("no column for the name of a listing; found %.*s, expected one called \"nimi\" "
              "or \"name\" (esite list fields shows all)"),
            STR_ARG(show_row(r, row)));
    else
        diag_report(
            r->src->d, DIAG_BAD_INPUT, at,
            _("no row with column names; found %.*s, expected names such as \"nimi\", "
              "\"kunnat\", \"puhelin\" (esite list fields shows all; --header-row says where)"),
            STR_ARG(show_row(r, row)));
    return false;
}

static bool empty_row(const struct csv_row *row)
{
    for (size_t i = 0; i < row->n; i++)
        if (row->v[i].s.n && str_trim(row->v[i].s).n)
            return false;
    return !row->too_long;
}

/* The first row with text that ends behind line `line`; NULL when there is none. */
static const struct csv_row *seek(struct csv *c, uint32_t line)
{
    const struct csv_row *row;

    do
        row = csv_next(c);
    while (row && (empty_row(row) || (c->line <= line && c->at < c->text.n)));
    return row;
}

static const struct column *column_of(const struct reader *r, struct field_ref ref)
{
    for (size_t i = 0; i < r->columns.n; i++)
        if (r->columns.v[i].known && r->columns.v[i].ref.field == ref.field &&
            r->columns.v[i].ref.lang == ref.lang)
            return &r->columns.v[i];
    return NULL;
}

static void bind_column(struct reader *r, const struct raw_text *cell)
{
    const struct source *src = r->src;
    struct str name = str_trim(cell->s);
    struct loc at = raw_loc(cell, name.n ? (size_t)(name.s - cell->s.s) : 0);
    struct column column = {.name = str_copy(src->arena, name), .at = at};
    const struct column *same;

    column.known = name.n && field_lookup(src->index, name, &column.ref);
    if (name.n && !column.known)
        source_unknown(src, name, at, 0);
    same = column.known ? column_of(r, column.ref) : NULL;
    if (same && !field_is_many(column.ref.field))
        diag_report(
            src->d, DIAG_REPEATED_FIELD, at,
            _("\"%.*s\" means the same as \"%.*s\" in column %zu; the first that is not empty "
              "is used"),
            STR_ARG(name), STR_ARG(same->name), (size_t)(same - r->columns.v) + 1);
    *vec_push(src->arena, &r->columns) = column;
}

/* Swedish words above the columns speak for Swedish below them; English ones for nothing. */
static void guess_language(const struct reader *r)
{
    const struct column *name = column_of(r, (struct field_ref){FIELD_NAME, 0});

    if (name && words_in_list(name->name, "namn rubrik titel tjanst"))
        *r->src->main_lang = LANG_SV;
}

static bool read_header(struct reader *r)
{
    const struct source *src = r->src;
    struct csvguess g = {.delimiter = src->options->delimiter,
                         .header_line = src->options->header_row};
    const struct csv_row *row;
    struct diag silent;

    csvguess_run(&g, src->text->text, src->index);
    diag_init(&silent, NULL); /* titles may be anything */
    csv_init(&r->csv, src->text->text, src->path, g.delimiter, &silent);
    r->csv.max_field = src->options->max_field;
    r->csv.max_columns = src->options->max_columns;
    r->csv.at = g.start;
    r->csv.line = g.start_line;
    row = seek(&r->csv, g.header_line ? g.header_line : g.start_line);
    r->csv.d = src->d;
    if (!row || !g.named)
        return refuse_header(r, &g, row);
    if (row->too_many) {
        diag_report(src->d, DIAG_LIMIT, (struct loc){src->path, row->line, 0},
                    _("more than %u columns"), src->options->max_columns);
        return false;
    }
    say_guess(r, &g);
    for (size_t i = 0; i < row->n; i++)
        bind_column(r, &row->v[i]);
    guess_language(r);
    return true;
}

/* ---- Records */

/* Excel keeps digits as text with ="0401234567" or a leading apostrophe. */
static struct str without_excel_marks(struct str s)
{
    if (s.n >= 3 && s.s[0] == '=' && s.s[1] == '"' && s.s[s.n - 1] == '"')
        return str_sub(s, 2, s.n - 1);
    if (s.n >= 2 && s.s[0] == '\'' && strchr("+0123456789=", s.s[1]))
        return str_sub(s, 1, s.n);
    return s;
}

static void take_cell(struct reader *r, struct column *column, const struct raw_text *cell)
{
    struct str s = without_excel_marks(str_trim(cell->s));
    struct raw_text text;

    if (!s.n)
        return;
    text = (struct raw_text){s, raw_loc(cell, (size_t)(s.s - cell->s.s)), cell->doubled};
    if (!column->known) {
        if (!column->filled++)
            column->first = text.at;
        return;
    }
    *vec_push(r->src->arena, &r->values) = (struct raw_value){
        .field = column->ref.field,
        .lang = column->ref.lang,
        .text = text,
    };
}

static void check_width(const struct reader *r, const struct csv_row *row)
{
    struct loc at = {r->src->path, row->line, 1};
    size_t filled = row->n;

    while (filled > r->columns.n && !str_trim(row->v[filled - 1].s).n)
        filled--;
    if (row->n < r->columns.n) {
        diag_report(r->src->d, DIAG_RAGGED_ROW, at,
                    _("%zu instead of %zu; the missing ones are taken as empty"), row->n,
                    r->columns.n);
    } else if (filled > r->columns.n) {
        const struct raw_text *first = &row->v[r->columns.n];

        diag_report(r->src->d, DIAG_RAGGED_ROW, first->at,
                    _("%zu instead of %zu, those from \"%.*s\" on are left out; put a text that "
                      "contains the delimiter in quotes"),
                    filled, r->columns.n, STR_ARG(raw_excerpt(first->s)));
    }
}

/* The header once more, as in files put together from several. */
static bool repeats_header(const struct reader *r, const struct csv_row *row)
{
    if (row->n != r->columns.n)
        return false;
    for (size_t i = 0; i < row->n; i++)
        if (!str_eq(str_trim(row->v[i].s), r->columns.v[i].name))
            return false;
    return true;
}

static bool take_row(struct reader *r, const struct csv_row *row)
{
    const struct source *src = r->src;
    struct raw_record record = {.at = {src->path, row->line, 1}, .unusable = row->too_long};

    if (empty_row(row) || repeats_header(r, row))
        return true;
    check_width(r, row);
    r->values.n = 0;
    for (size_t i = 0; i < row->n && i < r->columns.n; i++)
        take_cell(r, &r->columns.v[i], &row->v[i]);
    record.v = r->values.v;
    record.n = r->values.n;
    return src->sink->record(src->sink->user, &record);
}

/* Columns without a name say so only when there is text in them. */
static void tell_nameless(const struct reader *r)
{
    for (size_t i = 0; i < r->columns.n; i++) {
        const struct column *c = &r->columns.v[i];

        if (!c->name.n && c->filled)
            diag_report(
                r->src->d, DIAG_UNKNOWN_FIELD, c->first,
                ngettext("column %zu has no name in the header, but text in %zu row, here",
                         "column %zu has no name in the header, but text in %zu rows, here first",
                         c->filled),
                i + 1, c->filled);
    }
}

bool csvfile_read(const struct source *src)
{
    struct reader r = {.src = src};
    const struct csv_row *row;
    bool ok = read_header(&r);

    while (ok && (row = csv_next(&r.csv)))
        ok = take_row(&r, row);
    tell_nameless(&r);
    csv_release(&r.csv);
    return ok;
}
