/*
 * surveyjson.c: a look at JSON of unknown names.
 *
 * The values are read whole. The records are the list, or the object of objects, in which the
 * objects have the most names together; the outermost of equals.
 */
#include "base/intl.h"
#include "import/json/jsontree.h"
#include "import/survey/survey.h"

enum { NODES = 5000000, DEEP = 16 };

struct reader {
    struct survey *s;
    const struct node *best; /* what holds the records */
    struct str best_path;
    size_t most;
};

/* ---- Where the records are */

static size_t count_names(const struct node *n)
{
    size_t names = 0;

    for (const struct node *e = n->first; e; e = e->next)
        names += e->kind == NODE_OBJECT ? e->n : 0;
    return names;
}

static struct str below(const struct reader *r, struct str path, struct str key)
{
    if (!key.n)
        return path;
    return path.n ? str_printf(r->s->arena, "%.*s.%.*s", STR_ARG(path), STR_ARG(key))
                  : str_copy(r->s->arena, key);
}

/* Objects by their keys: several, which begin with the same name. */
static bool is_by_key(const struct node *n)
{
    if (n->kind != NODE_OBJECT || n->n < 3)
        return false;
    for (const struct node *e = n->first; e; e = e->next)
        if (e->kind != NODE_OBJECT || !e->first || !str_eq(e->first->key, n->first->first->key))
            return false;
    return true;
}

/* What is inside of records is not looked at: their parts are no records. */
static void find_records(struct reader *r, const struct node *n, struct str path, unsigned depth)
{
    size_t names = n->kind == NODE_LIST || is_by_key(n) ? count_names(n) : 0;

    if (names > r->most) {
        r->most = names;
        r->best = n;
        r->best_path = path;
    }
    for (const struct node *e = depth < DEEP && !names ? n->first : NULL; e; e = e->next)
        if (e->first)
            find_records(r, e, below(r, path, e->key), depth + 1);
}

/* ---- Records */

static void take(struct reader *r, const struct node *n, struct str path, struct str name,
                 unsigned depth)
{
    if (node_is_scalar(n))
        survey_value(r->s, path, name, node_text(n));
    for (const struct node *e = depth < DEEP ? n->first : NULL; e; e = e->next)
        take(r, e, below(r, path, e->key), e->key.n ? e->key : name, depth + 1);
}

static void take_record(struct reader *r, const struct node *n)
{
    if (n->kind != NODE_OBJECT || r->s->records == SURVEY_RECORDS)
        return;
    r->s->records++;
    take(r, n, STR_NONE, STR_NONE, 0);
}

/* ---- The file */

bool survey_json(struct survey *s, const struct source *src)
{
    const struct json_limits limits = {
        .depth = (unsigned)limit_of(&src->options->limits, LIMIT_DEPTH),
        .nodes = NODES,
        .text = (size_t)limit_of(&src->options->limits, LIMIT_FIELD),
    };
    struct reader r = {.s = s};
    struct json_cursor c;
    struct diag silent;
    const struct node *n;
    const char *why = NULL;

    diag_init(&silent, NULL);
    json_cursor_init(&c, src->text->text, src->path);
    json_cursor_peek(&c);
    n = json_tree(&c, &limits, s->arena, &why, &silent);
    if (!n) {
        diag_report(src->d, DIAG_BAD_INPUT, c.loc, _("JSON, but %s; found \"%.*s\""), why,
                    STR_ARG(raw_excerpt(str_sub(c.text, c.at, c.text.n))));
        return false;
    }
    if (json_cursor_peek(&c)) { /* an object a line */
        while (n && s->records < SURVEY_RECORDS) {
            take_record(&r, n);
            n = json_cursor_peek(&c) ? json_tree(&c, &limits, s->arena, &why, &silent) : NULL;
        }
        return true;
    }
    find_records(&r, n, STR_NONE, 0);
    if (!r.best) {
        take_record(&r, n); /* one alone */
        return true;
    }
    for (const struct node *e = r.best->first; e; e = e->next)
        take_record(&r, e);
    s->record = r.best_path;
    return true;
}
