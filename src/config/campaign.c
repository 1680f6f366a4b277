/*
 * campaign.c: see campaign.h. The head of a campaign: texts, helpline, publishers, colours,
 * municipalities.
 */
#include "config/campaign.h"

#include <string.h>

#include "base/file.h"
#include "base/intl.h"
#include "config/campaign_read.h"
#include "config/color.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const uint32_t ACCENT = 0x0f4c64, TINT = 0xe8eff2, WHITE = 0xffffff;

const char *const campaign_placeholders[] = {
    "municipality",    "municipality.genitive", "municipality.in",
    "municipality.to", "municipality.from",     NULL,
};
static const char *const none[] = {NULL};

/* ---- Parts that occur in several places */

const struct xml_node *campaign_child(const struct xml_node *n, const char *name)
{
    for (const struct xml_node *c = n->first; c; c = c->next)
        if (str_eq(c->name, str_from(name)))
            return c;
    return NULL;
}

void campaign_read_texts(struct campaign_reader *r, const struct xml_node *n, const char *name,
                         texts *out)
{
    r->good = texts_read(out, n, name, r->lang, r->arena, r->diag) && r->good;
}

static void read_plain_texts(struct campaign_reader *r, const struct xml_node *n, const char *name,
                             texts *out)
{
    campaign_read_texts(r, n, name, out);
    r->good = texts_check(out, none, r->diag) && r->good;
}

static void read_filled_texts(struct campaign_reader *r, const struct xml_node *n, const char *name,
                              texts *out)
{
    campaign_read_texts(r, n, name, out);
    r->good = texts_check(out, campaign_placeholders, r->diag) && r->good;
}

/* An element with a text and nothing else; NULL when it is not there or not right. */
static const struct xml_node *read_leaf(struct campaign_reader *r, const struct xml_node *parent,
                                        const char *name)
{
    const struct xml_node *n = campaign_child(parent, name);
    bool good;

    if (!n)
        return NULL;
    good = element_is_leaf(n, r->diag);
    if (good && !n->text.n)
        good = element_bad(n, r->diag, _("<%s> is empty"), name);
    r->good = good && r->good;
    return good ? n : NULL;
}

static const struct xml_node *read_bare_leaf(struct campaign_reader *r,
                                             const struct xml_node *parent, const char *name)
{
    const struct xml_node *n = read_leaf(r, parent, name);

    if (n)
        r->good = element_attributes(n, NULL, 0, NULL, r->arena, r->diag) && r->good;
    return n;
}

static struct str read_text(struct campaign_reader *r, const struct xml_node *parent,
                            const char *name)
{
    const struct xml_node *n = read_bare_leaf(r, parent, name);

    return n ? n->text : STR_NONE;
}

static struct str read_url(struct campaign_reader *r, const struct xml_node *parent,
                           const char *name)
{
    const struct xml_node *n = read_bare_leaf(r, parent, name);
    size_t scheme;

    if (!n)
        return STR_NONE;
    scheme = str_starts(n->text, STR("https://")) ? 8 : str_starts(n->text, STR("http://")) ? 7 : 0;
    if (!scheme || n->text.n == scheme || n->text.s[scheme] == '/' ||
        str_find_char(n->text, ' ', 0) != SIZE_MAX)
        r->good = element_bad(n, r->diag,
                              _("<%s> is \"%.*s\"; expected an address such as "
                                "https://example.org"),
                              name, STR_ARG(n->text));
    return n->text;
}

/* Digits with spaces, hyphens or brackets between, perhaps a plus in front. */
static bool is_phone(struct str s)
{
    unsigned digits = 0;

    for (size_t i = 0; i < s.n; i++)
        if (s.s[i] >= '0' && s.s[i] <= '9')
            digits++;
        else if (!strchr(" -()", s.s[i]) && !(s.s[i] == '+' && i == 0))
            return false;
    return digits >= 3 && digits <= 15;
}

static void check_phone(struct campaign_reader *r, const struct xml_node *n, struct str phone)
{
    if (!is_phone(phone))
        r->good = element_bad(n, r->diag,
                              _("\"%.*s\" is no phone number; expected one such as "
                                "050 323 3773"),
                              STR_ARG(phone));
}

/* Children as listed, and no attributes. */
static void check_shape(struct campaign_reader *r, const struct xml_node *n,
                        const struct child *inside, size_t count)
{
    r->good = element_children(n, inside, count, r->diag) && r->good;
    r->good = element_attributes(n, NULL, 0, NULL, r->arena, r->diag) && r->good;
}

