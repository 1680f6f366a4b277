/*
 * text.c: the report for a terminal: findings as file:line:col, as compilers write them, so that
 * editors jump there; then tables no wider than a terminal.
 */
#include "base/intl.h"
#include "base/utf8.h"
#include "check/state.h"
#include "check/words.h"

enum {
    WIDTH = 80,
    NAME = 26,           /* room for a category */
    MUNICIPALITIES = 12, /* in the table; more are for HTML */
    OVERLAPS = 10,
    ORGANIZATIONS = 20, /* named for each, those with most listings */
};

struct texter {
    const struct check *c;
    const struct check_text_options *o;
    struct buf *out;
};

static void heading(struct texter *t, const char *words, size_t n)
{
    buf_puts(t->out, t->out->n ? "\n" : "");
    buf_puts(t->out, t->o->color ? "\033[1m" : "");
    buf_puts(t->out, words);
    if (n)
        buf_printf(t->out, " (%zu)", n);
    buf_puts(t->out, t->o->color ? "\033[0m\n" : "\n");
}

static void put_spaces(struct buf *out, size_t n)
{
    while (n-- > 0)
        buf_char(out, ' ');
}

/* Cut to the width, with an ellipsis, or filled up behind or before. */
static void put_cell(struct buf *out, struct str s, size_t width, bool right)
{
    size_t n = utf8_length(s), at = 0;

    if (right && n < width)
        put_spaces(out, width - n);
    for (size_t i = 0; i < width && at < s.n; i++) {
        size_t from = at;

        utf8_next(s, &at);
        if (n > width && i + 1 == width)
            buf_puts(out, "…");
        else
            buf_str(out, str_sub(s, from, at));
    }
    if (!right && n < width)
        put_spaces(out, width - n);
}

/* ---- Findings */

static void put_place(struct buf *out, struct loc at)
{
    diag_put_visible(out, at.file ? str_from(at.file) : STR("esite"));
    loc_put_rest(out, at);
}

static void put_finding(struct buf *out, const struct finding *f)
{
    buf_puts(out, "  ");
    put_place(out, f->at);
    buf_puts(out, ": ");
    if (f->name.n) {
        diag_put_visible(out, f->id);
        buf_puts(out, f->id.n ? ", " : "");
        diag_put_visible(out, f->name);
        buf_puts(out, f->detail.n ? ": " : "");
    }
    diag_put_visible(out, f->detail);
    buf_char(out, '\n');
}

static void put_kind(struct texter *t, enum diag_code code)
{
    const struct finding_kind *k = &t->c->findings.kinds[code];
    size_t most = t->o->most && t->o->most < k->v.n ? t->o->most : k->v.n;

    if (!k->found)
        return;
    buf_printf(t->out, " %s (%zu)\n", diag_code_wording(code), k->found);
    for (size_t i = 0; i < most; i++)
        put_finding(t->out, &k->v.v[i]);
    if (most < k->found)
        buf_printf(t->out, _("  … and %zu more\n"), k->found - most);
}

static void put_findings(struct texter *t)
{
    enum severity last = t->o->quiet ? SEVERITY_ERROR : SEVERITY_NOTE;

    for (enum severity s = SEVERITY_ERROR; s <= last; s++) {
        size_t n = findings_count(&t->c->findings, s);

        if (!n)
            continue;
        heading(t, words_severity(s), n);
        buf_printf(t->out, "%s\n", words_severity_means(s));
        for (unsigned code = 0; code < DIAG_CODES; code++)
            if (severity_of((enum diag_code)code) == s && code != DIAG_GUESSED_FORMAT)
                put_kind(t, (enum diag_code)code);
    }
}

/* ---- Coverage */

/* "12", "+3" where only help from afar reaches the place, "-" where none does. */
static void put_count(struct texter *t, const struct coverage_row *r, size_t column, size_t width)
{
    const struct coverage *v = &t->c->coverage;
    unsigned wide = r->municipality ? coverage_wide(v, r->municipality, column) : 0;
    char number[24];

    if (r->n[column])
        snprintf(number, sizeof number, "%u", r->n[column]);
    else
        snprintf(number, sizeof number, wide ? "+%u" : "-", wide);
    put_cell(t->out, str_from(number), width, true);
}

