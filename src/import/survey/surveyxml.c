/*
 * surveyxml.c: a look at XML of unknown elements.
 *
 * It is read twice. First each element, by its path, gets the number of times that it stands there
 * and the kinds of texts below it; a record is what stands there more than once with the most kinds
 * of them, the outermost of equals. Then the texts are looked at by their paths in the record.
 */
#include <string.h>

#include "config/xml.h"
#include "import/survey/survey.h"
#include "import/xml/xmlguess.h"

enum { KINDS = 256, DEPTH = 64, PATH = 1024 };

struct kind {
    struct str path, name;
    size_t times, leaves; /* kinds of elements with text, and of attributes, below it */
};

struct reader {
    struct survey *s;
    const struct source *src;
    struct kind kinds[KINDS];
    size_t n;
    struct str record; /* name of it */
    struct str names[DEPTH];
    struct buf texts[DEPTH];
    bool parents[DEPTH]; /* has elements inside that are no markup */
    unsigned depth, record_depth;
    unsigned markup;        /* depth of the outermost markup in a text; 0: none */
    struct str key, domain; /* WordPress's */
    struct str space;
};

static bool parse(struct reader *r, const struct xml_handler *h, struct diag *d)
{
    const struct xml_limits limits = {
        .bytes = UINT64_MAX,
        .depth = DEPTH,
        .text = (size_t)limit_of(&r->src->options->limits, LIMIT_FIELD),
        .mended = true,
    };

    return xml_parse(r->src->text->text, r->src->path, &limits, h, DIAG_BAD_INPUT, d);
}

/* Names from `from` on, with slashes between, into `path`. */
static struct str join(const struct reader *r, unsigned from, unsigned to, char path[PATH])
{
    size_t n = 0;

    for (unsigned i = from; i < to && n + r->names[i].n + 1 < PATH; i++) {
        if (n)
            path[n++] = '/';
        memcpy(path + n, r->names[i].s, r->names[i].n);
        n += r->names[i].n;
    }
    return (struct str){path, n};
}

/* ---- What is a record */

static struct kind *kind_at(struct reader *r, struct str path, struct str name)
{
    for (size_t i = 0; i < r->n; i++)
        if (str_eq(r->kinds[i].path, path))
            return &r->kinds[i];
    if (r->n == KINDS)
        return NULL;
    r->kinds[r->n] = (struct kind){str_copy(r->s->arena, path), str_copy(r->s->arena, name), 0, 0};
    return &r->kinds[r->n++];
}

/* A kind of leaf that was not there before counts for all that it stands in. */
static void add_leaf(struct reader *r)
{
    char path[PATH];

    for (unsigned to = 1; to < r->depth; to++) {
        struct kind *k = kind_at(r, join(r, 0, to, path), r->names[to - 1]);

        if (k)
            k->leaves++;
    }
}

static bool on_look_start(void *user, const struct xml_element *e)
{
    struct reader *r = user;
    char path[PATH];
    struct kind *k;

    r->names[e->depth - 1] = e->name;
    r->depth = e->depth;
    k = kind_at(r, join(r, 0, e->depth, path), e->name);
    if (!k)
        return false;
    if (!k->times++)
        add_leaf(r);
    return true;
}

static bool on_look_end(void *user, struct str name, struct loc at)
{
    struct reader *r = user;

    (void)name, (void)at;
    r->depth--;
    return true;
}

static bool better(const struct kind *a, const struct kind *b)
{
    if ((a->times > 1) != (b->times > 1))
        return a->times > 1;
    return a->leaves > b->leaves;
}

static struct str find_record(struct reader *r)
{
    const struct xml_handler h = {.start = on_look_start, .end = on_look_end, .user = r};
    struct str known = xmlguess_run(r->src->text->text, r->src->index, r->s->arena);
    const struct kind *best = NULL;
    struct diag silent;

    diag_init(&silent, NULL);
    parse(r, &h, &silent);
    for (size_t i = 1; i < r->n; i++) /* the first is the root */
        if (r->kinds[i].leaves && (!best || better(&r->kinds[i], best)))
            best = &r->kinds[i];
    if (best && best->times > 1)
        return best->name;
    return known.n ? known : best ? best->name : STR_NONE;
}

/* ---- Records */

