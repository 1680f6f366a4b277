/*
 * ods.c: OpenDocument spreadsheets, LibreOffice's: a zip archive whose content.xml has every sheet
 * (ISO 26300).
 *
 * A cell has its text as it is shown, which is taken, and beside it the value, of which days and
 * times are taken. Equal cells and rows stand once with their number; those without text, of which
 * there may be a million, are only counted.
 *
 * All is parsed once, to find the sheets and to see that it is well formed; then each sheet that is
 * looked at or read by itself, as if it were the only thing in the outermost element.
 */
#include "import/sheet/workbook.h"

#include <string.h>

#include "base/date.h"
#include "base/intl.h"
#include "config/xml.h"

struct ods {
    struct str content; /* content.xml */
    struct str head;    /* of it: up to the end of its first tag */
};

static bool is(struct str name, const char *what)
{
    return str_eq(name, str_from(what));
}

static bool parse(struct workbook *w, struct str xml, struct xml_handler *h)
{
    const struct xml_limits limits = {
        .bytes = UINT64_MAX, /* of the archive: checked as it unfolds */
        .depth = (unsigned)limit_of(w->limits, LIMIT_DEPTH),
        .text = (size_t)limit_of(w->limits, LIMIT_FIELD),
        .by_option = true,
    };

    return xml_parse(xml, str_printf(w->arena, "%s:content.xml", w->path).s, &limits, h,
                     DIAG_BAD_INPUT, w->d);
}

static unsigned count_of(const struct xml_element *e, const char *attribute)
{
    unsigned n;

    return str_to_uint(xml_attribute(e, attribute), 1u << 30, &n) && n ? n : 1;
}

/* ---- Sheets */

struct listing_sheets {
    struct workbook *w;
    struct ods *o;
    size_t from;            /* where the sheet at hand begins; 0: none yet */
    unsigned depth;         /* of sheets: a table that is deeper stands in a cell */
    struct str style;       /* whose properties follow */
    VEC(struct str) hidden; /* styles */
};

/* The sheet at hand is all up to the next one: what stands behind it is not looked at. */
static void end_sheet(struct listing_sheets *s, size_t at)
{
    if (s->from)
        s->w->sheets.v[s->w->sheets.n - 1].part = str_sub(s->o->content, s->from, at);
}

static bool on_sheet(void *user, const struct xml_element *e)
{
    struct listing_sheets *s = user;
    struct arena *a = s->w->arena;
    struct sheet sheet = {.name = xml_attribute(e, "name")};

    if (e->depth == 2 && !s->o->head.n)
        s->o->head = str_sub(s->o->content, 0, e->offset);
    if (is(e->name, "style"))
        s->style = str_copy(a, xml_attribute(e, "name"));
    if (is(e->name, "table-properties") && is(xml_attribute(e, "display"), "false"))
        *vec_push(a, &s->hidden) = s->style;
    if (!is(e->name, "table") || !sheet.name.n || (s->from && e->depth != s->depth))
        return true;
    end_sheet(s, e->offset);
    s->from = e->offset;
    s->depth = e->depth;
    sheet.name = str_copy(a, sheet.name);
    for (size_t i = 0; i < s->hidden.n; i++)
        sheet.hidden = sheet.hidden || str_eq(s->hidden.v[i], xml_attribute(e, "style-name"));
    return workbook_add_sheet(s->w, &sheet);
}

/* ---- Rows */

struct rows {
    struct workbook *w;
    const struct row_sink *sink;
    struct arena row; /* texts of the row at hand */
    VEC(struct sheet_cell) cells;
    struct buf text;
    unsigned sheet_depth; /* 0: outside of the sheet */
    unsigned cell_depth;
    unsigned note_depth; /* of a comment on the cell; 0: outside */
    uint32_t line, col;
    unsigned row_times, cell_times;
    unsigned paragraphs; /* of the cell */
    unsigned depth;
    bool hidden, beyond, stopped, done;
    struct sheet_cell cell;
    struct str value; /* of a day or time, in place of the text; STR_NONE: the text */
};

