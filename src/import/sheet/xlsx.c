/*
 * xlsx.c: Excel's workbooks: a zip archive of XML files (ECMA-376, Office Open XML).
 *
 * Which file is what is said by relations: those of the archive name the workbook, those of the
 * workbook its sheets, styles and shared strings. Text of cells stands in the shared strings, in
 * pieces when it is formatted; a number is a moment when its cell's style has such a format. Links
 * and merged cells stand behind the rows, so a sheet that has any is read twice.
 */
#include "import/sheet/xlsx.h"

#include <stdlib.h>

#include "base/intl.h"
#include "import/sheet/numfmt.h"

static bool is(struct str name, const char *what)
{
    return str_eq(name, str_from(what));
}

/* ---- The workbook */

struct book {
    struct workbook *w;
    const xlsx_relation_list *relations;
};

static bool is_true(struct str s)
{
    return is(s, "1") || is(s, "true") || is(s, "on");
}

static bool on_book(void *user, const struct xml_element *e)
{
    struct book *b = user;
    struct workbook *w = b->w;
    struct xlsx *x = w->own;
    struct str state = xml_attribute(e, "state");

    if (is(e->name, "workbookPr"))
        x->from_1904 = is_true(xml_attribute(e, "date1904"));
    return !is(e->name, "sheet") ||
           workbook_add_sheet(w, &(struct sheet){
                                     str_copy(w->arena, xml_attribute(e, "name")),
                                     is(state, "hidden") || is(state, "veryHidden"),
                                     xlsx_target_by_id(b->relations, xml_attribute(e, "id")),
                                 });
}

/* ---- Rows */

struct link {
    uint32_t line, col;
    struct str target;
};

struct rows {
    struct workbook *w;
    const struct row_sink *sink;
    VEC(struct sheet_cell) cells;
    VEC(struct link) links; /* in the order of their cells, once sorted */
    size_t next_link;
    xlsx_relation_list relations;
    struct arena row; /* texts of the row at hand */
    uint32_t line, col;
    bool hidden, beyond;
    struct str type; /* of the cell at hand */
    unsigned style;
    struct xlsx_texts texts;
    unsigned depth;
    bool in_cell, in_value;
    bool stopped; /* by the sink */
};

/* Links and merged cells, which stand behind the rows. */
static bool on_behind(void *user, const struct xml_element *e)
{
    struct rows *r = user;
    struct arena *a = r->w->arena;
    struct str ref = xml_attribute(e, "ref"), target;
    uint32_t line, col, last_line, last_col;
    size_t colon = str_find_char(ref, ':', 0);

    workbook_place(str_sub(ref, 0, colon), &line, &col);
    if (is(e->name, "hyperlink")) {
        target = xlsx_target_by_id(&r->relations, xml_attribute(e, "id"));
        if (target.n)
            *vec_push(a, &r->links) = (struct link){line, col, target};
    } else if (is(e->name, "mergeCell") && colon != SIZE_MAX) {
        workbook_place(str_sub(ref, colon + 1, ref.n), &last_line, &last_col);
        if (col && last_line > line && last_col == col)
            *vec_push(a, &r->w->merges) = (struct sheet_merge){line, last_line, col};
    }
    return true;
}

static int by_cell(const void *a, const void *b)
{
    const struct link *x = a, *y = b;

    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    return (x->col > y->col) - (x->col < y->col);
}

/* Of the cell at hand; cells come in order. */
static struct str link_here(struct rows *r)
{
    struct link here = {r->line, r->col, STR_NONE};
    int cmp = 1;

    while (r->next_link < r->links.n && (cmp = by_cell(&r->links.v[r->next_link], &here)) < 0)
        r->next_link++;
    return r->next_link < r->links.n && cmp == 0 ? r->links.v[r->next_link].target : STR_NONE;
}

static bool number_of(struct arena *a, struct str s, double *out)
{
    char *end;
    const char *z = str_z(a, str_trim(s));

    *out = strtod(z, &end);
    return end != z && !*end && *out - *out == 0;
}

static struct str shared_string(const struct xlsx *x, struct str number)
{
    unsigned i;