static size_t row_width(const struct coverage_row *r)
{
    size_t n = utf8_length(check_row_name(r));

    return (n < 4 ? 4 : n > 20 ? 20 : n) + 2;
}

/* Categories down, places across, as many as the width takes. Returns how many that are. */
static size_t put_block(struct texter *t, const struct coverage_row *rows, size_t n)
{
    const struct coverage *v = &t->c->coverage;
    size_t columns = v->columns - !coverage_has_others(v), width = NAME, k = 0;

    while (k < n && (k == 0 || width + row_width(&rows[k]) <= WIDTH))
        width += row_width(&rows[k++]);
    put_spaces(t->out, NAME);
    for (size_t i = 0; i < k; i++)
        put_cell(t->out, check_row_name(&rows[i]), row_width(&rows[i]), true);
    buf_char(t->out, '\n');
    for (size_t column = 0; column <= v->columns; column++) {
        bool total = column == v->columns;

        if (column >= columns && !total)
            continue;
        put_cell(t->out, total ? str_from(_("Listings in all")) : check_column_name(t->c, column),
                 NAME, false);
        for (size_t i = 0; i < k; i++)
            put_count(t, &rows[i], column, row_width(&rows[i]));
        buf_char(t->out, '\n');
    }
    return k;
}

static void put_table(struct texter *t, const coverage_rows *places, const coverage_rows *wide)
{
    coverage_rows shown = {0};
    struct arena a;

    arena_init(&a);
    for (size_t i = 0; i < places->n && i < MUNICIPALITIES; i++)
        *vec_push(&a, &shown) = places->v[i];
    for (size_t i = 0; i < wide->n; i++)
        *vec_push(&a, &shown) = wide->v[i];
    for (size_t from = 0; from < shown.n;) {
        if (from)
            buf_char(t->out, '\n');
        from += put_block(t, shown.v + from, shown.n - from);
    }
    if (places->n > MUNICIPALITIES)
        buf_printf(t->out,
                   ngettext("… and %zu more municipality: --html has it, too\n",
                            "… and %zu more municipalities: --html has them all\n",
                            places->n - MUNICIPALITIES),
                   places->n - MUNICIPALITIES);
    arena_release(&a);
}

/* A name of a list; before the first one, what the list is of. */
static void put_listed(struct texter *t, const char *before, struct str of, struct str name,
                       bool *any)
{
    if (!*any) {
        buf_puts(t->out, before);
        buf_str(t->out, of);
        buf_puts(t->out, ": ");
    } else {
        buf_puts(t->out, ", ");
    }
    buf_str(t->out, name);
    *any = true;
}

static void end_list(struct texter *t, bool any)
{
    if (any)
        buf_char(t->out, '\n');
}

/* What no place has is said once for all. */
static void put_empty(struct texter *t)
{
    const struct coverage *v = &t->c->coverage;
    bool any = false;

    for (size_t i = 0; i + 1 < v->columns; i++)
        if (coverage_is_empty(v, i))
            put_listed(t, "\n", str_from(_("No listing anywhere")), check_column_name(t->c, i),
                       &any);
    end_list(t, any);
}

static bool is_gap(const struct coverage *v, const struct coverage_row *r, size_t column,
                   bool with_wide)
{
    return !coverage_is_empty(v, column) && !r->n[column] &&
           (coverage_wide(v, r->municipality, column) > 0) == with_wide;
}

/* "Parkano: Digituki, Asuminen", a line for each municipality that has such gaps. */
static void put_gaps(struct texter *t, const coverage_rows *places, bool with_wide,
                     const char *title)
{
    const struct coverage *v = &t->c->coverage;
    bool titled = false;

    for (size_t k = 0; k < coverage_wanted(v, places) && k < MUNICIPALITIES; k++) {
        bool any = false;

        for (size_t i = 0; i + 1 < v->columns; i++) {
            if (!is_gap(v, &places->v[k], i, with_wide))
                continue;
            if (!titled)
                buf_printf(t->out, "\n%s\n", title);
            titled = true;
            put_listed(t, "  ", check_row_name(&places->v[k]), check_column_name(t->c, i), &any);
        }
        end_list(t, any);
    }
}

