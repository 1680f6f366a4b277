/*
 * fitted.c: see fitted.h.
 *
 * Each size of the body text has a layout, a flow and pages of its own, made when it is first
 * looked at. How many pages: as many as the layout says; of a range, the fewest that hold
 * everything in full at the smallest size; of a multiple, the fewest that hold it at the layout's
 * own size.
 *
 * A section of which nothing is printed is no longer in the contents, which then may leave room on
 * their page. So the choice is made once more without such sections, at the same size.
 *
 * Where everything fits in full, at the largest size that it can have, and in fewer pages, the last
 * ones are left for notes rather than all of them half empty.
 */
#include "compose/choose/fitted.h"

#include "base/buf.h"
#include "base/intl.h"
#include "compose/cache.h"
#include "model/listing.h"

/* The leaflet at one size of the body text. */
struct sized {
    struct setting setting;
    struct flow flow;
    struct template pages;
    struct problem problem;
    struct part_box *parts;
    bool left_out[PART_COUNT];
    bool opened, stands; /* looked at; what stands still fits */
};

struct fitting {
    const struct setting *base;
    unsigned pages;
    const struct flow *chosen; /* its variants are printed, all of them; NULL: they are chosen */
    struct sized *sizes;
    size_t n;
    const struct block *const *absent;
    size_t n_absent;
};

static const pt64 STEP = PT64(0.5);

/* So often a multiple of pages is tried, should what fitted one by one not fit so. */
enum { TRIES = 4 };

/* ---- One size */

static void open_setting(const struct fitting *f, size_t i, struct sized *z)
{
    const struct layout *l = f->base->layout;
    pt64 body = l->fit.smallest + (pt64)i * STEP;

    z->setting = *f->base;
    z->setting.layout = compose_cache_sized(f->base->cache, l, body);
    z->setting.parts = &z->parts;
    z->setting.left_out = z->left_out;
    z->setting.fixed = true;
    z->setting.absent = f->absent;
    z->setting.n_absent = f->n_absent;
}

/* What a flow prints doesn't hang on its size. */
static void copy_choice(const struct fitting *f, struct flow *flow)
{
    for (size_t i = 0; f->chosen && i < flow->items.n; i++) {
        flow->items.v[i].variant = f->chosen->items.v[i].variant;
        flow->items.v[i].out = f->chosen->items.v[i].out;
    }
}

static bool is_overfull(const fixed_list *list)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i].box->overfull)
            return true;
    return false;
}

/* Has what stands still words that are too wide for their room, at a size larger than the layout
 * is made for? */
static bool is_too_large(const struct fitting *f, const struct sized *z)
{
    const struct template *t = &z->pages;
    bool overfull = false;

    for (size_t i = 0; i < t->endings.n; i++)
        overfull = overfull || is_overfull(&t->endings.v[i].boxes);
    for (size_t i = 0; i < t->pages.n; i++)
        overfull =
            overfull || is_overfull(&t->pages.v[i].above) || is_overfull(&t->pages.v[i].below);
    return overfull && z->setting.layout->grid > f->base->layout->grid;
}

static void open_size(const struct fitting *f, size_t i, struct sized *z)
{
    *z = (struct sized){.opened = true};
    open_setting(f, i, z);
    if (!setting_begin(&z->setting))
        return;
    z->setting.pages = f->pages;
    flow_build(&z->flow, &z->setting);
    copy_choice(f, &z->flow);
    z->stands = template_make(&z->setting, &z->pages) && !is_too_large(f, z);
    if (!z->stands)
        return;
    problem_open(&z->problem, &z->flow, &z->pages, f->chosen != NULL);
    z->stands = z->problem.choose.n_columns > 0;
}

static struct sized *size_of(struct fitting *f, size_t i)
{
    if (!f->sizes[i].opened)
        open_size(f, i, &f->sizes[i]);
    return &f->sizes[i];
}

static const struct choose_problem *open_problem(void *user, size_t i)
{
    struct sized *z = size_of(user, i);

    return z->stands ? &z->problem.choose : NULL;
}

/* ---- How many pages */

