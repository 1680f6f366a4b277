/*
 * request.c: see request.h. Every name that is not known is answered with the nearest one that is.
 */
#include "cli/request.h"

#include <string.h>

#include "base/file.h"
#include "base/intl.h"

/* Says that a name is not known, and which one was probably meant. */
static bool unknown(struct diag *d, const char *what, struct str name, struct str meant,
                    const char *list)
{
    if (meant.s)
        diag_report(d, DIAG_USAGE, LOC_NONE, _("unknown %s \"%.*s\"; did you mean \"%.*s\"?"), what,
                    STR_ARG(name), STR_ARG(meant));
    else
        diag_report(d, DIAG_USAGE, LOC_NONE, _("unknown %s \"%.*s\"; 'esite list %s' lists them"),
                    what, STR_ARG(name), list);
    return false;
}

/* The next name of a list with commas; false at its end. Empty names are passed over. */
static bool next_name(struct str *rest, struct str *name)
{
    while (str_split(rest, ',', name)) {
        *name = str_trim(*name);
        if (name->n)
            return true;
    }
    return false;
}

/* Adds to a list of pointers what is not in it. */
#define ADD_ONCE(arena, list, what)                                                                \
    do {                                                                                           \
        size_t at = 0;                                                                             \
        while (at < (list)->n && (list)->v[at] != (what))                                          \
            at++;                                                                                  \
        if (at == (list)->n)                                                                       \
            *vec_push(arena, list) = (what);                                                       \
    } while (0)

static bool resolve_municipalities(const char *words, struct job_kit *kit, struct plan_lists *out,
                                   struct diag *d)
{
    struct str rest = str_from(words), name;
    if (!words || str_eq_ascii_case(str_trim(rest), STR("all")))
        return true;
    while (next_name(&rest, &name)) {
        const struct municipality *m = municipality_lookup(kit->table, name);
        if (!m)
            return unknown(d, _("municipality"), name, municipality_suggest(kit->table, name),
                           "municipalities");
        ADD_ONCE(&kit->arena, &out->municipalities, m);
    }
    if (!out->municipalities.n) /* an unset variable of a script is not "all" */
        return unknown(d, _("municipality"), STR(""), STR_NONE, "municipalities");
    return true;
}

static const struct audience *everyone(const struct campaign *c)
{
    for (size_t i = 0; i < c->audiences.n; i++)
        if (c->audiences.v[i].everyone)
            return &c->audiences.v[i];
    return NULL;
}

static bool resolve_audiences(const char *words, struct job_kit *kit, struct plan_lists *out,
                              struct diag *d)
{
    struct str rest = str_from(words), name;
    while (next_name(&rest, &name)) {
        const struct audience *a = campaign_audience(kit->campaign, name);
        if (!a)
            return unknown(d, _("audience"), name, campaign_suggest_audience(kit->campaign, name),
                           "audiences");
        ADD_ONCE(&kit->arena, &out->audiences, a);
    }
    if (words && !out->audiences.n)
        return unknown(d, _("audience"), STR(""), STR_NONE, "audiences");
    if (!words)
        *vec_push(&kit->arena, &out->audiences) = everyone(kit->campaign);
    return true;
}

static bool resolve_categories(const char *words, struct job_kit *kit, struct request *q,
                               struct diag *d)
{
    struct str rest = str_from(words), name;
    while (next_name(&rest, &name)) {
        const struct category *c = campaign_category(kit->campaign, name);
        if (!c)
            return unknown(d, _("category"), name, campaign_suggest_category(kit->campaign, name),
                           "categories");
        *vec_push(&kit->arena, &q->categories) = c;
    }
    return q->categories.n || unknown(d, _("category"), STR(""), STR_NONE, "categories");
}

bool request_day(const char *option, const char *word, struct date *out, struct diag *d)
{
    if (!word || date_from_iso(str_from(word), out) || date_from_finnish(str_from(word), out))
        return true;
    diag_report(d, DIAG_USAGE, LOC_NONE, _("--%s=%s is no day; write it as 1.9.2020 or 2020-09-01"),
                option, word);
    return false;
}

