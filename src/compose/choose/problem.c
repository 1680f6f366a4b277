/*
 * problem.c: see problem.h.
 *
 * A heading with the paragraph that is kept with it is the head of a group; the entries, rows and
 * paragraphs under it are its entries. What stands under no heading is a group without a head. A
 * variant that would be taller than a fuller one is set as that one.
 */
#include "compose/choose/problem.h"

#include <limits.h>

#include "base/intl.h"
#include "compose/choose/problem_boxes.h"

/* A quarter of an A5 page is left white rather than a section broken off at its end. */
enum { REPEAT = 8 };

size_t problem_absent(const struct problem *b, const struct choose_plan *plan,
                      const struct block *const **out)
{
    return problem_list_absent(b, plan->variant, out);
}

/* ---- Columns */

static unsigned width_index(struct problem *b, pt64 width)
{
    for (size_t i = 0; i < b->widths.n; i++)
        if (b->widths.v[i] == width)
            return (unsigned)i;
    *vec_push(b->flow->setting->arena, &b->widths) = width;
    return (unsigned)b->widths.n - 1;
}

/* With so many lines more in its columns, the page is a quarter full. */
static unsigned quarter(const struct setting *s, const struct page_shape *shape)
{
    unsigned lines = s->lines * (unsigned)shape->n, still = lines;

    for (size_t i = 0; i < shape->n; i++)
        still -= shape->columns[i].lines;
    return (lines + 3) / 4 > still ? (lines + 3) / 4 - still : 0;
}

static void open_columns(struct problem *b)
{
    const struct setting *s = b->flow->setting;
    const page_shapes *pages = &b->pages->pages;
    struct choose_column *columns;
    unsigned *fill = arena_array(s->arena, pages->n, sizeof *fill);
    size_t n = 0;

    for (size_t p = 0; p < pages->n; p++)
        n += pages->v[p].n;
    columns = arena_array(s->arena, n + 1, sizeof *columns);
    b->columns = arena_array(s->arena, n + 1, sizeof *b->columns);
    n = 0;
    for (size_t p = 0; p < pages->n; p++) {
        fill[p] = quarter(s, &pages->v[p]);
        for (size_t i = 0; i < pages->v[p].n; i++) {
            const struct column *c = &pages->v[p].columns[i];

            b->columns[n] = (struct problem_column){(unsigned)p, i};
            columns[n++] = (struct choose_column){width_index(b, c->width), c->lines, p};
        }
    }
    b->choose.columns = columns;
    b->choose.n_columns = n;
    b->choose.widths = (unsigned)b->widths.n;
    b->choose.fill = fill;
    b->choose.n_pages = pages->n;
}

bool problem_cut(struct problem *b, unsigned page)
{
    while (b->choose.n_columns && b->columns[b->choose.n_columns - 1].page >= page)
        b->choose.n_columns--;
    b->choose.n_pages = page;
    return b->choose.n_columns;
}

/* ---- Groups and entries */

/* What is being filled in; the choose_problem has them const. */
struct filling {
    struct problem *b;
    struct choose_group *groups;
    struct choose_entry *entries;
    size_t n_groups, n_entries;
    bool whole;
};

/* Those that aren't told yet are there when they are asked for (story.h), or else are set as the
 * next fuller one. */
static unsigned variants_of(const struct block *entry)
{
    unsigned bits = entry->later ? (1u << VARIANT_COUNT) - 1 : 0;

    BLOCK_EACH (child, entry)
        bits |= 1u << child->variant;
    return bits;
}

static bool may_be_left_out(const struct flow_item *it)
{
    return (it->kind == FLOW_ENTRY || (it->kind == FLOW_ROW && it->block->listing)) &&
           !it->block->pinned;
}

static void add_entry(struct filling *f, size_t item)
{
    const struct flow_item *it = &f->b->flow->items.v[item];
    struct choose_entry *e = &f->entries[f->n_entries];

    *e = (struct choose_entry){.variants = 1};
    if (f->whole) {
        e->variants = 1u << (it->kind == FLOW_ENTRY ? it->variant : VARIANT_FULL);
    } else {
        e->optional = may_be_left_out(it);
        e->weight = it->block->weight;
        if (it->kind == FLOW_ENTRY)
            e->variants = variants_of(it->block);
    }
    f->b->item[f->n_entries++] = item;
    f->groups[f->n_groups - 1].end = f->n_entries;
}

static struct problem_group *add_group(struct filling *f, size_t item, size_t heading)
{
    struct problem_group *g = &f->b->groups[f->n_groups];

    f->groups[f->n_groups++] = (struct choose_group){f->n_entries, f->n_entries};
    *g = (struct problem_group){.from = item, .heading = heading, .to = item};
    return g;
}

