/*
 * columns.c: the columns of a table bound to fields by the header, each filled cell a value.
 */
#include "import/columns.h"

#include <string.h>

#include "base/intl.h"
#include "base/utf8.h"
#include "import/hourparts.h"
#include "import/value/words.h"

enum { HEADER_CELLS = 200 };

/* ---- The header */

unsigned columns_count_fields(const struct cells *row, const struct field_index *index, bool *named)
{
    bool seen[FIELDS] = {false};
    unsigned n = 0;

    for (size_t i = 0; i < row->n && i < HEADER_CELLS; i++) {
        struct field_ref ref;

        if (field_lookup(index, row->v[i].s, &ref) && !seen[ref.field]) {
            seen[ref.field] = true;
            n++;
        }
    }
    *named = seen[FIELD_NAME];
    return n;
}

bool columns_empty(const struct cells *row)
{
    for (size_t i = 0; i < row->n; i++)
        if (row->v[i].s.n && str_trim(row->v[i].s).n)
            return false;
    return !row->unusable;
}

/* The cells of the row, to show what was found instead of a header. */
static struct str show_row(struct arena *a, const struct cells *row)
{
    struct str shown = STR("");

    for (size_t i = 0; row && i < row->n && i < 6; i++) {
        struct str cell = raw_excerpt(str_trim(row->v[i].s));

        shown = str_printf(a, "%.*s%s\"%.*s\"", STR_ARG(shown), i ? ", " : "", STR_ARG(cell));
    }
    return shown;
}

void columns_refuse(const struct source *src, const struct cells *row, bool fields)
{
    struct loc at = row ? row->at : (struct loc){src->path, 0, 0};

    at.col = 0;
    if (fields)
        diag_report(
            src->d, DIAG_BAD_INPUT, at,
            _("no column for the name of a listing; found %.*s, expected one called \"nimi\" "
              "or \"name\" (esite list fields shows all)"),
            STR_ARG(show_row(src->arena, row)));
    else
        diag_report(
            src->d, DIAG_BAD_INPUT, at,
            _("no row with column names; found %.*s, expected names such as \"nimi\", "
              "\"kunnat\", \"puhelin\" (esite list fields shows all; --header-row says where)"),
            STR_ARG(show_row(src->arena, row)));
}

static const struct column *column_of(const struct columns *c, struct field_ref ref)
{
    for (size_t i = 0; i < c->v.n; i++)
        if (c->v.v[i].known && c->v.v[i].ref.field == ref.field && c->v.v[i].ref.lang == ref.lang)
            return &c->v.v[i];
    return NULL;
}

struct str columns_name(struct str cell)
{
    struct str name = str_trim(cell);

    for (size_t at = 0; at < name.n;) {
        uint32_t c = utf8_next(name, &at);

        if (c > ' ' && !(c >= 0x7F && c <= 0xA0) && c != 0xFEFF && !utf8_is_none(c))
            return name;
    }
    return STR_NONE;
}

/* How a field map calls a column that has no name: "#3". */
static struct str number_name(const struct columns *c)
{
    return str_printf(c->src->arena, "#%zu", c->v.n + 1);
}

static struct column *add_column(struct columns *c, const struct raw_text *cell)
{
    const struct source *src = c->src;
    struct str name = columns_name(cell->s);
    struct column column = {.name = str_copy(src->arena, name),
                            .at = raw_loc(cell, name.n ? (size_t)(name.s - cell->s.s) : 0)};
    struct column *added;

    column.known = name.n ? field_lookup(src->index, name, &column.ref)
                          : field_mapped(src->index, number_name(c), &column.ref);
    added = vec_push(src->arena, &c->v);
    *added = column;
    return added;
}

/* Is it free to be a column of `field` by another way than by its name? */
static bool is_free(const struct columns *c, const struct column *column, enum field_id field)
{
    const struct field_index *index = c->src->index;

    return column->name.n && !column->known && !field_ignored(index, column->name) &&
           !field_overruled(index, str_from(field_name(field)));
}

