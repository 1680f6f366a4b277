/*
 * feeditem.c: what the elements of a feed's item mean.
 *
 * Most have fixed meanings, told by name and namespace. What else there is, elements of other
 * namespaces, the domains of categories and the keys of WordPress's metadata, is looked up as
 * columns are: by the field map, then by the names of fields. A category that names a municipality
 * or region is a place.
 */
#include "import/value/words.h"
#include "import/xml/feed.h"
#include "import/xml/wordpress.h"

static bool is(struct str s, const char *what)
{
    return str_eq(s, str_from(what));
}

static struct raw_value value_of(const struct feed *r, struct field_ref ref, struct str text)
{
    return (struct raw_value){
        .field = ref.field, .lang = ref.lang, .text = {.s = text, .at = r->at}, .rule = ref.rule};
}

static void add_ref(struct feed *r, struct field_ref ref, struct str text)
{
    text = str_copy(&r->item, str_trim(text));
    if (text.n)
        *vec_push(&r->vectors, &r->values) = value_of(r, ref, text);
}

static void add(struct feed *r, enum field_id field, struct str text)
{
    add_ref(r, (struct field_ref){field, 0, NULL}, text);
}

/* ---- Names that are not fixed */

struct taking {
    struct feed *r;
    struct field_ref ref;
};

static void add_serialized(void *user, struct str text)
{
    struct taking *t = user;

    add_ref(t->r, t->ref, text);
}

/* By the field map or the name; a name that is neither is told, unless it is hidden. */
static void take_named(struct feed *r, struct str path, struct str name, struct str text,
                       bool hidden)
{
    struct taking t = {.r = r};
    const struct field_index *index = r->src->index;

    if (!str_trim(text).n)
        return;
    if (!(hidden ? field_mapped(index, path, &t.ref) || field_mapped(index, name, &t.ref)
                 : field_lookup_path(index, path, name, &t.ref))) {
        if (!hidden && !field_ignored(index, path))
            tally_add(&r->unknown, &r->vectors, name, r->at);
        return;
    }
    if (!wordpress_unserialize(str_trim(text), add_serialized, &t))
        add_ref(r, t.ref, text);
}

static bool is_place(const struct feed *r, struct str text)
{
    return municipality_lookup(r->src->table, text) || region_lookup(r->src->table, text) ||
           words_is_nationwide(text);
}

/* "palvelun_kunta" is kunta: the last word of a taxonomy's name that is a field's. */
static bool domain_field(const struct feed *r, struct str domain, struct field_ref *out)
{
    struct str rest = domain, word;
    bool found = false;
    struct field_ref ref;

    if (field_lookup(r->src->index, domain, out))
        return true;
    while (str_split(&rest, str_find_char(domain, '_', 0) == SIZE_MAX ? '-' : '_', &word))
        if (field_lookup(r->src->index, word, &ref)) {
            *out = ref;
            found = true;
        }
    return found;
}

static void take_category(struct feed *r, struct str text)
{
    struct str domain = r->domain;
    bool usual = !domain.n || is(domain, "category") || is(domain, "post_tag") ||
                 r->kind != FEED_WORDPRESS; /* elsewhere a domain is a web address */
    struct field_ref ref = {FIELD_CATEGORIES, 0, NULL};
    struct str path = str_printf(&r->item, "category/%.*s", STR_ARG(domain));
    size_t before = r->values.n;

    text = str_trim(text);
    if (!text.n || wordpress_is_technical(domain) || is(r->nicename, "uncategorized"))
        return;
    if (is(domain, "language")) {
        r->lang = lang_from(r->nicename);
        return;
    }
    if (domain.n && field_mapped(r->src->index, path, &ref)) {
        add_ref(r, ref, text);
    } else if (field_ignored(r->src->index, path)) {
        return;
    } else if (usual) {
        ref.field = is_place(r, text) ? FIELD_MUNICIPALITIES : FIELD_CATEGORIES;
        add_ref(r, ref, text);
    } else if (domain_field(r, domain, &ref)) {
        add_ref(r, ref, text);
    } else {
        tally_add(&r->unknown, &r->vectors, domain, r->at);
    }
    for (; before < r->values.n; before++)
        r->values.v[before].whole = true; /* "Lapset, nuoret" is one */
}

