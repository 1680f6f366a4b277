/*
 * html_findings.c: what was found, in tables: one for each kind.
 */
#include "base/intl.h"
#include "check/html.h"
#include "check/markup.h"
#include "check/words.h"

static const char *const classes[SEVERITIES] = {"error", "warning", "style", "note"};

/* Seen beside the word, so that colour is not alone. */
static const char *const marks[SEVERITIES] = {"×", "!", "?", "i"};

static struct str without_folder(struct str path)
{
    for (size_t at = path.n; at > 0; at--)
        if (path.s[at - 1] == '/')
            return str_sub(path, at, path.n);
    return path;
}

/* Without its folder, where that tells it from the other files as well; the page's head has the
 * whole. */
static struct str file_name(const struct pager *p, struct str path)
{
    struct str name = without_folder(path);

    for (size_t i = 0; i < p->c->files.n; i++)
        if (!str_eq(p->c->files.v[i], path) && str_eq(without_folder(p->c->files.v[i]), name))
            return path;
    return name;
}

static void put_place(struct pager *p, struct loc at)
{
    if (p->c->files.n > 1 || !at.line) {
        markup_quoted(p->out, file_name(p, str_from(at.file)), 0);
        buf_puts(p->out, at.line ? "<br>" : "");
    }
    if (at.line && loc_is_cell(at))
        loc_put_cell(p->out, at);
    else if (at.line && at.col)
        buf_printf(p->out, _("line %lu, column %lu"), (unsigned long)at.line,
                   (unsigned long)at.col);
    else if (at.line)
        buf_printf(p->out, _("line %lu"), (unsigned long)at.line);
}

/* The first cell of a row; what is about no listing has its place as its head. */
static void put_listing(struct pager *p, const struct finding *f)
{
    if (!f->name.n) {
        buf_puts(p->out, "<td></td><th scope=\"row\" class=\"place\">");
        put_place(p, f->at);
        buf_puts(p->out, "</th>");
        return;
    }
    buf_puts(p->out, "<th scope=\"row\">");
    markup_quoted(p->out, f->name, p->data_lang);
    if (f->id.n) {
        buf_puts(p->out, " <small>");
        markup_quoted(p->out, f->id, 0);
        buf_puts(p->out, "</small>");
    }
    buf_puts(p->out, "</th><td class=\"place\">");
    put_place(p, f->at);
    buf_puts(p->out, "</td>");
}

static void put_finding(struct pager *p, const struct finding *f)
{
    struct str found, mend;

    finding_split(f->detail, &found, &mend);
    buf_puts(p->out, "<tr>");
    put_listing(p, f);
    buf_puts(p->out, "<td>");
    markup_quoted(p->out, found, 0);
    if (mend.n) {
        buf_puts(p->out, " <span class=\"mend\">");
        markup_quoted(p->out, mend, 0);
        buf_puts(p->out, "</span>");
    }
    buf_puts(p->out, "</td></tr>\n");
}

static void put_kind(struct pager *p, enum diag_code code, unsigned level)
{
    const struct finding_kind *k = &p->c->findings.kinds[code];

    if (!k->found)
        return;
    buf_printf(p->out, "<tbody>\n<tr class=\"kind\"><th scope=\"rowgroup\" colspan=\"3\"><h%u>",
               level);
    markup_words(p->out, diag_code_wording(code));
    buf_printf(p->out, " <span class=\"n\">%zu</span></h%u></th></tr>\n", k->found, level);
    for (size_t i = 0; i < k->v.n; i++)
        put_finding(p, &k->v.v[i]);
    if (k->v.n < k->found) {
        buf_puts(p->out, "<tr><td colspan=\"3\">");
        buf_printf(p->out, _("… and %zu more"), k->found - k->v.n);
        buf_puts(p->out, "</td></tr>\n");
    }
    buf_puts(p->out, "</tbody>\n");
}

static void put_column(struct pager *p, const char *words)
{
    buf_puts(p->out, "<th scope=\"col\">");
    markup_words(p->out, words);
    buf_puts(p->out, "</th>");
}

/* A table of three columns, with a group of rows for each kind. */
static void put_kinds(struct pager *p, enum severity s, unsigned level)
{
    buf_puts(p->out, "<table class=\"findings\">\n<caption class=\"hidden\">");
    markup_words(p->out, words_severity(s));
    buf_puts(p->out, "</caption>\n<thead><tr>");
    put_column(p, _("Listing"));
    put_column(p, _("Place"));
    put_column(p, s == SEVERITY_NOTE ? _("What was found") : _("What was found → how to mend it"));
    buf_puts(p->out, "</tr></thead>\n");
    for (unsigned code = 0; code < DIAG_CODES; code++)
        if (severity_of((enum diag_code)code) == s && code != DIAG_GUESSED_FORMAT)
            put_kind(p, (enum diag_code)code, level);
    buf_puts(p->out, "</table>\n");
}

static void put_means(struct pager *p, enum severity s)
{
    buf_puts(p->out, "<p class=\"means\">");
    markup_words(p->out, words_severity_means(s));
    buf_puts(p->out, "</p>\n");
}

static void put_severity(struct pager *p, enum severity s)
{
    size_t n = findings_count(&p->c->findings, s);

    if (!n)
        return;
    buf_printf(p->out,
               "<section class=\"%s\">\n<h3><span class=\"mark\" aria-hidden=\"true\">%s</span> ",
               classes[s], marks[s]);
    markup_words(p->out, words_severity(s));
    buf_printf(p->out, " <span class=\"n\">%zu</span></h3>\n", n);
    put_means(p, s);
    put_kinds(p, s, 4);
    buf_puts(p->out, "</section>\n");
}

void html_findings(struct pager *p)
{
    html_section(p, "mend", _("What to mend"));
    if (!check_has(p->c, DIAG_STYLE)) {
        buf_puts(p->out, "<p class=\"fine\"><span class=\"mark\" aria-hidden=\"true\">✓</span> ");
        markup_words(p->out, _("Nothing: every listing is as it should be."));
        buf_puts(p->out, "</p>\n");
    }
    for (enum severity s = SEVERITY_ERROR; s < SEVERITY_NOTE; s++)
        put_severity(p, s);
    buf_puts(p->out, "</section>\n");
}

void html_notes(struct pager *p)
{
    if (!findings_count(&p->c->findings, SEVERITY_NOTE))
        return;
    html_section(p, "notes", words_severity(SEVERITY_NOTE));
    put_means(p, SEVERITY_NOTE);
    put_kinds(p, SEVERITY_NOTE, 3);
    buf_puts(p->out, "</section>\n");
}