static bool resolve_paper(const struct options *o, struct job *job, struct diag *d)
{
    if (o->impose && o->screen) {
        diag_report(
            d, DIAG_USAGE, LOC_NONE,
            _("--impose and --screen; sheets for the printer or pages for reading, not both"));
        return false;
    }
    job->paper = o->impose ? PAPER_IMPOSE : o->screen ? PAPER_SCREEN : PAPER_LAYOUT;
    job->press = o->press;
    job->mono = o->mono;
    return true;
}

static bool resolve_format(const char *word, enum job_format *out, struct diag *d)
{
    if (!word || strcmp(word, "pdf") == 0) {
        *out = FORMAT_PDF;
    } else if (strcmp(word, "trace") == 0) {
        *out = FORMAT_TRACE;
    } else {
        diag_report(d, DIAG_USAGE, LOC_NONE, _("--format=%s; pdf or trace expected"), word);
        return false;
    }
    return true;
}

/* One of those that have labels; NULL after a DIAG_USAGE. */
static const struct labels *resolve_labels(struct str code, bool easy, struct job_kit *kit,
                                           struct diag *d)
{
    lang_tag lang = lang_from(code);
    lang_tag *known;
    size_t n = labels_languages(&kit->arena, &known);
    for (size_t i = 0; i < n; i++)
        if (known[i] == lang)
            return job_kit_labels(kit, lang, easy, d);
    unknown(d, _("language"), code, STR_NONE, "languages");
    return NULL;
}

/* "fi", or two as "fi+ru". */
static bool resolve_language(struct str word, bool easy, struct job_kit *kit,
                             struct plan_lists *out, struct diag *d)
{
    struct job_language language = {NULL, NULL};
    struct str rest = word, first = STR_NONE;
    bool both = str_find_char(word, '+', 0) != SIZE_MAX;
    str_split(&rest, '+', &first);
    if (both && (str_find_char(rest, '+', 0) != SIZE_MAX || lang_from(rest) == lang_from(first))) {
        diag_report(d, DIAG_USAGE, LOC_NONE,
                    _("--language=%.*s; one language or two different ones expected, as fi+ru"),
                    STR_ARG(word));
        return false;
    }
    language.labels = resolve_labels(str_trim(first), easy, kit, d);
    language.second = both && language.labels ? resolve_labels(str_trim(rest), easy, kit, d) : NULL;
    if (!language.labels || (both && !language.second))
        return false;
    for (size_t i = 0; i < out->languages.n; i++)
        if (out->languages.v[i].labels == language.labels &&
            out->languages.v[i].second == language.second)
            return true;
    *vec_push(&kit->arena, &out->languages) = language;
    return true;
}

static bool resolve_languages(const struct options *o, struct job_kit *kit, struct plan_lists *out,
                              struct diag *d)
{
    struct str rest = str_from(o->language ? o->language : "fi"), word;
    while (next_name(&rest, &word))
        if (!resolve_language(word, o->easy, kit, out, d))
            return false;
    return out->languages.n || resolve_language(str_from(o->language), o->easy, kit, out, d);
}

/* The layout that one names as its easy look; itself, when that is its own name. */
static const struct layout *easy_layout(const struct layout *l, struct job_kit *kit, struct diag *d)
{
    if (str_eq(l->easy, l->name))
        return l;
    if (l->easy.n)
        return job_kit_layout(kit, l->easy, d);
    diag_report(d, DIAG_USAGE, LOC_NONE,
                _("the layout \"%.*s\" has no easy look; for --easy take another, as a5-leaflet "
                  "or a4-sheet, or name one in its attribute easy"),
                STR_ARG(l->name));
    return NULL;
}

static bool resolve_layout(struct str name, bool easy, struct job_kit *kit, struct plan_lists *out,
                           struct diag *d)
{
    struct str *known;
    size_t n = layout_names(&kit->arena, &known);
    bool is_file = str_ends(name, STR(".xml"));
    for (size_t i = 0; i < n && !is_file; i++)
        is_file = str_eq(known[i], name);
    if (!is_file) {
        const char **names = arena_array(&kit->arena, n + 1, sizeof *names);
        for (size_t i = 0; i < n; i++)
            names[i] = str_z(&kit->arena, known[i]);
        return unknown(d, _("layout"), name, str_from(str_suggest(name, names)), "layouts");
    }
    const struct layout *layout = job_kit_layout(kit, name, d);
    if (layout && easy)
        layout = easy_layout(layout, kit, d);
    if (layout)
        ADD_ONCE(&kit->arena, &out->layouts, layout);
    return layout;
}

