/*
 * fontlist.c: reads fonts/fonts.xml.
 *
 *     <fonts package="fonts-noto-core">
 *       <folder path="/usr/share/fonts/truetype/noto"/>
 *       <font scripts="Latn Cyrl" regular="NotoSans-Regular.ttf" bold="NotoSans-Bold.ttf"/>
 *     </fonts>
 *
 * Each `font` makes one entry for each weight that it names.
 */
#include "config/fontlist.h"

#include "base/intl.h"
#include "config/data.h"
#include "config/element.h"

struct font_attributes {
    struct str role, scripts, langs, regular, bold, package;
    unsigned index;
};

#define FONT(member) offsetof(struct font_attributes, member)
static const struct attr font_attrs[] = {
    {.name = "role", .kind = ATTR_TEXT, .offset = FONT(role)},
    {.name = "scripts", .kind = ATTR_TEXT, .offset = FONT(scripts)},
    {.name = "langs", .kind = ATTR_TEXT, .offset = FONT(langs)},
    {.name = "regular", .kind = ATTR_TEXT, .offset = FONT(regular)},
    {.name = "bold", .kind = ATTR_TEXT, .offset = FONT(bold)},
    {.name = "package", .kind = ATTR_TEXT, .offset = FONT(package)},
    {.name = "index", .kind = ATTR_COUNT, .offset = FONT(index), .max = 255},
};
static const struct attr fonts_attrs[] = {{.name = "package", .kind = ATTR_TEXT}};
static const struct attr folder_attrs[] = {{.name = "path", .kind = ATTR_TEXT, .required = true}};

static bool next_word(struct str *rest, struct str *word)
{
    while (str_split(rest, ' ', word)) {
        *word = str_trim(*word);
        if (word->n)
            return true;
    }
    return false;
}

static bool read_scripts(struct arena *a, const struct xml_node *n, struct str rest,
                         struct font_entry *e, struct diag *d)
{
    struct str word;

    while (next_word(&rest, &word)) {
        if (word.n != 4)
            return element_bad(
                n, d, _("script \"%.*s\"; expected four letters of ISO 15924 such as \"Latn\""),
                STR_ARG(word));
        *vec_push(a, &e->scripts) = word;
    }
    return true;
}

static bool read_langs(struct arena *a, const struct xml_node *n, struct str rest,
                       struct font_entry *e, struct diag *d)
{
    struct str word;

    while (next_word(&rest, &word)) {
        lang_tag lang = lang_from(word);

        if (!lang)
            return element_bad(n, d,
                               _("language \"%.*s\"; expected a code of ISO 639 such as \"fi\""),
                               STR_ARG(word));
        *vec_push(a, &e->langs) = lang;
    }
    return true;
}

static bool read_font(struct fontlist *list, struct arena *a, const struct xml_node *n,
                      struct str package, struct diag *d)
{
    struct font_attributes x = {.role = STR("text"), .package = package};
    struct font_entry shared = {.at = n->at};

    if (!element_attributes(n, font_attrs, sizeof font_attrs / sizeof *font_attrs, &x, a, d) ||
        !element_is_leaf(n, d))
        return false;
    if (!x.regular.n && !x.bold.n)
        return element_bad(n, d, _("<font> names no file; expected regular=\"…\" or bold=\"…\""));
    shared.role = x.role;
    shared.package = x.package;
    shared.index = x.index;
    if (!read_scripts(a, n, x.scripts, &shared, d) || !read_langs(a, n, x.langs, &shared, d))
        return false;
    for (unsigned bold = 0; bold < 2; bold++) {
        struct font_entry *e;
        struct str file = bold ? x.bold : x.regular;

        if (!file.n)
            continue;
        e = vec_push(a, &list->entries);
        *e = shared;
        e->bold = bold;
        e->file = file;
    }
    return true;
}

static bool read_folder(struct fontlist *list, struct arena *a, const struct xml_node *n,
                        struct diag *d)
{
    return element_attributes(n, folder_attrs, 1, vec_push(a, &list->folders), a, d) &&
           element_is_leaf(n, d);
}

static bool read_list(struct fontlist *list, struct arena *a, const struct xml_node *root,
                      struct diag *d)
{
    static const struct child children[] = {{"folder", 0, 0}, {"font", 1, 0}};
    struct str package = STR("");

    if (!str_eq(root->name, STR("fonts")))
        return element_bad(root, d, _("<%.*s>; expected <fonts>"), STR_ARG(root->name));
    if (!element_attributes(root, fonts_attrs, 1, &package, a, d) ||
        !element_children(root, children, 2, d))
        return false;
    for (const struct xml_node *n = root->first; n; n = n->next)
        if (!(str_eq(n->name, STR("font")) ? read_font(list, a, n, package, d)
                                           : read_folder(list, a, n, d)))
            return false;
    return true;
}

const struct fontlist *fontlist_load(struct arena *a, struct diag *d)
{
    struct fontlist *list = arena_new(a, struct fontlist);
    const struct xml_node *root = xml_load(a, data_path(a, "fonts/fonts.xml"), d);

    if (!root || !read_list(list, a, root, d))
        return NULL;
    *vec_push(a, &list->folders) = str_from(data_path(a, "fonts"));
    return list;
}
