/*
 * check.c: see check.h.
 *
 * A message of the import stage is about the record that is being read, which is no listing yet. It
 * is remembered with the number that the listing would get, and goes to that one when it comes and
 * begins before the message's place; a record that was left out becomes none, and the next listing,
 * which gets its number, begins behind.
 */
#include "check/check.h"

#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "check/state.h"

/* ---- Messages */

/* Counts of what was read are the report's own; what was guessed is said by its file. */
static bool is_left_aside(enum diag_code code)
{
    return code == DIAG_COUNTED;
}

/* Has the record a contact that can't be printed? Then it is no news that it has none. */
static bool is_lost_contact(enum diag_code code)
{
    return code == DIAG_BAD_PHONE || code == DIAG_BAD_EMAIL || code == DIAG_BAD_URL ||
           code == DIAG_WITHHELD;
}

/* A file's name, which outlives the listings. The same pointer for the same name. */
static const char *own_name(struct check *c, const char *file)
{
    for (size_t i = c->files.n; file && i > 0; i--)
        if (strcmp(c->files.v[i - 1].s, file) == 0)
            return c->files.v[i - 1].s;
    if (!file)
        return NULL;
    *vec_push(&c->arena, &c->files) = str_copy(&c->arena, str_from(file));
    return c->files.v[c->files.n - 1].s;
}

static void hear(void *user, enum diag_code code, struct loc at, struct str text)
{
    struct check *c = user;
    struct finding_kind *kind = &c->findings.kinds[code];
    struct finding *added;

    at.file = own_name(c, at.file);
    if (diag_code_level(code) == DIAG_FATAL) {
        diag_relay(c->fatal, code, at, text);
        return;
    }
    if (is_left_aside(code))
        return;
    added = findings_add(&c->findings, code, at, text);
    if (c->at) {
        if (added)
            finding_set_listing(&c->findings, added, c->at);
        return;
    }
    *vec_push(&c->arena, &c->heard) =
        (struct heard){code, at.file, at.line, at.col, c->reading->n, added ? kind->v.n : 0};
}

/* Does what was heard stand in the listing, and not before it? */
static bool is_within(const struct heard *h, const struct listing *l)
{
    if (!h->file || strcmp(h->file, l->file) != 0)
        return false;
    return h->line > l->line || (h->line == l->line && h->col >= l->col);
}

/* Gives a listing the messages that came while it was read. */
static void adopt(struct check *c, const struct listing *l)
{
    c->contact_lost = false;
    for (; c->heard_at < c->heard.n; c->heard_at++) {
        const struct heard *h = &c->heard.v[c->heard_at];

        if (h->record > c->added)
            return;
        if (h->record < c->added || !is_within(h, l))
            continue;
        c->contact_lost |= is_lost_contact(h->code);
        if (h->finding1)
            finding_set_listing(&c->findings, &c->findings.kinds[h->code].v.v[h->finding1 - 1], l);
    }
    c->heard.n = c->heard_at = 0;
}

/* ---- The check */

struct check *check_new(const struct check_options *o)
{
    struct check *c = heap_alloc(sizeof *c);
    struct diag silent;

    *c = (struct check){.options = *o};
    arena_init(&c->arena);
    diag_init(&c->diag, NULL);
    diag_init(&silent, NULL);
    c->diag.sink = hear;
    c->diag.user = c;
    c->no_fonts = !o->fonts || !font_catalog_main(o->fonts, STR("text"), false, &silent);
    c->findings = (struct findings){.arena = &c->arena, .limit = o->limit};
    c->rules = (struct rules){.campaign = o->campaign, .day = o->day, .lang = LANG_FI};
    glyphs_init(&c->glyphs, c->no_fonts ? NULL : o->fonts);
    twins_init(&c->twins, &c->arena);
    coverage_init(&c->coverage, &c->arena, o->campaign, o->table);
    overlaps_init(&c->overlaps, &c->arena, o->campaign);
    return c;
}

void check_free(struct check *c)
{
    if (!c)
        return;
    glyphs_release(&c->glyphs);
    twins_release(&c->twins);
    overlaps_release(&c->overlaps);
    arena_release(&c->arena);
    free(c);
}

void check_add(struct check *c, const struct listing *l)
{
    bool printed;

    if (c->reading && c->reading->main_lang)
        c->rules.lang = c->reading->main_lang;
    adopt(c, l);
    c->added++;
    c->at = l;
    printed = !rule_is_out(&c->rules, l, &c->diag);
    twins_add(&c->twins, l, own_name(c, l->file), printed, &c->diag);
    if (printed) {
        c->printed++;
        rule_dates(&c->rules, l, &c->diag);
        rule_names(&c->rules, l, &c->diag);
        if (!c->contact_lost)
            rule_contact(&c->rules, l, &c->diag);
        rule_moments(&c->rules, l, &c->diag);
        rule_text(&c->rules, l, &c->diag);
        glyphs_check(&c->glyphs, l, &c->diag);
        coverage_add(&c->coverage, l);
        overlaps_add(&c->overlaps, l);
    }
    c->at = NULL;
}

static void take(void *user, const struct listing *l)
{
    check_add(user, l);
}

struct diag *check_diag(struct check *c, struct listings *listings, struct diag *fatal)
{
    listings->take = take;
    listings->user = c;
    c->reading = listings;
    c->fatal = fatal;
    return &c->diag;
}

void check_finish(struct check *c)
{
    c->read = c->reading ? c->reading->read : c->added;
    findings_sort(&c->findings, c->files.v, c->files.n);
    overlaps_list(&c->overlaps, c->options.table, &c->arena, &c->overlap);
}

bool check_has(const struct check *c, enum diag_level level)
{
    return findings_count(&c->findings, SEVERITY_ERROR) ||
           (level <= DIAG_WARNING && findings_count(&c->findings, SEVERITY_WARNING)) ||
           (level <= DIAG_STYLE && findings_count(&c->findings, SEVERITY_STYLE));
}

/* ---- Names */

lang_tag check_lang(void)
{
    /* TRANSLATORS: the code of the language that this file is in, such as fi */
    return lang_from(str_from(_("en")));
}

struct str check_category_name(const struct category *c)
{
    return texts_get(&c->name, check_lang(), LANG_FI, NULL);
}

struct str check_audience_name(const struct audience *x)
{
    return texts_get(&x->name, check_lang(), LANG_FI, NULL);
}

struct str check_row_name(const struct coverage_row *r)
{
    if (r->municipality)
        return municipality_name(r->municipality, check_lang());
    if (r->region)
        return check_lang() == LANG_SV ? r->region->sv : r->region->fi;
    return r->audience ? check_audience_name(r->audience) : str_from(_("Whole country"));
}

struct str check_column_name(const struct check *c, size_t column)
{
    const struct category *k;
    struct str short_name;
    lang_tag found = 0;

    if (column + 1 == c->coverage.columns)
        return str_from(_("Other"));
    k = &c->options.campaign->categories.v[column];
    short_name = texts_get(&k->short_name, check_lang(), LANG_FI, &found);
    return short_name.n && found == check_lang() ? short_name : check_category_name(k);
}
