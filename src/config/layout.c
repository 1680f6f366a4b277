/*
 * layout.c: reads a layout file: the page, the colours, where what stands; styles and checks are
 * next door.
 */
#include "config/layout.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/intl.h"
#include "config/data.h"
#include "config/layout_read.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

const char *const color_words[] = {"ink", "grey", "accent", "tint", "white", "rule", NULL};

static const char *const part_words[] = {
#define PART(id, name) name,
#include "model/part_names.h"
#undef PART
    NULL,
};

/* ---- Page, colours */

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

static bool read_page(struct layout_reader *r, const struct xml_node *n)
{
    struct layout *l = r->layout;
    struct page_text p = {0};

    if (!element_attributes(n, page_attributes, COUNT(page_attributes), &p, r->arena, r->diag) ||
        !element_is_leaf(n, r->diag) || !page_size(n, &p, r->diag))
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

/* ---- Parts, bands, feet */

static bool read_part_id(struct layout_reader *r, const struct xml_node *n, struct str name,
                         enum part_id *out)
{
    int id = element_word(n, name, _("part"), part_words, r->diag);

    *out = id < 0 ? PART_COUNT : (enum part_id)id;
    return id >= 0;
}

struct part_text {
    struct str name;
    unsigned from_pages, columns;
};

static bool read_part(struct layout_reader *r, const struct xml_node *n, struct layout_part *out)
{
    static const struct attr attributes[] = {
        {"name", ATTR_TEXT, offsetof(struct part_text, name), true, 0, 0, NULL},
        {"from-pages", ATTR_COUNT, offsetof(struct part_text, from_pages), false, 1, 1000, NULL},
        {"columns", ATTR_COUNT, offsetof(struct part_text, columns), false, 1, 3, NULL},
    };
    struct part_text t = {.columns = 1};

    if (!element_is_leaf(n, r->diag) ||
        !element_attributes(n, attributes, COUNT(attributes), &t, r->arena, r->diag))
        return false;
    out->min_pages = t.from_pages;
    out->columns = t.columns;
    return read_part_id(r, n, t.name, &out->part);
}

/* The <part> children of a cell, of the flow, of a side of a foot. */
static bool read_parts(struct layout_reader *r, const struct xml_node *n, layout_parts *parts)
{
    static const struct child children[] = {{"part", 1, 0}};
    bool good = element_children(n, children, 1, r->diag);

    for (const struct xml_node *c = n->first; c && good; c = c->next)
        good = read_part(r, c, vec_push(r->arena, parts));
    return good;
}

static bool read_cell(struct layout_reader *r, const struct xml_node *n, struct layout_cell *cell)
{
    static const struct attr attributes[] = {
        {"share", ATTR_COUNT, offsetof(struct layout_cell, share), false, 1, 100, NULL},
        {"min-lines", ATTR_COUNT, offsetof(struct layout_cell, min_lines), false, 1, 200, NULL},
    };

    cell->share = 1;
    cell->column = str_eq(n->name, STR("column"));
    if (!element_attributes(n, attributes, cell->column ? 2 : 1, cell, r->arena, r->diag))
        return false;
    return cell->column ? element_is_leaf(n, r->diag) : read_parts(r, n, &cell->parts);
}

static bool read_band(struct layout_reader *r, const struct xml_node *n, struct layout_band *band)
{
    static const struct attr attributes[] = {
        {"after", ATTR_COUNT, offsetof(struct layout_band, space_after), false, 0, 20, NULL},
    };
    static const struct child children[] = {{"cell", 0, 6}, {"column", 0, 6}};

    if (!element_attributes(n, attributes, 1, band, r->arena, r->diag) ||
        !element_children(n, children, 2, r->diag))
        return false;
    if (!n->first)
        return element_bad(n, r->diag, _("<band> is empty; expected <cell> or <column>"));
    for (const struct xml_node *c = n->first; c; c = c->next)
        if (!read_cell(r, c, vec_push(r->arena, &band->cells)))
            return false;
    return true;
}

static size_t columns_of(const struct layout_band *band)
{
    size_t n = 0;

    for (size_t i = 0; i < band->cells.n; i++)
        n += band->cells.v[i].column;
    return n;
}

/* `columns`: may the flow run through these bands? One of them at most, for the order of reading to
 * be plain. */
static bool read_bands(struct layout_reader *r, const struct xml_node *n, bool columns,
                       layout_bands *out)
{
    static const struct child children[] = {{"band", 1, 0}};
    size_t with_columns = 0;

    if (!element_children(n, children, 1, r->diag) ||
        !element_attributes(n, NULL, 0, NULL, r->arena, r->diag))
        return false;
    for (const struct xml_node *c = n->first; c; c = c->next) {
        struct layout_band *band = vec_push(r->arena, out);

        if (!read_band(r, c, band))
            return false;
        with_columns += columns_of(band) > 0;
        if (with_columns > columns)
            return element_bad(c, r->diag,
                               columns ? _("a second band with <column>; expected one in <%.*s>")
                                       : _("<column> in <%.*s>; expected cells only"),
                               STR_ARG(n->name));
    }
    return true;
}

static bool read_foot(struct layout_reader *r, const struct xml_node *n, bool seen[FEET])
{
    static const char *const words[] = {"first", "other", "last", NULL};
    static const struct child children[] = {{"start", 0, 1}, {"center", 0, 1}, {"end", 0, 1}};
    struct {
        unsigned on;
    } t = {0};
    const struct attr attributes[] = {{"on", ATTR_WORD, 0, true, 0, 0, words}};
    struct layout_foot *foot;
    bool good = true;

    if (!element_attributes(n, attributes, 1, &t, r->arena, r->diag) ||
        !element_children(n, children, COUNT(children), r->diag))
        return false;
    if (seen[t.on])
        return element_bad(n, r->diag, _("a second foot for \"%s\""), words[t.on]);
    seen[t.on] = true;
    foot = &r->layout->foot[t.on];
    for (const struct xml_node *c = n->first; c; c = c->next) {
        layout_parts *side = str_eq(c->name, STR("start"))    ? &foot->start
                             : str_eq(c->name, STR("center")) ? &foot->center
                                                              : &foot->end;

        good = read_parts(r, c, side) && good;
    }
    return good;
}

struct feet_text {
    pt64 y;
    struct rule_style rule;
};

/* A foot that isn't given is the one for the other pages. */
static bool read_feet(struct layout_reader *r, const struct xml_node *n)
{
    static const struct attr attributes[] = {
        {"y", ATTR_LENGTH, offsetof(struct feet_text, y), true, 0, 1000, NULL},
        {"rule", ATTR_LENGTH, offsetof(struct feet_text, rule.width), false, 0, 20, NULL},
        {"rule-color", ATTR_WORD, offsetof(struct feet_text, rule.color), false, 0, 0, color_words},
        {"rule-gap", ATTR_LENGTH, offsetof(struct feet_text, rule.gap), false, 0, 100, NULL},
    };
    static const struct child children[] = {{"foot", 1, 3}};
    struct feet_text t = {.rule = {.color = COLOR_RULE, .gap = r->layout->grid}};
    bool seen[FEET] = {false};

    r->feet = n;
    if (!element_attributes(n, attributes, COUNT(attributes), &t, r->arena, r->diag) ||
        !element_children(n, children, 1, r->diag))
        return false;
    r->layout->foot_y = t.y;
    r->layout->foot_rule = t.rule;
    for (const struct xml_node *c = n->first; c; c = c->next)
        if (!read_foot(r, c, seen))
            return false;
    if (!seen[FOOT_OTHER])
        return element_bad(n, r->diag, _("<feet> lacks <foot on=\"other\">"));
    for (int i = 0; i < FEET; i++)
        if (!seen[i])
            r->layout->foot[i] = r->layout->foot[FOOT_OTHER];
    return true;
}

/* ---- Boxes */

struct box_text {
    struct str part;
    struct box_style box;
};

static bool read_box(struct layout_reader *r, const struct xml_node *n)
{
#define IN(member) offsetof(struct box_text, member)
    static const struct attr attributes[] = {
        {"part", ATTR_TEXT, IN(part), true, 0, 0, NULL},
        {"fill", ATTR_WORD, IN(box.fill), false, 0, 0, color_words},
        {"bar", ATTR_LENGTH, IN(box.bar), false, 0, 50, NULL},
        {"bar-color", ATTR_WORD, IN(box.bar_color), false, 0, 0, color_words},
        {"padding", ATTR_LENGTH, IN(box.pad_x), false, 0, 100, NULL},
        {"above", ATTR_HALVES, IN(box.pad_top), false, 0, 10, NULL},
        {"below", ATTR_HALVES, IN(box.pad_bottom), false, 0, 10, NULL},
        {"qr", ATTR_LENGTH, IN(box.qr), false, 0, 600, NULL},
        {"picture", ATTR_LENGTH, IN(box.picture), false, 0, 600, NULL},
    };
#undef IN
    struct box_text t = {.box = {.set = true, .fill = COLOR_WHITE, .bar_color = COLOR_ACCENT}};
    enum part_id part;

    if (!element_is_leaf(n, r->diag) ||
        !element_attributes(n, attributes, COUNT(attributes), &t, r->arena, r->diag) ||
        !read_part_id(r, n, t.part, &part))
        return false;
    if (t.box.fill != COLOR_WHITE && t.box.fill != COLOR_TINT)
        return element_bad(n, r->diag, _("a box filled with %s; expected tint or white"),
                           color_words[t.box.fill]);
    if (r->layout->box[part].set)
        return element_bad(n, r->diag, _("a second box for \"%s\""), part_name(part));
    r->layout->box[part] = t.box;
    r->box[part] = n;
    return true;
}

static bool read_boxes(struct layout_reader *r, const struct xml_node *n)
{
    static const struct child children[] = {{"box", 1, 0}};
    bool good = element_children(n, children, 1, r->diag);

    for (const struct xml_node *c = n->first; c && good; c = c->next)
        good = read_box(r, c);
    return good;
}

/* ---- The file */

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

static bool read_one(struct layout_reader *r, const struct xml_node *n)
{
    struct layout *l = r->layout;

    if (str_eq(n->name, STR("title")))
        return read_title(r, n);
    if (str_eq(n->name, STR("text")))
        return read_text(r, n);
    if (str_eq(n->name, STR("colors")))
        return read_colors(r, n);
    if (str_eq(n->name, STR("styles")))
        return layout_read_styles(r, n);
    if (str_eq(n->name, STR("boxes")))
        return read_boxes(r, n);
    if (str_eq(n->name, STR("first")))
        return read_bands(r, n, true, &l->master[MASTER_FIRST]);
    if (str_eq(n->name, STR("other")))
        return read_bands(r, n, true, &l->master[MASTER_OTHER]);
    if (str_eq(n->name, STR("last")))
        return read_bands(r, n, false, &l->ending);
    if (str_eq(n->name, STR("flow")))
        return read_parts(r, n, &l->flow);
    if (str_eq(n->name, STR("feet")))
        return read_feet(r, n);
    return true; /* page: already read */
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

static bool read_layout(struct layout_reader *r, const struct xml_node *root)
{
    static const struct attr attributes[] = {
        {"name", ATTR_TEXT, offsetof(struct layout, name), true, 0, 0, NULL}};
    static const struct child children[] = {
        {"title", 1, 0},  {"page", 1, 1},  {"text", 1, 1},  {"colors", 1, 1},
        {"styles", 1, 1}, {"boxes", 0, 1}, {"first", 1, 1}, {"other", 1, 1},
        {"last", 0, 1},   {"flow", 1, 1},  {"feet", 0, 1},
    };
    bool good = true;

    if (!str_eq(root->name, STR("layout")))
        return element_bad(root, r->diag, _("<%.*s>; expected <layout>"), STR_ARG(root->name));
    if (!element_attributes(root, attributes, 1, r->layout, r->arena, r->diag) ||
        !element_children(root, children, COUNT(children), r->diag) ||
        !read_page(r, child_named(root, STR("page"))))
        return false;
    for (const struct xml_node *n = root->first; n; n = n->next)
        good = read_one(r, n) && good;
    if (good && !has_column(&r->layout->master[MASTER_OTHER]))
        return element_bad(child_named(root, STR("other")), r->diag,
                           _("<other> lacks <column>, for the flow to go on"));
    return good && layout_check(r);
}

/* ---- Finding it */

static const char *find_file(struct arena *a, struct str name, struct diag *d)
{
    const char *path =
        str_ends(name, STR(".xml"))
            ? str_z(a, name)
            : data_path(a, str_z(a, str_printf(a, "layouts/%.*s.xml", STR_ARG(name))));
    struct str *names, nearest = STR_NONE;
    unsigned least = 3;
    size_t n;

    if (str_ends(name, STR(".xml")) || file_exists(path))
        return path;
    n = layout_names(a, &names);
    for (size_t i = 0; i < n; i++) {
        unsigned distance = str_distance(name, names[i], least);

        if (distance < least) {
            least = distance;
            nearest = names[i];
        }
    }
    if (nearest.s)
        diag_report(d, DIAG_USAGE, LOC_NONE, _("unknown layout \"%.*s\"; did you mean \"%.*s\"?"),
                    STR_ARG(name), STR_ARG(nearest));
    else
        diag_report(d, DIAG_USAGE, LOC_NONE,
                    _("unknown layout \"%.*s\"; `esite list layouts` names those there are, a path "
                      "ends in .xml"),
                    STR_ARG(name));
    return NULL;
}

const struct layout *layout_load(struct arena *a, struct str name, uint32_t accent, uint32_t tint,
                                 struct diag *d)
{
    struct layout *l = arena_new(a, struct layout);
    struct layout_reader r = {.layout = l, .arena = a, .diag = d};
    const struct xml_node *root;

    l->path = find_file(a, name, d);
    root = l->path ? xml_load(a, l->path, d) : NULL;
    l->color[COLOR_ACCENT] = accent;
    l->color[COLOR_TINT] = tint;
    l->color[COLOR_WHITE] = 0xffffff;
    return root && read_layout(&r, root) ? l : NULL;
}

static int by_name(const void *x, const void *y)
{
    return str_cmp(*(const struct str *)x, *(const struct str *)y);
}

size_t layout_names(struct arena *a, struct str **out)
{
    VEC(struct str) names = {0};
    DIR *folder = opendir(data_path(a, "layouts"));

    for (struct dirent *e = folder ? readdir(folder) : NULL; e; e = readdir(folder)) {
        struct str file = str_from(e->d_name);

        if (file.n > 4 && str_ends(file, STR(".xml")) && file.s[0] != '.')
            *vec_push(a, &names) = str_copy(a, str_sub(file, 0, file.n - 4));
    }
    if (folder)
        closedir(folder);
    if (names.n)
        qsort(names.v, names.n, sizeof *names.v, by_name);
    *out = names.v;
    return names.n;
}
