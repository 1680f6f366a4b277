/*
 * json.c: the report for programs. docs/check.md says what the names mean; they stay as they are.
 */
#include "base/json.h"

#include "check/state.h"

static const char *const severity_names[SEVERITIES] = {"error", "warning", "style", "note"};

struct writer {
    const struct check *c;
    struct buf *b;
    struct arena arena;
};

/* Each element of a list stands on a line of its own, so that differences can be read. */
static void put_element(struct buf *b)
{
    json_next(b);
    buf_char(b, '\n');
}

static void open_list(struct buf *b, const char *name)
{
    json_key(b, name);
    buf_char(b, '[');
}

static void open_object(struct buf *b, const char *name)
{
    json_key(b, name);
    buf_char(b, '{');
}

static void put_day(struct buf *b, const char *name, struct date d)
{
    json_key(b, name);
    buf_printf(b, "\"%04d-%02d-%02d\"", d.year, d.month, d.day);
}

/* ---- Findings */

/* A place that is not known is null. */
static void put_number(struct buf *b, const char *name, uint32_t n)
{
    json_key(b, name);
    if (n)
        buf_int(b, n);
    else
        buf_puts(b, "null");
}

/* A cell of a spreadsheet as its program names it. */
static void put_cell(struct buf *b, struct loc at)
{
    struct buf cell = {0};

    loc_put_cell(&cell, at);
    json_member_str(b, "cell", buf_view(&cell));
    buf_release(&cell);
}

static void put_finding(struct buf *b, enum diag_code code, const struct finding *f)
{
    struct str found, mend;

    finding_split(f->detail, &found, &mend);
    put_element(b);
    buf_char(b, '{');
    json_member_str(b, "level", str_from(severity_names[severity_of(code)]));
    json_member_str(b, "code", str_from(diag_code_name(code)));
    json_member_str(b, "file", str_from(f->at.file));
    put_number(b, "line", f->at.line);
    put_number(b, "column", loc_col(f->at));
    if (loc_is_cell(f->at))
        put_cell(b, f->at);
    json_member_str(b, "id", f->id);
    json_member_str(b, "name", f->name);
    json_member_str(b, "problem", str_from(diag_code_wording(code)));
    json_member_str(b, "found", found);
    json_member_str(b, "mend", mend);
    buf_char(b, '}');
}

static void put_findings(struct writer *w)
{
    open_list(w->b, "findings");
    for (enum severity s = SEVERITY_ERROR; s < SEVERITIES; s++)
        for (unsigned code = 0; code < DIAG_CODES; code++) {
            const struct finding_kind *k = &w->c->findings.kinds[code];

            if (severity_of((enum diag_code)code) != s || code == DIAG_GUESSED_FORMAT)
                continue;
            for (size_t i = 0; i < k->v.n; i++)
                put_finding(w->b, (enum diag_code)code, &k->v.v[i]);
        }
    buf_puts(w->b, "]");
}

/* How many of each kind were found: more than are listed where there were too many. */
static void put_counts(struct writer *w)
{
    open_object(w->b, "counts");
    for (enum severity s = SEVERITY_ERROR; s < SEVERITIES; s++)
        json_member_int(w->b, severity_names[s], (int64_t)findings_count(&w->c->findings, s));
    buf_char(w->b, '}');
    open_object(w->b, "counts_by_code");
    for (unsigned code = 0; code < DIAG_CODES; code++)
        if (w->c->findings.kinds[code].found && code != DIAG_GUESSED_FORMAT)
            json_member_int(w->b, diag_code_name((enum diag_code)code),
                            (int64_t)w->c->findings.kinds[code].found);
    buf_char(w->b, '}');
}

/* ---- Coverage */

static void put_columns(struct writer *w)
{
    const struct campaign *c = w->c->options.campaign;

    open_list(w->b, "categories");
    for (size_t i = 0; i < c->categories.n; i++) {
        put_element(w->b);
        buf_char(w->b, '{');
        json_member_str(w->b, "id", c->categories.v[i].id);
        json_member_str(w->b, "name", check_category_name(&c->categories.v[i]));
        json_member_int(w->b, "listings", w->c->coverage.all[i]);
        buf_char(w->b, '}');
    }
    buf_char(w->b, ']');
    json_member_int(w->b, "other", w->c->coverage.all[c->categories.n]);
}

/* "listings" in all, then "by_category" in the order of the categories, and "other". */
static void put_cells(struct writer *w, const unsigned *n)
{
    size_t others = w->c->coverage.columns - 1;

    json_member_int(w->b, "listings", n[w->c->coverage.columns]);
    open_list(w->b, "by_category");
    for (size_t i = 0; i < others; i++) {
        json_next(w->b);
        buf_int(w->b, n[i]);
    }
    buf_char(w->b, ']');
    json_member_int(w->b, "other", n[others]);
}

