/*
 * jsonguess.c: where in a JSON file the listings stand.
 *
 * The beginning of the file is parsed once beforehand. Whatever holds objects is a container, known
 * by its path: a list, an object whose members are objects, the file itself. Each gets the set of
 * fields that the names in its objects are, also of objects within these but not of lists within.
 * The container with the most fields, the name among them, holds the listings; of equals the one in
 * which more objects have a name, then the outermost.
 */
#include "import/json/jsonguess.h"

#include <yajl/yajl_parse.h>

#include "base/arena.h"
#include "import/json/jsonmemory.h"
#include "import/json/mapping.h"

enum { NAMES_SEEN = 20000, KINDS = 256, DEPTH = 64 };

struct kind {
    unsigned parent;
    struct str key; /* in the parent; STR_NONE: an element of a list, or the file's value */
    bool list;
    bool languages;  /* a member is called as a language is */
    uint64_t fields; /* bit per enum field_id */
    unsigned named;  /* objects with a name */
    size_t start;    /* behind the first one's bracket */
};

struct level {
    unsigned kind;
    bool list, named;
    struct str key;
};

struct guess {
    const struct field_index *index;
    struct arena *a;
    yajl_handle yajl;
    struct kind kinds[KINDS + 1]; /* the first is the file, the last is for those without room */
    unsigned n;
    struct level open[DEPTH];
    unsigned depth;
    unsigned values; /* at the top */
    unsigned seen;
};

static unsigned kind_of(struct guess *g, unsigned parent, struct str key, bool list)
{
    for (unsigned i = 1; i < g->n; i++) {
        const struct kind *k = &g->kinds[i];

        if (k->parent == parent && k->list == list && (k->key.s != NULL) == (key.s != NULL) &&
            str_eq(k->key, key))
            return i;
    }
    if (g->n == KINDS)
        return KINDS;
    g->kinds[g->n] = (struct kind){.parent = parent,
                                   .key = key.s ? str_copy(g->a, key) : STR_NONE,
                                   .list = list,
                                   .start = yajl_get_bytes_consumed(g->yajl)};
    return g->n++;
}

static int on_open(struct guess *g, bool list)
{
    unsigned parent = g->depth ? g->open[g->depth - 1].kind : 0;
    struct str key = g->depth ? g->open[g->depth - 1].key : STR_NONE;

    if (!g->depth)
        g->values++;
    if (g->depth == DEPTH)
        return 0;
    g->open[g->depth++] = (struct level){kind_of(g, parent, key, list), list, false, STR_NONE};
    return 1;
}

static int on_open_object(void *user)
{
    return on_open(user, false);
}

static int on_open_list(void *user)
{
    return on_open(user, true);
}

static int on_close(void *user)
{
    struct guess *g = user;

    g->depth--;
    return 1;
}

/* The field belongs to what holds the object, and through objects to what holds those. */
static void credit(struct guess *g, enum field_id field)
{
    unsigned i = g->depth - 1;
    bool first = field == FIELD_NAME;

    do {
        struct kind *holder = &g->kinds[i ? g->open[i - 1].kind : 0];

        holder->fields |= (uint64_t)1 << field;
        if (first && !g->open[i].named)
            holder->named++;
        g->open[i].named = g->open[i].named || first;
    } while (i-- > 0 && !g->open[i].list);
}

static int on_key(void *user, const unsigned char *s, size_t n)
{
    struct guess *g = user;
    struct level *level = &g->open[g->depth - 1];
    struct field_ref ref;

    level->key = str_copy(g->a, (struct str){(const char *)s, n});
    if (mapping_lang(level->key))
        g->kinds[level->kind].languages = true;
    if (field_lookup(g->index, level->key, &ref))
        credit(g, ref.field);
    return ++g->seen < NAMES_SEEN;
}

/* ---- Choosing */

static unsigned count_bits(uint64_t bits)
{
    unsigned n = 0;

    for (; bits; bits &= bits - 1)
        n++;
    return n;
}

