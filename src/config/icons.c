/*
 * icons.c: reads data/icons.xml. There are some thirty pictograms, looked up a few times a leaflet:
 * a list will do.
 */
#include "config/icons.h"

#include "base/intl.h"
#include "base/vec.h"
#include "config/data.h"
#include "config/element.h"
#include "config/svgpath.h"

struct icons {
    VEC(struct icon) v;
};

struct icon_attributes {
    struct str name, shows;
    unsigned fill; /* 0 non-zero, 1 even-odd */
};

static const char *const fill_rules[] = {"non-zero", "even-odd", NULL};

static const struct attr attributes[] = {
    {"name", ATTR_TEXT, offsetof(struct icon_attributes, name), true, 0, 0, NULL},
    {"shows", ATTR_TEXT, offsetof(struct icon_attributes, shows), true, 0, 0, NULL},
    {"fill", ATTR_WORD, offsetof(struct icon_attributes, fill), false, 0, 0, fill_rules},
};

static bool read_icon(struct icons *icons, const struct xml_node *n, struct arena *a,
                      struct diag *d)
{
    struct icon_attributes at = {0};
    struct svgpath_error why;
    path_steps steps = {0};

    if (!element_attributes(n, attributes, sizeof attributes / sizeof *attributes, &at, a, d) ||
        !element_is_leaf(n, d))
        return false;
    if (icons_lookup(icons, at.name))
        return element_bad(n, d, _("two icons are named \"%.*s\""), STR_ARG(at.name));
    if (!svgpath_parse(n->text, a, &steps, &why))
        return element_bad(n, d, _("path of \"%.*s\" at \"%.*s\"; expected %s"), STR_ARG(at.name),
                           STR_ARG(str_sub(n->text, why.at, why.at + 12)), _(why.expected));
    *vec_push(a, &icons->v) =
        (struct icon){.name = at.name, .steps = steps.v, .n = steps.n, .even_odd = at.fill == 1};
    return true;
}

const struct icons *icons_load(struct arena *a, struct diag *d)
{
    static const struct child children[] = {{"icon", 1, 0}};
    const struct xml_node *root = xml_load(a, data_path(a, "data/icons.xml"), d);
    struct icons *icons = arena_new(a, struct icons);
    bool good;

    if (!root)
        return NULL;
    good = element_children(root, children, 1, d);
    for (const struct xml_node *n = root->first; n; n = n->next)
        good = read_icon(icons, n, a, d) && good;
    return good ? icons : NULL;
}

const struct icon *icons_lookup(const struct icons *i, struct str name)
{
    for (size_t k = 0; k < i->v.n; k++)
        if (str_eq(i->v.v[k].name, name))
            return &i->v.v[k];
    return NULL;
}