/* A heading begins a group, or is one of several at its head. */
static void add_heading(struct filling *f, size_t item)
{
    const struct block *section = f->b->flow->items.v[item].block->parent;
    struct problem_group *g = f->n_groups ? &f->b->groups[f->n_groups - 1] : NULL;

    if (!g || g->heading == SIZE_MAX ||
        f->groups[f->n_groups - 1].end > f->groups[f->n_groups - 1].first)
        g = add_group(f, item, item);
    g->heading = item;
    g->to = item + 1;
    g->section = section && section->kind == BLOCK_SECTION ? section : NULL;
}

static bool is_absent(const struct flow *f, size_t item)
{
    const struct block *b = f->items.v[item].block;

    for (; f->setting->n_absent && b; b = b->parent)
        if (b->kind == BLOCK_SECTION && setting_is_absent(f->setting, b))
            return true;
    return false;
}

static void add_besides(struct filling *f, size_t item)
{
    struct problem *b = f->b;
    const struct setting *s = b->flow->setting;

    if (f->whole)
        return;
    add_group(f, item, SIZE_MAX);
    if (!s->n_absent)
        b->choose.besides = f->n_entries;
    add_entry(f, item);
}

static void add_item(struct filling *f, size_t item)
{
    const struct flow_item *it = &f->b->flow->items.v[item];
    struct problem_group *g;

    if (it->kind == FLOW_BESIDES) {
        add_besides(f, item);
        return;
    }
    if (it->out || is_absent(f->b->flow, item))
        return;
    if (it->kind == FLOW_HEADING) {
        add_heading(f, item);
        return;
    }
    g = f->n_groups ? &f->b->groups[f->n_groups - 1] : NULL;
    if (it->keep && g && g->heading == it->heading &&
        f->groups[f->n_groups - 1].end == f->n_entries &&
        f->groups[f->n_groups - 1].first == f->n_entries) {
        g->to = item + 1;
        return;
    }
    if (!g || g->heading != it->heading || it->heading == SIZE_MAX)
        g = add_group(f, item, SIZE_MAX);
    g->entries += may_be_left_out(it) || it->block->pinned;
    add_entry(f, item);
}

/* The names of all sections, where they take the most lines. */
static unsigned besides_most(struct problem *b)
{
    const struct block *const *all;
    int *none = arena_array(b->flow->setting->arena, b->choose.n_entries, sizeof *none);
    size_t n;
    unsigned most = 1;

    for (size_t i = 0; i < b->choose.n_entries; i++)
        none[i] = -1;
    n = problem_list_absent(b, none, &all);
    for (size_t w = 0; n && w < b->widths.n; w++) {
        unsigned lines =
            problem_names_box(b, b->item[b->choose.besides], all, n, b->widths.v[w])->lines;

        most = lines > most ? lines : most;
    }
    return most;
}

void problem_open(struct problem *b, struct flow *f, const struct template *pages, bool whole)
{
    struct arena *a = f->setting->arena;
    size_t n = f->items.n;
    struct filling in = {.b = b, .whole = whole};

    *b = (struct problem){.flow = f, .pages = pages, .choose = {.besides = SIZE_MAX}};
    b->groups = arena_array(a, n, sizeof *b->groups);
    b->item = arena_array(a, n, sizeof *b->item);
    in.groups = arena_array(a, n, sizeof *in.groups);
    in.entries = arena_array(a, n, sizeof *in.entries);
    for (size_t i = 0; i < n; i++)
        add_item(&in, i);
    while (in.n_groups && in.groups[in.n_groups - 1].first == in.groups[in.n_groups - 1].end)
        in.n_groups--; /* a heading with nothing behind it */
    b->choose.groups = in.groups;
    b->choose.n_groups = in.n_groups;
    b->choose.entries = in.entries;
    b->choose.n_entries = in.n_entries;
    b->choose.measure = problem_measure;
    b->choose.besides_lines = problem_besides_lines;
    b->choose.repeat = REPEAT;
    b->choose.all_stand = f->setting->n_absent > 0;
    b->choose.user = b;
    open_columns(b);
    if (b->choose.besides != SIZE_MAX)
        b->choose.besides_most = besides_most(b);
}

/* ---- The answer */

void problem_take(struct problem *b, const struct choose_plan *plan)
{
    for (size_t i = 0; i < b->flow->items.n; i++)
        if (b->flow->items.v[i].kind != FLOW_HEADING)
            b->flow->items.v[i].out = true;
    for (size_t g = 0; g < b->choose.n_groups; g++)
        for (size_t i = b->groups[g].from; i < b->groups[g].to; i++)
            b->flow->items.v[i].out = false;
    for (size_t i = 0; i < b->choose.n_entries; i++) {
        struct flow_item *it = &b->flow->items.v[b->item[i]];

        it->out = plan->variant[i] < 0;
        if (it->kind == FLOW_ENTRY && !it->out)
            it->variant = (enum variant)plan->variant[i];
    }
}