/* ---- The parts */

static void read_colors(struct campaign_reader *r, const struct xml_node *n)
{
    static const struct attr attrs[] = {
        {"accent", ATTR_COLOR, offsetof(struct campaign, accent), false, 0, 0, NULL},
        {"tint", ATTR_COLOR, offsetof(struct campaign, tint), false, 0, 0, NULL},
    };
    struct campaign *c = r->c;
    double on_white, on_tint;
    bool good = element_attributes(n, attrs, COUNT(attrs), c, r->arena, r->diag) &&
                element_children(n, NULL, 0, r->diag);

    on_white = color_contrast(c->accent, WHITE);
    on_tint = color_contrast(c->accent, c->tint);
    if (good && on_white < 7)
        good = element_bad(n, r->diag,
                           _("contrast of accent=\"#%06x\" on white is %.1f:1; expected 7:1, as "
                             "headings are read in it: choose a darker one"),
                           (unsigned)c->accent, on_white);
    if (good && on_tint < 7)
        good = element_bad(n, r->diag,
                           _("contrast of accent=\"#%06x\" on tint=\"#%06x\" is %.1f:1; expected "
                             "7:1: choose a lighter tint or a darker accent"),
                           (unsigned)c->accent, (unsigned)c->tint, on_tint);
    if (good && color_coverage(c->tint) > 0.101)
        good = element_bad(n, r->diag,
                           _("tint=\"#%06x\" covers %.0f %% of the paper; expected 10 %% at most, "
                             "to save toner: choose a lighter one"),
                           (unsigned)c->tint, 100 * color_coverage(c->tint));
    r->good = good && r->good;
}

static void read_hours(struct campaign_reader *r, const struct xml_node *n)
{
    static const struct child inside[] = {{"days", 1, 0}, {"times", 1, 0}};
    struct hours_line *h = vec_push(r->arena, &r->c->helpline.hours);

    check_shape(r, n, inside, COUNT(inside));
    read_plain_texts(r, n, "days", &h->days);
    read_plain_texts(r, n, "times", &h->times);
}

static void read_helpline(struct campaign_reader *r, const struct xml_node *n)
{
    static const struct child inside[] = {
        {"phone", 1, 1}, {"name", 1, 0}, {"title", 1, 0}, {"text", 0, 0}, {"hours", 0, 0}};
    static const struct attr attrs[] = {
        {"whatsapp", ATTR_FLAG, offsetof(struct helpline, whatsapp), false, 0, 0, NULL}};
    struct helpline *h = &r->c->helpline;
    const struct xml_node *phone;

    check_shape(r, n, inside, COUNT(inside));
    h->at = n->at;
    phone = read_leaf(r, n, "phone");
    if (phone) {
        h->phone = phone->text;
        check_phone(r, phone, h->phone);
        r->good = element_attributes(phone, attrs, 1, h, r->arena, r->diag) && r->good;
    }
    read_plain_texts(r, n, "name", &h->name);
    read_plain_texts(r, n, "title", &h->title);
    read_plain_texts(r, n, "text", &h->text);
    for (const struct xml_node *c = n->first; c; c = c->next)
        if (str_eq(c->name, STR("hours")))
            read_hours(r, c);
}

static struct str read_logo(struct campaign_reader *r, const struct xml_node *parent)
{
    const struct xml_node *n = read_bare_leaf(r, parent, "logo");
    const char *path;

    if (!n)
        return STR_NONE;
    path = file_beside(r->arena, r->c->path, n->text);
    if (!str_ends(n->text, STR(".png")) && !str_ends(n->text, STR(".jpg")) &&
        !str_ends(n->text, STR(".jpeg")))
        r->good = element_bad(n, r->diag, _("logo \"%.*s\"; expected a .png or .jpg file"),
                              STR_ARG(n->text));
    else if (!file_exists(path))
        r->good = element_bad(n, r->diag, _("no file \"%s\""), path);
    return str_from(path);
}

static void read_organisation(struct campaign_reader *r, const struct xml_node *n,
                              struct organisation *o)
{
    static const struct child inside[] = {{"name", 1, 0}, {"street", 0, 1}, {"postal-code", 0, 1},
                                          {"town", 0, 1}, {"url", 0, 1},    {"logo", 0, 1}};
    unsigned code;

