/*
 * html_coverage.c: heat maps: tables whose cells hold a number and a shade for it. The shade
 * doubles with the number: 1, 2–3, 4–7, 8–15, 16 and over, the same in every report, so that two
 * reports can be laid side by side. What is missing is hatched, and named below.
 */
#include "base/intl.h"
#include "check/html.h"
#include "check/markup.h"

static unsigned step_of(unsigned n)
{
    unsigned step = 0;

    while (n && step < 5) {
        n /= 2;
        step++;
    }
    return step;
}

/* ---- Tables */

static size_t columns_shown(const struct coverage *v)
{
    return v->columns - !coverage_has_others(v);
}

static void put_header(struct pager *p, const char *corner)
{
    const struct coverage *v = &p->c->coverage;

    buf_puts(p->out, "<thead><tr><th scope=\"col\" class=\"corner\">");
    markup_words(p->out, corner);
    buf_puts(p->out, "</th>");
    for (size_t i = 0; i <= columns_shown(v); i++) {
        buf_puts(p->out, "<th scope=\"col\"><span>");
        if (i < columns_shown(v))
            markup_text(p->out, check_column_name(p->c, i));
        else
            markup_words(p->out, _("Listings in all"));
        buf_puts(p->out, "</span></th>");
    }
    buf_puts(p->out, "</tr></thead>\n");
}

/* `wide`: those from the region and the whole country, where there is none here. */
static void put_cell(struct pager *p, unsigned n, unsigned wide, bool gap_matters)
{
    if (n)
        buf_printf(p->out, "<td class=\"s%u\">%u</td>", step_of(n), n);
    else if (wide)
        buf_printf(p->out, "<td class=\"wide\">+%u</td>", wide);
    else
        buf_printf(p->out, "<td class=\"%s\">0</td>", gap_matters ? "gap" : "zero");
}

/* `wanted`: where nothing is, it is a gap. Others are only counted. */
static void put_row(struct pager *p, const struct coverage_row *r, bool wanted)
{
    const struct coverage *v = &p->c->coverage;

    buf_puts(p->out, "<tr><th scope=\"row\">");
    markup_text(p->out, check_row_name(r));
    buf_puts(p->out, "</th>");
    for (size_t i = 0; i < columns_shown(v); i++)
        put_cell(p, r->n[i], wanted ? coverage_wide(v, r->municipality, i) : 0,
                 wanted && i + 1 < v->columns);
    buf_printf(p->out, "<td class=\"sum\">%u</td></tr>\n", r->n[v->columns]);
}

/* A group of rows, from one to before another. */
static void put_rows(struct pager *p, const coverage_rows *rows, size_t from, size_t to,
                     bool wanted)
{
    if (from == to)
        return;
    buf_puts(p->out, "<tbody>\n");
    for (size_t i = from; i < to; i++)
        put_row(p, &rows->v[i], wanted);
    buf_puts(p->out, "</tbody>\n");
}

static void put_total(struct pager *p)
{
    const struct coverage *v = &p->c->coverage;

    buf_puts(p->out, "<tfoot><tr><th scope=\"row\">");
    markup_words(p->out, _("Listings in all"));
    buf_puts(p->out, "</th>");
    for (size_t i = 0; i < columns_shown(v); i++)
        buf_printf(p->out, "<td>%u</td>", v->all[i]);
    buf_printf(p->out, "<td>%u</td></tr></tfoot>\n", v->all[v->columns]);
}

/* A table may be wider than a telephone: it scrolls by itself, by keyboard, too. */
static void open_table(struct pager *p, const char *caption, const char *corner)
{
    buf_puts(p->out, "<div class=\"scroll\" tabindex=\"0\" role=\"region\"");
    markup_attribute(p->out, "aria-label", str_from(caption));
    buf_puts(p->out, ">\n<table class=\"heat\">\n<caption class=\"hidden\">");
    markup_words(p->out, caption);
    buf_puts(p->out, "</caption>\n");
    put_header(p, corner);
}

static void close_table(struct pager *p)
{
    put_total(p);
    buf_puts(p->out, "</table>\n</div>\n");
}

static void put_key(struct pager *p, const char *class, const char *sample, const char *words)
{
    buf_printf(p->out, "<li><span class=\"%s\">%s</span> ", class, sample);
    markup_words(p->out, words);
    buf_puts(p->out, "</li>\n");
}