/* "Ma", "Ti", "Ke" …: hours. One alone may be anything. */
static void bind_weekdays(struct columns *c)
{
    unsigned n = 0;

    for (size_t i = 0; i < c->v.n; i++)
        n += is_free(c, &c->v.v[i], FIELD_HOURS) && hourparts_is_weekday(c->v.v[i].name);
    for (size_t i = 0; n >= COLUMNS_WEEKDAYS && i < c->v.n; i++)
        if (is_free(c, &c->v.v[i], FIELD_HOURS) && hourparts_is_weekday(c->v.v[i].name)) {
            c->v.v[i].ref = (struct field_ref){FIELD_HOURS, 0, NULL};
            c->v.v[i].known = c->v.v[i].weekday = true;
        }
}

/* "Tampere", "Nokia": an x where the listing is for them. */
static void bind_places(struct columns *c)
{
    unsigned n = 0;

    for (size_t i = 0; i < c->v.n; i++)
        n += is_free(c, &c->v.v[i], FIELD_MUNICIPALITIES) &&
             headings_is_place(c->src, c->v.v[i].name);
    for (size_t i = 0; n >= COLUMNS_PLACES && i < c->v.n; i++)
        if (is_free(c, &c->v.v[i], FIELD_MUNICIPALITIES) &&
            headings_is_place(c->src, c->v.v[i].name)) {
            c->v.v[i].ref = (struct field_ref){FIELD_MUNICIPALITIES, 0, NULL};
            c->v.v[i].known = c->v.v[i].marked = true;
        }
}

/* Says what is wrong with the i-th. */
static void check_column(const struct columns *c, size_t i)
{
    const struct column *column = &c->v.v[i];
    const struct column *same = column->known ? column_of(c, column->ref) : NULL;

    if (column->name.n && !column->known)
        source_unknown(c->src, column->name, column->at, 0);
    if (same && same != column && !field_is_many(column->ref.field))
        diag_report(
            c->src->d, DIAG_REPEATED_FIELD, column->at,
            _("\"%.*s\" means the same as \"%.*s\" in column %zu; the first that is not empty "
              "is used"),
            STR_ARG(column->name), STR_ARG(same->name), (size_t)(same - c->v.v) + 1);
}

/* Swedish words above the columns speak for Swedish below them; English ones for nothing. */
static void guess_language(const struct columns *c)
{
    const struct column *name = column_of(c, (struct field_ref){FIELD_NAME, 0, NULL});

    if (name && words_in_list(name->name, "namn rubrik titel tjanst"))
        *c->src->main_lang = LANG_SV;
}

void columns_bind(struct columns *c, const struct source *src, const struct cells *header)
{
    *c = (struct columns){.src = src};
    for (size_t i = 0; i < header->n; i++)
        add_column(c, &header->v[i]);
    bind_weekdays(c);
    bind_places(c);
    for (size_t i = 0; i < c->v.n; i++)
        check_column(c, i);
    guess_language(c);
}

