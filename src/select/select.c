/*
 * select.c: see select.h. One pass over the listings decides; those chosen are then ordered, and
 * cut into sections.
 *
 * A section's rank is its category's order in the campaign. After the known categories come the
 * unknown ones by name, and at the very end the listings without any. Tasks have a rank of their
 * own behind all.
 */
#include "select/select.h"

#include <limits.h>

#include "base/buf.h"
#include "base/intl.h"
#include "select/index.h"
#include "select/match.h"

struct selection {
    const struct request *request;
    const struct campaign *campaign;
    struct arena *arena;
    struct diag *diag;
    struct edition *edition;

    struct matcher matcher;
    VEC(struct chosen) chosen;
    struct names *unknown; /* categories as typed, each with its index in: */
    VEC(struct str) unknown_names;
    bool *pin_found, *omit_found;
    size_t elsewhere; /* for elsewhere, and not looked at */
};

/* ---- Pinned and omitted ids */

static unsigned find_id(const struct str *ids, size_t n, struct str id, bool *found)
{
    for (unsigned i = 0; i < n; i++) {
        if (str_eq(ids[i], id)) {
            found[i] = true;
            return i;
        }
    }
    return UINT_MAX;
}

static void warn_unused(struct selection *s, const struct str *ids, size_t n, const bool *found,
                        const char *option)
{
    for (size_t i = 0; i < n; i++)
        if (!found[i])
            diag_report(s->diag, DIAG_NOTHING_FOR, LOC_NONE, _("%s=%.*s: no listing has this id"),
                        option, STR_ARG(ids[i]));
}

/* ---- Ranks: categories, known and unknown */

static void warn_unknown(struct selection *s, const struct listing *l, const struct value *v)
{
    struct str meant = campaign_suggest_category(s->campaign, v->s);

    if (meant.s)
        diag_report(s->diag, DIAG_UNKNOWN_CATEGORY, value_loc(l, v),
                    _("\"%.*s\"; did you mean \"%.*s\"?"), STR_ARG(v->s), STR_ARG(meant));
    else
        diag_report(s->diag, DIAG_UNKNOWN_CATEGORY, value_loc(l, v),
                    _("\"%.*s\"; the campaign file can name it as a category or a synonym"),
                    STR_ARG(v->s));
}

/* The number of a category that the campaign doesn't know, warned of when it is new. */
static unsigned unknown_category(struct selection *s, const struct listing *l,
                                 const struct value *v)
{
    unsigned next = (unsigned)s->unknown_names.n;
    unsigned i = names_put(s->unknown, v->s, next, false);

    if (i == next) {
        *vec_push(s->arena, &s->unknown_names) = v->s;
        warn_unknown(s, l, v);
    }
    return i;
}

static unsigned first_unknown_rank(const struct selection *s)
{
    return (unsigned)s->campaign->categories.n;
}

enum { RANK_NONE = INT_MAX - 1, RANK_TASKS = INT_MAX };

/* The first category that the campaign knows, asked for or not. */
static const struct category *first_known(const struct selection *s, const struct listing *l)
{
    const struct category *c = NULL;

    for (size_t i = 0; !c && i < l->categories.n; i++)
        c = campaign_category(s->campaign, l->categories.v[i].s);
    return c;
}

static unsigned rank_of(struct selection *s, const struct listing *l)
{
    const struct category *c = matcher_category(&s->matcher, l);
    unsigned rank = RANK_NONE;

    for (size_t i = 0; i < l->categories.n; i++) {
        unsigned unknown;

        if (campaign_category(s->campaign, l->categories.v[i].s))
            continue;
        unknown = unknown_category(s, l, &l->categories.v[i]);
        if (rank == RANK_NONE)
            rank = first_unknown_rank(s) + unknown;
    }
    if (!s->matcher.for_volunteers && matcher_is_task(&s->matcher, l))
        return RANK_TASKS;
    if (!c)
        c = first_known(s, l); /* pinned into a leaflet about something else */
    return c ? c->order : rank;
}

/* ---- Choosing */

static void leave_out(struct selection *s, const struct listing *l, enum left_out reason)
{
    *vec_push(s->arena, &s->edition->left_out) = (struct edition_exclusion){l, reason};
}

static void consider(struct selection *s, const struct listing *l)
{
    const struct request *q = s->request;
    enum reach reach;
    bool near = matcher_reach(&s->matcher, l, &reach);
    unsigned pin = find_id(q->pin.v, q->pin.n, l->id, s->pin_found);
    enum left_out reason;

    if (find_id(q->omit.v, q->omit.n, l->id, s->omit_found) != UINT_MAX) {
        leave_out(s, l, LEFT_OUT_OMITTED);
        return;
    }
    if (!near && pin == UINT_MAX) {
        leave_out(s, l, LEFT_OUT_OTHER_MUNICIPALITY);
        return;
    }
    reason = matcher_test(&s->matcher, l, pin != UINT_MAX);
    if (reason == LEFT_OUT_REASONS) {
        *vec_push(s->arena, &s->chosen) = (struct chosen){
            .entry = {l, reach, pin != UINT_MAX}, .rank = rank_of(s, l), .pin = pin};
        return;
    }
    leave_out(s, l, reason);
    if (pin != UINT_MAX)
        diag_report(s->diag, DIAG_PINNED_LEFT_OUT, listing_loc(l), "%.*s: %.*s", STR_ARG(l->id),
                    STR_ARG(edition_reason(s->arena, &(struct edition_exclusion){l, reason})));
}

