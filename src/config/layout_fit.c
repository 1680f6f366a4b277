/*
 * layout_fit.c: how many pages a layout has, and the layout at other sizes of its body text.
 *
 * A leaflet at another size is not a picture of it enlarged: the paper, its margins and columns
 * stay, and so do head, contents and feet, a QR code with its caption, pictures, and the thickness
 * of rules. What changes is the grid, and with it every text that stands on it, by the same factor;
 * so all keeps its place between the lines.
 */
#include "config/layout_read.h"

#include "base/intl.h"

bool layout_read_fit(struct layout_reader *r, const struct xml_node *n)
{
#define IN(member) offsetof(struct layout_fit, member)
    static const struct attr attributes[] = {
        {"pages", ATTR_COUNT, IN(pages), false, 1, 400, NULL},
        {"most", ATTR_COUNT, IN(most), false, 1, 400, NULL},
        {"multiple", ATTR_COUNT, IN(multiple), false, 1, 400, NULL},
        {"smallest", ATTR_LENGTH, IN(smallest), false, 1, 100, NULL},
        {"largest", ATTR_LENGTH, IN(largest), false, 1, 100, NULL},
    };
#undef IN
    struct layout_fit *fit = &r->layout->fit;
    pt64 body = r->layout->style[STYLE_BODY].size;

    r->fit = n;
    if (!element_is_leaf(n, r->diag) ||
        !element_attributes(n, attributes, sizeof attributes / sizeof *attributes, fit, r->arena,
                            r->diag))
        return false;
    if (!fit->pages && (fit->most || fit->multiple))
        return element_bad(n, r->diag, _("<fit> needs pages beside most or multiple"));
    if (fit->most && fit->multiple)
        return element_bad(n, r->diag, _("<fit> has most and multiple; expected one of them"));
    if (fit->most && fit->most < fit->pages)
        return element_bad(n, r->diag, _("most is %u pages; expected at least %u"), fit->most,
                           fit->pages);
    if (!fit->most)
        fit->most = fit->pages;
    /* The body's own size is one of them, also where a layout like another has a larger one. */
    fit->smallest = fit->smallest < body ? fit->smallest : body;
    fit->largest = fit->largest > body ? fit->largest : body;
    return true;
}

const struct layout *layout_of_pages(struct arena *a, const struct layout *l, unsigned pages)
{
    struct layout *other = arena_memdup(a, l, sizeof *l);

    other->fit.pages = other->fit.most = pages;
    other->fit.multiple = 0;
    return other;
}

/* ---- Sizes */

struct scale {
    pt64 from, to;           /* sizes of the body */
    pt64 grid_from, grid_to; /* lines of the grid */
};

static pt64 scaled(const struct scale *s, pt64 v)
{
    return (pt64)(((int64_t)v * s->to * 2 + (v < 0 ? -s->from : s->from)) / (2 * s->from));
}

/* Whole lines stay whole lines. */
static pt64 scaled_lines(const struct scale *s, pt64 v)
{
    return v % s->grid_from ? scaled(s, v) : v / s->grid_from * s->grid_to;
}

/* Head and feet stand at the edges of all that is read; contents have narrow columns; a caption is
 * as wide as its QR code, a strip has its width, and the print at the end is small for good. */
static bool stays(enum style_id id)
{
    switch (id) {
    case STYLE_MASTHEAD:
    case STYLE_MASTHEAD_NOTE:
    case STYLE_CAPTION:
    case STYLE_CONTENTS_TITLE:
    case STYLE_CONTENTS:
    case STYLE_CONTENTS_PAGE:
    case STYLE_COLOPHON:
    case STYLE_STRIP:
    case STYLE_STRIP_PHONE:
    case STYLE_STRIP_HOURS:
    case STYLE_FOOTER:
    case STYLE_FOOTER_STRONG:
        return true;
    default:
        return false;
    }
}

static void scale_style(const struct scale *s, enum style_id id, struct style *style)
{
    pt64 least = PT64(layout_least_size(s->to, id));
    pt64 size = stays(id) ? style->size : scaled(s, style->size);

    if (size < least)
        size = least;
    if (stays(id)) {
        style->height =
            style->height % s->grid_from ? style->height : scaled_lines(s, style->height);
        style->leading =
            style->leading % s->grid_from ? style->leading : scaled_lines(s, style->leading);
    } else {
        style->height = scaled_lines(s, style->height);
        style->leading = scaled_lines(s, style->leading);
        style->shift = scaled(s, style->shift);
        style->icon_size = scaled(s, style->icon_size);
        style->icon_column = scaled(s, style->icon_column);
        style->rule_above.gap = scaled(s, style->rule_above.gap);
        style->rule_below.gap = scaled(s, style->rule_below.gap);
    }
    style->size = size;
    if (style->leading < size)
        style->leading = size;
    if (style->height < size)
        style->height = size;
}

const struct layout *layout_of_size(struct arena *a, const struct layout *l, pt64 body)
{
    struct layout *other;
    struct scale s = {.from = l->style[STYLE_BODY].size, .to = body, .grid_from = l->grid};

    if (body == s.from)
        return l;
    other = arena_memdup(a, l, sizeof *l);
    s.grid_to = other->grid = scaled(&s, l->grid);
    for (int i = 0; i < STYLE_COUNT; i++)
        scale_style(&s, (enum style_id)i, &other->style[i]);
    return other;
}