static bool resolve_layouts(const struct options *o, struct job_kit *kit, struct plan_lists *out,
                            struct diag *d)
{
    struct str rest = str_from(o->layout ? o->layout : "a5-leaflet"), name;
    while (next_name(&rest, &name))
        if (!resolve_layout(name, o->easy, kit, out, d))
            return false;
    return out->layouts.n || resolve_layout(str_from(o->layout), o->easy, kit, out, d);
}

enum { PAGES_MAX = 400 };

/* Layouts that have so many pages take the place of those that were asked for. */
static bool resolve_pages(const char *word, struct job_kit *kit, struct plan_lists *out,
                          struct diag *d)
{
    unsigned pages;
    if (!word)
        return true;
    if (!str_to_uint(str_from(word), PAGES_MAX, &pages) || !pages) {
        diag_report(d, DIAG_USAGE, LOC_NONE, _("--pages=%s; a number from 1 to %d expected"), word,
                    PAGES_MAX);
        return false;
    }
    for (size_t i = 0; i < out->layouts.n; i++)
        out->layouts.v[i] = layout_of_pages(&kit->arena, out->layouts.v[i], pages);
    return true;
}

static void read_ids(const char *words, struct arena *a, id_list *out)
{
    struct str rest = str_from(words), id;
    while (next_name(&rest, &id))
        *vec_push(a, out) = id;
}

static bool resolve_ids(const struct options *o, struct arena *a, struct request *q, struct diag *d)
{
    read_ids(o->omit, a, &q->omit);
    read_ids(o->pin, a, &q->pin);
    for (size_t i = 0; i < q->omit.n; i++)
        for (size_t k = 0; k < q->pin.n; k++)
            if (str_eq(q->omit.v[i], q->pin.v[k])) {
                diag_report(d, DIAG_USAGE, LOC_NONE,
                            _("\"%.*s\" is in --omit and in --pin; take it out of one of them"),
                            STR_ARG(q->pin.v[k]));
                return false;
            }
    return true;
}

bool request_lists(const struct options *o, struct job_kit *kit, struct plan_lists *out,
                   struct diag *d)
{
    *out = (struct plan_lists){.table = kit->table};
    struct request *q = &out->common.request;
    q->day = date_today();
    q->checked = kit->campaign->checked;
    q->fallback = LANG_FI;
    return resolve_ids(o, &kit->arena, q, d) &&
           resolve_municipalities(o->municipality, kit, out, d) &&
           resolve_audiences(o->audience, kit, out, d) &&
           (!o->category || resolve_categories(o->category, kit, q, d)) &&
           request_day("date", o->date, &q->day, d) &&
           request_day("checked", o->checked, &q->checked, d) &&
           resolve_format(o->format, &out->common.format, d) && resolve_paper(o, &out->common, d) &&
           (!o->limit || limits_set(&out->common.limits, o->limit, d)) &&
           resolve_languages(o, kit, out, d) && resolve_layouts(o, kit, out, d) &&
           resolve_pages(o->pages, kit, out, d);
}

static bool only_one(size_t n, const char *option, struct diag *d)
{
    if (n > 1)
        diag_report(d, DIAG_USAGE, LOC_NONE,
                    _("'esite make' takes one --%s; 'esite batch' makes a leaflet for each"),
                    option);
    return n <= 1;
}

bool request_resolve(const struct options *o, struct job_kit *kit, struct job *job, struct diag *d)
{
    struct plan_lists lists;
    if (!request_lists(o, kit, &lists, d) || !only_one(lists.layouts.n, "layout", d) ||
        !only_one(lists.languages.n, "language", d))
        return false;
    *job = lists.common;
    job->layout = lists.layouts.v[0];
    job->language = lists.languages.v[0];
    job->request.lang = job->language.labels->lang;
    for (size_t i = 0; i < lists.municipalities.n; i++)
        *vec_push(&kit->arena, &job->request.municipalities) = lists.municipalities.v[i];
    for (size_t i = 0; i < lists.audiences.n; i++)
        if (lists.audiences.v[i] && !lists.audiences.v[i]->everyone)
            *vec_push(&kit->arena, &job->request.audiences) = lists.audiences.v[i];
    return true;
}

