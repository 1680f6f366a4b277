/*
 * labels.c: see labels.h.
 */
#include "config/labels.h"

#include <stdlib.h>
#include <string.h>

#include "base/dir.h"
#include "base/intl.h"
#include "config/data.h"
#include "config/element.h"

static const char *const NAMES[] = {
#define LABEL(id, name) [id] = name,
#include "config/easy_label_names.h"
#include "config/label_names.h"
#undef LABEL
    [LABEL_ALL] = NULL,
};

static const char *catalogue_path(struct arena *a, lang_tag lang)
{
    char code[4];

    return data_path(a, str_z(a, str_printf(a, "data/labels/%s.xml", lang_code(lang, code))));
}

static bool read_label(struct labels *l, const struct xml_node *n, struct arena *a, struct diag *d)
{
    struct {
        unsigned id;
    } at;
    static const struct attr attrs[] = {{"name", ATTR_WORD, 0, true, 0, 0, NAMES}};

    if (!element_attributes(n, attrs, 1, &at, a, d) || !element_is_leaf(n, d))
        return false;
    if (!n->text.n)
        return element_bad(n, d, _("label \"%s\" is empty"), NAMES[at.id]);
    if (l->text[at.id].s)
        return element_bad(n, d, _("label \"%s\" stands here a second time"), NAMES[at.id]);
    l->text[at.id] = n->text;
    return true;
}

static bool read_root(struct labels *l, const struct xml_node *root, struct arena *a,
                      struct diag *d)
{
    static const struct attr attrs[] = {{"lang", ATTR_TEXT, 0, true, 0, 0, NULL}};
    static const struct child children[] = {{"label", 1, 0}};
    struct str lang = STR_NONE;
    char code[4];

    if (!str_eq(root->name, STR("labels")))
        return element_bad(root, d, _("<%.*s>; expected <labels>"), STR_ARG(root->name));
    if (!element_attributes(root, attrs, 1, &lang, a, d) || !element_children(root, children, 1, d))
        return false;
    if (lang_from(lang) != l->lang)
        return element_bad(root, d, _("xml:lang=\"%.*s\"; expected %s, as the file's name has it"),
                           STR_ARG(lang), lang_code(l->lang, code));
    return true;
}

static bool read_catalogue(struct labels *l, struct arena *a, struct diag *d, struct loc *at)
{
    const struct xml_node *root = xml_load(a, catalogue_path(a, l->lang), d);
    bool good;

    if (!root || !read_root(l, root, a, d))
        return false;
    *at = root->at;
    good = true;
    for (const struct xml_node *n = root->first; n; n = n->next)
        good = read_label(l, n, a, d) && good;
    return good;
}

/* Says which labels are missing, and takes the Finnish ones. */
static bool complete(struct labels *l, struct loc at, struct arena *a, struct diag *d)
{
    const struct labels *fi = NULL;

    for (unsigned i = 0; i < LABEL_COUNT; i++) {
        if (l->text[i].s)
            continue;
        if (l->lang == LANG_FI) {
            diag_report(d, DIAG_BAD_CONFIG, at, _("no label \"%s\""), NAMES[i]);
            return false;
        }
        if (!fi)
            fi = labels_load(a, LANG_FI, d);
        if (!fi)
            return false;
        diag_report(d, DIAG_NO_LABEL, at, _("\"%s\"; the Finnish one is printed"), NAMES[i]);
        l->text[i] = fi->text[i];
    }
    return true;
}

const struct labels *labels_load(struct arena *a, lang_tag lang, struct diag *d)
{
    struct labels *l = arena_new(a, struct labels);
    struct loc at;

    l->lang = lang;
    return read_catalogue(l, a, d, &at) && complete(l, at, a, d) ? l : NULL;
}

/* ---- The easy look */

struct str label_word(const struct labels *l, enum label_id id, unsigned n)
{
    struct str rest = l->text[id], word = STR_NONE;

    for (unsigned i = 0; i <= n; i++)
        if (!str_split(&rest, ' ', &word))
            return STR_NONE;
    return word;
}

const struct labels *labels_easy(struct arena *a, const struct labels *l)
{
    static const struct {
        enum label_id id, easy;
    } twins[] = {
        {LABEL_TIME, LABEL_EASY_TIME},
        {LABEL_DATE, LABEL_EASY_DATE},
        {LABEL_DATE_SHORT, LABEL_EASY_DATE_SHORT},
        {LABEL_WEEKDAY_DATE, LABEL_EASY_WEEKDAY_DATE},
    };
    struct labels *easy = arena_memdup(a, l, sizeof *l);

    easy->easy = true;
    for (size_t i = 0; i < sizeof twins / sizeof *twins; i++)
        if (l->text[twins[i].easy].n)
            easy->text[twins[i].id] = l->text[twins[i].easy];
    for (unsigned day = 0; day < 7 && labels_have_long_days(easy); day++)
        easy->text[LABEL_MON + day] = label_word(l, LABEL_EASY_DAYS, day);
    return easy;
}

/* ---- Which there are */

static int by_code(const void *x, const void *y)
{
    char a[4], b[4];

    return strcmp(lang_code(*(const lang_tag *)x, a), lang_code(*(const lang_tag *)y, b));
}

size_t labels_languages(struct arena *a, lang_tag **out)
{
    VEC(lang_tag) list = {0};
    struct str *names;
    size_t n;

    (void)dir_names(a, data_path(a, "data/labels"), &names, &n);
    for (size_t i = 0; i < n; i++) {
        lang_tag lang = 0;

        if (str_ends(names[i], STR(".xml")))
            lang = lang_from(str_sub(names[i], 0, names[i].n - 4));
        if (lang)
            *vec_push(a, &list) = lang;
    }
    if (list.n)
        qsort(list.v, list.n, sizeof *list.v, by_code);
    *out = list.v;
    return list.n;
}