static void put_legend(struct pager *p, bool places)
{
    buf_puts(p->out,
             "<ul class=\"key\">\n<li><span class=\"s1\">1</span><span class=\"s2\">2</span>"
             "<span class=\"s3\">4</span><span class=\"s4\">8</span>"
             "<span class=\"s5\">16</span> ");
    markup_words(p->out, _("listings, darker from 2, 4, 8 and 16 on"));
    buf_puts(p->out, "</li>\n");
    if (places) {
        put_key(p, "wide", "+2", _("none here, so many from the region or the whole country"));
        put_key(p, "gap", "0", _("none at all"));
    }
    buf_puts(p->out, "</ul>\n");
}

/* ---- Gaps */

static bool is_gap(const struct coverage *v, const struct coverage_row *r, size_t column,
                   bool with_wide)
{
    return !coverage_is_empty(v, column) && !r->n[column] &&
           (coverage_wide(v, r->municipality, column) > 0) == with_wide;
}

static void put_name(struct pager *p, struct str name, bool *any)
{
    buf_puts(p->out, *any ? ", " : "");
    markup_text(p->out, name);
    *any = true;
}

static void open_item(struct pager *p, struct str of)
{
    buf_puts(p->out, "<li><b>");
    markup_text(p->out, of);
    buf_puts(p->out, "</b> ");
}

static bool has_gap(const struct coverage *v, const struct coverage_row *r, bool with_wide)
{
    for (size_t i = 0; i + 1 < v->columns; i++)
        if (is_gap(v, r, i, with_wide))
            return true;
    return false;
}

/* "Parkano Asuminen, Digituki", an item for each municipality with such gaps. */
static void put_gaps(struct pager *p, const coverage_rows *places, bool with_wide,
                     const char *title)
{
    const struct coverage *v = &p->c->coverage;
    bool titled = false;

    for (size_t k = 0; k < coverage_wanted(v, places); k++) {
        const struct coverage_row *r = &places->v[k];
        bool any = false;

        if (!has_gap(v, r, with_wide))
            continue;
        if (!titled) {
            buf_puts(p->out, "<h3>");
            markup_words(p->out, title);
            buf_puts(p->out, "</h3>\n<ul class=\"gaps\">\n");
            titled = true;
        }
        open_item(p, check_row_name(r));
        for (size_t i = 0; i + 1 < v->columns; i++)
            if (is_gap(v, r, i, with_wide))
                put_name(p, check_column_name(p->c, i), &any);
        buf_puts(p->out, "</li>\n");
    }
    if (titled)
        buf_puts(p->out, "</ul>\n");
}

/* Categories that no place has. */
static void put_empty(struct pager *p)
{
    const struct coverage *v = &p->c->coverage;
    bool any = false;

    for (size_t i = 0; i + 1 < v->columns; i++) {
        if (!coverage_is_empty(v, i))
            continue;
        if (!any) {
            buf_puts(p->out, "<h3>");
            markup_words(p->out, _("No listing anywhere"));
            buf_puts(p->out, "</h3>\n<p>");
        }
        put_name(p, check_column_name(p->c, i), &any);
    }
    buf_puts(p->out, any ? "</p>\n" : "");
}

static void put_audience_gaps(struct pager *p, const coverage_rows *rows)
{
    bool any = false;

    for (size_t i = 0; i < rows->n; i++) {
        if (rows->v[i].n[p->c->coverage.columns])
            continue;
        if (!any) {
            buf_puts(p->out, "<h3>");
            markup_words(p->out, _("No listing for these audiences"));
            buf_puts(p->out, "</h3>\n<p>");
        }
        put_name(p, check_row_name(&rows->v[i]), &any);
    }
    buf_puts(p->out, any ? "</p>\n" : "");
}

/* ---- Sections */

static void put_places(struct pager *p)
{
    coverage_rows places = {0}, wide = {0};

    coverage_places(&p->c->coverage, p->arena, &places, &wide);
    html_section(p, "places", _("Listings by municipality and category"));
    put_legend(p, true);
    open_table(p, _("Listings by municipality and category"), _("Municipality"));
    put_rows(p, &places, 0, coverage_wanted(&p->c->coverage, &places), true);
    put_rows(p, &places, coverage_wanted(&p->c->coverage, &places), places.n, false);
    put_rows(p, &wide, 0, wide.n, false);
    close_table(p);
    put_empty(p);
    put_gaps(p, &places, false, _("No listing at all"));
    put_gaps(p, &places, true, _("Only from the region or the whole country"));
    buf_puts(p->out, "</section>\n");
}

