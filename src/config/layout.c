/*
 * layout.c: reads a layout file: the page, the colours, where what stands; styles and checks are
 * next door.
 */
#include "config/layout.h"

#include <stdlib.h>
#include <string.h>

#include "base/dir.h"
#include "base/file.h"
#include "base/intl.h"
#include "config/data.h"
#include "config/layout_read.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

const char *const color_words[] = {"ink", "grey", "accent", "tint", "white", "rule", NULL};

/* ---- Page, colours */

/* Of <layout> itself; where the chain of `like` leads is followed in load_chain. */
struct layout_root {
    struct str name, like, easy;
};

struct page_text {
    struct str size;
    pt64 width, height, top, bottom, start, end, gutter, grid;
};

static const struct attr page_attributes[] = {
    {"size", ATTR_TEXT, offsetof(struct page_text, size), false, 0, 0, NULL},
    {"width", ATTR_LENGTH, offsetof(struct page_text, width), false, 100, 3000, NULL},
    {"height", ATTR_LENGTH, offsetof(struct page_text, height), false, 100, 3000, NULL},
    {"top", ATTR_LENGTH, offsetof(struct page_text, top), true, 0, 1000, NULL},
    {"bottom", ATTR_LENGTH, offsetof(struct page_text, bottom), true, 0, 1000, NULL},
    {"start", ATTR_LENGTH, offsetof(struct page_text, start), true, 0, 1000, NULL},
    {"end", ATTR_LENGTH, offsetof(struct page_text, end), true, 0, 1000, NULL},
    {"gutter", ATTR_LENGTH, offsetof(struct page_text, gutter), true, 0, 200, NULL},
    {"grid", ATTR_LENGTH, offsetof(struct page_text, grid), true, 8, 60, NULL},
};

static bool page_size(const struct xml_node *n, struct page_text *p, struct diag *d)
{
    static const char *const words[] = {"a3", "a4", "a5", "a6", NULL};
    static const pt64 sizes[][2] = {{PT64_MM(297), PT64_MM(420)},
                                    {PT64_MM(210), PT64_MM(297)},
                                    {PT64_MM(148), PT64_MM(210)},
                                    {PT64_MM(105), PT64_MM(148)}};
    int word;

    if (!p->size.s == !(p->width && p->height))
        return element_bad(n, d, _("<page> needs either size or both width and height"));
    if (!p->size.s)
        return true;
    word = element_word(n, p->size, _("value of size"), words, d);
    if (word >= 0) {
        p->width = sizes[word][0];
        p->height = sizes[word][1];
    }
    return word >= 0;
}

/* The first pages where they are not all of one width: the panels of a sheet that is folded in. */
static bool read_panels(struct layout_reader *r, const struct xml_node *n)
{
    static const struct child children[] = {{"panel", 0, LAYOUT_PANELS_MAX}};
    static const struct attr attributes[] = {{"width", ATTR_LENGTH, 0, true, 100, 3000, NULL}};
    struct layout *l = r->layout;

    if (!element_children(n, children, 1, r->diag))
        return false;
    for (const struct xml_node *c = n->first; c; c = c->next)
        if (!element_is_leaf(c, r->diag) ||
            !element_attributes(c, attributes, 1, &l->panel[l->panels++], r->arena, r->diag))
            return false;
    return true;
}

static bool read_page(struct layout_reader *r, const struct xml_node *n)
{
    struct layout *l = r->layout;
    struct page_text p = {0};

    if (!element_attributes(n, page_attributes, COUNT(page_attributes), &p, r->arena, r->diag) ||
        !read_panels(r, n) || !page_size(n, &p, r->diag))
        return false;
    r->page = n;
    l->width = p.width;
    l->height = p.height;
    l->margin_top = p.top;
    l->margin_bottom = p.bottom;
    l->margin_start = p.start;
    l->margin_end = p.end;
    l->gutter = p.gutter;
    l->grid = p.grid;
    return true;
}

static bool read_text(struct layout_reader *r, const struct xml_node *n)
{
    static const struct attr attributes[] = {
        {"measure", ATTR_SPAN, offsetof(struct layout, measure_min), true, 10, 200, NULL},
        {"description", ATTR_COUNT, offsetof(struct layout, description_length), true, 40, 5000,
         NULL},
    };

    return element_is_leaf(n, r->diag) &&
           element_attributes(n, attributes, COUNT(attributes), r->layout, r->arena, r->diag);
}

