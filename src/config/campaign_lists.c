/*
 * campaign_lists.c: the audiences and categories of a campaign, and finding one by any of its
 * names.
 *
 * Every id, name and synonym stands in one index for audiences and in another for categories. A
 * name that would mean two of them is an error, for an export that uses it could not be understood.
 */
#include "base/intl.h"
#include "config/campaign_read.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Ids stand on command lines and in file names. */
bool campaign_is_id(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!(s.s[i] >= 'a' && s.s[i] <= 'z') && !(s.s[i] >= '0' && s.s[i] <= '9') && s.s[i] != '-')
            return false;
    return s.n > 0;
}

void campaign_bad_id(struct campaign_reader *r, const struct xml_node *n, struct str id)
{
    r->good = element_bad(
        n, r->diag, _("id=\"%.*s\"; expected small letters a-z, digits and hyphens"), STR_ARG(id));
}

/* `n` is where the name stands, `whose` the audience or category. */
static void put_name(struct campaign_reader *r, struct names *names, const struct xml_node *n,
                     const struct xml_node *whose, struct str name, unsigned value)
{
    if (names_put(names, name, value, true) != value)
        r->good = element_bad(n, r->diag, _("\"%.*s\" is already a name of another <%.*s>"),
                              STR_ARG(name), STR_ARG(whose->name));
}

static void put_names(struct campaign_reader *r, struct names *names, const struct xml_node *n,
                      const char *const *children, unsigned value)
{
    for (; *children; children++)
        for (const struct xml_node *c = n->first; c; c = c->next)
            if (str_eq(c->name, str_from(*children)))
                put_name(r, names, c, n, c->text, value);
}

/* Ids come after all names, so that a suggestion shows a name. */
static void put_ids(struct campaign_reader *r, struct names *names, const struct xml_node *list)
{
    struct names *ids = names_new(r->arena, 30);
    unsigned i = 0;

    for (const struct xml_node *n = list->first; n; n = n->next, i++) {
        struct str id = element_attribute(n, "id");

        if (!id.s)
            continue; /* reported as missing */
        if (!campaign_is_id(id))
            campaign_bad_id(r, n, id);
        else if (names_put(ids, id, i, true) != i)
            r->good = element_bad(n, r->diag, _("id=\"%.*s\" is used twice"), STR_ARG(id));
        else
            put_name(r, names, n, n, id, i);
    }
}

static void read_synonyms(struct campaign_reader *r, const struct xml_node *n, str_list *out)
{
    for (const struct xml_node *c = n->first; c; c = c->next) {
        if (!str_eq(c->name, STR("synonym")))
            continue;
        r->good = element_is_leaf(c, r->diag) && r->good;
        r->good = element_attributes(c, NULL, 0, NULL, r->arena, r->diag) && r->good;
        if (c->text.n)
            *vec_push(r->arena, out) = c->text;
        else
            r->good = element_bad(c, r->diag, _("<synonym> is empty; expected a name"));
    }
}

static bool check_shape(struct campaign_reader *r, const struct xml_node *list,
                        const struct child *children, size_t count, const struct child *inside,
                        size_t n_inside)
{
    bool good = element_children(list, children, count, r->diag) &&
                element_attributes(list, NULL, 0, NULL, r->arena, r->diag);

    for (const struct xml_node *n = list->first; good && n; n = n->next)
        r->good = element_children(n, inside, n_inside, r->diag) && r->good;
    r->good = good && r->good;
    return good;
}

/* ---- Audiences */

struct audience_attributes {
    struct str id, includes;
    unsigned min_age, max_age, role;
};

enum { NO_AGE = 1000 };
enum { ROLE_NONE, ROLE_EVERYONE, ROLE_VOLUNTEERS, ROLE_PROFESSIONALS };
static const char *const ROLES[] = {"none", "everyone", "volunteers", "professionals", NULL};

static void read_ages(struct campaign_reader *r, const struct xml_node *n,
                      const struct audience_attributes *at, struct audience *x)
{
    x->min_age = at->min_age == NO_AGE ? -1 : (int)at->min_age;
    x->max_age = at->max_age == NO_AGE ? -1 : (int)at->max_age;
    if (x->max_age >= 0 && x->min_age > x->max_age)
        r->good = element_bad(n, r->diag, _("min-age=\"%d\" is more than max-age=\"%d\""),
                              x->min_age, x->max_age);
}

static void split_words(struct arena *a, struct str words, str_list *out)
{
    struct str word;

    while (words.n && str_split(&words, ' ', &word))
        if (word.n)
            *vec_push(a, out) = word;
}

