/*
 * flat.c: a record of an unknown vocabulary: names are matched to fields as those of columns are.
 *
 * An object that is no field may stand around fields ({"contact": {"phone": …}}), a field may be an
 * object of languages ({"name": {"fi": …, "sv": …}}) or one that names what it is
 * ({"municipality": {"code": "837"}}). A field map names members by their paths: "contact.phone".
 */
#include "import/json/mapping.h"

static bool one_of(struct str key, const char *list)
{
    struct str rest = str_from(list), word;

    while (str_split(&rest, ' ', &word))
        if (str_eq_ascii_case(key, word))
            return true;
    return false;
}

static bool is_by_language(const struct node *n)
{
    if (n->kind != NODE_OBJECT || !n->first)
        return false;
    for (const struct node *m = n->first; m; m = m->next)
        if (!mapping_lang(m->key))
            return false;
    return true;
}

/* Where an object that is a field's value has it. */
static const struct node *value_in(const struct node *n)
{
    static const char *const names[] = {"value", "arvo", "name", "nimi",   "title",
                                        "label", "text", "code", "number", "numero",
                                        "url",   "href", "id"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct node *v = node_get(n, names[i]);

        if (v && (node_is_scalar(v) || is_by_language(v)))
            return v;
    }
    return NULL;
}

static void put_by_language(struct mapping *m, enum field_id field, const struct node *n)
{
    if (field_has_language(field)) {
        for (const struct node *x = n->first; x; x = x->next)
            mapping_put_lang(m, field, mapping_lang(x->key), x);
        return;
    }
    for (const struct node *x = n->first; x; x = x->next) /* one of them: Finnish, else the first */
        if (mapping_lang(x->key) == LANG_FI && node_is_scalar(x)) {
            mapping_put(m, field, x);
            return;
        }
    mapping_put(m, field, n->first);
}

static void put_phone(struct mapping *m, const struct node *n)
{
    static const char *const roles[] = {"role", "rooli", "type", "tyyppi", "description", "kuvaus"};
    struct str role = STR_NONE, hours = node_text_of(n, "hours");

    for (size_t i = 0; i < sizeof roles / sizeof *roles && !role.n; i++)
        role = node_text_of(n, roles[i]);
    mapping_put_phone(m, value_in(n), role.n ? role : STR_NONE, hours.n ? hours : STR_NONE);
}

static void take_object(struct mapping *m, const struct node *n, lang_tag lang, unsigned depth);

static void take_field(struct mapping *m, struct field_ref ref, const struct node *n, lang_tag lang,
                       unsigned depth)
{
    NODE_EACH (e, n) {
        const struct node *v = e->kind == NODE_OBJECT ? value_in(e) : NULL;

        if (node_is_scalar(e))
            mapping_put_lang(m, ref.field, ref.lang ? ref.lang : lang, e);
        else if (is_by_language(e))
            put_by_language(m, ref.field, e);
        else if (v && ref.field == FIELD_PHONE)
            put_phone(m, e);
        else if (v && is_by_language(v))
            put_by_language(m, ref.field, v);
        else if (v && node_is_scalar(v) && ref.field != FIELD_ADDRESS)
            mapping_put_lang(m, ref.field, ref.lang ? ref.lang : lang, v);
        else
            take_object(m, e, lang, depth + 1);
    }
}

/* ---- Members */

/* The path of the member `key`, in m->path, which has that of what holds it. */
static struct str enter(struct mapping *m, struct str key)
{
    if (m->path.n)
        buf_char(&m->path, '.');
    buf_str(&m->path, key);
    return buf_view(&m->path);
}

static void leave(struct mapping *m, size_t n)
{
    m->path.n = n;
}

/* Does the field map name something inside? */
static bool maps_inside(struct mapping *m, const struct node *n)
{
    size_t here = m->path.n;
    struct field_ref ref;
    bool found = false;

    NODE_EACH (e, n)
        for (const struct node *x = e->kind == NODE_OBJECT ? e->first : NULL; x; x = x->next) {
            struct str path = enter(m, x->key);

            found = found || field_mapped(m->src->index, path, &ref) ||
                    field_ignored(m->src->index, path);
            leave(m, here);
        }
    return found;
}

static bool lookup(struct mapping *m, const struct node *n, struct field_ref *ref)
{
    const struct field_index *index = m->src->index;
    struct str path = buf_view(&m->path);

    if (!field_index_map(index))
        return field_lookup(index, n->key, ref);
    return field_mapped(index, path, ref) ||
           (!maps_inside(m, n) && field_lookup_path(index, path, n->key, ref));
}

static void take_member(struct mapping *m, const struct node *n, lang_tag lang, unsigned depth)
{
    struct field_ref ref;
    lang_tag own;

    if (lookup(m, n, &ref)) {
        m->rule = ref.rule;
        take_field(m, ref, n, lang, depth);
        m->rule = NULL;
        return;
    }
    if (field_index_map(m->src->index) && field_ignored(m->src->index, buf_view(&m->path)))
        return;
    if (n->kind == NODE_OBJECT || n->kind == NODE_LIST) {
        own = mapping_lang(n->key); /* {"translations": {"fi": {"name": …}}} */
        NODE_EACH (e, n) {
            if (e->kind == NODE_OBJECT || e->kind == NODE_LIST)
                take_object(m, e, own ? own : lang, depth + 1);
            else if (node_is_scalar(e))
                mapping_unknown(m, n);
        }
        return;
    }
    if (depth && one_of(n->key, "lang language type @type"))
        return;
    mapping_unknown(m, n);
}

static void take_object(struct mapping *m, const struct node *n, lang_tag lang, unsigned depth)
{
    if (n->kind == NODE_LIST) {
        for (const struct node *e = n->first; e; e = e->next)
            take_object(m, e, lang, depth + 1);
        return;
    }
    for (const struct node *x = n->kind == NODE_OBJECT ? n->first : NULL; x; x = x->next) {
        size_t here = m->path.n;

        if (field_index_map(m->src->index))
            enter(m, x->key);
        take_member(m, x, lang, depth);
        leave(m, here);
    }
}

void flat_map(struct mapping *m, const struct node *record)
{
    take_object(m, record, 0, 0);
}
