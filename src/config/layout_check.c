/*
 * layout_check.c: a layout held against the rules of a readable leaflet: sizes, margins, rules,
 * contrast, measure. A layout that breaks one is refused, with the place, the value and what was
 * expected, before anything is printed.
 */
#include "config/layout_read.h"

#include <math.h>

#include "base/intl.h"
#include "config/color.h"

static const double BODY_MIN = 12, SMALL_MIN = 9;            /* pt */
static const double LARGE_PRINT = 16;                        /* pt, of the body */
static const double MARGIN_MIN = 10, EDGE_MIN = 5;           /* mm */
static const double STRIP_WIDTH_MIN = 15, STRIP_GAP_MIN = 3; /* mm */
static const double RULE_MIN = 0.25;                         /* pt */
static const double TEXT_CONTRAST = 7;
static const double MARK_CONTRAST = 3; /* of rules, bars and icons */
static const double TINT_MAX = 0.10;
static const double QR_MIN = 20, QR_MIN_A4 = 25, A5_WIDTH = 148; /* mm */

/* Width of a character on average, in parts of the size: Finnish in Noto Sans, spaces included. */
static const double CHARACTER = 0.47;

/* Organisation lines, running feet, captions and the like may be smaller than body text. */
static bool may_be_small(enum style_id id)
{
    switch (id) {
    case STYLE_MASTHEAD:
    case STYLE_MASTHEAD_NOTE:
    case STYLE_CAPTION:
    case STYLE_CONTENTS_TITLE:
    case STYLE_ENTRY_ORIGINAL:
    case STYLE_ORGANISATION:
    case STYLE_STRIP:
    case STYLE_STRIP_HOURS:
    case STYLE_COLOPHON:
    case STYLE_FOOTER:
    case STYLE_FOOTER_STRONG:
        return true;
    default:
        return false;
    }
}

static double points(pt64 v)
{
    return v / 64.0;
}

/* Lengths are rounded to 1/64 pt when read: half of that is no fault. */
static bool less(double v, double least)
{
    return v < least - 0.01;
}

/* In black and greys a colour has the grey of its luminance, rounded: the lower one counts. */
static double contrast(uint32_t a, uint32_t b)
{
    return fmin(color_contrast(a, b), color_contrast(color_grey(a), color_grey(b)));
}

static bool check_contrast(const struct layout_reader *r, const struct xml_node *n,
                           enum color_role color, enum color_role ground, double least)
{
    const uint32_t *c = r->layout->color;
    double ratio = contrast(c[color], c[ground]);

    if (!less(ratio, least))
        return true;
    return element_bad(n, r->diag,
                       _("%s #%06x on %s #%06x has a contrast of %.2f:1; expected at least %g:1"),
                       color_words[color], (unsigned)c[color], color_words[ground],
                       (unsigned)c[ground], ratio, least);
}

/* Of the colour for rules on white <colors> has spoken. */
static bool check_mark(const struct layout_reader *r, const struct xml_node *n,
                       enum color_role color, enum color_role ground)
{
    return (color == COLOR_RULE && ground == COLOR_WHITE) ||
           check_contrast(r, n, color, ground, MARK_CONTRAST);
}

static bool check_rule(const struct layout_reader *r, const struct xml_node *n,
                       struct rule_style rule, enum color_role ground)
{
    if (rule.width <= 0)
        return true;
    if (less(points(rule.width), RULE_MIN))
        return element_bad(n, r->diag, _("a rule of %.2f pt; expected at least %.2f pt"),
                           points(rule.width), RULE_MIN);
    return check_mark(r, n, rule.color, ground);
}