static void take_meta(struct feed *r, struct str text)
{
    struct str path = str_printf(&r->item, "postmeta/%.*s", STR_ARG(r->key));
    enum field_id field;

    if (wordpress_event_field(r->key, &field))
        add(r, field, text);
    else if (r->key.n)
        take_named(r, path, r->key, text, r->key.s[0] == '_');
}

/* ---- Elements */

enum meaning {
    ANY, /* not fixed */
    NOTHING,
    TITLE,
    LINK,
    ID,
    WEAK_ID, /* where there is no other */
    DAY,
    WEAK_DAY,
    BRIEF, /* the description, or its beginning */
    SUMMARY,
    CONTENT,
    CATEGORY,
    POST_TYPE,
    POST_STATUS,
    META_KEY,
    META_VALUE,
};

struct known {
    const char *space; /* the end of the namespace; "": none, or the feed's own */
    const char *name;
    enum meaning meaning;
};

static const struct known KNOWN[] = {
    {"", "title", TITLE},
    {"", "link", LINK},
    {"", "guid", WEAK_ID},
    {"", "id", WEAK_ID},
    {"", "pubDate", WEAK_DAY},
    {"", "updated", DAY},
    {"", "published", WEAK_DAY},
    {"", "description", BRIEF},
    {"", "summary", SUMMARY},
    {"", "content", CONTENT},
    {"", "category", CATEGORY},
    {"", "author", NOTHING},
    {"", "contributor", NOTHING},
    {"", "comments", NOTHING},
    {"", "enclosure", NOTHING},
    {"", "source", NOTHING},
    {"", "rights", NOTHING},
    {"content/", "encoded", CONTENT},
    {"excerpt/", "encoded", SUMMARY},
    {"elements/1.1/", "subject", CATEGORY},
    {"elements/1.1/", "date", DAY},
    {"elements/1.1/", "creator", NOTHING},
    {"elements/1.1/", "publisher", NOTHING},
    {"wp", "post_id", ID},
    {"wp", "post_type", POST_TYPE},
    {"wp", "status", POST_STATUS},
    {"wp", "post_modified", DAY},
    {"wp", "meta_key", META_KEY},
    {"wp", "meta_value", META_VALUE},
    {"wp", NULL, NOTHING},
    {"Atom", NULL, NOTHING}, /* in RSS: of the feed */
    {"modules/slash/", NULL, NOTHING},
    {"modules/syndication/", NULL, NOTHING},
    {"wellformedweb.org/CommentAPI/", NULL, NOTHING},
    {"mrss/", NULL, NOTHING},
};

/* The namespace as KNOWN has it. */
static bool in_space(const struct feed *r, struct str space, const char *known)
{
    bool own = !space.n || is(space, "http://purl.org/rss/1.0/") ||
               (r->kind == FEED_ATOM && is(space, "http://www.w3.org/2005/Atom"));
    bool wp = str_find(space, STR("wordpress.org/export/"), 0) != SIZE_MAX &&
              !str_ends(space, STR("excerpt/"));

    if (!*known || own)
        return own && !*known;
    return is(str_from(known), "wp") ? wp : !wp && str_ends(space, str_from(known));
}

static enum meaning meaning_of(const struct feed *r)
{
    for (size_t i = 0; i < sizeof KNOWN / sizeof *KNOWN; i++)
        if ((!KNOWN[i].name || is(r->name, KNOWN[i].name)) && in_space(r, r->space, KNOWN[i].space))
            return KNOWN[i].meaning;
    return ANY;
}

/* A field map may give another meaning to what has one. */
static bool take_mapped(struct feed *r, struct str text)
{
    struct field_ref ref;
    struct str path = r->name;

    if (!field_index_map(r->src->index))
        return false;
    if (is(r->name, "encoded"))
        path =
            str_ends(r->space, STR("excerpt/")) ? STR("excerpt:encoded") : STR("content:encoded");
    if (field_ignored(r->src->index, path))
        return true;
    if (!field_mapped(r->src->index, path, &ref))
        return false;
    add_ref(r, ref, text);
    return true;
}