static bool read_colors(struct layout_reader *r, const struct xml_node *n)
{
    static const struct attr attributes[] = {
        {"ink", ATTR_COLOR, offsetof(struct layout, color[COLOR_INK]), true, 0, 0, NULL},
        {"grey", ATTR_COLOR, offsetof(struct layout, color[COLOR_GREY]), true, 0, 0, NULL},
        {"rule", ATTR_COLOR, offsetof(struct layout, color[COLOR_RULE]), true, 0, 0, NULL},
    };

    r->colors = n;
    return element_is_leaf(n, r->diag) &&
           element_attributes(n, attributes, COUNT(attributes), r->layout, r->arena, r->diag);
}

/* ---- Imposition */

struct imposition_text {
    struct str kind;
    struct imposition how;
};

static bool read_imposition(struct layout_reader *r, const struct xml_node *n)
{
#define IN(member) offsetof(struct imposition_text, member)
    static const char *const flips[] = {"short", "long", NULL};
    static const char *const kinds[] = {
#define IMPOSITION(id, name, width, height) name,
#include "model/imposition_names.h"
#undef IMPOSITION
        NULL,
    };
    static const struct attr attributes[] = {
        {"kind", ATTR_TEXT, IN(kind), true, 0, 0, NULL},
        {"flip", ATTR_WORD, IN(how.flip), false, 0, 0, flips},
        {"creep", ATTR_LENGTH, IN(how.creep), false, 0, 3, NULL},
        {"sheets", ATTR_COUNT, IN(how.sheets), false, 1, 40, NULL},
        {"marks", ATTR_FLAG, IN(how.marks), false, 0, 0, NULL},
    };
#undef IN
    struct imposition_text t = {0};
    int kind = element_word(n, element_attribute(n, "kind"), _("kind"), kinds, r->diag);

    if (kind < 0)
        return false;
    t.how = imposition_default((enum imposition_kind)kind);
    if (!element_is_leaf(n, r->diag) ||
        !element_attributes(n, attributes, COUNT(attributes), &t, r->arena, r->diag))
        return false;
    r->layout->imposition = t.how;
    return true;
}

/* ---- Elements */

static bool read_title(struct layout_reader *r, const struct xml_node *n)
{
    struct {
        struct str lang;
    } t;
    static const struct attr attributes[] = {{"lang", ATTR_TEXT, 0, true, 0, 0, NULL}};
    lang_tag lang;

    if (!element_is_leaf(n, r->diag) ||
        !element_attributes(n, attributes, 1, &t, r->arena, r->diag))
        return false;
    lang = lang_from(t.lang);
    if (!lang)
        return element_bad(n, r->diag,
                           _("lang=\"%.*s\"; expected the code of a language, such as fi"),
                           STR_ARG(t.lang));
    if (!n->text.n)
        return element_bad(n, r->diag, _("<title> is empty; expected the layout's name"));
    *vec_push(r->arena, &r->layout->title) = (struct text_in_lang){lang, n->text, n->at};
    return true;
}

/* What a layout may lack it has, empty: then it lacks it, whatever the one has that it is like. */
static bool is_nothing(const struct xml_node *n)
{
    static const char *const optional[] = {"other", "last", "flow", "feet", "strips", "boxes"};

    for (size_t i = 0; i < COUNT(optional); i++)
        if (str_eq(n->name, str_from(optional[i])))
            return !n->first && !n->n_attributes && !n->text.n;
    return false;
}

static bool read_one(struct layout_reader *r, const struct xml_node *n)
{
    struct layout *l = r->layout;

    if (is_nothing(n))
        return true;
    if (str_eq(n->name, STR("title")))
        return read_title(r, n);
    if (str_eq(n->name, STR("text")))
        return read_text(r, n);
    if (str_eq(n->name, STR("colors")))
        return read_colors(r, n);
    if (str_eq(n->name, STR("boxes")))
        return layout_read_boxes(r, n);
    if (str_eq(n->name, STR("first")))
        return layout_read_bands(r, n, true, &l->master[MASTER_FIRST]);
    if (str_eq(n->name, STR("other")))
        return layout_read_bands(r, n, true, &l->master[MASTER_OTHER]);
    if (str_eq(n->name, STR("last")))
        return layout_read_bands(r, n, false, &l->ending);
    if (str_eq(n->name, STR("flow")))
        return layout_read_parts(r, n, &l->flow);
    if (str_eq(n->name, STR("feet")))
        return layout_read_feet(r, n);
    if (str_eq(n->name, STR("strips")))
        return layout_read_strips(r, n);
    if (str_eq(n->name, STR("imposition")))
        return read_imposition(r, n);
    if (str_eq(n->name, STR("fit")))
        return layout_read_fit(r, n);
    return true; /* page, styles: already read */
}