/* What the words of a style stand on: the fill of the part that they belong to. */
static enum color_role ground_of(const struct layout *l, enum style_id id)
{
    static const struct {
        enum style_id first, last;
        enum part_id part;
    } in[] = {
        {STYLE_MASTHEAD, STYLE_MASTHEAD_NOTE, PART_MASTHEAD},
        {STYLE_TITLE, STYLE_LEAD, PART_TITLE},
        {STYLE_HELPLINE_TITLE, STYLE_CAPTION, PART_HELPLINE},
        {STYLE_CONTENTS_TITLE, STYLE_CONTENTS_PAGE, PART_CONTENTS},
        {STYLE_EMERGENCY_TITLE, STYLE_EMERGENCY, PART_EMERGENCY},
        {STYLE_CATEGORIES, STYLE_CATEGORIES, PART_CATEGORIES},
        {STYLE_COLOPHON, STYLE_COLOPHON, PART_COLOPHON},
    };

    for (size_t i = 0; i < sizeof in / sizeof *in; i++)
        if (id >= in[i].first && id <= in[i].last && l->box[in[i].part].set)
            return l->box[in[i].part].fill;
    return COLOR_WHITE;
}

/* In large print nothing is smaller than the body. */
double layout_least_size(pt64 body, enum style_id id)
{
    if (!less(points(body), LARGE_PRINT))
        return points(body);
    return may_be_small(id) ? SMALL_MIN : BODY_MIN;
}

/* Of the text, on the narrowest page. */
static pt64 least_width(const struct layout *l)
{
    pt64 least = l->width;

    for (unsigned page = 0; page < l->panels; page++)
        least = l->panel[page] < least ? l->panel[page] : least;
    return least - l->margin_start - l->margin_end;
}

static bool check_icon(const struct layout_reader *r, enum style_id id, enum color_role ground)
{
    const struct style *s = &r->layout->style[id];
    pt64 most = least_width(r->layout) / 2;

    if (s->icon_size > s->icon_column)
        return element_bad(r->style[id], r->diag,
                           _("style \"%s\" has an icon of %g pt in a column of %g pt; expected a "
                             "wider icon-column"),
                           style_name(id), points(s->icon_size), points(s->icon_column));
    if (s->icon_column > most)
        return element_bad(r->style[id], r->diag,
                           _("style \"%s\" has an icon-column of %g pt; expected at most half of "
                             "the text's width, %.0f pt"),
                           style_name(id), points(s->icon_column), points(most));
    return s->icon_size <= 0 || check_mark(r, r->style[id], s->icon_color, ground);
}

static bool check_style(const struct layout_reader *r, enum style_id id)
{
    const struct style *s = &r->layout->style[id];
    const struct xml_node *n = r->style[id];
    double least = layout_least_size(r->layout->style[STYLE_BODY].size, id);
    enum color_role ground = ground_of(r->layout, id);
    bool good = check_rule(r, n, s->rule_above, ground) && check_rule(r, n, s->rule_below, ground);

    if (less(points(s->size), least))
        good = element_bad(n, r->diag, _("style \"%s\" is %g pt; expected at least %g pt"),
                           style_name(id), points(s->size), least);
    if (s->leading < s->size || s->height < s->size)
        good = element_bad(
            n, r->diag,
            _("style \"%s\" has %g pt from line to line; expected at least its size, %g pt"),
            style_name(id), points(s->leading < s->height ? s->leading : s->height),
            points(s->size));
    if (s->color != COLOR_INK && s->color != COLOR_GREY && s->color != COLOR_ACCENT)
        good = element_bad(n, r->diag,
                           _("style \"%s\" has the colour %s; expected ink, grey or accent"),
                           style_name(id), color_words[s->color]);
    return check_icon(r, id, ground) && good;
}

static bool check_colors(const struct layout_reader *r)
{
    static const enum color_role inks[] = {COLOR_INK, COLOR_GREY, COLOR_ACCENT};
    uint32_t tint = r->layout->color[COLOR_TINT];
    bool good = check_contrast(r, r->colors, COLOR_RULE, COLOR_WHITE, MARK_CONTRAST);

    for (size_t i = 0; i < sizeof inks / sizeof *inks; i++) {
        good = check_contrast(r, r->colors, inks[i], COLOR_WHITE, TEXT_CONTRAST) && good;
        good = check_contrast(r, r->colors, inks[i], COLOR_TINT, TEXT_CONTRAST) && good;
    }
    if (color_coverage(tint) > TINT_MAX + 0.004)
        good = element_bad(r->colors, r->diag,
                           _("tint #%06x takes %.0f %% toner; expected at most %.0f %%"),
                           (unsigned)tint, color_coverage(tint) * 100, TINT_MAX * 100);
    return good;
}