/* "2020-08-03T10:30:00" as 3.8.2020 klo 10.30 */
static struct str day_text(struct arena *a, struct str s)
{
    struct date d;
    struct str clock = str_sub(s, 11, 16);

    if (!date_from_iso(str_sub(s, 0, 10), &d))
        return STR_NONE;
    if (clock.n < 5 || is(clock, "00:00"))
        return str_printf(a, "%d.%d.%d", d.day, d.month, d.year);
    return str_printf(a, "%d.%d.%d klo %.*s.%.*s", d.day, d.month, d.year,
                      STR_ARG(str_sub(clock, 0, 2)), STR_ARG(str_sub(clock, 3, 5)));
}

/* "PT10H30M00S" as klo 10.30 */
static struct str time_text(struct arena *a, struct str s)
{
    size_t h = str_find_char(s, 'H', 0), m = str_find_char(s, 'M', 0);
    unsigned hour, minute;

    if (!str_starts(s, STR("PT")) || h == SIZE_MAX || m == SIZE_MAX || m < h ||
        !str_to_uint(str_sub(s, 2, h), 9999, &hour) ||
        !str_to_uint(str_sub(s, h + 1, m), 59, &minute))
        return STR_NONE;
    return str_printf(a, "klo %u.%02u", hour, minute);
}

static void start_cell(struct rows *r, const struct xml_element *e)
{
    struct str type = xml_attribute(e, "value-type");
    unsigned spanned = count_of(e, "number-rows-spanned");

    r->cell = (struct sheet_cell){.kind = is(type, "float") ? CELL_NUMBER : CELL_TEXT};
    r->cell_depth = e->depth;
    r->cell_times = count_of(e, "number-columns-repeated");
    r->paragraphs = 0;
    r->value = STR_NONE;
    buf_clear(&r->text);
    if (is(type, "date"))
        r->value = day_text(&r->row, xml_attribute(e, "date-value"));
    else if (is(type, "time"))
        r->value = time_text(&r->row, xml_attribute(e, "time-value"));
    else if (is(type, "boolean"))
        r->value = is(xml_attribute(e, "boolean-value"), "true") ? STR("kyllä") : STR("ei");
    if (spanned > 1 && is(e->name, "table-cell"))
        *vec_push(r->w->arena, &r->w->merges) =
            (struct sheet_merge){r->line + 1, r->line + spanned, r->col + 1};
}

/* "#N/A", "Err:508" */
static bool is_error(struct str s)
{
    return (s.n > 2 && s.s[0] == '#' && s.s[1] >= 'A' && s.s[1] <= 'Z' &&
            strchr("!?A0", s.s[s.n - 1])) ||
           str_starts(s, STR("Err:"));
}

static void end_cell(struct rows *r)
{
    struct str s = r->value.n ? r->value : str_copy(&r->row, buf_view(&r->text));
    uint64_t most = limit_of(r->w->limits, LIMIT_COLUMNS), end = (uint64_t)r->col + r->cell_times;

    r->cell_depth = 0;
    r->cell.s = s;
    if (is_error(s))
        r->cell.kind = CELL_ERROR;
    for (uint64_t col = r->col; s.n && col < end && col < most; col++) {
        while (r->cells.n < col)
            vec_push(&r->row, &r->cells);
        *vec_push(&r->row, &r->cells) = r->cell;
    }
    r->beyond = r->beyond || (s.n && end > most);
    r->col = end < UINT32_MAX ? (uint32_t)end : UINT32_MAX;
}

static void start_row(struct rows *r, const struct xml_element *e)
{
    struct str shown = xml_attribute(e, "visibility");

    arena_reset(&r->row);
    r->cells.v = NULL;
    r->cells.n = r->cells.cap = 0;
    r->col = 0;
    r->row_times = count_of(e, "number-rows-repeated");
    r->beyond = false;
    r->hidden = is(shown, "collapse") || is(shown, "filter");
}