static bool is_markup(struct str name)
{
    static const char *const tags[] = {"p",  "br",   "b",   "i",   "em", "strong", "u",
                                       "a",  "span", "ul",  "ol",  "li", "h1",     "h2",
                                       "h3", "h4",   "div", "img", NULL};

    for (const char *const *tag = tags; *tag; tag++)
        if (str_eq(name, str_from(*tag)))
            return true;
    return false;
}

/* The path of the element at hand, as a field map names it. */
static struct str path_here(const struct reader *r, char path[PATH])
{
    struct str name = r->names[r->depth - 1];

    if (str_eq(name, STR("encoded")))
        return str_ends(r->space, STR("excerpt/")) ? STR("excerpt:encoded")
                                                   : STR("content:encoded");
    if (str_eq(name, STR("meta_value")))
        return str_printf(r->s->arena, "postmeta/%.*s", STR_ARG(r->key));
    if (str_eq(name, STR("category")) && r->domain.n)
        return str_printf(r->s->arena, "category/%.*s", STR_ARG(r->domain));
    return join(r, r->record_depth, r->depth, path);
}

/* Attributes that the reader understands where they stand: of phones, of many kinds of elements. */
static bool is_understood(struct str name)
{
    static const char *const names[] = {"lang",  "space", "domain", "nicename",    "rooli",
                                        "role",  "roll",  "tyyppi", "type",        "ajat",
                                        "hours", "tider", "nil",    "isPermaLink", NULL};

    for (const char *const *n = names; *n; n++)
        if (str_eq(name, str_from(*n)))
            return true;
    return false;
}

static void take_attributes(struct reader *r, const struct xml_element *e)
{
    char path[PATH];
    struct str here = r->depth > r->record_depth ? path_here(r, path) : STR("");

    for (size_t i = 0; i < e->n; i++) {
        struct str name = e->attributes[i].name;

        if (is_understood(name))
            continue;
        survey_value(
            r->s,
            str_printf(r->s->arena, "%.*s%s@%.*s", STR_ARG(here), here.n ? "/" : "", STR_ARG(name)),
            str_copy(r->s->arena, name), e->attributes[i].value);
    }
}

static bool on_start(void *user, const struct xml_element *e)
{
    struct reader *r = user;

    r->depth = e->depth;
    r->names[e->depth - 1] = e->name;
    if (r->record_depth) {
        if (!r->markup && is_markup(e->name) && e->depth > r->record_depth + 1)
            r->markup = e->depth;
        if (r->markup)
            return true;
        r->parents[e->depth - 2] = true;
    } else if (str_eq(e->name, r->record)) {
        r->record_depth = e->depth;
        r->s->records++;
    } else {
        return true;
    }
    r->parents[e->depth - 1] = false;
    buf_clear(&r->texts[e->depth - 1]);
    r->space = e->space;
    r->domain = str_copy(r->s->arena, xml_attribute(e, "domain"));
    take_attributes(r, e);
    return true;
}

static void on_text(void *user, struct str s, struct loc at)
{
    struct reader *r = user;

    (void)at;
    if (r->record_depth)
        buf_str(&r->texts[r->markup ? r->markup - 2 : r->depth - 1], s);
}

static bool on_end(void *user, struct str name, struct loc at)
{
    struct reader *r = user;
    struct str text = buf_view(&r->texts[r->depth - 1]);
    char path[PATH];

    (void)at;
    if (r->markup) {
        r->markup = r->markup == r->depth ? 0 : r->markup;
        r->depth--;
        return true;
    }
    if (r->record_depth && r->depth > r->record_depth) {
        if (str_eq(name, STR("meta_key")))
            r->key = str_copy(r->s->arena, str_trim(text));
        else if (!r->parents[r->depth - 1])
            survey_value(r->s, path_here(r, path), str_copy(r->s->arena, name), text);
    }
    if (r->depth == r->record_depth)
        r->record_depth = 0;
    buf_clear(&r->texts[r->depth - 1]);
    r->depth--;
    return r->record_depth || r->s->records < SURVEY_RECORDS;
}

bool survey_xml(struct survey *s, const struct source *src)
{
    struct reader *r = arena_new(s->arena, struct reader);
    const struct xml_handler h = {on_start, on_text, on_end, r};
    bool ok;

    r->s = s;
    r->src = src;
    r->record = find_record(r);
    r->depth = 0;
    ok = parse(r, &h, src->d) || s->records == SURVEY_RECORDS;
    s->record = r->record;
    for (unsigned i = 0; i < DEPTH; i++)
        buf_release(&r->texts[i]);
    return ok;
}