static void read_audience(struct campaign_reader *r, const struct xml_node *n, struct names *names)
{
    static const struct attr attrs[] = {
        {"id", ATTR_TEXT, offsetof(struct audience_attributes, id), true, 0, 0, NULL},
        {"includes", ATTR_TEXT, offsetof(struct audience_attributes, includes), false, 0, 0, NULL},
        {"min-age", ATTR_COUNT, offsetof(struct audience_attributes, min_age), false, 0, 120, NULL},
        {"max-age", ATTR_COUNT, offsetof(struct audience_attributes, max_age), false, 0, 120, NULL},
        {"role", ATTR_WORD, offsetof(struct audience_attributes, role), false, 0, 0, ROLES},
    };
    static const char *const named[] = {"name", "label", "synonym", NULL};
    struct audience_attributes at = {.min_age = NO_AGE, .max_age = NO_AGE};
    struct audience *x = vec_push(r->arena, &r->c->audiences);

    x->order = (unsigned)r->c->audiences.n - 1;
    r->good = element_attributes(n, attrs, COUNT(attrs), &at, r->arena, r->diag) && r->good;
    x->id = at.id;
    x->everyone = at.role == ROLE_EVERYONE;
    x->volunteers = at.role == ROLE_VOLUNTEERS;
    x->professionals = at.role == ROLE_PROFESSIONALS;
    read_ages(r, n, &at, x);
    split_words(r->arena, at.includes, &x->includes);
    campaign_read_texts(r, n, "name", &x->name);
    campaign_read_texts(r, n, "label", &x->label);
    campaign_read_texts(r, n, "lead", &x->lead);
    r->good = texts_check(&x->lead, campaign_placeholders, r->diag) && r->good;
    read_synonyms(r, n, &x->synonyms);
    put_names(r, names, n, named, x->order);
}

static bool is_audience(const struct campaign *c, struct str id)
{
    for (size_t i = 0; i < c->audiences.n; i++)
        if (str_eq(c->audiences.v[i].id, id))
            return true;
    return false;
}

/* Ids in `includes` may stand before the audience that they name. */
static void check_includes(struct campaign_reader *r, const struct xml_node *list,
                           const struct names *names)
{
    const struct xml_node *n = list->first;
    unsigned i;

    for (size_t k = 0; k < r->c->audiences.n; k++, n = n->next) {
        const str_list *ids = &r->c->audiences.v[k].includes;

        for (size_t j = 0; j < ids->n; j++) {
            struct str meant;

            if (is_audience(r->c, ids->v[j]))
                continue;
            meant = names_suggest(names, ids->v[j]);
            if (names_get(names, meant, &i))
                meant = r->c->audiences.v[i].id;
            if (meant.s)
                element_bad(n, r->diag,
                            _("includes=\"%.*s\" is no id of an audience; did you mean \"%.*s\"?"),
                            STR_ARG(ids->v[j]), STR_ARG(meant));
            else
                element_bad(n, r->diag, _("includes=\"%.*s\" is no id of an audience"),
                            STR_ARG(ids->v[j]));
            r->good = false;
        }
    }
}

void campaign_read_audiences(struct campaign_reader *r, const struct xml_node *list)
{
    static const struct child children[] = {{"audience", 1, 0}};
    static const struct child inside[] = {
        {"name", 1, 0}, {"label", 0, 0}, {"lead", 0, 0}, {"synonym", 0, 0}};
    struct names *names = names_new(r->arena, 200);

    if (!check_shape(r, list, children, COUNT(children), inside, COUNT(inside)))
        return;
    for (const struct xml_node *n = list->first; n; n = n->next)
        read_audience(r, n, names);
    put_ids(r, names, list);
    check_includes(r, list, names);
    r->c->audience_names = names;
}

/* ---- Categories */

struct category_attributes {
    struct str id, icon;
    bool volunteer;
};

static void read_category(struct campaign_reader *r, const struct xml_node *n, struct names *names)
{
    static const struct attr attrs[] = {
        {"id", ATTR_TEXT, offsetof(struct category_attributes, id), true, 0, 0, NULL},
        {"icon", ATTR_TEXT, offsetof(struct category_attributes, icon), false, 0, 0, NULL},
        {"volunteer", ATTR_FLAG, offsetof(struct category_attributes, volunteer), false, 0, 0,
         NULL},
    };
    static const char *const named[] = {"name", "short-name", "synonym", NULL};
    struct category_attributes at = {0};
    struct category *x = vec_push(r->arena, &r->c->categories);

    x->order = (unsigned)r->c->categories.n - 1;
    r->good = element_attributes(n, attrs, COUNT(attrs), &at, r->arena, r->diag) && r->good;
    x->id = at.id;
    x->icon = at.icon;
    x->volunteer = at.volunteer;
    campaign_read_texts(r, n, "name", &x->name);
    campaign_read_texts(r, n, "short-name", &x->short_name);
    read_synonyms(r, n, &x->synonyms);
    put_names(r, names, n, named, x->order);
}

void campaign_read_categories(struct campaign_reader *r, const struct xml_node *list)
{
    static const struct child children[] = {{"category", 1, 0}};
    static const struct child inside[] = {{"name", 1, 0}, {"short-name", 0, 0}, {"synonym", 0, 0}};
    struct names *names = names_new(r->arena, 200);

    if (!check_shape(r, list, children, COUNT(children), inside, COUNT(inside)))
        return;
    for (const struct xml_node *n = list->first; n; n = n->next)
        read_category(r, n, names);
    put_ids(r, names, list);
    r->c->category_names = names;
}

/* ---- Lookup */

const struct category *campaign_category(const struct campaign *c, struct str name)
{
    unsigned i;

    return names_get(c->category_names, name, &i) ? &c->categories.v[i] : NULL;
}

const struct audience *campaign_audience(const struct campaign *c, struct str name)
{
    unsigned i;

    return names_get(c->audience_names, name, &i) ? &c->audiences.v[i] : NULL;
}

struct str campaign_suggest_category(const struct campaign *c, struct str name)
{
    return names_suggest(c->category_names, name);
}

struct str campaign_suggest_audience(const struct campaign *c, struct str name)
{
    return names_suggest(c->audience_names, name);
}