void columns_widen(struct columns *c, size_t n, struct loc at)
{
    while (c->v.n < n)
        add_column(c, &(struct raw_text){.s = STR_INIT(""), .at = at});
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

/* An x in the column of a municipality; text that is none is told. */
static bool is_marked(const struct columns *c, const struct column *column,
                      const struct raw_text *text)
{
    bool yes = str_eq(text->s, STR("✓")) || str_eq(text->s, STR("✔"));

    if (!yes && !words_to_bool(text->s, &yes) && !words_is_nothing(text->s))
        diag_report(c->src->d, DIAG_BAD_VALUE, text->at,
                    _("\"%.*s\" in the column \"%.*s\"; expected an x or nothing"),
                    STR_ARG(raw_excerpt(text->s)), STR_ARG(column->name));
    return yes;
}

/* The hours of a day, or of several; an x alone says none. */
static struct str day_text(struct columns *c, struct str days, struct str said)
{
    bool yes = false;

    if (words_to_bool(said, &yes) && yes)
        return days;
    return str_printf(&c->row, "%.*s %.*s", STR_ARG(days), STR_ARG(said));
}

/* "Maanantaisin" says more than a day that begins or ends a range may. */
static struct str day_in_range(struct str name, int day)
{
    static const struct str days[] = {STR_INIT("ma"), STR_INIT("ti"), STR_INIT("ke"),
                                      STR_INIT("to"), STR_INIT("pe"), STR_INIT("la"),
                                      STR_INIT("su")};
    size_t behind = name.n > 3 ? name.n - 3 : name.n;

    return str_eq_ascii_case(str_sub(name, behind, name.n), STR("sin")) ? days[day] : name;
}

/* "9–15" on Monday and Tuesday: "ma–ti 9–15", in the value of the first. False when the day before
 * has other hours. */
static bool joins_day_before(struct columns *c, const struct column *column, struct str said)
{
    struct day_run *run = &c->days;
    int day = hourparts_weekday(column->name);
    struct str days;

    if (!run->value1 || day != run->last + 1 || !str_eq(run->said, said)) {
        *run = (struct day_run){c->values.n + 1, day_in_range(column->name, day), said, day};
        return false;
    }
    run->last = day;
    days = str_printf(&c->row, "%.*s–%.*s", STR_ARG(run->first),
                      STR_ARG(day_in_range(column->name, day)));
    c->values.v[run->value1 - 1].text.s = day_text(c, days, said);
    return true;
}

/* What a column's name says of its cells, or they of it. False when that is nothing. */
static bool complete(struct columns *c, const struct column *column, struct raw_text *text)
{

    if (column->marked) {
        if (is_marked(c, column, text))
            *text = (struct raw_text){.s = column->name, .at = text->at};
        return text->s.s == column->name.s;
    }
    if (column->weekday) {
        if (words_is_nothing(text->s) || joins_day_before(c, column, text->s))
            return false;
        text->s = day_text(c, column->name, text->s);
    }
    return true;
}

static void take_cell(struct columns *c, struct column *column, const struct raw_text *cell)
{
    struct raw_text text;
    struct str s;

    if (!cell->s.n)
        return;
    s = without_excel_marks(str_trim(cell->s));
    if (!s.n)
        return;
    text = (struct raw_text){
        .s = s, .at = raw_loc(cell, (size_t)(s.s - cell->s.s)), .doubled = cell->doubled};
    if (!column->known) {
        if (!column->filled++)
            column->first = text.at;
        return;
    }
    if ((column->weekday || column->marked) && !complete(c, column, &text))
        return;
    *vec_push(c->src->arena, &c->values) = (struct raw_value){
        .field = column->ref.field,
        .lang = column->ref.lang,
        .rule = column->ref.rule,
        .text = text,
    };
}

/* The header once more, as in files put together from several. */
static bool repeats_header(const struct columns *c, const struct cells *row)
{
    if (row->n > c->v.n)
        return false;
    for (size_t i = 0; i < c->v.n; i++)
        if (!str_eq(i < row->n ? str_trim(row->v[i].s) : STR(""), c->v.v[i].name))
            return false;
    return true;
}

bool columns_pass_over(struct columns *c, const struct cells *row)
{
    return repeats_header(c, row) ||
           (!row->unusable && headings_take(&c->headings, c->src, row->v, row->n, row->at));
}

bool columns_take(struct columns *c, const struct cells *row)
{
    const struct source *src = c->src;
    struct raw_record record = {.at = row->at, .unusable = row->unusable};

    arena_reset(&c->row);
    c->values.n = 0;
    c->days.value1 = 0;
    for (size_t i = 0; i < row->n && i < c->v.n; i++)
        take_cell(c, &c->v.v[i], &row->v[i]);
    record.v = c->values.v;
    record.n = c->values.n;
    if (record.n > 1) { /* what is but a name is no listing */
        struct headings *h = &c->headings;

        record.place = h->place.n ? h->place : h->sheet;
        record.placed = h->place.n ? NULL : &h->under_sheet;
    }
    return src->sink->record(src->sink->user, &record);
}

/* Columns without a name say so only when there is text in them. */
void columns_end(struct columns *c)
{
    for (size_t i = 0; i < c->v.n; i++) {
        const struct column *column = &c->v.v[i];

        if (!column->name.n && column->filled)
            diag_report(
                c->src->d, DIAG_UNKNOWN_FIELD, column->first,
                ngettext("column %zu has no name in the header, but text in %zu row, here",
                         "column %zu has no name in the header, but text in %zu rows, here first",
                         column->filled),
                i + 1, column->filled);
    }
    if (c->src)
        headings_end(&c->headings, c->src);
    arena_release(&c->row);
}