    return str_to_uint(str_trim(number), UINT32_MAX - 1, &i) && i < x->strings.n ? x->strings.v[i]
                                                                                 : STR_NONE;
}

static struct sheet_cell cell_of(struct rows *r)
{
    const struct xlsx *x = r->w->own;
    struct str s = buf_view(&r->texts.buf);
    struct sheet_cell cell = {.kind = CELL_TEXT};
    double value;

    if (is(r->type, "s")) {
        cell.s = shared_string(x, s);
    } else if (is(r->type, "b")) {
        cell.s = is_true(s) ? STR("kyllä") : STR("ei");
    } else if (is(r->type, "e")) {
        cell.kind = CELL_ERROR;
        cell.s = str_copy(&r->row, s);
    } else if (r->type.n && !is(r->type, "n")) { /* str, inlineStr, d */
        cell.s = xlsx_text_take(&r->texts, &r->row);
    } else if (s.n && number_of(&r->row, s, &value)) {
        cell.kind = CELL_NUMBER;
        cell.s =
            numfmt_text(&r->row, value, r->style < x->formats.n ? x->formats.v[r->style] : STR_NONE,
                        x->from_1904);
    } else {
        cell.s = str_copy(&r->row, s);
    }
    return cell;
}

static void end_cell(struct rows *r)
{
    struct sheet_cell cell = cell_of(r);

    if (!cell.s.n || !r->col)
        return;
    if (r->col > limit_of(r->w->limits, LIMIT_COLUMNS)) {
        r->beyond = true;
        return;
    }
    cell.link = link_here(r);
    while (r->cells.n < r->col)
        vec_push(&r->row, &r->cells);
    r->cells.v[r->col - 1] = cell;
}

static void start_row(struct rows *r, const struct xml_element *e)
{
    unsigned line;

    r->line = str_to_uint(xml_attribute(e, "r"), 1u << 30, &line) ? line : r->line + 1;
    r->hidden = is_true(xml_attribute(e, "hidden"));
    r->beyond = false;
    r->col = 0;
    arena_reset(&r->row);
    r->cells.v = NULL;
    r->cells.n = r->cells.cap = 0;
}

static bool end_row(struct rows *r)
{
    const struct sheet_row row = {r->cells.v, r->cells.n, r->line, r->hidden, r->beyond};

    r->stopped = (row.n || row.beyond) && !r->sink->row(r->sink->user, &row);
    return !r->stopped;
}

static void start_cell(struct rows *r, const struct xml_element *e)
{
    uint32_t line, col;

    workbook_place(xml_attribute(e, "r"), &line, &col);
    r->col = col ? col : r->col + 1;
    r->type = str_copy(&r->row, xml_attribute(e, "t"));
    r->style = 0;
    str_to_uint(xml_attribute(e, "s"), UINT16_MAX, &r->style);
    r->in_cell = true;
    buf_clear(&r->texts.buf);
}

static bool on_row_start(void *user, const struct xml_element *e)
{
    struct rows *r = user;

    r->depth = e->depth;
    if (is(e->name, "row"))
        start_row(r, e);
    else if (is(e->name, "c"))
        start_cell(r, e);
    else if (r->in_cell)
        xlsx_text_start(&r->texts, e);
    r->in_value = r->in_cell && is(e->name, "v");
    return true;
}

static void on_row_text(void *user, struct str s, struct loc at)
{
    struct rows *r = user;

    (void)at;
    if (r->in_cell && (r->in_value || r->texts.in_text))
        buf_str(&r->texts.buf, s);
}

static bool on_row_end(void *user, struct str name, struct loc at)
{
    struct rows *r = user;

    (void)at;
    r->in_value = false;
    xlsx_text_end(&r->texts, r->depth--);
    if (is(name, "c")) {
        r->in_cell = false;
        end_cell(r);
    }
    return !is(name, "row") || end_row(r);
}

