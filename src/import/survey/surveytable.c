/*
 * surveytable.c: a look at tables, of CSV files and of sheets, whose header may name nothing that
 * is known.
 *
 * The header is then the first row that is about as full as the fullest: titles above it fill a
 * cell or two.
 */
#include "base/intl.h"
#include "import/columns.h"
#include "import/csv/csv.h"
#include "import/csv/csvguess.h"
#include "import/survey/survey.h"

enum { ROWS = 40 /* looked at for a header */ };

struct kept_row {
    struct cells cells; /* in the survey's arena */
    size_t filled;
};

struct table {
    struct survey *s;
    const struct source *src;
    VEC(struct kept_row) first;
    bool decided;
    struct cells header;
};

static size_t count_filled(const struct cells *row)
{
    size_t n = 0;

    for (size_t i = 0; i < row->n; i++)
        n += str_trim(row->v[i].s).n > 0;
    return n;
}

static void keep(struct table *t, const struct cells *row)
{
    struct arena *a = t->s->arena;
    struct raw_text *copy = arena_memdup(a, row->v, row->n * sizeof *copy);

    for (size_t i = 0; i < row->n; i++)
        copy[i].s = str_copy(a, row->v[i].s);
    *vec_push(a, &t->first) = (struct kept_row){{copy, row->n, row->at, false}, count_filled(row)};
}

/* Index of the header among the first rows; their number when there is none. */
static size_t find_header(const struct table *t)
{
    uint32_t wanted = t->src->options->header_row;
    size_t most = 0, best = t->first.n, fullest = t->first.n;
    unsigned best_fields = 1; /* one word may be a field's name by chance */

    for (size_t i = 0; i < t->first.n; i++)
        most = t->first.v[i].filled > most ? t->first.v[i].filled : most;
    for (size_t i = 0; i < t->first.n; i++) {
        const struct kept_row *row = &t->first.v[i];
        bool named;
        unsigned fields = columns_count_fields(&row->cells, t->src->index, &named);

        if (wanted && row->cells.at.line == wanted)
            return i;
        if (fields + named > best_fields) {
            best_fields = fields + named;
            best = i;
        }
        if (fullest == t->first.n && row->filled * 10 >= most * 6)
            fullest = i;
    }
    return wanted ? t->first.n : best < t->first.n ? best : fullest;
}

static struct str column_name(const struct table *t, size_t i)
{
    struct str name = i < t->header.n ? columns_name(t->header.v[i].s) : STR_NONE;

    return name.n ? name : str_printf(t->s->arena, "#%zu", i + 1);
}

static void take_record(struct table *t, const struct cells *row)
{
    if (columns_empty(row))
        return;
    t->s->records++;
    for (size_t i = 0; i < row->n && i < t->header.n; i++) {
        struct str name = column_name(t, i);

        survey_value(t->s, name, name, row->v[i].s);
    }
}

static void decide(struct table *t)
{
    size_t header = find_header(t);

    t->decided = true;
    if (header == t->first.n)
        return;
    t->header = t->first.v[header].cells;
    for (size_t i = 0; i < t->header.n; i++) /* in their order, empty ones as well */
        survey_at(t->s, column_name(t, i), column_name(t, i));
    for (size_t i = header + 1; i < t->first.n; i++)
        take_record(t, &t->first.v[i].cells);
}

/* False when enough was seen. */
static bool take(struct table *t, const struct cells *row)
{
    if (t->decided) {
        take_record(t, row);
        return t->header.n && t->s->records < SURVEY_RECORDS;
    }
    if (!columns_empty(row))
        keep(t, row);
    if (t->first.n == ROWS)
        decide(t);
    return true;
}

/* ---- CSV */

bool survey_csv(struct survey *s, const struct source *src)
{
    struct csvguess g = {.delimiter = src->options->delimiter};
    struct table t = {.s = s, .src = src};
    const struct csv_row *row;
    struct diag silent;
    struct csv c;
    bool more = true;

    s->table_of = src;
    source_uses(src, IMPORT_DELIMITER | IMPORT_HEADER_ROW);
    csvguess_run(&g, src->text->text, src->index);
    diag_init(&silent, NULL); /* what is wrong is told when the file is read in earnest */
    csv_init(&c, src->text->text, src->path, g.delimiter, &silent);
    c.at = g.start;
    c.line = g.start_line;
    while (more && (row = csv_next(&c)))
        more = take(&t, &(struct cells){row->v, row->n, {src->path, row->line, 1}, row->too_long});
    if (!t.decided)
        decide(&t);
    csv_release(&c);
    return true;
}

/* ---- Workbooks */

static bool on_row(void *user, const struct sheet_row *row)
{
    struct table *t = user;
    struct raw_text *cells = arena_array(t->s->arena, row->n, sizeof *cells);

    for (size_t i = 0; i < row->n; i++)
        cells[i] = (struct raw_text){.s = row->v[i].kind == CELL_ERROR ? STR_NONE : row->v[i].s};
    return take(t, &(struct cells){cells, row->n, {t->src->path, row->line, 0}, false});
}

static size_t weight(const struct survey *s)
{
    size_t filled = 0;

    for (size_t i = 0; i < s->v.n; i++)
        filled += s->v.v[i].filled;
    return filled;
}

/* The sheet that is asked for, or that with the most in its first rows. */
bool survey_workbook(struct survey *s, const struct source *src, struct workbook *w)
{
    const char *only = src->options->sheet;
    struct survey best = {0};

    s->table_of = src;
    source_uses(src, IMPORT_SHEET | IMPORT_HEADER_ROW);
    for (size_t i = 0; i < w->sheets.n; i++) {
        const struct sheet *sheet = &w->sheets.v[i];
        struct survey one = *s;
        struct table t = {.s = &one, .src = src};
        const struct row_sink sink = {on_row, &t};

        if (only ? !str_eq_ascii_case(sheet->name, str_from(only)) : sheet->hidden)
            continue;
        if (!w->rows(w, sheet, &sink))
            return false;
        if (!t.decided)
            decide(&t);
        one.sheet = sheet->name;
        if (!best.arena || weight(&one) > weight(&best))
            best = one;
    }
    if (!best.arena) {
        diag_report(src->d, DIAG_BAD_INPUT, (struct loc){src->path, 0, 0},
                    _("no sheet \"%.*s\" in it"), STR_ARG(str_from(only)));
        return false;
    }
    *s = best;
    return true;
}
