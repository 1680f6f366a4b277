/*
 * sheetfile.c: the sheets of a workbook as raw records.
 *
 * A workbook may have many: instructions, lists of choices, last year's. The one whose rows name
 * the most fields, the name among them, is read, unless the user says which; those that look like
 * listings, too, are told. A cell that is merged over several rows has its text in each of them.
 */
#include <string.h>

#include "base/intl.h"
#include "import/columns.h"
#include "import/sheet/zeros.h"

enum {
    ROWS = 40,        /* looked at for a header */
    HEADER_ROWS = 20, /* it is among these */
};

/* A merge that the row at hand may be in. */
struct open_merge {
    struct sheet_merge merge;
    struct sheet_cell cell;
};

struct reader {
    const struct source *src; /* with the sheet's name as its path */
    struct workbook *w;
    const struct sheet *sheet;
    struct arena merging; /* of `open` */
    VEC(struct open_merge) open;
    size_t next_merge;
    struct arena row; /* of the row at hand */
    VEC(struct sheet_cell) cells;
    VEC(struct raw_text) texts;

    unsigned rows, titles; /* with text: so far; above the header */
    unsigned fields;       /* that the header names */
    bool named;
    uint32_t header; /* its line; 0: none */

    struct columns columns;
    bool bound;
    VEC(struct zeros) zeros; /* of each column */
    unsigned hidden;         /* rows left out, and the first of them */
    uint32_t first_hidden;
    unsigned beyond; /* rows with text beyond the limit on columns, and the first of them */
    uint32_t first_beyond;
    bool failed; /* after a fatal report, or the sink wants no more */
};

/* ---- Rows */

static struct sheet_cell *cell_at(struct reader *r, uint32_t col)
{
    while (r->cells.n < col)
        vec_push(&r->row, &r->cells);
    return &r->cells.v[col - 1];
}

/* Takes the place of one in its column that goes on: only broken files have two at once. */
static void put_open(struct reader *r, const struct open_merge *m)
{
    for (size_t i = 0; i < r->open.n; i++)
        if (r->open.v[i].merge.col == m->merge.col) {
            r->open.v[i] = *m;
            return;
        }
    *vec_push(&r->merging, &r->open) = *m;
}

/* Merges whose first row this is, with its text. */
static void open_merges(struct reader *r, const struct sheet_row *row)
{
    for (; r->next_merge < r->w->merges.n; r->next_merge++) {
        const struct sheet_merge *m = &r->w->merges.v[r->next_merge];
        struct sheet_cell cell;

        if (m->from > row->line)
            return;
        if (m->from < row->line || m->col > row->n)
            continue;
        cell = row->v[m->col - 1];
        cell.s = str_copy(&r->merging, cell.s);
        put_open(r, &(struct open_merge){*m, cell});
    }
}

static void fill_merged(struct reader *r, uint32_t line)
{
    size_t kept = 0;

    for (size_t i = 0; i < r->open.n; i++) {
        const struct open_merge *m = &r->open.v[i];

        if (line > m->merge.from && line <= m->merge.to)
            *cell_at(r, m->merge.col) = m->cell;
        if (line < m->merge.to)
            r->open.v[kept++] = *m;
    }
    r->open.n = kept;
}

/*
 * A few bytes of a workbook may stand for very many: a text that many cells refer to, a row that is
 * repeated. False after a report that they come to more than may be unpacked.
 */
static bool within_limit(struct reader *r, const struct cells *cells)
{
    uint64_t most = limit_of(&r->src->options->limits, LIMIT_UNPACKED);
    struct buf found = {0};

    r->w->given += sizeof *cells->v * (cells->n + 1);
    for (size_t i = 0; i < cells->n; i++)
        r->w->given += cells->v[i].s.n;
    if (r->w->given <= most)
        return true;
    buf_printf(&found, _("the rows come to more than %llu bytes"), (unsigned long long)most);
    limit_report(r->src->d, cells->at, LIMIT_UNPACKED, found.s);
    buf_release(&found);
    r->failed = true;
    return false;
}