static bool better(const struct kind *a, const struct kind *b)
{
    unsigned fields_a = count_bits(a->fields), fields_b = count_bits(b->fields);

    return fields_a != fields_b ? fields_a > fields_b : a->named > b->named;
}

/* Index of what holds the listings; KINDS when nothing does. */
static unsigned choose(const struct guess *g)
{
    unsigned best = KINDS;

    for (unsigned i = 0; i < g->n; i++) {
        const struct kind *k = &g->kinds[i];

        if (!(k->fields >> FIELD_NAME & 1) || (i && !k->list && (k->languages || k->named < 2)))
            continue;
        if (best == KINDS || better(k, &g->kinds[best]))
            best = i;
    }
    return best;
}

static struct str path_of(const struct guess *g, unsigned to)
{
    struct str path;

    if (!to)
        return STR("");
    path = path_of(g, g->kinds[to].parent);
    if (!g->kinds[to].key.s)
        return path;
    return path.n ? str_printf(g->a, "%.*s.%.*s", STR_ARG(path), STR_ARG(g->kinds[to].key))
                  : g->kinds[to].key;
}

/* That which the field map names by its path or last name; KINDS when it names none. */
static unsigned named_kind(const struct guess *g)
{
    const struct fieldmap *map = field_index_map(g->index);

    for (unsigned i = 0; map && map->record.n && i < g->n; i++) {
        struct str path = path_of(g, i);

        if (path.n && (str_eq(path, map->record) || str_eq(g->kinds[i].key, map->record)))
            return i;
    }
    return KINDS;
}

/* The outermost list on the way to it; with several values at the top, the file. */
static unsigned choose_units(const struct guess *g, unsigned chosen)
{
    unsigned units = chosen;

    if (g->values > 1)
        return 0;
    for (unsigned i = chosen; i; i = g->kinds[i].parent)
        if (g->kinds[i].list)
            units = i;
    return units;
}

static void take_steps(const struct guess *g, unsigned from, unsigned to, struct jsonguess *out)
{
    if (to == from)
        return;
    take_steps(g, from, g->kinds[to].parent, out);
    /* The unit itself is the first element of the units' list: no step. */
    if (g->kinds[to].parent != from || g->kinds[to].key.s)
        *vec_push(g->a, &out->steps) = g->kinds[to].key;
}

static void look(struct guess *g, struct str text)
{
    static const yajl_callbacks callbacks = {
        .yajl_start_map = on_open_object,
        .yajl_map_key = on_key,
        .yajl_end_map = on_close,
        .yajl_start_array = on_open_list,
        .yajl_end_array = on_close,
    };
    yajl_alloc_funcs memory = JSONMEMORY;

    g->yajl = yajl_alloc(&callbacks, &memory, g);
    yajl_config(g->yajl, yajl_allow_comments, 1);
    yajl_config(g->yajl, yajl_dont_validate_strings, 1);
    yajl_config(g->yajl, yajl_allow_multiple_values, 1);
    yajl_parse(g->yajl, (const unsigned char *)text.s, text.n);
    yajl_free(g->yajl);
}

bool jsonguess_run(struct jsonguess *out, struct str text, const struct field_index *index,
                   struct arena *a)
{
    struct guess *g = arena_new(a, struct guess);
    unsigned chosen, units;

    *out = (struct jsonguess){0};
    g->index = index;
    g->a = a;
    g->n = 1;
    look(g, text);
    chosen = named_kind(g);
    if (chosen == KINDS)
        chosen = choose(g);
    if (chosen == KINDS)
        return false;
    units = choose_units(g, chosen);
    out->units = units == 0 ? JSON_VALUES : g->kinds[units].list ? JSON_LIST : JSON_MEMBERS;
    out->start = g->kinds[units].start;
    out->inside = units != chosen;
    out->path = path_of(g, chosen);
    take_steps(g, units, chosen, out);
    return true;
}