static void begin(struct fitting *f, unsigned pages)
{
    const struct layout_fit *fit = &f->base->layout->fit;

    f->pages = pages;
    f->n = 1 + (size_t)((fit->largest - fit->smallest) / STEP);
    f->sizes = arena_array(f->base->arena, f->n, sizeof *f->sizes);
}

/* Does everything fit so many pages in full, at the size i? */
static bool holds_all(struct fitting *f, size_t i)
{
    const struct choose_problem *p = open_problem(f, i);

    return p && choose_no_room(p) == p->n_entries;
}

/* More entries than lines: most are left out, whatever the size, and only time is lost by looking
 * at larger ones. */
static bool is_hopeless(const struct choose_problem *p)
{
    size_t lines = 0;

    for (size_t i = 0; i < p->n_columns; i++)
        lines += p->columns[i].lines;
    return p->n_entries > lines;
}

static bool find(struct fitting *f, size_t *size, struct choose_plan *plan)
{
    const struct choose_problem *smallest = open_problem(f, 0);

    if (smallest && is_hopeless(smallest))
        f->n = 1;
    return choose_size(f->n, open_problem, f, f->base->arena, size, plan);
}

static void find_pages(struct fitting *f)
{
    const struct layout_fit *fit = &f->base->layout->fit;
    unsigned pages = fit->pages;

    for (; pages < fit->most; pages++) {
        begin(f, pages);
        if (holds_all(f, 0))
            return;
    }
    begin(f, pages);
}

/* ---- What to take away */

static bool stands_without(const struct setting *s, int part)
{
    struct part_box *parts = NULL;
    bool left_out[PART_COUNT] = {false};
    struct setting without = *s;
    struct template t;

    without.parts = &parts;
    without.left_out = left_out;
    if (part < PART_COUNT)
        without.without[part] = true;
    return template_make(&without, &t);
}

/* "helpline (9 lines)" … of those that stand still; only those that alone would do, if there are
 * any. */
static void list_parts(const struct setting *s, struct buf *out)
{
    unsigned lines[PART_COUNT];
    bool any = false, first = true;

    template_lines(s, lines);
    for (int i = 0; i < PART_COUNT; i++)
        any = any || (lines[i] && stands_without(s, i));
    for (int i = 0; i < PART_COUNT; i++) {
        if (!lines[i] || (any && !stands_without(s, i)))
            continue;
        buf_puts(out, first ? "" : ", ");
        buf_printf(out, ngettext("%s (%u line)", "%s (%u lines)", lines[i]),
                   part_name((enum part_id)i), lines[i]);
        first = false;
    }
}

static void list_pinned(const struct sized *z, struct buf *out)
{
    bool first = true;

    for (size_t i = 0; i < z->flow.items.n; i++) {
        const struct block *b = z->flow.items.v[i].block;

        if (!b->pinned || !b->listing)
            continue;
        buf_puts(out, first ? "" : ", ");
        buf_str(out, b->listing->id);
        first = false;
    }
}

/* Even at the smallest size it doesn't fit. */
static void report(struct fitting *f)
{
    struct sized *z = size_of(f, 0);
    const struct setting *s = &z->setting;
    struct buf list = {0};
    struct diag *d = f->base->diag;

    list_pinned(z, &list);
    if (z->stands && list.n) {
        diag_report(d, DIAG_LAYOUT, LOC_NONE,
                    _("the pinned listings don't fit %u pages: %.*s; pin fewer, or allow more "
                      "pages with --pages"),
                    f->pages, STR_ARG(buf_view(&list)));
    } else {
        buf_clear(&list);
        list_parts(s, &list);
        diag_report(d, DIAG_LAYOUT, LOC_NONE,
                    ngettext("what stands still leaves no room for listings on %u page of %u "
                             "lines; take away one of these, or allow more pages with --pages: "
                             "%.*s",
                             "what stands still leaves no room for listings on %u pages of %u "
                             "lines; take away one of these, or allow more pages with --pages: "
                             "%.*s",
                             f->pages),
                    f->pages, s->lines, STR_ARG(buf_view(&list)));
    }
    buf_release(&list);
}

/* ---- Room that is left */