/* The row's cells with what is merged into it, as texts with their places. */
static struct cells take_texts(struct reader *r, const struct sheet_row *row)
{
    arena_reset(&r->row);
    r->cells.v = NULL;
    r->texts.v = NULL;
    r->cells.n = r->cells.cap = r->texts.n = r->texts.cap = 0;
    for (size_t i = 0; i < row->n; i++)
        *vec_push(&r->row, &r->cells) = row->v[i];
    open_merges(r, row);
    fill_merged(r, row->line);
    for (size_t i = 0; i < r->cells.n; i++)
        *vec_push(&r->row, &r->texts) = (struct raw_text){
            .s = r->cells.v[i].s,
            .at = {r->src->path, row->line, LOC_CELL | (uint32_t)(i + 1)},
        };
    return (struct cells){r->texts.v, r->texts.n, {r->src->path, row->line, LOC_CELL | 1}, false};
}

/* ---- The header */

static bool look_at(void *user, const struct sheet_row *row)
{
    struct reader *r = user;
    struct cells cells = take_texts(r, row);
    uint32_t wanted = r->src->options->header_row;
    unsigned fields;
    bool named;

    if (!within_limit(r, &cells))
        return false;
    if (columns_empty(&cells))
        return true;
    if (wanted ? row->line == wanted : r->rows < HEADER_ROWS) {
        fields = columns_count_fields(&cells, r->src->index, &named);
        if (fields > r->fields || (fields == r->fields && named && !r->named)) {
            r->fields = fields;
            r->named = named;
            r->header = row->line;
            r->titles = r->rows;
        }
    }
    return ++r->rows < ROWS || row->line < wanted;
}

static void start(struct reader *r)
{
    r->open.n = 0;
    r->next_merge = 0;
    r->rows = 0;
}

/* False after a fatal report. */
static bool look(struct reader *r)
{
    const struct row_sink sink = {look_at, r};

    start(r);
    return r->w->rows(r->w, r->sheet, &sink) && !r->failed;
}

static bool better(const struct reader *a, const struct reader *b)
{
    if (a->named != b->named)
        return a->named;
    return a->fields > b->fields;
}

/* ---- Cells */

/* "Kotisivu" that leads to https://…: what it leads to. */
static struct str link_of(enum field_id field, const struct sheet_cell *cell)
{
    struct str link = cell->link;

    if (field == FIELD_EMAIL && str_starts(link, STR("mailto:")) &&
        str_find_char(cell->s, '@', 0) == SIZE_MAX)
        return str_sub(link, strlen("mailto:"), str_find_char(link, '?', 0));
    if (field == FIELD_URL && str_starts(link, STR("http")) &&
        (str_find_char(cell->s, '.', 0) == SIZE_MAX || str_find_char(cell->s, ' ', 0) != SIZE_MAX))
        return link;
    return cell->s;
}

static void interpret(struct reader *r, size_t i, enum field_id field)
{
    const struct sheet_cell *cell = &r->cells.v[i];
    struct raw_text *text = &r->texts.v[i];

    if (cell->kind == CELL_ERROR) {
        diag_report(r->src->d, DIAG_BAD_VALUE, text->at,
                    _("\"%.*s\" in %s; the formula came to nothing, mend it or type the value"),
                    STR_ARG(raw_excerpt(cell->s)), field_name(field));
        text->s = STR_NONE;
    } else if (cell->link.n) {
        text->s = link_of(field, cell);
    } else if (cell->kind == CELL_NUMBER) {
        zeros_mend(&r->zeros.v[i], field, text, &r->row, r->src->arena);
    }
}

/* Has text beyond the limit on columns: in the header that is too much, elsewhere it is counted. */
static bool take_beyond(struct reader *r, const struct cells *cells)
{
    struct buf found = {0};

    if (r->bound) {
        if (!r->beyond++)
            r->first_beyond = cells->at.line;
        return true;
    }
    buf_printf(&found, _("more than %u columns"),
               (unsigned)limit_of(&r->src->options->limits, LIMIT_COLUMNS));
    limit_report(r->src->d, cells->at, LIMIT_COLUMNS, found.s);
    buf_release(&found);
    return false;
}