static struct extent shortest(struct problem *b, size_t entry)
{
    struct extent least = {.lines = UINT_MAX};

    for (size_t w = 0; w < b->widths.n; w++) {
        const struct box *box = problem_entry_box(b, entry, VARIANT_BRIEF, b->widths.v[w]);

        if (box && box->lines < least.lines)
            least.lines = box->lines;
    }
    return least;
}

void problem_tell(struct problem *b, const struct choose_plan *plan)
{
    unsigned tallest = 0;

    for (size_t i = 0; i < b->choose.n_columns; i++)
        if (b->choose.columns[i].lines > tallest)
            tallest = b->choose.columns[i].lines;
    for (size_t i = 0; i < b->choose.n_entries; i++) {
        const struct flow_item *it = &b->flow->items.v[b->item[i]];
        struct extent e;

        if (plan->variant[i] >= 0 || it->kind == FLOW_BESIDES)
            continue;
        e = shortest(b, i);
        if (e.lines > tallest)
            diag_report(b->flow->setting->diag, DIAG_DOES_NOT_FIT, it->block->at,
                        _("%u lines, a column has %u"), e.lines, tallest);
    }
}

struct placing {
    struct problem *b;
    const struct choose_plan *plan;
    placed_list *out;
    const struct column *column;
    size_t number; /* of the column on its page */
};

static void put(struct placing *p, const struct box *box, size_t item, bool continued,
                unsigned line)
{
    *vec_push(p->b->flow->setting->arena, p->out) = (struct placed){.box = box,
                                                                    .item = item,
                                                                    .continued = continued,
                                                                    .column = p->number,
                                                                    .line = p->column->top + line};
}

static void put_head(struct placing *p, const struct problem_group *g, unsigned line)
{
    const struct box *above = NULL;
    bool heading = false;

    for (size_t i = g->from; i < g->to; i++) {
        const struct box *box = flow_box(p->b->flow, i, VARIANT_FULL, p->column->width);

        line += flow_gap(above, heading, box);
        put(p, box, i, false, line);
        line += box->lines;
        heading = p->b->flow->items.v[i].kind == FLOW_HEADING;
        above = box;
    }
}

static size_t left_out(const struct placing *p, size_t group)
{
    const struct choose_group *g = &p->b->choose.groups[group];
    size_t n = 0;

    for (size_t i = g->first; i < g->end; i++)
        n += p->plan->variant[i] < 0;
    return n;
}

static const struct box *besides_box(const struct placing *p, size_t entry)
{
    struct problem *b = p->b;
    const struct setting *s = b->flow->setting;
    const struct block *const *sections = s->absent;
    size_t n = s->n_absent ? s->n_absent : problem_list_absent(b, p->plan->variant, &sections);

    return problem_names_box(b, b->item[entry], sections, n, p->column->width);
}

static void put_place(struct placing *p, const struct choose_place *at)
{
    struct problem *b = p->b;
    pt64 width = p->column->width;
    const struct box *box;

    switch (at->box) {
    case CHOOSE_HEAD:
        put_head(p, &b->groups[at->index], at->line);
        break;
    case CHOOSE_CONTINUED:
        box = flow_continued(b->flow, b->groups[at->index].heading, width);
        put(p, box, b->groups[at->index].heading, true, at->line);
        break;
    case CHOOSE_OTHERS:
        box = flow_others(b->flow, b->groups[at->index].heading, left_out(p, at->index), width);
        put(p, box, b->groups[at->index].heading, true, at->line);
        break;
    case CHOOSE_ENTRY:
        box =
            b->flow->items.v[b->item[at->index]].kind == FLOW_BESIDES
                ? besides_box(p, at->index)
                : problem_entry_box(b, at->index, (enum variant)p->plan->variant[at->index], width);
        put(p, box, b->item[at->index], false, at->line);
        break;
    }
}

void problem_place(struct problem *b, const struct choose_plan *plan, unsigned page, size_t *at,
                   placed_list *out)
{
    struct placing p = {.b = b, .plan = plan, .out = out};

    out->n = 0;
    for (; *at < plan->places.n && b->columns[plan->places.v[*at].column].page == page; ++*at) {
        p.number = b->columns[plan->places.v[*at].column].column;
        p.column = &b->pages->pages.v[page].columns[p.number];
        put_place(&p, &plan->places.v[*at]);
    }
}