/* The first page whose columns may be left for notes; all pages: none. */
static unsigned find_notes(struct sized *z, struct choose_plan *plan)
{
    struct problem *b = &z->problem;
    unsigned notes = z->setting.pages;
    struct problem cut = *b;

    for (unsigned page = notes; page-- > 1;) {
        struct choose_plan shorter;

        if (!problem_cut(&cut, page) || !choose_whole(&cut.choose, z->setting.arena, &shorter))
            break;
        notes = page;
        *plan = shorter;
    }
    return notes;
}

/* ---- All together */

static bool has_contents(const struct template *t)
{
    for (size_t i = 0; i < t->pages.n; i++)
        for (size_t k = 0; k < t->pages.v[i].above.n; k++)
            if (t->pages.v[i].above.v[k].part == PART_CONTENTS)
                return true;
    return false;
}

/* Once more, with contents that lack what isn't printed. */
static void shorten_contents(struct fitting *f, size_t size, struct choose_plan *plan)
{
    struct sized *z = &f->sizes[size], before = *z;
    struct choose_plan again;

    f->n_absent = problem_absent(&z->problem, plan, &f->absent);
    if (!f->n_absent || !has_contents(&z->pages))
        return;
    open_size(f, size, z);
    if (z->stands && choose_best(&z->problem.choose, f->base->arena, &again))
        *plan = again;
    else
        *z = before;
}

/* More than half of a column's lines stay white on average. */
static bool is_thin(const struct pages *p)
{
    return 2 * p->white > p->lines;
}

static void tell_room(const struct fitting *f, const struct fitted *out, unsigned notes)
{
    unsigned n = f->pages - notes;

    if (n)
        diag_report(f->base->diag, DIAG_ROOM_LEFT, LOC_NONE,
                    ngettext("the columns of %u page are for notes",
                             "the columns of %u pages are for notes", n),
                    n);
    else if (is_thin(&out->pages))
        diag_report(f->base->diag, DIAG_ROOM_LEFT, LOC_NONE, _("%u of %u lines stay white"),
                    out->pages.white, out->pages.lines);
}

static void lay_out(struct fitting *f, size_t size, struct choose_plan *plan, struct fitted *out)
{
    struct sized *z = &f->sizes[size];
    bool all = plan->out == 0 && plan->shortened == 0 && !f->n_absent;
    unsigned notes = all ? find_notes(z, plan) : f->pages;

    out->setting = &z->setting;
    out->flow = &z->flow;
    problem_take(&z->problem, plan);
    problem_tell(&z->problem, plan);
    pages_set(&z->setting, &z->problem, plan, notes, &out->pages);
    tell_room(f, out, notes);
}

bool fitted_make(const struct setting *s, struct fitted *out)
{
    struct fitting f = {.base = s};
    struct choose_plan plan;
    size_t size;

    find_pages(&f);
    if (!find(&f, &size, &plan)) {
        report(&f);
        return false;
    }
    shorten_contents(&f, size, &plan);
    lay_out(&f, size, &plan, out);
    return true;
}

bool fitted_whole(const struct setting *s, const struct flow *flow, unsigned pages,
                  struct fitted *out)
{
    const struct layout_fit *fit = &s->layout->fit;
    struct fitting f = {.base = s, .chosen = flow};
    struct choose_plan plan;
    size_t size;

    pages = pages > fit->pages ? pages : fit->pages;
    pages = (pages + fit->multiple - 1) / fit->multiple * fit->multiple;
    for (int tries = 0; tries < TRIES; tries++, pages += fit->multiple) {
        begin(&f, pages);
        for (size = f.n; size-- > 0;)
            if (open_problem(&f, size) &&
                choose_whole(&f.sizes[size].problem.choose, s->arena, &plan)) {
                lay_out(&f, size, &plan, out);
                return true;
            }
    }
    return false;
}

bool fitted_even(const struct setting *s, struct flow *flow, struct pages *out)
{
    bool left_out[PART_COUNT] = {false};
    struct setting fixed = *s;
    struct template pages;
    struct problem problem;
    struct choose_plan plan;

    fixed.fixed = true;
    fixed.left_out = left_out;
    if (!template_make(&fixed, &pages))
        return false;
    problem_open(&problem, flow, &pages, true);
    if (!problem.choose.n_columns || !choose_whole(&problem.choose, s->arena, &plan))
        return false;
    pages_set(s, &problem, &plan, s->pages, out);
    return true;
}
