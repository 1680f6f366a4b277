/*
 * xlsx.c: Excel's workbooks: a zip archive of XML files (ECMA-376, Office Open XML).
 *
 * Which file is what is said by relations: those of the archive name the workbook, those of the
 * workbook its sheets, styles and shared strings. Text of cells stands in the shared strings, in
 * pieces when it is formatted; a number is a moment when its cell's style has such a format. Links
 * and merged cells stand behind the rows, so a sheet that has any is read twice.
 */
#include "import/sheet/workbook.h"

#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "config/xml.h"
#include "import/sheet/numfmt.h"

enum { FORMATS = UINT16_MAX + 1 /* of numbers: a cell can name no more */ };

struct relation {
    struct str id, type, target;
};
typedef VEC(struct relation) relation_list; /* in the order of their ids */

struct xlsx {
    VEC(struct str) strings; /* shared */
    VEC(struct str) formats; /* of each style, as code */
    bool from_1904;
};

static bool parse(struct workbook *w, struct str part, struct str text, struct xml_handler *h)
{
    const struct xml_limits limits = {
        .bytes = UINT64_MAX, /* of the archive: checked as it unfolds */
        .depth = (unsigned)limit_of(w->limits, LIMIT_DEPTH),
        .text = (size_t)limit_of(w->limits, LIMIT_FIELD),
        .by_option = true,
    };

    return xml_parse(text, str_printf(w->arena, "%s:%.*s", w->path, STR_ARG(part)).s, &limits, h,
                     DIAG_BAD_INPUT, w->d);
}

static bool is(struct str name, const char *what)
{
    return str_eq(name, str_from(what));
}

/* ---- Relations */

struct relations {
    struct workbook *w;
    struct str folder;
    relation_list *out;
};

/* A target, from the folder of the part that says it. */
static struct str resolve(struct arena *a, struct str folder, struct str target)
{
    if (target.n && target.s[0] == '/')
        return str_copy(a, str_sub(target, 1, target.n));
    while (str_starts(target, STR("../"))) {
        target = str_sub(target, 3, target.n);
        while (folder.n && folder.s[--folder.n] != '/')
            ;
    }
    return str_printf(a, "%.*s%s%.*s", STR_ARG(folder), folder.n ? "/" : "", STR_ARG(target));
}

static bool on_relation(void *user, const struct xml_element *e)
{
    struct relations *r = user;
    struct arena *a = r->w->arena;
    struct str target = xml_attribute(e, "Target");

    if (!is(e->name, "Relationship"))
        return true;
    *vec_push(a, r->out) = (struct relation){
        str_copy(a, xml_attribute(e, "Id")),
        str_copy(a, xml_attribute(e, "Type")),
        is(xml_attribute(e, "TargetMode"), "External") ? str_copy(a, target)
                                                       : resolve(a, r->folder, target),
    };
    return true;
}

static int by_id(const void *a, const void *b)
{
    const struct relation *x = a, *y = b;

    return str_cmp(x->id, y->id);
}

/* Those of a part ("xl/workbook.xml": "xl/_rels/workbook.xml.rels"), or of the archive. */
static bool read_relations(struct workbook *w, struct str part, relation_list *out)
{
    size_t slash = part.n;
    struct relations r = {w, STR_NONE, out};
    struct xml_handler h = {.start = on_relation, .user = &r};
    struct str name, text;

    while (slash && part.s[slash - 1] != '/')
        slash--;
    r.folder = str_sub(part, 0, slash ? slash - 1 : 0);
    name = str_printf(w->arena, "%.*s_rels/%.*s.rels", STR_ARG(str_sub(part, 0, slash)),
                      STR_ARG(str_sub(part, slash, part.n)));
    if (!workbook_part(w, name, &text) || (text.s && !parse(w, name, text, &h)))
        return false;
    if (out->n)
        qsort(out->v, out->n, sizeof *out->v, by_id);
    return true;
}

static struct str target_of(const relation_list *list, const char *type)
{
    for (size_t i = 0; i < list->n; i++)
        if (str_ends(list->v[i].type, str_from(type)))
            return list->v[i].target;
    return STR_NONE;
}

static struct str target_by_id(const relation_list *list, struct str id)
{
    const struct relation wanted = {.id = id};
    const struct relation *found =
        list->n ? bsearch(&wanted, list->v, list->n, sizeof wanted, by_id) : NULL;

    return found ? found->target : STR_NONE;
}

/* ---- Texts */

/* Text in pieces: <t> beside others, or in runs; not what tells how to read it aloud. */
struct texts {
    struct buf buf;
    unsigned reading; /* depth of an <rPh>; 0: outside */
    bool in_text;
};

static void text_start(struct texts *t, const struct xml_element *e)
{
    if (is(e->name, "rPh") && !t->reading)
        t->reading = e->depth;
    t->in_text = is(e->name, "t") && !t->reading;
}

static void text_end(struct texts *t, unsigned depth)
{
    if (t->reading == depth)
        t->reading = 0;
    t->in_text = false;
}

/* "_x000D_" is a character that XML can't hold, or a line end. */
static uint32_t escaped(struct str s, size_t at)
{
    uint32_t c = 0;

    if (at + 7 > s.n || s.s[at] != '_' || s.s[at + 1] != 'x' || s.s[at + 6] != '_')
        return 0;
    for (size_t i = at + 2; i < at + 6; i++) {
        const char *digits = "0123456789ABCDEF";
        const char *digit = strchr(digits, s.s[i] >= 'a' ? s.s[i] - 0x20 : s.s[i]);

        if (!s.s[i] || !digit)
            return 0;
        c = c * 16 + (uint32_t)(digit - digits);
    }
    return c >= 0xD800 && c < 0xE000 ? 0 : c;
}

