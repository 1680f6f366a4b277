/*
 * chooser.c: measures once, and knows how boxes stand under one another.
 */
#include "compose/choose/chooser.h"

enum { BOXES = CHOOSE_ENTRY }; /* of a group */

/* ---- Measures */

void chooser_init(struct chooser *c, const struct choose_problem *p, struct arena *a)
{
    size_t n = p->n_entries * VARIANT_COUNT * p->widths, boxes = p->n_groups * BOXES * p->widths;
    int64_t weight = 0;

    *c = (struct chooser){.p = p, .arena = a, .n_whites = 1};
    c->group = arena_array(a, p->n_entries, sizeof *c->group);
    c->entries = arena_array(a, n, sizeof *c->entries);
    c->entry_known = arena_array(a, n, sizeof *c->entry_known);
    c->boxes = arena_array(a, boxes, sizeof *c->boxes);
    c->box_known = arena_array(a, boxes, sizeof *c->box_known);
    for (size_t g = 0; g < p->n_groups; g++)
        for (size_t i = p->groups[g].first; i < p->groups[g].end; i++)
            c->group[i] = g;
    for (size_t i = 0; i < p->n_columns; i++)
        c->tallest = p->columns[i].lines > c->tallest ? p->columns[i].lines : c->tallest;
    for (size_t i = 0; i < p->n_entries; i++)
        weight += p->entries[i].weight;
    c->unit = VARIANT_BRIEF * weight + 1;
}

struct extent chooser_entry(struct chooser *c, size_t entry, unsigned variant, unsigned width)
{
    size_t i = (entry * VARIANT_COUNT + variant) * c->p->widths + width;

    if (entry == c->p->besides && c->besides) {
        struct extent e = c->p->measure(c->p->user, CHOOSE_ENTRY, entry, VARIANT_FULL, width);

        e.lines = c->besides;
        return e;
    }
    if (!c->entry_known[i]) {
        c->entry_known[i] = true;
        c->entries[i] =
            c->p->measure(c->p->user, CHOOSE_ENTRY, entry, (enum variant)variant, width);
    }
    return c->entries[i];
}

struct extent chooser_box(struct chooser *c, enum choose_box box, size_t group, unsigned width)
{
    size_t i = (group * BOXES + box) * c->p->widths + width;

    if (!c->box_known[i]) {
        c->box_known[i] = true;
        c->boxes[i] = c->p->measure(c->p->user, box, group, VARIANT_FULL, width);
    }
    return c->boxes[i];
}

uint8_t chooser_white(struct chooser *c, unsigned lines)
{
    uint8_t i = 0;

    while (i < c->n_whites && c->whites[i] != lines)
        i++;
    if (i == c->n_whites && i < WHITES_MAX)
        c->whites[c->n_whites++] = lines;
    return i < WHITES_MAX ? i : WHITES_MAX - 1;
}

/* ---- What may be done with an entry */

static bool is_absent(const struct chooser *c, size_t entry)
{
    return entry == c->p->besides && !c->besides;
}

static unsigned fullest(unsigned variants)
{
    unsigned v = 0;

    while (!(variants >> v & 1))
        v++;
    return v;
}

static unsigned shortest(unsigned variants)
{
    unsigned v = fullest(variants);

    while (variants >> (v + 1))
        v++;
    return v;
}

unsigned chooser_variants(const struct chooser *c, size_t entry)
{
    unsigned all = c->p->entries[entry].variants;

    if (is_absent(c, entry))
        return 0;
    if (c->only == FULLEST_ONLY)
        return 1u << fullest(all);
    return c->only == SHORTEST_ONLY ? 1u << shortest(all) : all;
}

int64_t chooser_loss_out(const struct chooser *c, size_t entry)
{
    if (is_absent(c, entry))
        return 0;
    if (c->keep || !c->p->entries[entry].optional)
        return -1;
    return c->unit * c->p->entries[entry].weight;
}

int64_t chooser_loss_short(const struct chooser *c, size_t entry, unsigned variant)
{
    unsigned steps = variant - fullest(c->p->entries[entry].variants);

    return c->only ? 0 : (int64_t)steps * c->p->entries[entry].weight;
}

bool chooser_may_vanish(const struct chooser *c, size_t group)
{
    size_t besides = c->p->besides;

    if (c->p->all_stand)
        return false;
    return besides == SIZE_MAX || c->besides || c->group[besides] == group;
}

bool chooser_ends_group(const struct chooser *c, size_t entry)
{
    return entry + 1 == c->p->groups[c->group[entry]].end;
}

/* ---- The rules */

struct spot spot_begin(void)
{
    return (struct spot){.standing = STANDS_NOT};
}

/* The line of a box that asks for so much white above. */
static unsigned below(const struct chooser *c, const struct spot *s, unsigned before)
{
    unsigned white = c->whites[s->white];

    return s->line ? s->line + (white > before ? white : before) : 0;
}

/* Moves down below a heading, for a box that asks for so much white above. */
static unsigned below_heading(struct extent heading, unsigned line, unsigned before)
{
    if (!heading.lines)
        return line;
    return line + heading.lines +
           (heading.bound || heading.after > before ? heading.after : before);
}

bool spot_show(struct chooser *c, size_t entry, unsigned variant, struct spot *s, unsigned *head,
               unsigned *at)
{
    const struct choose_column *column = &c->p->columns[s->column];
    struct extent e = chooser_entry(c, entry, variant, column->width), heading = {0};
    size_t g = c->group[entry];
    unsigned line;

    if (s->standing == STANDS_NOT)
        heading = chooser_box(c, CHOOSE_HEAD, g, column->width);
    else if (s->standing == STANDS_BEFORE)
        heading = chooser_box(c, CHOOSE_CONTINUED, g, column->width);
    line = below(c, s, heading.lines ? heading.before : e.before);
    if (head)
        *head = line;
    line = below_heading(heading, line, e.before);
    if (!e.lines || line + e.lines > column->lines)
        return false;
    if (at)
        *at = line;
    s->line = (uint16_t)(line + e.lines);
    s->white = chooser_white(c, e.after);
    s->some_out = s->standing == STANDS_NOT ? entry > c->p->groups[g].first : s->some_out;
    s->standing = STANDS_HERE;
    return true;
}

void spot_leave_out(struct spot *s)
{
    s->some_out = s->standing != STANDS_NOT;
}

void spot_next_column(struct spot *s)
{
    s->column++;
    s->line = 0;
    s->white = 0;
    if (s->standing == STANDS_HERE)
        s->standing = STANDS_BEFORE;
}

/* The line for those left out, if the group has one, in the column of its last entry. */
static bool show_others(struct chooser *c, size_t group, struct spot *s, unsigned *at)
{
    const struct choose_column *column = &c->p->columns[s->column];
    struct extent others = chooser_box(c, CHOOSE_OTHERS, group, column->width);
    unsigned line = below(c, s, others.before);

    if (s->standing != STANDS_HERE)
        return false;
    if (!others.lines)
        return true;
    if (line + others.lines > column->lines)
        return false;
    if (at)
        *at = line;
    s->line = (uint16_t)(line + others.lines);
    s->white = chooser_white(c, others.after);
    return true;
}

bool spot_end_group(struct chooser *c, size_t group, struct spot *s, unsigned *at)
{
    if (s->standing == STANDS_NOT && !chooser_may_vanish(c, group))
        return false;
    if (s->some_out && !show_others(c, group, s, at))
        return false;
    s->standing = STANDS_NOT;
    s->some_out = false;
    return true;
}