    check_shape(r, n, inside, COUNT(inside));
    o->at = n->at;
    read_plain_texts(r, n, "name", &o->name);
    o->street = read_text(r, n, "street");
    o->postal_code = read_text(r, n, "postal-code");
    o->town = read_text(r, n, "town");
    o->url = read_url(r, n, "url");
    o->logo = read_logo(r, n);
    if (o->postal_code.s && (o->postal_code.n != 5 || !str_to_uint(o->postal_code, 99999, &code)))
        r->good =
            element_bad(campaign_child(n, "postal-code"), r->diag,
                        _("postcode \"%.*s\"; expected five digits"), STR_ARG(o->postal_code));
}

static void read_municipality(struct campaign_reader *r, const struct xml_node *n)
{
    const struct municipality *m = municipality_lookup(r->table, n->text);
    struct str meant = m ? STR_NONE : municipality_suggest(r->table, n->text);

    r->good = element_is_leaf(n, r->diag) && r->good;
    r->good = element_attributes(n, NULL, 0, NULL, r->arena, r->diag) && r->good;
    for (size_t i = 0; m && i < r->c->municipalities.n; i++)
        if (r->c->municipalities.v[i] == m)
            r->good = element_bad(n, r->diag, _("%.*s stands here twice"), STR_ARG(m->fi));
    if (m)
        *vec_push(r->arena, &r->c->municipalities) = m;
    else if (meant.s)
        r->good = element_bad(n, r->diag,
                              _("unknown municipality \"%.*s\"; did you mean "
                                "\"%.*s\"?"),
                              STR_ARG(n->text), STR_ARG(meant));
    else
        r->good = element_bad(n, r->diag, _("unknown municipality \"%.*s\""), STR_ARG(n->text));
}

static void read_municipalities(struct campaign_reader *r, const struct xml_node *list)
{
    static const struct child inside[] = {{"municipality", 1, 0}};

    if (!element_children(list, inside, 1, r->diag) ||
        !element_attributes(list, NULL, 0, NULL, r->arena, r->diag)) {
        r->good = false;
        return;
    }
    for (const struct xml_node *n = list->first; n; n = n->next)
        read_municipality(r, n);
}

static void read_volunteering(struct campaign_reader *r, const struct xml_node *n)
{
    static const struct child inside[] = {{"title", 0, 0}, {"lead", 0, 0}};

    check_shape(r, n, inside, COUNT(inside));
    read_plain_texts(r, n, "title", &r->c->volunteer_title);
    read_plain_texts(r, n, "lead", &r->c->volunteer_lead);
}

static void read_service(struct campaign_reader *r, const struct xml_node *n)
{
    static const struct child inside[] = {{"name", 1, 0}};
    static const struct attr attrs[] = {
        {"phone", ATTR_TEXT, offsetof(struct emergency_line, phone), true, 0, 0, NULL}};
    struct emergency_line *e = vec_push(r->arena, &r->c->emergency);

    r->good = element_children(n, inside, 1, r->diag) && r->good;
    r->good = element_attributes(n, attrs, 1, e, r->arena, r->diag) && r->good;
    if (e->phone.s)
        check_phone(r, n, e->phone);
    read_plain_texts(r, n, "name", &e->text);
}

static void read_emergency(struct campaign_reader *r, const struct xml_node *n)
{
    static const struct child inside[] = {{"title", 0, 0}, {"service", 0, 0}};

    check_shape(r, n, inside, COUNT(inside));
    read_plain_texts(r, n, "title", &r->c->emergency_title);
    for (const struct xml_node *c = n->first; c; c = c->next)
        if (str_eq(c->name, STR("service")))
            read_service(r, c);
}

static void read_checked(struct campaign_reader *r, const struct xml_node *n)
{
    if (n && !date_from_iso(n->text, &r->c->checked))
        r->good = element_bad(n, r->diag,
                              _("<checked> is \"%.*s\"; expected a day such as "
                                "2020-08-31"),
                              STR_ARG(n->text));
}

/* ---- The whole */

static void read_organisations(struct campaign_reader *r, const struct xml_node *root)
{
    for (const struct xml_node *n = root->first; n; n = n->next) {
        if (str_eq(n->name, STR("publisher")))
            read_organisation(r, n, vec_push(r->arena, &r->c->publishers));
        else if (str_eq(n->name, STR("funder")))
            read_organisation(r, n, vec_push(r->arena, &r->c->funders));
    }
}

