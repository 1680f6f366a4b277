/*
 * match.c: see match.h.
 */
#include "select/match.h"

#include "base/intl.h"

/* ---- What is wanted */

static void want_places(struct matcher *m, const struct municipality_table *table)
{
    const struct request *q = m->request;
    unsigned region;

    m->everywhere = q->municipalities.n == 0;
    m->municipality_wanted =
        arena_array(m->arena, municipality_count(table), sizeof *m->municipality_wanted);
    for (size_t i = 0; i < q->municipalities.n; i++) {
        m->municipality_wanted[q->municipalities.v[i]->order] = true;
        if (str_to_uint(q->municipalities.v[i]->region, 99, &region))
            m->region_wanted[region] = true;
    }
}

/* Flags, by order, of the audiences whose listings suit this one: itself, and those that it
 * includes. */
static bool *suited_by(struct matcher *m, const struct audience *x)
{
    const struct campaign *c = m->campaign;
    bool *suits = arena_array(m->arena, c->audiences.n, sizeof *suits);

    suits[x->order] = true;
    for (size_t i = 0; i < c->audiences.n; i++)
        for (size_t k = 0; k < x->includes.n; k++)
            if (str_eq(c->audiences.v[i].id, x->includes.v[k]))
                suits[i] = true;
    return suits;
}

static void want_audiences(struct matcher *m)
{
    const struct request *q = m->request;

    m->everyone = q->audiences.n == 0;
    m->for_volunteers = q->audiences.n > 0;
    m->suits = arena_array(m->arena, q->audiences.n, sizeof *m->suits);
    for (size_t i = 0; i < q->audiences.n; i++) {
        m->everyone |= q->audiences.v[i]->everyone;
        m->for_volunteers &= q->audiences.v[i]->volunteers;
        m->suits[i] = suited_by(m, q->audiences.v[i]);
    }
}

static void want_categories(struct matcher *m)
{
    const struct request *q = m->request;

    if (q->categories.n == 0)
        return;
    m->category_wanted =
        arena_array(m->arena, m->campaign->categories.n, sizeof *m->category_wanted);
    for (size_t i = 0; i < q->categories.n; i++)
        m->category_wanted[q->categories.v[i]->order] = true;
}

void matcher_init(struct matcher *m, const struct request *request, const struct campaign *campaign,
                  const struct municipality_table *table, struct arena *a, struct diag *d)
{
    *m = (struct matcher){.request = request, .campaign = campaign, .arena = a, .diag = d};
    m->unknown_audiences = names_new(a, 16);
    want_places(m, table);
    want_audiences(m);
    want_categories(m);
}

/* ---- Place and time */

static bool region_wanted(const struct matcher *m, struct str code)
{
    unsigned region;

    return m->everywhere || (str_to_uint(code, 99, &region) && m->region_wanted[region]);
}

bool matcher_reach(const struct matcher *m, const struct listing *l, enum reach *reach)
{
    *reach = REACH_LOCAL;
    for (size_t i = 0; i < l->municipalities.n; i++)
        if (m->everywhere || m->municipality_wanted[l->municipalities.v[i]->order])
            return true;
    *reach = REACH_REGION;
    for (size_t i = 0; i < l->regions.n; i++)
        if (region_wanted(m, l->regions.v[i]))
            return true;
    *reach = REACH_NATION;
    return l->nationwide || m->everywhere;
}

static bool is_over(struct date last, struct date day)
{
    return date_given(last) && date_cmp(last, day) < 0;
}

/* ---- Category */

static bool category_wanted(const struct matcher *m, const struct category *c)
{
    return !m->category_wanted || m->category_wanted[c->order];
}

/*
 * The first one named that is wanted. A leaflet for volunteers is ordered by what the tasks are
 * about: there the category of all tasks is the last choice.
 */
const struct category *matcher_category(const struct matcher *m, const struct listing *l)
{
    const struct category *last = NULL;

    for (size_t i = 0; i < l->categories.n; i++) {
        const struct category *c = campaign_category(m->campaign, l->categories.v[i].s);

        if (!c || !category_wanted(m, c))
            continue;
        if (!m->for_volunteers || !c->volunteer)
            return c;
        if (!last)
            last = c;
    }
    return last;
}

bool matcher_is_task(const struct matcher *m, const struct listing *l)
{
    if (l->type == TYPE_VOLUNTEER)
        return true;
    for (size_t i = 0; i < l->categories.n; i++) {
        const struct category *c = campaign_category(m->campaign, l->categories.v[i].s);

        if (c && category_wanted(m, c))
            return c->volunteer;
    }
    return false;
}