static bool check_margin(const struct layout_reader *r, const char *name, pt64 v)
{
    if (!less(pt64_mm(v), MARGIN_MIN))
        return true;
    return element_bad(r->page, r->diag, _("margin %s is %.1f mm; expected at least %g mm"), name,
                       pt64_mm(v), MARGIN_MIN);
}

static bool check_page(const struct layout_reader *r)
{
    const struct layout *l = r->layout;
    pt64 width = least_width(l);
    bool good = check_margin(r, "top", l->margin_top) &&
                check_margin(r, "bottom", l->margin_bottom) &&
                check_margin(r, "start", l->margin_start) && check_margin(r, "end", l->margin_end);

    if (width < 10 * l->grid || l->height - l->margin_top - l->margin_bottom < 10 * l->grid)
        good = element_bad(
            r->page, r->diag,
            _("the margins leave %.0f × %.0f mm for text; expected at least %.0f mm each way, ten "
              "lines of the grid"),
            pt64_mm(width), pt64_mm(l->height - l->margin_top - l->margin_bottom),
            pt64_mm(10 * l->grid));
    return good;
}

static bool check_feet(const struct layout_reader *r)
{
    const struct layout *l = r->layout;
    const struct style *foot = &l->style[STYLE_FOOTER];
    double below = pt64_mm(l->foot_y - foot->size / 4); /* descenders are a quarter of the size */
    pt64 top = l->foot_y + (l->foot_rule.width ? l->foot_rule.gap : foot->size);

    if (!r->feet)
        return true;
    if (less(below, EDGE_MIN))
        return element_bad(r->feet, r->diag,
                           _("the foot ends %.1f mm from the edge; expected at least %g mm"), below,
                           EDGE_MIN);
    if (top > l->margin_bottom)
        return element_bad(r->feet, r->diag,
                           _("the foot begins %.1f mm from the edge, in the text; expected at most "
                             "the bottom margin, %.1f mm"),
                           pt64_mm(top), pt64_mm(l->margin_bottom));
    return check_rule(r, r->feet, l->foot_rule, COLOR_WHITE);
}

/* They end where the text's bottom margin begins, and nothing stands on them. */
static bool check_strips(const struct layout_reader *r)
{
    const struct layout *l = r->layout;
    const struct layout_strips *s = &l->strips;
    double width = (pt64_mm(l->width) - 2 * MARGIN_MIN) / (s->count ? s->count : 1);

    if (!s->count)
        return true;
    if (l->panels)
        return element_bad(r->strips, r->diag, _("strips on panels; expected pages of one width"));
    if (less(width, STRIP_WIDTH_MIN))
        return element_bad(r->strips, r->diag,
                           _("%u strips of %.1f mm; expected %g mm at least: choose fewer"),
                           s->count, width, STRIP_WIDTH_MIN);
    if (less(pt64_mm(l->margin_bottom), pt64_mm(s->length) + STRIP_GAP_MIN))
        return element_bad(r->strips, r->diag,
                           _("strips of %.1f mm; expected at most the bottom margin, %.1f mm, less "
                             "%g mm"),
                           pt64_mm(s->length), pt64_mm(l->margin_bottom), STRIP_GAP_MIN);
    if (r->feet && l->foot_y - l->style[STYLE_FOOTER].size / 4 < s->length)
        return element_bad(r->feet, r->diag,
                           _("the foot stands on the strips, which are %.1f mm long"),
                           pt64_mm(s->length));
    return check_rule(r, r->strips, s->rule, COLOR_WHITE);
}

