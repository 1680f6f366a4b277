/*
 * explain.c: see explain.h.
 */
#include "cli/explain.h"

#include "base/intl.h"
#include "base/json.h"
#include "select/select.h"

static const char *const VARIANT_NAMES[VARIANT_COUNT] = {N_("full"), N_("short"), N_("brief")};

static const char *variant_name(const struct choice *c)
{
    return c->variant < 0 ? N_("not printed") : VARIANT_NAMES[c->variant];
}

static const struct shortening *shortening_of(const struct story *s, const struct listing *l)
{
    for (size_t i = 0; i < s->shortened.n; i++)
        if (s->shortened.v[i].listing == l)
            return &s->shortened.v[i];
    return NULL;
}

static struct str listing_name(const struct listing *l)
{
    return l->name.n ? l->name.v[0].s : STR_NONE;
}

/* Why an entry is not printed in full: told by the leaflet's room alone, or by its weight too. */
static void text_reason(struct buf *out, const struct job_result *r, const struct choice *c)
{
    if (!r->frames.fixed || c->variant == VARIANT_FULL || c->entry->pinned)
        return;
    buf_puts(out, ", ");
    buf_printf(out, _("for lack of room, weight %u"), c->entry->weight);
    if (c->entry->nth > 1) {
        buf_puts(out, ", ");
        buf_printf(out, _("number %u of its organization"), c->entry->nth);
    }
    if (c->variant < 0) {
        buf_puts(out, ", ");
        buf_puts(out, c->named ? _("named with its category") : _("counted in its category"));
    }
}

static void text_place(struct buf *out, const struct listing *l)
{
    buf_printf(out, "  (%s:%u)\n", l->file ? l->file : "-", (unsigned)l->line);
}

static void text_listing(struct buf *out, const struct listing *l)
{
    buf_printf(out, "  %.*s  %.*s: ", STR_ARG(l->id), STR_ARG(listing_name(l)));
}

/* A note to whoever writes the listing. */
static void text_readability(struct buf *out, const struct readability *hard)
{
    if (hard->sentences) {
        buf_puts(out, "; ");
        buf_printf(out,
                   ngettext("%u long sentence (%u words)", "%u long sentences (up to %u words)",
                            hard->sentences),
                   hard->sentences, hard->longest);
    }
    for (size_t i = 0; i < hard->words.n; i++) {
        buf_puts(out, i ? ", " : ngettext("; long word: ", "; long words: ", hard->words.n));
        buf_str(out, hard->words.v[i]);
    }
}

static void text_choice(struct buf *out, struct job_result *r, const struct choice *c)
{
    const struct listing *l = c->entry->listing;
    text_listing(out, l);
    buf_puts(out, _(variant_name(c)));
    if (c->variant >= 0) {
        buf_puts(out, ", ");
        buf_printf(out, _("page %u"), c->frame + 1);
    }
    if (c->entry->pinned) {
        buf_puts(out, ", ");
        buf_puts(out, _("pinned"));
    }
    text_reason(out, r, c);
    const struct shortening *cut = shortening_of(&r->story, l);
    if (cut) {
        buf_puts(out, ", ");
        buf_printf(out, _("text shortened from %zu to %zu characters"), cut->from, cut->to);
    }
    const struct readability hard = job_readability(r, c);
    text_readability(out, &hard);
    text_place(out, l);
}

static void text_choices(struct buf *out, struct job_result *r, bool printed)
{
    for (size_t i = 0; i < r->frames.choices.n; i++)
        if ((r->frames.choices.v[i].variant >= 0) == printed)
            text_choice(out, r, &r->frames.choices.v[i]);
}

/* What found no room stands between what is printed and what isn't for this leaflet. */
void explain_text(struct buf *out, struct job_result *r)
{
    size_t printed = job_printed(r), left_out = r->edition.left_out.n;
    size_t no_room = r->frames.choices.n - printed;
    buf_printf(out,
               ngettext("In the leaflet: %zu listing\n", "In the leaflet: %zu listings\n", printed),
               printed);
    text_choices(out, r, true);
    if (no_room)
        buf_printf(out, ngettext("No room: %zu listing\n", "No room: %zu listings\n", no_room),
                   no_room);
    text_choices(out, r, false);
    buf_printf(out, ngettext("Left out: %zu listing\n", "Left out: %zu listings\n", left_out),
               left_out);
    for (size_t i = 0; i < left_out; i++) {
        const struct edition_exclusion *x = &r->edition.left_out.v[i];
        text_listing(out, x->listing);
        buf_str(out, edition_reason(&r->arena, x));
        text_place(out, x->listing);
    }
}