/* The header, or a row that is longer than it was. */
static void bind(struct reader *r, const struct cells *cells)
{
    if (r->bound)
        columns_widen(&r->columns, cells->n, (struct loc){r->src->path, r->header, 0});
    else
        columns_bind(&r->columns, r->src, cells);
    if (!r->bound && headings_is_place(r->src, r->sheet->name)) /* a sheet for each municipality */
        r->columns.headings.sheet = r->sheet->name;
    while (r->zeros.n < r->columns.v.n)
        vec_push(r->src->arena, &r->zeros);
    r->bound = true;
}

/* A row below the header. */
static bool take_record(struct reader *r, const struct cells *cells)
{
    bind(r, cells);
    if (columns_pass_over(&r->columns, cells))
        return true;
    for (size_t i = 0; i < cells->n; i++)
        if (r->columns.v.v[i].known && cells->v[i].s.n)
            interpret(r, i, r->columns.v.v[i].ref.field);
        else if (r->cells.v[i].kind == CELL_ERROR)
            r->texts.v[i].s = STR_NONE; /* no text, and nobody's */
    return columns_take(&r->columns, cells);
}

static bool take_row(void *user, const struct sheet_row *row)
{
    struct reader *r = user;
    struct cells cells = take_texts(r, row);

    if (!within_limit(r, &cells))
        return false;
    if (row->line < r->header || (r->bound && columns_empty(&cells) && !row->beyond))
        return true;
    if (row->hidden && r->bound) {
        if (!r->hidden++)
            r->first_hidden = row->line;
        return true;
    }
    r->failed = row->beyond && !take_beyond(r, &cells);
    if (!r->failed && !r->bound)
        bind(r, &cells);
    else if (!r->failed && !columns_empty(&cells))
        r->failed = !take_record(r, &cells);
    return !r->failed;
}

static void say_read(const struct reader *r)
{
    const char *name = r->sheet->name.s;

    diag_report(r->src->d, DIAG_GUESSED_FORMAT, (struct loc){r->w->path, 0, 0},
                r->titles ? _("%s, sheet \"%s\", header in row %lu below a title")
                          : _("%s, sheet \"%s\", header in row %lu"),
                r->w->kind, name, (unsigned long)r->header);
}

static void tell_hidden(const struct reader *r)
{
    if (r->hidden)
        diag_report(
            r->src->d, DIAG_HIDDEN_ROW, (struct loc){r->src->path, r->first_hidden, LOC_CELL | 1},
            ngettext("%u row, here; show it in the sheet to have it read",
                     "%u rows, here first; show them in the sheet to have them read", r->hidden),
            r->hidden);
}

static void tell_beyond(const struct reader *r)
{
    if (r->beyond)
        diag_report(
            r->src->d, DIAG_RAGGED_ROW, (struct loc){r->src->path, r->first_beyond, 0},
            ngettext("%u row, here, has text beyond column %u, which is left out; if it is meant, "
                     "--limit=columns=NUMBER allows more",
                     "%u rows, here first, have text beyond column %u, which is left out; if it "
                     "is meant, --limit=columns=NUMBER allows more",
                     r->beyond),
            r->beyond, (unsigned)limit_of(&r->src->options->limits, LIMIT_COLUMNS));
}

/* False after a fatal report. */
static bool read_sheet(struct reader *r)
{
    const struct row_sink sink = {take_row, r};
    bool ok;

    say_read(r);
    start(r);
    ok = r->w->rows(r->w, r->sheet, &sink);
    columns_end(&r->columns);
    for (size_t i = 0; i < r->zeros.n; i++)
        zeros_tell(&r->zeros.v[i], r->src->d);
    tell_hidden(r);
    tell_beyond(r);
    return ok && !r->failed;
}

/* ---- Which sheets */

static struct reader *open_sheet(const struct source *src, struct workbook *w,
                                 const struct sheet *sheet)
{
    struct reader *r = arena_new(src->arena, struct reader);
    struct source *own = arena_new(src->arena, struct source);

    *own = *src;
    own->path =
        str_z(src->kept, str_printf(src->arena, "%s:%.*s", src->path, STR_ARG(sheet->name)));
    r->src = own;
    r->w = w;
    r->sheet = sheet;
    return r;
}