static bool check_measure(const struct layout_reader *r, const struct layout_band *band,
                          enum master_id master, unsigned page, pt64 size)
{
    static const char *const names[MASTERS] = {"first", "other"};
    const struct layout *l = r->layout;
    pt64 room = layout_page_width(l, page) - l->margin_start - l->margin_end -
                (pt64)(band->cells.n - 1) * l->gutter;
    unsigned shares = 0;

    for (size_t i = 0; i < band->cells.n; i++)
        shares += band->cells.v[i].share;
    for (size_t i = 0; i < band->cells.n; i++) {
        double width = points(room) * band->cells.v[i].share / shares;
        double n = width / (points(size) * CHARACTER);

        if (band->cells.v[i].column && l->measure_max &&
            (n < l->measure_min - 0.5 || n > l->measure_max + 0.5))
            return element_bad(r->page, r->diag,
                               _("a column of <%s> has about %.0f characters of %g pt a line; "
                                 "expected %u-%u: change margins, columns, size or measure"),
                               names[master], n, points(size), l->measure_min, l->measure_max);
    }
    return true;
}

/* In every column, at every size. */
static bool check_measures(const struct layout_reader *r)
{
    const struct layout *l = r->layout;
    const pt64 sizes[] = {l->style[STYLE_BODY].size, l->fit.smallest, l->fit.largest};

    for (int m = 0; m < MASTERS; m++)
        for (size_t i = 0; i < l->master[m].n; i++)
            for (unsigned page = 0; page <= l->panels; page++)
                for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++)
                    if (!check_measure(r, &l->master[m].v[i], (enum master_id)m, page, sizes[k]))
                        return false;
    return true;
}

/* Large print stays large, and other print is never too small. */
static bool check_fit(const struct layout_reader *r)
{
    const struct layout *l = r->layout;
    pt64 body = l->style[STYLE_BODY].size;
    double least = !less(points(body), LARGE_PRINT) ? LARGE_PRINT : BODY_MIN;

    if (!r->fit)
        return true;
    if (less(points(l->fit.smallest), least))
        return element_bad(r->fit, r->diag, _("smallest is %g pt; expected at least %g pt"),
                           points(l->fit.smallest), least);
    return true;
}

/* It is read from an arm's length, and text stands beside it. */
static bool check_qr(const struct layout_reader *r, enum part_id part)
{
    double side = pt64_mm(r->layout->box[part].qr);
    double least = pt64_mm(r->layout->width) > A5_WIDTH + 1 ? QR_MIN_A4 : QR_MIN;
    double most = pt64_mm(least_width(r->layout)) / 2;

    if (side > 0 && less(side, least))
        return element_bad(
            r->box[part], r->diag,
            _("the QR code of \"%s\" is %.1f mm; expected at least %g mm on this paper"),
            part_name(part), side, least);
    if (less(most, side))
        return element_bad(r->box[part], r->diag,
                           _("the QR code of \"%s\" is %.1f mm; expected at most half of the "
                             "text's width, %.1f mm"),
                           part_name(part), side, most);
    return true;
}

/* The bar stands between the box and the paper. */
static bool check_bar(const struct layout_reader *r, enum part_id part)
{
    const struct box_style *b = &r->layout->box[part];

    return b->bar <= 0 || (check_mark(r, r->box[part], b->bar_color, COLOR_WHITE) &&
                           check_mark(r, r->box[part], b->bar_color, b->fill));
}

bool layout_check(const struct layout_reader *r)
{
    bool good = check_page(r);

    good = check_colors(r) && good;
    good = check_feet(r) && good;
    good = check_strips(r) && good;
    /* A style that isn't set would repeat what was said of the one it is like. */
    for (int i = 0; i < STYLE_COUNT; i++)
        if (str_eq(element_attribute(r->style[i], "name"), str_from(style_name((enum style_id)i))))
            good = check_style(r, (enum style_id)i) && good;
    for (int p = 0; p < PART_COUNT; p++)
        good = check_qr(r, (enum part_id)p) && check_bar(r, (enum part_id)p) && good;
    good = check_fit(r) && good;
    return good && check_measures(r);
}