/* ---- Ordering and cutting into sections */

/* Gives unknown categories the ranks of their names' order. */
static bool rank_unknown(struct selection *s)
{
    unsigned first = first_unknown_rank(s);
    unsigned *place = arena_array(s->arena, s->unknown_names.n, sizeof *place);

    if (!order_names(s->unknown_names.v, s->unknown_names.n, place, s->arena, s->diag))
        return false;
    for (size_t i = 0; i < s->chosen.n; i++) {
        unsigned *rank = &s->chosen.v[i].rank;

        if (*rank >= first && *rank < first + s->unknown_names.n)
            *rank = first + place[*rank - first];
    }
    return true;
}

/* The name of a section whose category the campaign doesn't know, as its first listing has it. */
static struct str typed_name(const struct campaign *c, const struct listing *l)
{
    for (size_t i = 0; i < l->categories.n; i++)
        if (!campaign_category(c, l->categories.v[i].s))
            return l->categories.v[i].s;
    return STR("");
}

static struct edition_section *new_section(struct selection *s, const struct chosen *x)
{
    struct edition_section *section = vec_push(s->arena, &s->edition->sections);

    if (x->rank < s->campaign->categories.n)
        section->category = &s->campaign->categories.v[x->rank];
    else
        section->name = typed_name(s->campaign, x->entry.listing);
    return section;
}

static void cut(struct selection *s)
{
    struct edition *e = s->edition;
    struct edition_section *section = NULL;

    for (size_t i = 0; i < s->chosen.n; i++) {
        const struct chosen *x = &s->chosen.v[i];

        if (x->rank == RANK_TASKS) {
            *vec_push(s->arena, &e->volunteer) = x->entry;
            continue;
        }
        if (!section || x->rank != x[-1].rank)
            section = new_section(s, x);
        *vec_push(s->arena, &section->entries) = x->entry;
    }
    e->entries = s->chosen.n;
}

/* "of 200 listings: 150 municipality, 3 ended, …": what stood in the way. */
static void report_no_match(struct selection *s, size_t read)
{
    size_t count[LEFT_OUT_REASONS] = {[LEFT_OUT_OTHER_MUNICIPALITY] = s->elsewhere};
    struct buf b = {0};

    for (size_t i = 0; i < s->edition->left_out.n; i++)
        count[s->edition->left_out.v[i].reason]++;
    for (unsigned r = 0; r < LEFT_OUT_REASONS; r++)
        if (count[r])
            buf_printf(&b, "%s%zu %s", b.n ? ", " : "", count[r], edition_reason_summary(r));
    diag_report(s->diag, DIAG_NO_MATCH, LOC_NONE,
                ngettext("of %zu listing: %s", "of %zu listings: %s", read), read,
                b.n ? b.s : _("nothing to choose from"));
    buf_release(&b);
}

/* All listings, or with an index those that may be near: unless some were asked for by their ids,
 * whatever they are for. */
static void consider_all(struct selection *s, const struct listings *l,
                         const struct select_index *x)
{
    const struct request *q = s->request;
    const uint32_t *near = NULL;
    size_t n = l->n;

    if (x && q->municipalities.n && !q->pin.n && !q->omit.n) {
        near = select_index_near(x, q, s->arena, &n);
        s->elsewhere = l->n - n;
        if (!n)
            return;
    }
    for (size_t i = 0; i < n; i++)
        consider(s, &l->v[near ? near[i] : i]);
}

bool edition_select(const struct listings *listings, struct select_index *index,
                    const struct request *request, const struct campaign *campaign,
                    const struct municipality_table *table, struct arena *a, struct diag *d,
                    struct edition *out)
{
    struct selection s = {
        .request = request, .campaign = campaign, .arena = a, .diag = d, .edition = out};

    *out = (struct edition){.request = request};
    s.unknown = names_new(a, 16);
    s.pin_found = arena_array(a, request->pin.n, sizeof *s.pin_found);
    s.omit_found = arena_array(a, request->omit.n, sizeof *s.omit_found);
    matcher_init(&s.matcher, request, campaign, table, a, d);
    consider_all(&s, listings, index);
    warn_unused(&s, request->pin.v, request->pin.n, s.pin_found, "--pin");
    warn_unused(&s, request->omit.v, request->omit.n, s.omit_found, "--omit");
    if (s.chosen.n == 0) {
        report_no_match(&s, listings->n);
        return false;
    }
    if (!rank_unknown(&s) || !order_chosen(s.chosen.v, s.chosen.n, request->lang, request->fallback,
                                           select_index_keys(index), a, d))
        return false;
    cut(&s);
    return true;
}