static const struct xml_node *child_named(const struct xml_node *n, struct str name)
{
    for (const struct xml_node *c = n->first; c; c = c->next)
        if (str_eq(c->name, name))
            return c;
    return NULL;
}

static bool has_column(const layout_bands *bands)
{
    for (size_t i = 0; i < bands->n; i++)
        for (size_t k = 0; k < bands->v[i].cells.n; k++)
            if (bands->v[i].cells.v[k].column)
                return true;
    return false;
}

/* ---- The file */

static bool check_root(struct layout_reader *r, const struct xml_node *root, bool whole)
{
    static const struct attr attributes[] = {
        {"name", ATTR_TEXT, offsetof(struct layout_root, name), true, 0, 0, NULL},
        {"like", ATTR_TEXT, offsetof(struct layout_root, like), false, 0, 0, NULL},
        {"easy", ATTR_TEXT, offsetof(struct layout_root, easy), false, 0, 0, NULL},
    };
    /* What a layout that is like another may leave out, it has from that. */
    const unsigned one = whole;
    const struct child children[] = {
        {"title", 1, 0},      {"page", one, 1}, {"text", one, 1},  {"colors", one, 1},
        {"styles", one, 1},   {"boxes", 0, 1},  {"first", one, 1}, {"other", 0, 1},
        {"last", 0, 1},       {"flow", 0, 1},   {"feet", 0, 1},    {"strips", 0, 1},
        {"imposition", 0, 1}, {"fit", 0, 1},
    };
    struct layout_root t;

    if (!str_eq(root->name, STR("layout")))
        return element_bad(root, r->diag, _("<%.*s>; expected <layout>"), STR_ARG(root->name));
    return element_attributes(root, attributes, COUNT(attributes), &t, r->arena, r->diag) &&
           element_children(root, children, COUNT(children), r->diag);
}

/* The element of the first file of the chain that has it. */
static const struct xml_node *find_element(const struct layout_reader *r, struct str name)
{
    const struct xml_node *found = NULL;

    for (size_t i = 0; i < r->chain_n && !found; i++)
        found = child_named(r->chain[i], name);
    return found;
}

/* What flows goes on over as many pages as it takes; what has columns has something to flow. */
static bool check_flow(const struct layout_reader *r)
{
    const struct xml_node *other = find_element(r, STR("other"));
    const struct layout *l = r->layout;

    if (!l->flow.n && !has_column(&l->master[MASTER_FIRST]) &&
        !has_column(&l->master[MASTER_OTHER]))
        return true;
    if (!l->flow.n)
        return element_bad(r->chain[0], r->diag,
                           _("<layout> has <column>, but no <flow> to run through it"));
    if (!other)
        return element_bad(r->chain[0], r->diag,
                           _("<layout> lacks <other>, with a <column> for the flow to go on"));
    if (!has_column(&l->master[MASTER_OTHER]))
        return element_bad(other, r->diag, _("<other> lacks <column>, for the flow to go on"));
    return true;
}

static bool read_layout(struct layout_reader *r)
{
    bool good = true;

    for (size_t i = 0; i < r->chain_n; i++)
        if (!check_root(r, r->chain[i], i + 1 == r->chain_n))
            return false;
    r->layout->name = element_attribute(r->chain[0], "name");
    if (!read_page(r, find_element(r, STR("page"))) || !layout_read_styles(r))
        return false;
    r->layout->fit.smallest = r->layout->fit.largest = r->layout->style[STYLE_BODY].size;
    for (size_t i = 0; i < r->chain_n; i++)
        for (const struct xml_node *n = r->chain[i]->first; n; n = n->next)
            if (i == 0 || find_element(r, n->name) == n)
                good = read_one(r, n) && good;
    return good && check_flow(r) && layout_check(r);
}

/* ---- Finding it */

