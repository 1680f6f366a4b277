/*
 * flat.c: a record of an unknown vocabulary: names are matched to fields as those of columns are.
 *
 * An object that is no field may stand around fields ({"contact": {"phone": …}}), a field may be an
 * object of languages ({"name": {"fi": …, "sv": …}}) or one that names what it is
 * ({"municipality": {"code": "837"}}). A field map names members by their paths: "contact.phone".
 *
 * What stands inside an object may be about something else than the listing: the name of a hall is
 * not the listing's, nor is the phone number of the association when the listing has one.
 */
#include "import/hourparts.h"
#include "import/json/mapping.h"
#include "import/value/fax.h"
#include "import/value/words.h"

#define BIT(field) ((uint64_t)1 << (field))

enum {
    REACH = BIT(FIELD_PHONE) | BIT(FIELD_EMAIL) | BIT(FIELD_URL),
    PLACE = BIT(FIELD_ADDRESS) | BIT(FIELD_POSTAL_CODE) | BIT(FIELD_TOWN) | BIT(FIELD_HOURS),
};

static bool is_by_language(const struct node *n)
{
    if (n->kind != NODE_OBJECT || !n->first)
        return false;
    for (const struct node *m = n->first; m; m = m->next)
        if (!mapping_lang(m->key))
            return false;
    return true;
}

/* An object that is how somebody is called, and how they are reached. */
static bool is_someone(enum field_id field)
{
    return field == FIELD_ORGANIZATION || field == FIELD_CONTACT_PERSON;
}

/* Where an object that is a field's value has it. */
static const struct node *value_in(const struct node *n, enum field_id field)
{
    static const char *const names[] = {"value", "arvo",   "name",   "nimi",       "title", "label",
                                        "text",  "code",   "number", "numero",     "url",   "href",
                                        "id",    "teksti", "kuvaus", "description"};
    size_t count = is_someone(field) ? 7 : sizeof names / sizeof *names;

    for (size_t i = 0; i < count; i++) {
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

    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        struct str said = node_text_of(n, roles[i]);

        if (str_eq_ascii_case(said, STR("voice"))) /* as opposed to a fax or text messages */
            continue;
        if (!role.n || fax_told(said, STR_NONE))
            role = said;
    }
    mapping_put_phone(m, value_in(n, FIELD_PHONE), role.n ? role : STR_NONE,
                      hours.n ? hours : STR_NONE);
}

/* Texts of a list in one: "Monday, Tuesday". */
static struct str joined(struct mapping *m, const struct node *list)
{
    struct str all = STR("");

    NODE_EACH (e, list)
        all = all.n ? str_printf(m->a, "%.*s, %.*s", STR_ARG(all), STR_ARG(node_text(e)))
                    : node_text(e);
    return all;
}

/* {"day": "ma", "opens": "9.00", "closes": "15.00"}; false when it says no time. */
static bool put_hours(struct mapping *m, const struct node *n)
{
    struct hourparts parts = {{{0}}};
    enum hourpart part;
    struct str text;

    for (const struct node *x = n->first; x; x = x->next)
        if (hourparts_named(x->key, &part) && (node_is_scalar(x) || x->kind == NODE_LIST))
            parts.v[part] = joined(m, x);
    text = hourparts_text(m->a, &parts);
    if (text.n)
        mapping_put_made(m, FIELD_HOURS, text, n->at);
    return text.n > 0;
}

/* {"monday": "9–15", "tuesday": "9–15"}; false when it is something else. */
static bool put_week(struct mapping *m, const struct node *n)
{
    for (const struct node *x = n->first; x; x = x->next)
        if (!hourparts_is_weekday(x->key) || x->kind == NODE_OBJECT)
            return false;
    for (const struct node *x = n->first; x; x = x->next)
        NODE_EACH (e, x)
            if (node_is_scalar(e))
                mapping_put_made(
                    m, FIELD_HOURS,
                    str_printf(m->a, "%.*s %.*s", STR_ARG(x->key), STR_ARG(node_text(e))), e->at);
    return n->first != NULL;
}

static void take_object(struct mapping *m, const struct node *n, lang_tag lang, unsigned depth);
static void take_reach(struct mapping *m, const struct node *n, uint64_t fields, unsigned depth);