static void put_audiences(struct pager *p)
{
    coverage_rows rows = {0};

    coverage_audiences(&p->c->coverage, p->arena, &rows);
    html_section(p, "audiences", _("Listings by audience and category"));
    put_legend(p, false);
    open_table(p, _("Listings by audience and category"), _("Audience"));
    put_rows(p, &rows, 0, rows.n, false);
    close_table(p);
    buf_puts(p->out, "<p class=\"means\">");
    markup_words(p->out, _("A listing counts in each of its audiences and categories, in the last "
                           "row and column once."));
    buf_puts(p->out, "</p>\n");
    put_audience_gaps(p, &rows);
    buf_puts(p->out, "</section>\n");
}

void html_coverage(struct pager *p)
{
    put_places(p);
    put_audiences(p);
}

/* ---- Overlaps */

enum { ORGANIZATIONS = 100 }; /* named for one overlap, those with most listings; JSON has all */

static void put_overlap(struct pager *p, const struct overlap *o)
{
    buf_puts(p->out, "<tr><th scope=\"row\">");
    markup_text(p->out, check_category_name(o->category));
    buf_puts(p->out, "</th><td>");
    for (size_t i = 0; i < o->parts.n && i < ORGANIZATIONS; i++) {
        buf_puts(p->out, i ? ", " : "");
        markup_quoted(p->out, o->parts.v[i].organization, p->data_lang);
        if (o->parts.v[i].listings > 1)
            buf_printf(p->out, " (%u)", o->parts.v[i].listings);
    }
    if (o->parts.n > ORGANIZATIONS)
        buf_printf(p->out, _(", … and %zu more"), o->parts.n - ORGANIZATIONS);
    buf_puts(p->out, "</td><td>");
    for (size_t i = 0; i < o->audiences.n; i++) {
        buf_puts(p->out, i ? ", " : "");
        markup_text(p->out, check_audience_name(o->audiences.v[i].audience));
        if (o->audiences.v[i].organizations < o->parts.n)
            buf_printf(p->out, " (%u)", o->audiences.v[i].organizations);
    }
    buf_puts(p->out, "</td></tr>\n");
}

/* A network is one municipality's: so a table for each. */
static void put_municipality(struct pager *p, const struct municipality *m)
{
    static const char *const heads[] = {N_("Category"), N_("Organizations"),
                                        N_("For the same audience")};
    bool any = false;

    for (size_t i = 0; i < p->c->overlap.n; i++) {
        const struct overlap *o = &p->c->overlap.v[i];

        if (o->municipality != m)
            continue;
        if (!any) {
            buf_puts(p->out, "<table class=\"overlaps\">\n<caption><h3>");
            markup_text(p->out, municipality_name(m, check_lang()));
            buf_puts(p->out, "</h3></caption>\n<thead><tr>");
            for (size_t k = 0; k < 3; k++) {
                buf_puts(p->out, "<th scope=\"col\">");
                markup_words(p->out, _(heads[k]));
                buf_puts(p->out, "</th>");
            }
            buf_puts(p->out, "</tr></thead>\n<tbody>\n");
        }
        any = true;
        put_overlap(p, o);
    }
    buf_puts(p->out, any ? "</tbody>\n</table>\n" : "");
}

void html_overlaps(struct pager *p)
{
    coverage_rows places = {0}, wide = {0};

    if (!p->c->overlap.n)
        return;
    html_section(p, "overlaps", _("Several organizations for the same"));
    buf_puts(p->out, "<p class=\"means\">");
    markup_words(p->out,
                 _("The same category, in the same municipality, for the same audience. No fault, "
                   "but something to talk about: could they share the work, or tell their "
                   "listings apart?"));
    buf_puts(p->out, "</p>\n");
    coverage_places(&p->c->coverage, p->arena, &places, &wide);
    for (size_t i = 0; i < places.n; i++)
        put_municipality(p, places.v[i].municipality);
    buf_puts(p->out, "</section>\n");
}
