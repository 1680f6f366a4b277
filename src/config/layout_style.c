/*
 * layout_style.c: the styles of a layout. style_names.h says which style each is like; a style
 * stands behind the one it is like, so one pass in that order, whatever the order in the file,
 * resolves them all.
 */
#include "config/layout_read.h"

#include <stdlib.h>

#include "base/intl.h"

static const enum style_id like[STYLE_COUNT] = {
#define STYLE(id, name, like) like,
#include "model/style_names.h"
#undef STYLE
};

/* A style as the file has it: lengths that count in lines of the grid are not yet lengths. */
struct style_text {
    struct style style;
    struct str name;
    unsigned weight, figures; /* words */
    unsigned lines;
    enum color_role rule_color;
    pt64 rule_gap;
};

static const char *const weight_words[] = {"normal", "bold", NULL};
static const char *const figure_words[] = {"proportional", "tabular", NULL};
static const char *const align_words[] = {"start", "center", "end", NULL};
static const char *const beside_words[] = {"no", "yes", "first", NULL};
static const char *const table_words[] = {"spread", "close", NULL};

#define IN(member) offsetof(struct style_text, member)
#define WORD(name, member, words)                                                                  \
    {                                                                                              \
        name, ATTR_WORD, IN(member), false, 0, 0, words                                            \
    }
#define LENGTH(name, member, min, max)                                                             \
    {                                                                                              \
        name, ATTR_LENGTH, IN(member), false, min, max, NULL                                       \
    }

static const struct attr attributes[] = {
    {"name", ATTR_TEXT, IN(name), true, 0, 0, NULL},
    {"family", ATTR_TEXT, IN(style.family), false, 0, 0, NULL},
    {"lines", ATTR_COUNT, IN(lines), false, 1, 20, NULL},
    {"before", ATTR_COUNT, IN(style.space_before), false, 0, 20, NULL},
    {"after", ATTR_COUNT, IN(style.space_after), false, 0, 20, NULL},
    {"hyphenate", ATTR_FLAG, IN(style.hyphenate), false, 0, 0, NULL},
    {"shrink", ATTR_FLAG, IN(style.shrink), false, 0, 0, NULL},
    LENGTH("size", style.size, 1, 400),
    LENGTH("leading", style.leading, 1, 600),
    LENGTH("shift", style.shift, -100, 100),
    LENGTH("tracking", style.tracking, -2, 20),
    LENGTH("icon", style.icon_size, 0, 200),
    LENGTH("icon-column", style.icon_column, 0, 300),
    LENGTH("rule-above", style.rule_above.width, 0, 20),
    LENGTH("rule-below", style.rule_below.width, 0, 20),
    LENGTH("rule-gap", rule_gap, 0, 100),
    WORD("rule-color", rule_color, color_words),
    WORD("icon-color", style.icon_color, color_words),
    WORD("weight", weight, weight_words),
    WORD("figures", figures, figure_words),
    WORD("color", style.color, color_words),
    WORD("align", style.align, align_words),
    WORD("table", style.table, table_words),
    WORD("beside", style.beside, beside_words),
};

/* What every layout begins with: body at 12 pt on its grid. */
static struct style first_style(const struct layout *l)
{
    const struct rule_style rule = {.color = COLOR_RULE, .gap = l->grid / 4};

    return (struct style){.family = STR("text"),
                          .size = PT64(12),
                          .height = l->grid,
                          .leading = l->grid,
                          .color = COLOR_INK,
                          .icon_color = COLOR_ACCENT,
                          .rule_above = rule,
                          .rule_below = rule};
}

static bool read_style(struct layout_reader *r, const struct xml_node *n, struct style *s)
{
    struct style_text t = {.style = *s,
                           .weight = s->bold,
                           .figures = s->tabular,
                           .rule_color = s->rule_below.color,
                           .rule_gap = s->rule_below.gap};

    if (!element_attributes(n, attributes, sizeof attributes / sizeof *attributes, &t, r->arena,
                            r->diag))
        return false;
    if (element_attribute(n, "leading").s)
        t.style.height = t.style.leading;
    if (t.lines) {
        t.style.height = (pt64)t.lines * r->layout->grid;
        if (!element_attribute(n, "leading").s)
            t.style.leading = t.style.height;
    }
    t.style.bold = t.weight == 1;
    t.style.tabular = t.figures == 1;
    t.style.rule_above.color = t.style.rule_below.color = t.rule_color;
    t.style.rule_above.gap = t.style.rule_below.gap = t.rule_gap;
    *s = t.style;
    return true;
}

/* Which style a <style> sets; STYLE_COUNT after a report. */
static enum style_id style_of(struct layout_reader *r, const struct xml_node *n,
                              const struct xml_node *set[STYLE_COUNT])
{
    const char *words[STYLE_COUNT + 1] = {0};
    struct str name = element_attribute(n, "name");
    int id;

    for (int i = 0; i < STYLE_COUNT; i++)
        words[i] = style_name((enum style_id)i);
    if (!name.s) {
        element_bad(n, r->diag, _("<style> lacks the attribute name"));
        return STYLE_COUNT;
    }
    id = element_word(n, name, _("style name"), words, r->diag);
    if (id >= 0 && set[id]) {
        element_bad(n, r->diag, _("style \"%.*s\" is set twice, first in line %u"), STR_ARG(name),
                    (unsigned)set[id]->at.line);
        return STYLE_COUNT;
    }
    return id < 0 ? STYLE_COUNT : (enum style_id)id;
}

/* Where each style is set in one file of the chain. */
static bool find_styles(struct layout_reader *r, const struct xml_node *styles,
                        const struct xml_node *set[STYLE_COUNT])
{
    static const struct child children[] = {{"style", 1, 0}};
    bool good = element_children(styles, children, 1, r->diag);

    for (const struct xml_node *n = styles->first; n; n = n->next) {
        enum style_id id;

        if (!str_eq(n->name, STR("style")))
            continue;
        id = style_of(r, n, set);
        good = element_is_leaf(n, r->diag) && id != STYLE_COUNT && good;
        if (id != STYLE_COUNT)
            set[id] = n;
    }
    return good;
}

/* A style is as the one it is like, then as the last file of the chain says, …, then as the first.
 */
static bool fill_style(struct layout_reader *r, enum style_id id,
                       const struct xml_node *set[][STYLE_COUNT])
{
    struct style *s = &r->layout->style[id];
    bool good = true;

    *s = id == STYLE_BODY ? first_style(r->layout) : r->layout->style[like[id]];
    r->style[id] = id == STYLE_BODY ? r->chain[0] : r->style[like[id]];
    for (size_t i = r->chain_n; i-- > 0;)
        if (set[i][id]) {
            r->style[id] = set[i][id];
            good = read_style(r, set[i][id], s) && good;
        }
    return good;
}

bool layout_read_styles(struct layout_reader *r)
{
    const struct xml_node *set[LAYOUT_FILES_MAX][STYLE_COUNT] = {{NULL}};
    bool good = true;

    for (size_t i = 0; i < r->chain_n; i++)
        for (const struct xml_node *n = r->chain[i]->first; n; n = n->next)
            if (str_eq(n->name, STR("styles")))
                good = find_styles(r, n, set[i]) && good;
    for (int id = 0; id < STYLE_COUNT; id++)
        good = fill_style(r, (enum style_id)id, set) && good;
    return good;
}