static void close_sheet(struct reader *r)
{
    arena_release(&r->row);
    arena_release(&r->merging);
}

static struct str list_sheets(const struct source *src, const struct workbook *w)
{
    struct str s = STR("");

    for (size_t i = 0; i < w->sheets.n; i++)
        s = str_printf(src->arena, "%.*s%s\"%.*s\"", STR_ARG(s), i ? ", " : "",
                       STR_ARG(w->sheets.v[i].name));
    return s;
}

/* The sheet that the user or the field map names; `*ok` is false after a report that there is none.
 */
static const struct sheet *named_sheet(const struct source *src, const struct workbook *w, bool *ok)
{
    const struct fieldmap *map = src->options->fields;
    struct str name = src->options->sheet ? str_from(src->options->sheet)
                      : map               ? map->sheet
                                          : STR_NONE;

    *ok = true;
    source_uses(src, IMPORT_SHEET | IMPORT_HEADER_ROW);
    if (!name.n)
        return NULL;
    for (size_t i = 0; i < w->sheets.n; i++)
        if (str_eq_ascii_case(w->sheets.v[i].name, name))
            return &w->sheets.v[i];
    *ok = false;
    diag_report(src->d, DIAG_BAD_INPUT, (struct loc){src->path, 0, 0},
                _("no sheet \"%.*s\" in it; it has %.*s"), STR_ARG(name),
                STR_ARG(list_sheets(src, w)));
    return NULL;
}

static void tell_others(const struct source *src, struct reader *const *looked, size_t n,
                        const struct reader *best)
{
    for (size_t i = 0; i < n; i++)
        if (looked[i] && looked[i] != best && looked[i]->named && looked[i]->fields > 1)
            diag_report(src->d, DIAG_OTHER_SHEET, (struct loc){src->path, 0, 0},
                        _("\"%.*s\" looks like listings, too; read it with --sheet, or all with "
                          "--all-sheets"),
                        STR_ARG(looked[i]->sheet->name));
}

/* Reads those that look like listings. */
static bool read_all(struct reader *const *looked, size_t n, const struct reader *best)
{
    bool ok = true;

    for (size_t i = 0; ok && i < n; i++)
        if (looked[i] && looked[i]->named && (looked[i] == best || looked[i]->fields > 1))
            ok = read_sheet(looked[i]);
    return ok;
}

static bool refuse(const struct source *src, const struct reader *best)
{
    bool some = best && best->fields;

    diag_report(src->d, DIAG_BAD_INPUT,
                (struct loc){some ? best->src->path : src->path, some ? best->header : 0, 0}, "%s",
                some ? _("no column for the name of a listing; expected one called \"nimi\" or "
                         "\"name\" (esite list fields shows all)")
                     : _("no row with column names in any sheet; expected names such as \"nimi\", "
                         "\"kunnat\", \"puhelin\" (esite list fields shows all)"));
    return false;
}

bool sheetfile_read(const struct source *src, struct workbook *w)
{
    struct reader **looked = arena_array(src->arena, w->sheets.n, sizeof *looked);
    struct reader *best = NULL;
    bool ok;
    const struct sheet *only = named_sheet(src, w, &ok);

    for (size_t i = 0; ok && i < w->sheets.n; i++) {
        if (only ? &w->sheets.v[i] != only : w->sheets.v[i].hidden)
            continue;
        looked[i] = open_sheet(src, w, &w->sheets.v[i]);
        ok = look(looked[i]);
        if (!best || better(looked[i], best))
            best = looked[i];
    }
    if (ok && (!best || !best->named))
        ok = refuse(src, best);
    else if (ok && src->options->all_sheets)
        ok = read_all(looked, w->sheets.n, best);
    else if (ok) {
        ok = read_sheet(best);
        tell_others(src, looked, w->sheets.n, best);
    }
    for (size_t i = 0; i < w->sheets.n; i++)
        if (looked[i])
            close_sheet(looked[i]);
    return ok;
}
