/*
 * html.c: the report as a page for the municipalities' networks: to read on a screen, to print, to
 * send on. It holds its own style (data/check.css), no script, no picture, and no address of
 * anything elsewhere, and forbids all of these, should an export have smuggled one in.
 */
#include "check/html.h"

#include "base/file.h"
#include "base/intl.h"
#include "check/markup.h"
#include "check/words.h"
#include "config/color.h"
#include "config/data.h"

enum { STEPS = 6, STYLE_LIMIT = 1 << 20 };

void html_section(struct pager *p, const char *id, const char *heading)
{
    buf_printf(p->out, "<section id=\"%s\">\n<h2>", id);
    markup_words(p->out, heading);
    buf_puts(p->out, "</h2>\n");
}

/* ---- Colours */

static uint32_t mixed(uint32_t color, unsigned percent)
{
    uint32_t out = 0;

    for (unsigned shift = 0; shift <= 16; shift += 8) {
        uint32_t part = color >> shift & 0xFF;

        out |= (0xFF - (0xFF - part) * percent / 100) << shift;
    }
    return out;
}

/* The campaign's accent in steps from white; text on them in whichever of black and white is read
 * better (at least 4.5:1 for one of them on any colour). */
static void put_colors(struct pager *p)
{
    static const unsigned percent[STEPS] = {0, 12, 28, 50, 74, 100};
    const struct campaign *c = p->c->options.campaign;

    buf_printf(p->out, ":root{--accent:#%06x;--tint:#%06x", (unsigned)c->accent, (unsigned)c->tint);
    for (unsigned i = 1; i < STEPS; i++) {
        uint32_t color = mixed(c->accent, percent[i]);
        bool dark = color_contrast(color, 0xFFFFFF) >= 4.5;

        buf_printf(p->out, ";--step%u:#%06x;--on%u:%s", i, (unsigned)color, i,
                   dark ? "#fff" : "#000");
    }
    buf_puts(p->out, "}\n");
}

static bool put_style(struct pager *p, struct diag *d)
{
    struct file f;

    if (!file_open(&f, data_path(p->arena, "data/check.css"), STYLE_LIMIT, d))
        return false;
    buf_puts(p->out, "<style>\n");
    put_colors(p);
    buf_str(p->out, f.bytes);
    buf_puts(p->out, "</style>\n");
    file_close(&f);
    return true;
}

/* ---- Head */

static struct str campaign_name(const struct pager *p)
{
    return texts_get(&p->c->options.campaign->name, check_lang(), LANG_FI, NULL);
}

static void put_day(struct pager *p)
{
    struct date d = p->c->options.day;
    const struct text_value values[] = {
        {"year", str_printf(p->arena, "%d", d.year)},
        {"month", str_printf(p->arena, "%d", d.month)},
        {"day", str_printf(p->arena, "%d", d.day)},
        {"mm", str_printf(p->arena, "%02d", d.month)},
        {"dd", str_printf(p->arena, "%02d", d.day)},
    };

    /* TRANSLATORS: a date; {month} and {day} have no zero before them, {mm} and {dd} have */
    markup_text(p->out, texts_fill(p->arena, str_from(_("{year}-{mm}-{dd}")), values,
                                   sizeof values / sizeof *values));
}