static void read_head(struct campaign_reader *r, const struct xml_node *root)
{
    struct campaign *c = r->c;

    read_plain_texts(r, root, "name", &c->name);
    read_filled_texts(r, root, "tagline", &c->tagline);
    read_filled_texts(r, root, "lead", &c->lead);
    read_plain_texts(r, root, "season", &c->season);
    read_plain_texts(r, root, "source", &c->source);
    read_plain_texts(r, root, "reminder", &c->reminder);
    read_plain_texts(r, root, "funded-by", &c->funded_by);
    c->web = read_url(r, root, "web");
    read_checked(r, read_bare_leaf(r, root, "checked"));
    read_organisations(r, root);
}

static void read_parts(struct campaign_reader *r, const struct xml_node *root)
{
    static const struct {
        const char *name;
        void (*read)(struct campaign_reader *r, const struct xml_node *n);
    } parts[] = {
        {"colors", read_colors},
        {"helpline", read_helpline},
        {"municipalities", read_municipalities},
        {"audiences", campaign_read_audiences},
        {"categories", campaign_read_categories},
        {"volunteering", read_volunteering},
        {"emergency", read_emergency},
    };

    for (size_t i = 0; i < COUNT(parts); i++) {
        const struct xml_node *n = campaign_child(root, parts[i].name);

        if (n)
            parts[i].read(r, n);
    }
}

struct root_attributes {
    struct str id, lang;
};

static bool read_root(struct campaign_reader *r, const struct xml_node *root)
{
    static const struct child children[] = {
        {"name", 1, 0},           {"tagline", 0, 0},   {"lead", 0, 0},       {"season", 0, 0},
        {"colors", 0, 1},         {"helpline", 0, 1},  {"web", 0, 1},        {"source", 0, 0},
        {"reminder", 0, 0},       {"publisher", 0, 0}, {"funder", 0, 0},     {"funded-by", 0, 0},
        {"municipalities", 0, 1}, {"audiences", 0, 1}, {"categories", 0, 1}, {"volunteering", 0, 1},
        {"emergency", 0, 1},      {"checked", 0, 1},
    };
    static const struct attr attrs[] = {
        {"id", ATTR_TEXT, offsetof(struct root_attributes, id), true, 0, 0, NULL},
        {"lang", ATTR_TEXT, offsetof(struct root_attributes, lang), false, 0, 0, NULL},
    };
    struct root_attributes at = {STR_NONE, STR_NONE};

    if (!str_eq(root->name, STR("campaign")))
        return element_bad(root, r->diag, _("<%.*s>; expected <campaign>"), STR_ARG(root->name));
    r->good = element_children(root, children, COUNT(children), r->diag) && r->good;
    r->good = element_attributes(root, attrs, COUNT(attrs), &at, r->arena, r->diag) && r->good;
    r->c->id = at.id;
    if (at.id.s && !campaign_is_id(at.id))
        campaign_bad_id(r, root, at.id);
    r->lang = at.lang.s ? lang_from(at.lang) : LANG_FI;
    return r->lang != 0 || element_bad(root, r->diag,
                                       _("xml:lang=\"%.*s\"; expected a language "
                                         "such as fi"),
                                       STR_ARG(at.lang));
}

static void add_languages(struct campaign_reader *r, const texts *t)
{
    for (size_t i = 0, k; i < t->n; i++) {
        for (k = 0; k < r->c->languages.n && r->c->languages.v[k] != t->v[i].lang; k++)
            ;
        if (k == r->c->languages.n)
            *vec_push(r->arena, &r->c->languages) = t->v[i].lang;
    }
}

static bool read_file(struct campaign_reader *r, const struct xml_node *root)
{
    r->c->accent = ACCENT;
    r->c->tint = TINT;
    if (!read_root(r, root))
        return false;
    read_head(r, root);
    read_parts(r, root);
    add_languages(r, &r->c->name);
    add_languages(r, &r->c->tagline);
    add_languages(r, &r->c->lead);
    return r->good;
}

struct campaign *campaign_read(struct arena *a, const char *path,
                               const struct municipality_table *table, struct diag *d,
                               const struct xml_node **root)
{
    struct campaign *c = arena_new(a, struct campaign);
    struct campaign_reader r = {c, table, a, d, LANG_FI, true};

    c->path = str_z(a, str_from(path));
    *root = xml_load(a, c->path, d);
    return *root && read_file(&r, *root) ? c : NULL;
}

const struct campaign *campaign_load(struct arena *a, const char *path,
                                     const struct municipality_table *table, struct diag *d)
{
    const struct xml_node *root;
    struct campaign *c = campaign_read(a, path, table, d, &root);

    return c && campaign_complete(c, root, a, table, d) ? c : NULL;
}