static struct str text_take(struct texts *t, struct arena *a)
{
    struct str s = buf_view(&t->buf);
    struct buf plain = {0};
    struct str copy;

    if (str_find(s, STR("_x"), 0) == SIZE_MAX)
        return str_copy(a, s);
    for (size_t i = 0; i < s.n; i++) {
        uint32_t c = escaped(s, i);

        if (c)
            buf_utf8(&plain, c);
        else
            buf_char(&plain, s.s[i]);
        i += c ? 6 : 0;
    }
    copy = buf_copy(&plain, a);
    buf_release(&plain);
    return copy;
}

/* ---- Shared strings */

struct strings {
    struct workbook *w;
    struct texts texts;
    unsigned depth;
};

static bool on_string_start(void *user, const struct xml_element *e)
{
    struct strings *s = user;

    s->depth = e->depth;
    if (is(e->name, "si"))
        buf_clear(&s->texts.buf);
    text_start(&s->texts, e);
    return true;
}

static void on_string_text(void *user, struct str text, struct loc at)
{
    struct strings *s = user;

    (void)at;
    if (s->texts.in_text)
        buf_str(&s->texts.buf, text);
}

static bool on_string_end(void *user, struct str name, struct loc at)
{
    struct strings *s = user;
    struct xlsx *x = s->w->own;

    (void)at;
    text_end(&s->texts, s->depth--);
    if (is(name, "si"))
        *vec_push(s->w->arena, &x->strings) = text_take(&s->texts, s->w->arena);
    return true;
}

static bool read_strings(struct workbook *w, struct str part)
{
    struct strings s = {.w = w};
    struct xml_handler h = {on_string_start, on_string_text, on_string_end, &s};
    struct str text;
    bool ok = workbook_part(w, part, &text) && parse(w, part, text, &h);

    buf_release(&s.texts.buf);
    return ok;
}

/* ---- Styles */

struct code {
    unsigned id;
    struct str s;
};

struct styles {
    struct workbook *w;
    VEC(struct code) codes;
    unsigned cells; /* depth of <cellXfs>; 0: outside */
};

static struct str code_of(const struct styles *s, unsigned id)
{
    for (size_t i = 0; i < s->codes.n; i++)
        if (s->codes.v[i].id == id)
            return s->codes.v[i].s;
    return numfmt_builtin(id);
}

static bool on_style(void *user, const struct xml_element *e)
{
    struct styles *s = user;
    struct xlsx *x = s->w->own;
    unsigned id = 0;

    str_to_uint(xml_attribute(e, "numFmtId"), UINT16_MAX, &id);
    if (s->cells && e->depth <= s->cells)
        s->cells = 0;
    if (is(e->name, "cellXfs"))
        s->cells = e->depth;
    if (is(e->name, "numFmt") && s->codes.n < FORMATS)
        *vec_push(s->w->arena, &s->codes) =
            (struct code){id, str_copy(s->w->arena, xml_attribute(e, "formatCode"))};
    else if (s->cells && e->depth == s->cells + 1 && is(e->name, "xf") && x->formats.n < FORMATS)
        *vec_push(s->w->arena, &x->formats) = code_of(s, id);
    return true;
}

static bool read_styles(struct workbook *w, struct str part)
{
    struct styles s = {.w = w};
    struct xml_handler h = {.start = on_style, .user = &s};
    struct str text;

    return workbook_part(w, part, &text) && (!text.s || parse(w, part, text, &h));
}

/* ---- The workbook */

struct book {
    struct workbook *w;
    const relation_list *relations;
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
                                     target_by_id(b->relations, xml_attribute(e, "id")),
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
    relation_list relations;
    struct arena row; /* texts of the row at hand */
    uint32_t line, col;
    bool hidden, beyond;
    struct str type; /* of the cell at hand */
    unsigned style;
    struct texts texts;
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
        target = target_by_id(&r->relations, xml_attribute(e, "id"));
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
        cell.s = text_take(&r->texts, &r->row);
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
        text_start(&r->texts, e);
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
    text_end(&r->texts, r->depth--);
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
    if (!read_relations(r->w, sheet->part, &r->relations) || !parse(r->w, sheet->part, text, &h))
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
        ok = parse(w, sheet->part, buf_view(&bytes), &h) || r->stopped;
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
static void keep_tables(struct workbook *w, const relation_list *relations)
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
    relation_list relations = {0};
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
    if (!workbook_part(w, part, &text) || !read_relations(w, part, &relations) ||
        !parse(w, part, text, &h))
        return false;
    keep_tables(w, &relations);
    part = target_of(&relations, "/sharedStrings");
    if (part.s && (!has_part(w, part) || !read_strings(w, part)))
        return false;
    return read_styles(w, target_of(&relations, "/styles"));
}

bool xlsx_open(struct workbook *w, bool *ok)
{
    relation_list relations = {0};
    struct str part;

    *ok = false;
    if (!zipfile_find(w->zip, STR("_rels/.rels")))
        return false;
    if (!read_relations(w, STR_NONE, &relations))
        return true;
    part = target_of(&relations, "/officeDocument");
    if (str_find(part, STR("workbook"), 0) == SIZE_MAX)
        return false;
    w->kind = _("Excel workbook");
    w->rows = xlsx_rows;
    w->own = arena_new(w->arena, struct xlsx);
    *ok = read_book(w, part);
    return true;
}
