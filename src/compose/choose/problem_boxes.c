/*
 * problem_boxes.c: see problem_boxes.h.
 */
#include "compose/choose/problem_boxes.h"

/* ---- Boxes */

static unsigned fullest(unsigned variants)
{
    unsigned v = 0;

    while (!(variants >> v & 1))
        v++;
    return v;
}

/* The box of an entry in a variant, or in a fuller one that takes no more lines. */
const struct box *problem_entry_box(struct problem *b, size_t entry, enum variant variant,
                                    pt64 width)
{
    unsigned all = b->choose.entries[entry].variants;
    const struct box *best = NULL;

    for (unsigned v = fullest(all); v <= (unsigned)variant; v++) {
        const struct box *box =
            all >> v & 1 ? flow_box(b->flow, b->item[entry], (enum variant)v, width) : NULL;

        if (box && (!best || box->lines < best->lines))
            best = box;
    }
    return best;
}

static struct extent extent_of(const struct box *box, bool heading)
{
    if (!box)
        return (struct extent){0};
    return (struct extent){box->lines, box->before, box->after, heading};
}

/* A heading, and what is kept with it, under one another. */
static struct extent head_extent(struct problem *b, const struct problem_group *g, pt64 width)
{
    struct extent e = {0};
    const struct box *above = NULL;
    bool heading = false;

    for (size_t i = g->from; i < g->to; i++) {
        const struct box *box = flow_box(b->flow, i, VARIANT_FULL, width);

        if (b->flow->items.v[i].out)
            continue;
        e.before = above ? e.before : box->before;
        e.lines += flow_gap(above, heading, box) + box->lines;
        heading = b->flow->items.v[i].kind == FLOW_HEADING;
        above = box;
    }
    e.after = above ? above->after : 0;
    e.bound = heading;
    return e;
}

/* As tall as it may come out: nobody knows the number yet. */
static struct extent others_extent(struct problem *b, const struct problem_group *g, pt64 width)
{
    const struct box *one, *all;

    if (g->heading == SIZE_MAX)
        return (struct extent){0};
    one = flow_others(b->flow, g->heading, 1, width);
    all = flow_others(b->flow, g->heading, g->entries, width);
    return extent_of(one && one->lines > all->lines ? one : all, false);
}

/* ---- Names of what is left out whole */

static struct str comma_of(const struct block *b)
{
    for (size_t i = 0; i < b->spans.n; i++)
        if (b->spans.v[i].kind == SPAN_NAMES)
            return b->spans.v[i].text;
    BLOCK_EACH (child, b) {
        struct str comma = comma_of(child);

        if (comma.s)
            return comma;
    }
    return STR_NONE;
}

static struct str join_names(struct problem *b, size_t besides, const struct block *const *sections,
                             size_t n, bool second)
{
    struct arena *a = b->flow->setting->arena;
    struct str comma = comma_of(b->flow->items.v[besides].block), all = STR_NONE;

    for (size_t i = 0; i < n; i++) {
        struct str name = second && sections[i]->second_mention.n ? sections[i]->second_mention
                                                                  : sections[i]->mention;

        all = all.n ? str_join(a, all, str_join(a, comma, name)) : name;
    }
    return all;
}

/* The line that names these sections. */
const struct box *problem_names_box(struct problem *b, size_t besides,
                                    const struct block *const *sections, size_t n, pt64 width)
{
    return flow_besides(b->flow, besides, join_names(b, besides, sections, n, false),
                        join_names(b, besides, sections, n, true), width);
}

static bool is_printed(const struct problem *b, const int *variant, size_t group)
{
    const struct choose_group *g = &b->choose.groups[group];

    for (size_t i = g->first; i < g->end; i++)
        if (variant[i] >= 0)
            return true;
    return false;
}

size_t problem_list_absent(const struct problem *b, const int *variant,
                           const struct block *const **out)
{
    const struct block **list =
        arena_array(b->flow->setting->arena, b->choose.n_groups, sizeof(const struct block *));
    size_t n = 0;

    for (size_t g = 0; g < b->choose.n_groups; g++)
        if (b->groups[g].section && !is_printed(b, variant, g))
            list[n++] = b->groups[g].section;
    *out = list;
    return n;
}

/* With the names that are sure to be printed; else one like any other, for its white alone. */
static struct extent besides_extent(struct problem *b, size_t item, pt64 width)
{
    const struct setting *s = b->flow->setting;

    if (s->n_absent)
        return extent_of(problem_names_box(b, item, s->absent, s->n_absent, width), false);
    return extent_of(flow_besides(b->flow, item, STR("00"), STR("00"), width), false);
}

struct extent problem_measure(void *user, enum choose_box box, size_t index, enum variant variant,
                              unsigned width)
{
    struct problem *b = user;
    pt64 w = b->widths.v[width];
    const struct problem_group *g = &b->groups[index];

    switch (box) {
    case CHOOSE_HEAD:
        return head_extent(b, g, w);
    case CHOOSE_CONTINUED:
        return extent_of(g->heading == SIZE_MAX ? NULL : flow_continued(b->flow, g->heading, w),
                         true);
    case CHOOSE_OTHERS:
        return others_extent(b, g, w);
    case CHOOSE_ENTRY:
        break;
    }
    if (b->flow->items.v[b->item[index]].kind == FLOW_BESIDES)
        return besides_extent(b, b->item[index], w);
    return extent_of(problem_entry_box(b, index, variant, w), false);
}

unsigned problem_besides_lines(void *user, const int *variant, unsigned width)
{
    struct problem *b = user;
    const struct block *const *sections;
    size_t n = problem_list_absent(b, variant, &sections);

    if (!n)
        return 0;
    return problem_names_box(b, b->item[b->choose.besides], sections, n, b->widths.v[width])->lines;
}