/* ---- Audience */

/* Once a name: a listing that is only for audiences that nobody knows is taken as for everyone. */
static void warn_unknown(struct matcher *m, const struct listing *l, const struct value *v)
{
    struct str meant;

    if (names_put(m->unknown_audiences, v->s, m->n_unknown, false) != m->n_unknown)
        return;
    m->n_unknown++;
    meant = campaign_suggest_audience(m->campaign, v->s);
    if (meant.s)
        diag_report(m->diag, DIAG_UNKNOWN_AUDIENCE, value_loc(l, v),
                    _("\"%.*s\"; did you mean \"%.*s\"? Taken as for everyone"), STR_ARG(v->s),
                    STR_ARG(meant));
    else
        diag_report(
            m->diag, DIAG_UNKNOWN_AUDIENCE, value_loc(l, v),
            _("\"%.*s\", taken as for everyone; the campaign file can name it as a synonym"),
            STR_ARG(v->s));
}

/* What a listing's audiences say, as far as the campaign knows them. */
struct addressed {
    VEC(const struct audience *) known;
    bool everyone;      /* it is for all, or for nobody in particular */
    bool volunteers;    /* volunteers are among them */
    bool professionals; /* it is for these alone */
};

static void address(struct matcher *m, const struct listing *l, struct addressed *out)
{
    size_t professionals = 0;

    *out = (struct addressed){0};
    for (size_t i = 0; i < l->audiences.n; i++) {
        const struct audience *x = campaign_audience(m->campaign, l->audiences.v[i].s);

        if (!x) {
            warn_unknown(m, l, &l->audiences.v[i]);
            continue;
        }
        *vec_push(m->arena, &out->known) = x;
        out->everyone |= x->everyone;
        out->volunteers |= x->volunteers;
        professionals += x->professionals;
    }
    out->everyone |= out->known.n == 0;
    out->professionals = out->known.n > 0 && professionals == out->known.n;
}

/*
 * Is it for the i-th audience asked for? A task is for whoever is ready to help; one for young
 * volunteers, say, is left to the young, but a leaflet for volunteers has every task.
 */
static bool suits(const struct matcher *m, size_t i, const struct addressed *to, bool task)
{
    if (to->everyone || (task && (to->volunteers || m->request->audiences.v[i]->volunteers)))
        return true;
    for (size_t k = 0; k < to->known.n; k++)
        if (m->suits[i][to->known.v[k]->order])
            return true;
    return false;
}

/* Ranges of ages overlap; -1 is an open end. */
static bool ages_overlap(const struct listing *l, const struct audience *x)
{
    return (l->max_age < 0 || x->min_age < 0 || l->max_age >= x->min_age) &&
           (l->min_age < 0 || x->max_age < 0 || l->min_age <= x->max_age);
}

static enum left_out test_audience(struct matcher *m, const struct listing *l)
{
    const struct request *q = m->request;
    struct addressed to;
    bool task = matcher_is_task(m, l), other_age = false;

    address(m, l, &to);
    if (m->for_volunteers && !task && !to.volunteers)
        return LEFT_OUT_VOLUNTEER;
    if (m->everyone)
        return to.professionals ? LEFT_OUT_PROFESSIONALS : LEFT_OUT_REASONS;
    for (size_t i = 0; i < q->audiences.n; i++) {
        if (!suits(m, i, &to, task))
            continue;
        if (ages_overlap(l, q->audiences.v[i]))
            return LEFT_OUT_REASONS;
        other_age = true;
    }
    return other_age          ? LEFT_OUT_OTHER_AGE
           : to.professionals ? LEFT_OUT_PROFESSIONALS
                              : LEFT_OUT_OTHER_AUDIENCE;
}

/* ---- The whole test */

enum left_out matcher_test(struct matcher *m, const struct listing *l, bool pinned)
{
    const struct request *q = m->request;
    enum left_out reason;

    if (l->status == STATUS_DRAFT)
        return LEFT_OUT_DRAFT;
    if (l->status == STATUS_ENDED || is_over(l->end, q->day) || is_over(l->valid_until, q->day))
        return LEFT_OUT_ENDED;
    if (pinned)
        return LEFT_OUT_REASONS;
    reason = test_audience(m, l);
    if (reason != LEFT_OUT_REASONS)
        return reason;
    return m->category_wanted && !matcher_category(m, l) ? LEFT_OUT_CATEGORY : LEFT_OUT_REASONS;
}