static void put_audience_gaps(struct texter *t, struct arena *a)
{
    coverage_rows rows = {0};
    bool any = false;

    coverage_audiences(&t->c->coverage, a, &rows);
    for (size_t i = 0; i < rows.n; i++)
        if (!rows.v[i].n[t->c->coverage.columns])
            put_listed(t, "\n", str_from(_("No listing for these audiences")),
                       check_row_name(&rows.v[i]), &any);
    end_list(t, any);
}

static void put_coverage(struct texter *t, struct arena *a)
{
    coverage_rows places = {0}, wide = {0};

    coverage_places(&t->c->coverage, a, &places, &wide);
    heading(t, _("Listings by category and municipality"), 0);
    buf_puts(t->out, _("+ only from the region or the whole country, - none\n\n"));
    put_table(t, &places, &wide);
    put_empty(t);
    put_gaps(t, &places, false, _("No listing at all"));
    put_gaps(t, &places, true, _("Only from the region or the whole country"));
    put_audience_gaps(t, a);
}

/* ---- Overlaps */

static void put_overlap(struct buf *out, const struct overlap *o)
{
    buf_puts(out, "  ");
    buf_str(out, municipality_name(o->municipality, check_lang()));
    buf_puts(out, ", ");
    buf_str(out, check_category_name(o->category));
    buf_puts(out, ": ");
    for (size_t i = 0; i < o->parts.n && i < ORGANIZATIONS; i++) {
        buf_puts(out, i ? ", " : "");
        diag_put_visible(out, o->parts.v[i].organization);
        if (o->parts.v[i].listings > 1)
            buf_printf(out, " (%u)", o->parts.v[i].listings);
    }
    if (o->parts.n > ORGANIZATIONS)
        buf_printf(out, _(", … and %zu more"), o->parts.n - ORGANIZATIONS);
    buf_char(out, '\n');
}

static void put_overlaps(struct texter *t)
{
    const overlap_list *list = &t->c->overlap;

    if (!list->n)
        return;
    heading(t, _("Several organizations for the same"), list->n);
    for (size_t i = 0; i < list->n && i < OVERLAPS; i++)
        put_overlap(t->out, &list->v[i]);
    if (list->n > OVERLAPS)
        buf_printf(t->out, _("  … and %zu more: --html has them all\n"), list->n - OVERLAPS);
}

/* ---- The whole */

static void put_files(struct texter *t)
{
    const struct finding_kind *k = &t->c->findings.kinds[DIAG_GUESSED_FORMAT];

    for (size_t i = 0; i < k->v.n; i++) {
        diag_put_visible(t->out, str_from(k->v.v[i].at.file));
        buf_puts(t->out, ": ");
        diag_put_visible(t->out, k->v.v[i].detail);
        buf_char(t->out, '\n');
    }
}

void check_sum(const struct check *c, struct buf *out)
{
    size_t errors = findings_count(&c->findings, SEVERITY_ERROR);
    size_t warnings = findings_count(&c->findings, SEVERITY_WARNING);
    size_t remarks = findings_count(&c->findings, SEVERITY_STYLE);

    buf_printf(out, ngettext("%zu listing", "%zu listings", c->read), c->read);
    buf_puts(out, ": ");
    if (!errors && !warnings && !remarks) {
        buf_puts(out, _("nothing to mend"));
        return;
    }
    buf_printf(out, ngettext("%zu error", "%zu errors", errors), errors);
    buf_puts(out, ", ");
    buf_printf(out, ngettext("%zu warning", "%zu warnings", warnings), warnings);
    buf_puts(out, ", ");
    buf_printf(out, ngettext("%zu remark", "%zu remarks", remarks), remarks);
}

void check_text(const struct check *c, const struct check_text_options *o, struct buf *out)
{
    struct texter t = {c, o, out};
    struct arena a;

    arena_init(&a);
    if (!o->quiet)
        put_files(&t);
    put_findings(&t);
    if (!o->quiet && c->printed) {
        put_coverage(&t, &a);
        put_overlaps(&t);
    }
    buf_puts(out, o->quiet ? "" : "\n");
    check_sum(c, out);
    buf_char(out, '\n');
    arena_release(&a);
}