static void json_flag(struct buf *out, const char *name, bool value)
{
    json_key(out, name);
    buf_puts(out, value ? "true" : "false");
}

static void json_listing(struct buf *out, const struct listing *l)
{
    json_next(out);
    buf_char(out, '{');
    json_member_str(out, "id", l->id);
    json_member_str(out, "name", listing_name(l));
    json_member_str(out, "file", str_from(l->file));
    json_member_int(out, "line", l->line);
}

static void json_readability(struct buf *out, const struct readability *hard)
{
    if (hard->sentences) {
        json_member_int(out, "long_sentences", hard->sentences);
        json_member_int(out, "longest_sentence", hard->longest);
    }
    if (!hard->words.n)
        return;
    json_key(out, "long_words");
    buf_char(out, '[');
    for (size_t i = 0; i < hard->words.n; i++) {
        json_next(out);
        json_string(out, hard->words.v[i]);
    }
    buf_char(out, ']');
}

static void json_choice(struct buf *out, struct job_result *r, const struct choice *c)
{
    json_listing(out, c->entry->listing);
    json_member_str(out, "variant", str_from(variant_name(c)));
    if (c->variant >= 0)
        json_member_int(out, "page", c->frame + 1);
    else
        json_member_str(out, "said", c->named ? STR("named") : STR("counted"));
    json_member_int(out, "weight", c->entry->weight);
    json_member_int(out, "of_organization", c->entry->nth);
    json_flag(out, "pinned", c->entry->pinned);
    json_flag(out, "row", c->entry->kind == BLOCK_ROW);
    const struct shortening *cut = shortening_of(&r->story, c->entry->listing);
    if (cut) {
        json_member_int(out, "length", (int64_t)cut->from);
        json_member_int(out, "printed_length", (int64_t)cut->to);
    }
    const struct readability hard = job_readability(r, c);
    json_readability(out, &hard);
    buf_char(out, '}');
}

static void json_choices(struct buf *out, struct job_result *r, const char *key, bool printed)
{
    json_key(out, key);
    buf_char(out, '[');
    for (size_t i = 0; i < r->frames.choices.n; i++)
        if ((r->frames.choices.v[i].variant >= 0) == printed)
            json_choice(out, r, &r->frames.choices.v[i]);
    buf_char(out, ']');
}

void explain_json(struct buf *out, struct job_result *r)
{
    buf_char(out, '{');
    json_member_int(out, "pages", (int64_t)r->frames.v.n);
    json_flag(out, "fixed", r->frames.fixed);
    json_key(out, "body");
    buf_printf(out, "%g", r->frames.body / 64.0);
    json_choices(out, r, "printed", true);
    json_choices(out, r, "no_room", false);
    json_key(out, "left_out");
    buf_char(out, '[');
    for (size_t i = 0; i < r->edition.left_out.n; i++) {
        const struct edition_exclusion *x = &r->edition.left_out.v[i];
        json_listing(out, x->listing);
        json_member_str(out, "reason", str_from(edition_reason_name(x->reason)));
        json_member_str(out, "text", edition_reason(&r->arena, x));
        buf_char(out, '}');
    }
    buf_puts(out, "]}\n");
}

static void put_names(struct buf *out, const struct request *q)
{
    for (size_t i = 0; i < q->municipalities.n; i++) {
        buf_puts(out, i ? ", " : "");
        buf_str(out, q->municipalities.v[i]->fi);
    }
    if (!q->municipalities.n)
        buf_puts(out, _("All"));
}

void explain_fit(struct buf *out, const struct job *job, const struct job_result *r)
{
    const struct frames *f = &r->frames;
    size_t n[VARIANT_COUNT] = {0}, left_out = 0;
    for (size_t i = 0; i < f->choices.n; i++)
        if (f->choices.v[i].variant < 0)
            left_out++;
        else
            n[f->choices.v[i].variant]++;
    put_names(out, &job->request);
    buf_puts(out, ": ");
    buf_printf(out, ngettext("%zu page", "%zu pages", f->v.n), f->v.n);
    buf_puts(out, ", ");
    buf_printf(out, ngettext("%zu entry", "%zu entries", f->choices.n), f->choices.n);
    buf_puts(out, ": ");
    buf_printf(out, _("%zu full, %zu short, %zu brief, %zu left out, body %g pt"), n[VARIANT_FULL],
               n[VARIANT_SHORT], n[VARIANT_BRIEF], left_out, f->body / 64.0);
}