static void take_field(struct mapping *m, struct field_ref ref, const struct node *n, lang_tag lang,
                       unsigned depth)
{
    NODE_EACH (e, n) {
        const struct node *v = e->kind == NODE_OBJECT ? value_in(e, ref.field) : NULL;

        if (node_is_scalar(e))
            mapping_put_lang(m, ref.field, ref.lang ? ref.lang : lang, e);
        else if (ref.field == FIELD_HOURS && e->kind == NODE_OBJECT &&
                 (put_hours(m, e) || put_week(m, e)))
            continue;
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
        if (v && ref.field == FIELD_ORGANIZATION && !m->runner)
            m->runner = e;
        else if (v && ref.field == FIELD_CONTACT_PERSON)
            take_reach(m, e, REACH | PLACE, depth);
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

static struct str enter_mapped(struct mapping *m, struct str key)
{
    return field_index_map(m->src->index) ? enter(m, key) : STR_NONE;
}

/* How somebody is reached, which stands beside their name: those of `fields`. */
static void take_reach(struct mapping *m, const struct node *n, uint64_t fields, unsigned depth)
{
    for (const struct node *x = n->first; x; x = x->next) {
        size_t here = m->path.n;
        struct field_ref ref;

        enter_mapped(m, x->key);
        if (lookup(m, x, &ref) && (fields & BIT(ref.field))) {
            m->rule = ref.rule;
            take_field(m, ref, x, 0, depth + 1);
            m->rule = NULL;
        } else {
            NODE_EACH (e, x)
                if (e->kind == NODE_OBJECT)
                    take_reach(m, e, fields, depth + 1);
        }
        leave(m, here);
    }
}

/* What the record itself does not say, whoever runs it may. */
static void take_runner(struct mapping *m)
{
    uint64_t fields = REACH;

    for (unsigned f = 0; f < FIELDS; f++)
        if ((REACH & BIT(f)) && mapping_has(m, (enum field_id)f))
            fields &= ~BIT(f);
    take_reach(m, m->runner, fields, 0);
}

/* A name inside something that the record has: a hall's, a person's. */
static bool is_of_another(const struct mapping *m, enum field_id field, lang_tag lang,
                          unsigned depth)
{
    return m->named && field == FIELD_NAME && depth && !lang;
}

static void take_member(struct mapping *m, const struct node *n, struct str holder, lang_tag lang,
                        unsigned depth)
{
    struct field_ref ref;
    lang_tag own;

    if (lookup(m, n, &ref)) {
        if (!ref.rule && is_of_another(m, ref.field, ref.lang ? ref.lang : lang, depth)) {
            mapping_misplaced(m, holder, n);
            return;
        }
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
    if (depth && words_in_list(n->key, "lang language type"))
        return;
    mapping_unknown(m, n);
}

/* What GeoJSON and JSON:API have around a record: the kind of object, and where on the map. Looked
 * up once, for it may have very many members. */
static const char *envelope_of(const struct node *record)
{
    const struct node *inner = node_get(record, "attributes");

    if (str_eq(node_text_of(record, "type"), STR("Feature")))
        return "type geometry bbox";
    return inner && inner->kind == NODE_OBJECT ? "type relationships links" : NULL;
}

static void take_object(struct mapping *m, const struct node *n, lang_tag lang, unsigned depth)
{
    const char *envelope;

    if (n->kind == NODE_LIST) {
        for (const struct node *e = n->first; e; e = e->next)
            take_object(m, e, lang, depth + 1);
        return;
    }
    if (n->kind != NODE_OBJECT)
        return;
    envelope = depth ? NULL : envelope_of(n);
    for (const struct node *x = n->first; x; x = x->next) {
        size_t here = m->path.n;

        if (envelope && words_in_list(x->key, envelope))
            continue;
        enter_mapped(m, x->key);
        take_member(m, x, n->key, lang, depth);
        leave(m, here);
    }
}

/* Does the record itself say what it is called? */
static bool has_name(struct mapping *m, const struct node *record)
{
    struct field_ref ref;
    bool found = false;

    for (const struct node *x = record->first; x; x = x->next) {
        size_t here = m->path.n;

        enter_mapped(m, x->key);
        found = found || (x->kind != NODE_NULL && lookup(m, x, &ref) && ref.field == FIELD_NAME);
        leave(m, here);
    }
    return found;
}

void flat_map(struct mapping *m, const struct node *record)
{
    m->named = has_name(m, record);
    take_object(m, record, 0, 0);
    if (m->runner)
        take_runner(m);
}