static void put_gaps(struct writer *w, const struct coverage_row *r, const char *name,
                     bool with_wide)
{
    const struct coverage *v = &w->c->coverage;

    open_list(w->b, name);
    for (size_t i = 0; i + 1 < v->columns; i++)
        if (!r->n[i] && (coverage_wide(v, r->municipality, i) > 0) == with_wide) {
            json_next(w->b);
            json_string(w->b, v->campaign->categories.v[i].id);
        }
    buf_char(w->b, ']');
}

static void put_places(struct writer *w)
{
    coverage_rows places = {0}, wide = {0};

    coverage_places(&w->c->coverage, &w->arena, &places, &wide);
    open_list(w->b, "municipalities");
    for (size_t i = 0; i < places.n; i++) {
        put_element(w->b);
        buf_char(w->b, '{');
        json_member_str(w->b, "code", places.v[i].municipality->code);
        json_member_str(w->b, "name", check_row_name(&places.v[i]));
        put_cells(w, places.v[i].n);
        put_gaps(w, &places.v[i], "missing", false);
        put_gaps(w, &places.v[i], "only_wide", true);
        buf_char(w->b, '}');
    }
    buf_char(w->b, ']');
    open_list(w->b, "regions");
    for (size_t i = 0; i + 1 < wide.n; i++) {
        put_element(w->b);
        buf_char(w->b, '{');
        json_member_str(w->b, "code", wide.v[i].region->code);
        json_member_str(w->b, "name", check_row_name(&wide.v[i]));
        put_cells(w, wide.v[i].n);
        buf_char(w->b, '}');
    }
    buf_char(w->b, ']');
    open_object(w->b, "nationwide");
    put_cells(w, wide.v[wide.n - 1].n);
    buf_char(w->b, '}');
}

static void put_audiences(struct writer *w)
{
    coverage_rows rows = {0};

    coverage_audiences(&w->c->coverage, &w->arena, &rows);
    open_list(w->b, "audiences");
    for (size_t i = 0; i < rows.n; i++) {
        put_element(w->b);
        buf_char(w->b, '{');
        json_member_str(w->b, "id", rows.v[i].audience->id);
        json_member_str(w->b, "name", check_row_name(&rows.v[i]));
        put_cells(w, rows.v[i].n);
        buf_char(w->b, '}');
    }
    buf_char(w->b, ']');
}

/* ---- Overlaps */

static void put_overlap(struct buf *b, const struct overlap *o)
{
    put_element(b);
    buf_char(b, '{');
    json_member_str(b, "municipality", o->municipality->code);
    json_member_str(b, "category", o->category->id);
    open_list(b, "organizations");
    for (size_t i = 0; i < o->parts.n; i++) {
        json_next(b);
        buf_char(b, '{');
        json_member_str(b, "name", o->parts.v[i].organization);
        json_member_int(b, "listings", o->parts.v[i].listings);
        buf_char(b, '}');
    }
    buf_char(b, ']');
    open_list(b, "audiences");
    for (size_t i = 0; i < o->audiences.n; i++) {
        json_next(b);
        buf_char(b, '{');
        json_member_str(b, "id", o->audiences.v[i].audience->id);
        json_member_int(b, "organizations", o->audiences.v[i].organizations);
        buf_char(b, '}');
    }
    buf_puts(b, "]}");
}

/* ---- The whole */

static void put_files(struct writer *w)
{
    const struct finding_kind *k = &w->c->findings.kinds[DIAG_GUESSED_FORMAT];

    open_list(w->b, "files");
    for (size_t i = 0; i < k->v.n; i++) {
        put_element(w->b);
        buf_char(w->b, '{');
        json_member_str(w->b, "name", str_from(k->v.v[i].at.file));
        json_member_str(w->b, "read_as", k->v.v[i].detail);
        buf_char(w->b, '}');
    }
    buf_char(w->b, ']');
}

void check_json(const struct check *c, struct buf *out)
{
    struct writer w = {.c = c, .b = out};

    arena_init(&w.arena);
    buf_char(out, '{');
    put_day(out, "date", c->options.day);
    put_files(&w);
    open_object(out, "listings");
    json_member_int(out, "read", (int64_t)c->read);
    json_member_int(out, "left_out", (int64_t)(c->read - c->added));
    json_member_int(out, "drafts", (int64_t)c->findings.kinds[DIAG_DRAFT].found);
    json_member_int(out, "ended", (int64_t)c->findings.kinds[DIAG_ENDED].found);
    json_member_int(out, "printable", (int64_t)c->printed);
    buf_char(out, '}');
    put_counts(&w);
    put_findings(&w);
    open_object(out, "coverage");
    put_columns(&w);
    put_places(&w);
    put_audiences(&w);
    buf_char(out, '}');
    open_list(out, "overlaps");
    for (size_t i = 0; i < c->overlap.n; i++)
        put_overlap(out, &c->overlap.v[i]);
    buf_puts(out, "]}\n");
    arena_release(&w.arena);
}