static bool end_row(struct rows *r)
{
    bool some = r->cells.n || r->beyond;

    for (unsigned i = 0; some && i < r->row_times && !r->stopped; i++) {
        const struct sheet_row row = {r->cells.v, r->cells.n, r->line + i + 1, r->hidden,
                                      r->beyond};

        r->stopped = !r->sink->row(r->sink->user, &row);
    }
    r->line += r->row_times;
    return !r->stopped;
}

/* What stands in a text. */
static void start_inline(struct rows *r, const struct xml_element *e)
{
    unsigned spaces = count_of(e, "c");

    if (is(e->name, "annotation"))
        r->note_depth = e->depth;
    else if (r->note_depth)
        return;
    else if (is(e->name, "p") && r->paragraphs++)
        buf_char(&r->text, '\n');
    else if (is(e->name, "line-break"))
        buf_char(&r->text, '\n');
    else if (is(e->name, "tab"))
        buf_char(&r->text, '\t');
    else if (is(e->name, "s"))
        for (unsigned i = 0; i < spaces && i < 100; i++)
            buf_char(&r->text, ' ');
    else if (is(e->name, "a") && !r->cell.link.n)
        r->cell.link = str_copy(&r->row, xml_attribute(e, "href"));
}

static bool on_start(void *user, const struct xml_element *e)
{
    struct rows *r = user;

    r->depth = e->depth;
    if (!r->sheet_depth) {
        if (is(e->name, "table"))
            r->sheet_depth = e->depth;
        return true;
    }
    if (r->cell_depth)
        start_inline(r, e);
    else if (is(e->name, "table-row"))
        start_row(r, e);
    else if (is(e->name, "table-cell") || is(e->name, "covered-table-cell"))
        start_cell(r, e);
    return true;
}

static void on_text(void *user, struct str s, struct loc at)
{
    struct rows *r = user;

    (void)at;
    if (r->cell_depth && r->paragraphs && !r->note_depth)
        buf_str(&r->text, s);
}

static bool on_end(void *user, struct str name, struct loc at)
{
    struct rows *r = user;
    unsigned depth = r->depth--;

    (void)at;
    if (!r->sheet_depth)
        return true;
    if (depth == r->note_depth)
        r->note_depth = 0;
    if (depth == r->cell_depth)
        end_cell(r);
    else if (!r->cell_depth && is(name, "table-row"))
        return end_row(r);
    else if (depth == r->sheet_depth)
        r->done = true; /* and the parse is stopped */
    return !r->done;
}

static bool ods_rows(struct workbook *w, const struct sheet *sheet, const struct row_sink *sink)
{
    struct rows *r = arena_new(w->arena, struct rows);
    struct xml_handler h = {on_start, on_text, on_end, r};
    const struct ods *o = w->own;
    struct buf xml = {0};
    bool ok;

    r->w = w;
    r->sink = sink;
    w->merges.n = 0;
    buf_str(&xml, o->head);
    buf_str(&xml, sheet->part);
    ok = parse(w, buf_view(&xml), &h) || r->done || r->stopped;
    buf_release(&xml);
    buf_release(&r->text);
    arena_release(&r->row);
    return ok;
}

bool ods_open(struct workbook *w, bool *ok)
{
    struct ods *o = arena_new(w->arena, struct ods);
    struct listing_sheets s = {.w = w, .o = o};
    struct xml_handler h = {.start = on_sheet, .user = &s};
    const struct zipfile_entry *type = zipfile_find(w->zip, STR("mimetype"));
    struct str words;

    *ok = false;
    if (!type || !zipfile_find(w->zip, STR("content.xml")))
        return false;
    if (!workbook_part(w, type->name, &words))
        return true;
    if (!str_starts(words, STR("application/vnd.oasis.opendocument.spreadsheet")))
        return false;
    w->kind = _("OpenDocument spreadsheet");
    w->rows = ods_rows;
    w->own = o;
    *ok = workbook_part(w, STR("content.xml"), &o->content) && parse(w, o->content, &h);
    end_sheet(&s, o->content.n);
    return true;
}