/* Says that there is no such layout: `by` is the layout that is like it, NULL the command line. */
static void unknown_layout(struct arena *a, struct str name, const struct xml_node *by,
                           struct diag *d)
{
    enum diag_code code = by ? DIAG_BAD_CONFIG : DIAG_USAGE;
    struct loc at = by ? by->at : LOC_NONE;
    struct str *names, nearest = STR_NONE;
    unsigned least = 3;
    size_t n = layout_names(a, &names);

    for (size_t i = 0; i < n; i++) {
        unsigned distance = str_distance(name, names[i], least);

        if (distance < least) {
            least = distance;
            nearest = names[i];
        }
    }
    if (nearest.s)
        diag_report(d, code, at, _("unknown layout \"%.*s\"; did you mean \"%.*s\"?"),
                    STR_ARG(name), STR_ARG(nearest));
    else
        diag_report(d, code, at,
                    _("unknown layout \"%.*s\"; `esite list layouts` names those there are, a path "
                      "ends in .xml"),
                    STR_ARG(name));
}

static const char *find_file(struct arena *a, struct str name, const struct xml_node *by,
                             struct diag *d)
{
    const char *path;

    if (str_ends(name, STR(".xml")))
        return str_z(a, name);
    path = data_path(a, str_z(a, str_printf(a, "layouts/%.*s.xml", STR_ARG(name))));
    if (file_exists(path))
        return path;
    unknown_layout(a, name, by, d);
    return NULL;
}

/* The file, the one it is like, the one that is like … */
static bool load_chain(struct layout_reader *r, const char *path)
{
    const struct xml_node *root;
    struct str like;

    while (r->chain_n < LAYOUT_FILES_MAX) {
        root = xml_load(r->arena, path, r->diag);
        if (!root)
            return false;
        r->layout->paths[r->layout->paths_n++] = path;
        if (!r->chain_n)
            r->layout->easy = element_attribute(root, "easy");
        r->chain[r->chain_n++] = root;
        like = element_attribute(root, "like");
        if (!like.s)
            return true;
        path = str_ends(like, STR(".xml")) ? file_beside(r->arena, path, like)
                                           : find_file(r->arena, like, root, r->diag);
        if (!path)
            return false;
    }
    return element_bad(r->chain[0], r->diag,
                       _("it is like a layout that is like another, more than %d deep"),
                       LAYOUT_FILES_MAX);
}

const struct layout *layout_load(struct arena *a, struct str name, uint32_t accent, uint32_t tint,
                                 struct diag *d)
{
    struct layout *l = arena_new(a, struct layout);
    struct layout_reader r = {.layout = l, .arena = a, .diag = d};
    const char *path = find_file(a, name, NULL, d);

    l->imposition = imposition_default(IMPOSE_PAGES);
    l->color[COLOR_ACCENT] = accent;
    l->color[COLOR_TINT] = tint;
    l->color[COLOR_WHITE] = 0xffffff;
    return path && load_chain(&r, path) && read_layout(&r) ? l : NULL;
}

static int by_name(const void *x, const void *y)
{
    return str_cmp(*(const struct str *)x, *(const struct str *)y);
}

size_t layout_names(struct arena *a, struct str **out)
{
    static const struct str ending = {".xml", 4};
    size_t n, kept = 0;

    (void)dir_names(a, data_path(a, "layouts"), out, &n);
    for (size_t i = 0; i < n; i++) {
        struct str file = (*out)[i];

        if (str_ends(file, ending))
            (*out)[kept++] = str_sub(file, 0, file.n - ending.n);
    }
    if (kept) /* as they are without their endings */
        qsort(*out, kept, sizeof **out, by_name);
    return kept;
}

static const struct layout_part *contents_of(const struct layout_band *band)
{
    for (size_t i = 0; i < band->cells.n; i++)
        for (size_t k = 0; k < band->cells.v[i].parts.n; k++)
            if (band->cells.v[i].parts.v[k].part == PART_CONTENTS)
                return &band->cells.v[i].parts.v[k];
    return NULL;
}

unsigned layout_contents_columns(const struct layout *l)
{
    for (int m = 0; m < MASTERS; m++)
        for (size_t i = 0; i < l->master[m].n; i++) {
            const struct layout_part *p = contents_of(&l->master[m].v[i]);

            if (p)
                return p->columns > 1 ? p->columns : 1;
        }
    return 0;
}
