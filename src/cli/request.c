/*
 * request.c: see request.h. Every name that is not known is answered with the nearest one that is.
 */
#include "cli/request.h"

#include <string.h>

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

static bool resolve_municipalities(const char *words, struct job_kit *kit, struct request *q,
                                   struct diag *d)
{
    struct str rest = str_from(words), name;
    if (str_eq_ascii_case(str_trim(rest), STR("all")))
        return true;
    while (next_name(&rest, &name)) {
        const struct municipality *m = municipality_lookup(kit->table, name);
        if (!m)
            return unknown(d, _("municipality"), name, municipality_suggest(kit->table, name),
                           "municipalities");
        bool seen = false;
        for (size_t i = 0; i < q->municipalities.n; i++)
            seen |= q->municipalities.v[i] == m;
        if (!seen)
            *vec_push(&kit->arena, &q->municipalities) = m;
    }
    return true;
}

static bool resolve_audiences(const char *words, struct job_kit *kit, struct request *q,
                              struct diag *d)
{
    struct str rest = str_from(words), name;
    while (next_name(&rest, &name)) {
        const struct audience *a = campaign_audience(kit->campaign, name);
        if (!a)
            return unknown(d, _("audience"), name, campaign_suggest_audience(kit->campaign, name),
                           "audiences");
        if (!a->everyone)
            *vec_push(&kit->arena, &q->audiences) = a;
    }
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
    return true;
}

static bool resolve_day(const char *option, const char *word, struct date *out, struct diag *d)
{
    if (!word || date_from_iso(str_from(word), out))
        return true;
    diag_report(d, DIAG_USAGE, LOC_NONE, _("--%s=%s is no day; write it as 2020-09-01"), option,
                word);
    return false;
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

static bool resolve_language(const char *word, struct job_kit *kit, struct job *job, struct diag *d)
{
    struct str code = word ? str_from(word) : STR("fi");
    lang_tag lang = lang_from(code);
    lang_tag *known;
    size_t n = labels_languages(&kit->arena, &known);
    bool found = false;
    for (size_t i = 0; i < n; i++)
        found |= known[i] == lang;
    if (!found)
        return unknown(d, _("language"), code, STR_NONE, "languages");
    job->request.lang = lang;
    job->request.fallback = LANG_FI;
    job->labels = job_kit_labels(kit, lang, d);
    return job->labels != NULL;
}

static bool resolve_layout(const char *word, struct job_kit *kit, struct job *job, struct diag *d)
{
    struct str name = word ? str_from(word) : STR("a5-leaflet");
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
    job->layout = job_kit_layout(kit, name, d);
    return job->layout != NULL;
}

static void resolve_ids(const char *words, struct job_kit *kit, struct request *q, bool pin)
{
    struct str rest = str_from(words), id;
    while (next_name(&rest, &id)) {
        if (pin)
            *vec_push(&kit->arena, &q->pin) = id;
        else
            *vec_push(&kit->arena, &q->omit) = id;
    }
}

bool request_resolve(const struct options *o, struct job_kit *kit, struct job *job, struct diag *d)
{
    struct request *q = &job->request;
    q->day = date_today();
    q->checked = kit->campaign->checked;
    if (o->omit)
        resolve_ids(o->omit, kit, q, false);
    if (o->pin)
        resolve_ids(o->pin, kit, q, true);
    return (!o->municipality || resolve_municipalities(o->municipality, kit, q, d)) &&
           (!o->audience || resolve_audiences(o->audience, kit, q, d)) &&
           (!o->category || resolve_categories(o->category, kit, q, d)) &&
           resolve_day("date", o->date, &q->day, d) &&
           resolve_day("checked", o->checked, &q->checked, d) &&
           resolve_format(o->format, &job->format, d) &&
           resolve_language(o->language, kit, job, d) && resolve_layout(o->layout, kit, job, d);
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

bool request_import(const struct options *o, struct import_options *out, struct diag *d)
{
    *out = (struct import_options){.encoding = o->encoding};
    if (!resolve_delimiter(o->delimiter, &out->delimiter, d))
        return false;
    if (o->header_row &&
        (!str_to_uint(str_from(o->header_row), 1000000, &out->header_row) || !out->header_row)) {
        diag_report(d, DIAG_USAGE, LOC_NONE,
                    _("--header-row=%s; the number of a line, counted from 1, expected"),
                    o->header_row);
        return false;
    }
    return true;
}
