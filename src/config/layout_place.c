/*
 * layout_place.c: what stands where: parts in cells, cells and columns in bands, the flow, feet,
 * boxes.
 */
#include <stddef.h>

#include "base/intl.h"
#include "config/layout_read.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const part_words[] = {
#define PART(id, name) name,
#include "model/part_names.h"
#undef PART
    NULL,
};

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
bool layout_read_parts(struct layout_reader *r, const struct xml_node *n, layout_parts *parts)
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
    return cell->column ? element_is_leaf(n, r->diag) : layout_read_parts(r, n, &cell->parts);
}

static bool read_band(struct layout_reader *r, const struct xml_node *n, struct layout_band *band)
{
    static const struct attr attributes[] = {
        {"after", ATTR_COUNT, offsetof(struct layout_band, space_after), false, 0, 20, NULL},
    };
    static const struct child children[] = {{"cell", 0, 0}, {"column", 0, 0}};

    if (!element_attributes(n, attributes, 1, band, r->arena, r->diag) ||
        !element_children(n, children, 2, r->diag))
        return false;
    if (!n->first)
        return element_bad(n, r->diag, _("<band> is empty; expected <cell> or <column>"));
    for (const struct xml_node *c = n->first; c; c = c->next)
        if (!read_cell(r, c, vec_push(r->arena, &band->cells)))
            return false;
    if (band->cells.n > LAYOUT_CELLS_MAX)
        return element_bad(n, r->diag, _("<band> has %zu cells and columns; expected at most %d"),
                           band->cells.n, LAYOUT_CELLS_MAX);
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
bool layout_read_bands(struct layout_reader *r, const struct xml_node *n, bool columns,
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

        good = layout_read_parts(r, c, side) && good;
    }
    return good;
}

struct feet_text {
    pt64 y;
    struct rule_style rule;
};

/* A foot that isn't given is the one for the other pages. */
bool layout_read_feet(struct layout_reader *r, const struct xml_node *n)
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

bool layout_read_strips(struct layout_reader *r, const struct xml_node *n)
{
#define IN(member) offsetof(struct layout_strips, member)
    static const struct attr attributes[] = {
        {"count", ATTR_COUNT, IN(count), true, 2, 30, NULL},
        {"length", ATTR_LENGTH, IN(length), true, 50, 600, NULL},
        {"rule", ATTR_LENGTH, IN(rule.width), false, 0, 20, NULL},
        {"rule-color", ATTR_WORD, IN(rule.color), false, 0, 0, color_words},
    };
#undef IN
    struct layout_strips *strips = &r->layout->strips;

    r->strips = n;
    *strips = (struct layout_strips){.rule = {.width = PT64(0.75), .color = COLOR_RULE}};
    return element_attributes(n, attributes, COUNT(attributes), strips, r->arena, r->diag) &&
           layout_read_parts(r, n, &strips->parts);
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

bool layout_read_boxes(struct layout_reader *r, const struct xml_node *n)
{
    static const struct child children[] = {{"box", 1, 0}};
    bool good = element_children(n, children, 1, r->diag);

    for (const struct xml_node *c = n->first; c && good; c = c->next)
        good = read_box(r, c);
    return good;
}