static void take_content(struct feed *r, struct str text)
{
    struct buf shown = {0};

    if (!str_trim(text).n)
        return;
    r->has_content = true;
    if (r->kind == FEED_WORDPRESS)
        wordpress_content(&shown, text);
    add(r, FIELD_DESCRIPTION, r->kind == FEED_WORDPRESS ? buf_view(&shown) : text);
    buf_release(&shown);
}

/* The kinds of posts that are listings, and those that a field map names. */
static void take_post_type(struct feed *r, struct str type)
{
    const struct fieldmap *map = field_index_map(r->src->index);
    enum listing_type known;

    r->skipped = map && map->record.n && !is(map->record, "item") ? !str_eq(map->record, type)
                                                                  : wordpress_is_other(type);
    if (r->skipped)
        tally_add(&r->left, &r->vectors, type, r->item_at);
    else if (words_to_type(type, &known))
        add(r, FIELD_TYPE, type);
}

static void take_status(struct feed *r, struct str status)
{
    if (is(status, "trash") || is(status, "auto-draft")) {
        if (!r->skipped)
            tally_add(&r->left, &r->vectors, status, r->item_at);
        r->skipped = true;
    } else if (is(status, "future")) {
        add(r, FIELD_STATUS, STR("draft"));
    } else if (!is(status, "inherit")) {
        add(r, FIELD_STATUS, status);
    }
}

static void take_id(struct feed *r, struct str text, bool weak)
{
    if (weak && r->has_id)
        return;
    for (size_t i = 0; i < r->values.n && r->has_id; i++)
        if (r->values.v[i].field == FIELD_ID)
            r->values.v[i].text.s = str_copy(&r->item, str_trim(text));
    if (!r->has_id)
        add(r, FIELD_ID, text);
    r->has_id = r->has_id || str_trim(text).n;
}

static void take_day(struct feed *r, struct str text, bool weak)
{
    if (str_starts(text, STR("0000")) || (weak && r->has_day))
        return;
    for (size_t i = 0; i < r->values.n && r->has_day; i++)
        if (r->values.v[i].field == FIELD_MODIFIED)
            r->values.v[i].text.s = str_copy(&r->item, str_trim(text));
    if (!r->has_day)
        add(r, FIELD_MODIFIED, text);
    r->has_day = r->has_day || str_trim(text).n;
}

/* Atom's links and categories have no text. */
static struct str text_of(const struct feed *r)
{
    struct str text = buf_view(&r->text);

    if (r->kind != FEED_ATOM)
        return text;
    if (is(r->name, "link"))
        return !r->rel.n || is(r->rel, "alternate") ? r->href : STR_NONE;
    if (is(r->name, "category"))
        return r->label.n ? r->label : r->term;
    return text;
}

void feed_take_element(struct feed *r)
{
    struct str text = text_of(r);

    if (take_mapped(r, text))
        return;
    switch (meaning_of(r)) {
    case ANY:
        take_named(r, r->name, r->name, text, false);
        break;
    case NOTHING:
        break;
    case TITLE:
        add(r, FIELD_NAME, text);
        break;
    case LINK:
        add(r, FIELD_URL, text);
        break;
    case ID:
    case WEAK_ID:
        take_id(r, text, meaning_of(r) == WEAK_ID);
        break;
    case DAY:
    case WEAK_DAY:
        take_day(r, text, meaning_of(r) == WEAK_DAY);
        break;
    case BRIEF:
        r->brief = value_of(r, (struct field_ref){FIELD_SUMMARY, 0, NULL},
                            str_copy(&r->item, str_trim(text)));
        break;
    case SUMMARY:
        add(r, FIELD_SUMMARY, text);
        break;
    case CONTENT:
        take_content(r, text);
        break;
    case CATEGORY:
        take_category(r, text);
        break;
    case POST_TYPE:
        take_post_type(r, str_trim(text));
        break;
    case POST_STATUS:
        take_status(r, str_trim(text));
        break;
    case META_KEY:
        r->key = str_copy(&r->item, str_trim(text));
        break;
    case META_VALUE:
        take_meta(r, text);
        break;
    }
}