bool request_output(const struct options *o, const char *option, const char *name, struct diag *d)
{
    bool same = name && ((o->campaign && file_is_same(name, o->campaign)) ||
                         (o->fields && file_is_same(name, o->fields)));
    for (int i = 0; name && i < o->rest_n && !same; i++)
        same = file_is_same(name, o->rest[i]);
    if (same)
        diag_report(d, DIAG_USAGE, LOC_NONE,
                    _("--%s=%s would take the place of what is read; name another file"), option,
                    name);
    return !same;
}

bool request_exports(const struct options *o, struct job_kit *kit, struct listings *out,
                     struct diag *d)
{
    struct import_options import;
    if (o->rest_n == 0) {
        diag_report(d, DIAG_USAGE, LOC_NONE, _("no export given; as in 'esite %s listings.csv'"),
                    o->command == COMMAND_CHECK   ? "check"
                    : o->command == COMMAND_BATCH ? "batch -m Tampere"
                                                  : "make -m Tampere");
        return false;
    }
    if (!request_import(o, &kit->arena, &import, d))
        return false;
    for (int i = 0; i < o->rest_n; i++)
        if (!import_file(o->rest[i], &import, kit->table, out, d))
            return false;
    request_tell_unused(o, &import, d);
    return true;
}

void request_tell_unused(const struct options *o, const struct import_options *import,
                         struct diag *d)
{
    bool both = o->sheet && o->all_sheets;
    const struct {
        bool given;
        unsigned use; /* enum import_use; 0: none */
        const char *words;
    } rows[] = {
        {o->delimiter, IMPORT_DELIMITER, _("--delimiter is for CSV files")},
        {o->encoding, IMPORT_ENCODING, _("--encoding is for text; a workbook says itself")},
        {o->header_row, IMPORT_HEADER_ROW, _("--header-row is for a CSV file or a workbook")},
        {o->sheet, IMPORT_SHEET, _("--sheet is for workbooks (.xlsx, .ods)")},
        {o->all_sheets && !both, IMPORT_SHEET, _("--all-sheets is for workbooks (.xlsx, .ods)")},
        {both, 0, _("--all-sheets beside --sheet")},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].given && !(*import->used & rows[i].use))
            diag_report(d, DIAG_NO_EFFECT, LOC_NONE, "%s", rows[i].words);
}

static bool resolve_delimiter(const char *word, char *out, struct diag *d)
{
    if (!word)
        return true;
    if (strcmp(word, "tab") == 0 || strcmp(word, "\\t") == 0)
        *out = '\t';
    else if (strlen(word) == 1 && strchr(";,|\t:", word[0]))
        *out = word[0];
    else {
        diag_report(d, DIAG_USAGE, LOC_NONE,
                    _("--delimiter=%s; one of ; , | : or the word tab expected"), word);
        return false;
    }
    return true;
}

bool request_import(const struct options *o, struct arena *a, struct import_options *out,
                    struct diag *d)
{
    *out = (struct import_options){.with_contact_persons = o->with_contact_persons,
                                   .encoding = o->encoding,
                                   .sheet = o->sheet,
                                   .all_sheets = o->all_sheets,
                                   .used = arena_new(a, unsigned)};
    if (!resolve_delimiter(o->delimiter, &out->delimiter, d) ||
        (o->limit && !limits_set(&out->limits, o->limit, d)))
        return false;
    if (o->header_row &&
        (!str_to_uint(str_from(o->header_row), 1000000, &out->header_row) || !out->header_row)) {
        diag_report(d, DIAG_USAGE, LOC_NONE,
                    _("--header-row=%s; the number of a line, counted from 1, expected"),
                    o->header_row);
        return false;
    }
    if (o->fields)
        out->fields = import_load_fields(a, o->fields, d);
    return !o->fields || out->fields;
}