static bool put_head(struct pager *p, struct diag *d)
{
    char lang[4];

    buf_printf(p->out, "<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
               lang_code(check_lang(), lang));
    buf_puts(p->out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                     "style-src 'unsafe-inline'\">\n"
                     "<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
    markup_words(p->out, _("Check of the listings"));
    buf_puts(p->out, " – ");
    put_day(p);
    buf_puts(p->out, "</title>\n");
    if (!put_style(p, d))
        return false;
    buf_puts(p->out, "</head>\n<body>\n");
    return true;
}

static void put_files(struct pager *p)
{
    const struct finding_kind *k = &p->c->findings.kinds[DIAG_GUESSED_FORMAT];

    buf_puts(p->out, "<ul class=\"files\">\n");
    for (size_t i = 0; i < k->v.n; i++) {
        buf_puts(p->out, "<li><b>");
        markup_quoted(p->out, str_from(k->v.v[i].at.file), 0);
        buf_puts(p->out, "</b> ");
        markup_text(p->out, k->v.v[i].detail);
        buf_puts(p->out, "</li>\n");
    }
    buf_puts(p->out, "</ul>\n");
}

static void put_sum(struct pager *p, const char *kind, size_t n, const char *words)
{
    buf_printf(p->out, "<div class=\"%s%s\"><dt>", kind, n ? "" : " none");
    markup_words(p->out, words);
    buf_printf(p->out, "</dt><dd>%zu</dd></div>\n", n);
}

static void put_sums(struct pager *p)
{
    const struct findings *f = &p->c->findings;

    buf_puts(p->out, "<dl class=\"sums\">\n");
    put_sum(p, "listings", p->c->read, _("Listings"));
    put_sum(p, "printed", p->c->printed, _("Can be printed"));
    put_sum(p, "out", p->c->added - p->c->printed, _("Drafts, ended"));
    put_sum(p, "error", findings_count(f, SEVERITY_ERROR), words_severity(SEVERITY_ERROR));
    put_sum(p, "warning", findings_count(f, SEVERITY_WARNING), words_severity(SEVERITY_WARNING));
    put_sum(p, "style", findings_count(f, SEVERITY_STYLE), words_severity(SEVERITY_STYLE));
    buf_puts(p->out, "</dl>\n");
}

static void put_link(struct pager *p, const char *id, const char *words)
{
    buf_printf(p->out, "<li><a href=\"#%s\">", id);
    markup_words(p->out, words);
    buf_puts(p->out, "</a></li>\n");
}

static void put_top(struct pager *p)
{
    buf_puts(p->out, "<header>\n<div>\n<p class=\"over\">");
    markup_text(p->out, campaign_name(p));
    buf_puts(p->out, "</p>\n<h1>");
    markup_words(p->out, _("Check of the listings"));
    buf_puts(p->out, "</h1>\n<p class=\"day\">");
    put_day(p);
    buf_puts(p->out, "</p>\n");
    put_files(p);
    put_sums(p);
    buf_puts(p->out, "</div>\n</header>\n<nav");
    markup_attribute(p->out, "aria-label", str_from(_("Contents")));
    buf_puts(p->out, ">\n<ul>\n");
    put_link(p, "mend", _("What to mend"));
    if (p->c->printed) {
        put_link(p, "places", _("Municipalities"));
        put_link(p, "audiences", _("Audiences"));
    }
    if (p->c->overlap.n)
        put_link(p, "overlaps", _("Several organizations for the same"));
    if (findings_count(&p->c->findings, SEVERITY_NOTE))
        put_link(p, "notes", words_severity(SEVERITY_NOTE));
    buf_puts(p->out, "</ul>\n</nav>\n");
}

static void put_foot(struct pager *p)
{
    buf_puts(p->out, "<footer><p>");
    markup_words(p->out, _("Made by esite check. Places are lines and columns of the export as an "
                           "editor shows them: a row of a sheet may take several lines."));
    if (p->c->no_fonts) {
        buf_char(p->out, ' ');
        markup_words(p->out, _("Missing glyphs were not looked for: the fonts are not installed."));
    }
    buf_puts(p->out, "</p></footer>\n</body>\n</html>\n");
}

bool check_html(const struct check *c, struct diag *d, struct buf *out)
{
    struct arena arena;
    struct pager p = {.c = c, .out = out, .arena = &arena};
    bool ok;

    arena_init(&arena);
    if (c->rules.lang != check_lang())
        p.data_lang = c->rules.lang;
    ok = put_head(&p, d);
    if (ok) {
        put_top(&p);
        buf_puts(out, "<main>\n");
        html_findings(&p);
        if (c->printed)
            html_coverage(&p);
        html_overlaps(&p);
        html_notes(&p);
        buf_puts(out, "</main>\n");
        put_foot(&p);
    }
    arena_release(&arena);
    return ok;
}