/* False after a report. */
static bool read_behind(struct rows *r, const struct sheet *sheet, struct str text)
{
    struct xml_handler h = {.start = on_behind, .user = r};

    r->w->merges.n = 0;
    if (str_find(text, STR("hyperlink "), 0) == SIZE_MAX &&
        str_find(text, STR("mergeCell "), 0) == SIZE_MAX)
        return true;
    if (!xlsx_relations(r->w, sheet->part, &r->relations) ||
        !xlsx_parse(r->w, sheet->part, text, &h))
        return false;
    if (r->links.n)
        qsort(r->links.v, r->links.n, sizeof *r->links.v, by_cell);
    workbook_sort_merges(r->w);
    return true;
}

static bool xlsx_rows(struct workbook *w, const struct sheet *sheet, const struct row_sink *sink)
{
    struct rows *r = arena_new(w->arena, struct rows);
    struct xml_handler h = {on_row_start, on_row_text, on_row_end, r};
    const struct zipfile_entry *entry = zipfile_find(w->zip, sheet->part);
    struct buf bytes = {0};
    bool ok;

    r->w = w;
    r->sink = sink;
    ok = entry && zipfile_read(w->zip, entry, &bytes, w->d) &&
         read_behind(r, sheet, buf_view(&bytes));
    if (ok)
        ok = xlsx_parse(w, sheet->part, buf_view(&bytes), &h) || r->stopped;
    else if (!entry)
        diag_report(w->d, DIAG_BAD_INPUT, (struct loc){w->path, 0, 0},
                    _("the sheet \"%.*s\" is missing in it; save it again"), STR_ARG(sheet->name));
    buf_release(&r->texts.buf);
    buf_release(&bytes);
    arena_release(&r->row);
    return ok;
}

/* ---- Opening */

/* Sheets of charts and the like have no rows. */
static void keep_tables(struct workbook *w, const xlsx_relation_list *relations)
{
    size_t kept = 0;

    for (size_t i = 0; i < w->sheets.n; i++)
        for (size_t k = 0; k < relations->n; k++)
            if (str_eq(relations->v[k].target, w->sheets.v[i].part) &&
                str_ends(relations->v[k].type, STR("/worksheet"))) {
                w->sheets.v[kept++] = w->sheets.v[i];
                break;
            }
    w->sheets.n = kept;
}

/* What a relation names has to be there: without its shared strings a workbook has no words. */
static bool has_part(struct workbook *w, struct str part)
{
    if (zipfile_find(w->zip, part))
        return true;
    diag_report(w->d, DIAG_BAD_INPUT, (struct loc){w->path, 0, 0},
                _("the file \"%.*s\" is missing in it; save it again"), STR_ARG(part));
    return false;
}

static bool read_book(struct workbook *w, struct str part)
{
    xlsx_relation_list relations = {0};
    struct book b = {w, &relations};
    struct xml_handler h = {.start = on_book, .user = &b};
    struct str text;

    if (str_ends(part, STR(".bin"))) {
        diag_report(w->d, DIAG_BAD_INPUT, (struct loc){w->path, 0, 0}, "%s",
                    _("it is a binary Excel workbook; save it as .xlsx"));
        return false;
    }
    if (!has_part(w, part))
        return false;
    if (!workbook_part(w, part, &text) || !xlsx_relations(w, part, &relations) ||
        !xlsx_parse(w, part, text, &h))
        return false;
    keep_tables(w, &relations);
    part = xlsx_target(&relations, "/sharedStrings");
    if (part.s && (!has_part(w, part) || !xlsx_strings(w, part)))
        return false;
    return xlsx_styles(w, xlsx_target(&relations, "/styles"));
}

bool xlsx_open(struct workbook *w, bool *ok)
{
    xlsx_relation_list relations = {0};
    struct str part;

    *ok = false;
    if (!zipfile_find(w->zip, STR("_rels/.rels")))
        return false;
    if (!xlsx_relations(w, STR_NONE, &relations))
        return true;
    part = xlsx_target(&relations, "/officeDocument");
    if (str_find(part, STR("workbook"), 0) == SIZE_MAX)
        return false;
    w->kind = _("Excel workbook");
    w->rows = xlsx_rows;
    w->own = arena_new(w->arena, struct xlsx);
    *ok = read_book(w, part);
    return true;
}
