/*
 * choose_loss.c: the least loss still to come from every spot, computed from the end.
 *
 * By entry and column there is a cell: by standing, white and line, the losses where the entry's
 * group doesn't stand yet, where it stands here, and where it stands here with something left out;
 * and two more for where it stands in an earlier column only, when nothing is in this one yet.
 *
 * A table of more than LOSSES_MAX losses is narrowed: then each entry is looked for only in the
 * columns about the place that it would have were all thinned out evenly, and the answer is no
 * longer certainly the best. Four thousand entries on four pages are far from that.
 */
#include <stdlib.h>

#include "compose/choose/chooser.h"

enum { LOSSES_MAX = 4 * 1000 * 1000 };

enum { ROW_NOT, ROW_HERE, ROW_HERE_SOME_OUT, ROWS };

struct loss_table {
    struct chooser *c;
    unsigned lines;       /* in a row: of the tallest column, and the one behind it */
    size_t cell;          /* losses in one */
    size_t *from;         /* by entry: its first cell */
    uint32_t *low, *high; /* by entry: columns */
    int64_t *v;
    int64_t *closed, *never; /* a cell each, for the time of computing */
};

/* ---- Cells */

static int64_t *row(const struct loss_table *t, int64_t *cell, unsigned r, unsigned white)
{
    return cell + ((size_t)r * t->c->n_whites + white) * t->lines;
}

/* Of a group that stands in an earlier column. */
static int64_t *before(const struct loss_table *t, int64_t *cell, bool some_out)
{
    return cell + t->cell - 2 + some_out;
}

static int64_t *cell_of(const struct loss_table *t, size_t entry, uint32_t column)
{
    if (column < t->low[entry] || column > t->high[entry])
        return t->never;
    return t->v + (t->from[entry] + column - t->low[entry]) * t->cell;
}

static void fill(const struct loss_table *t, int64_t *cell, int64_t loss)
{
    for (size_t i = 0; i < t->cell; i++)
        cell[i] = loss;
}

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* Losses of a row, `shift` lines further down in another, and so much more. */
static void lower_row(int64_t *restrict to, const int64_t *restrict from, unsigned first,
                      unsigned shift, unsigned lines, int64_t more)
{
    for (unsigned l = first; l + shift <= lines; l++)
        to[l] = least(to[l], from[l + shift] + more);
}

/* The same for the top of a column. */
static void lower_top(int64_t *to, const int64_t *from, unsigned line, unsigned lines, int64_t more)
{
    if (line <= lines)
        *to = least(*to, from[line] + more);
}

/* ---- One entry in one column */

struct step {
    struct loss_table *t;
    size_t entry, group;
    uint32_t column;
    unsigned lines, width;        /* of the column */
    bool first;                   /* of its group */
    bool not_yet, here, some_out; /* rows that there are */
    int64_t *cell, *next;         /* before the entry, behind it */
};

static unsigned larger(unsigned a, unsigned b)
{
    return a > b ? a : b;
}

static unsigned under_heading(struct extent heading, unsigned asked)
{
    if (!heading.lines)
        return 0;
    return heading.lines + (heading.bound ? heading.after : larger(heading.after, asked));
}

/* Where the group stands in this column, or begins here. */
static void show_below(const struct step *s, struct extent e, struct extent head, int64_t more)
{
    struct loss_table *t = s->t;
    struct chooser *c = t->c;
    uint8_t white = chooser_white(c, e.after);
    const int64_t *here = row(t, s->next, ROW_HERE, white);
    const int64_t *some_out = row(t, s->next, ROW_HERE_SOME_OUT, white);
    const int64_t *begun = s->first ? here : some_out;
    unsigned headed = under_heading(head, e.before) + e.lines;

    if (s->not_yet)
        lower_top(row(t, s->cell, ROW_NOT, 0), begun, headed, s->lines, more);
    for (unsigned k = 0; k < c->n_whites; k++) {
        unsigned above = larger(c->whites[k], head.lines ? head.before : e.before);
        unsigned gap = larger(c->whites[k], e.before);

        if (s->not_yet)
            lower_row(row(t, s->cell, ROW_NOT, k), begun, 1, above + headed, s->lines, more);
        if (s->here)
            lower_row(row(t, s->cell, ROW_HERE, k), here, 1, gap + e.lines, s->lines, more);
        if (s->some_out)
            lower_row(row(t, s->cell, ROW_HERE_SOME_OUT, k), some_out, 1, gap + e.lines, s->lines,
                      more);
    }
}

/* Where it goes on at the top of this column. */
static void show_on_top(const struct step *s, struct extent e, int64_t more)
{
    struct loss_table *t = s->t;
    struct extent continued = chooser_box(t->c, CHOOSE_CONTINUED, s->group, s->width);
    uint8_t white = chooser_white(t->c, e.after);
    unsigned end = under_heading(continued, e.before) + e.lines;

    if (s->here)
        lower_top(before(t, s->cell, false), row(t, s->next, ROW_HERE, white), end, s->lines, more);
    if (s->some_out)
        lower_top(before(t, s->cell, true), row(t, s->next, ROW_HERE_SOME_OUT, white), end,
                  s->lines, more);
}

static void show(const struct step *s, unsigned variant)
{
    struct chooser *c = s->t->c;
    struct extent e = chooser_entry(c, s->entry, variant, s->width);
    int64_t more = chooser_loss_short(c, s->entry, variant);

    if (!e.lines)
        return;
    show_below(s, e, chooser_box(c, CHOOSE_HEAD, s->group, s->width), more);
    show_on_top(s, e, more);
}

static void leave_out(const struct step *s)
{
    struct loss_table *t = s->t;
    int64_t more = chooser_loss_out(t->c, s->entry), gone = *before(t, s->next, true) + more;

    if (more < 0)
        return;
    for (unsigned k = 0; k < t->c->n_whites; k++) {
        const int64_t *some_out = row(t, s->next, ROW_HERE_SOME_OUT, k);

        if (s->not_yet)
            lower_row(row(t, s->cell, ROW_NOT, k), row(t, s->next, ROW_NOT, k), 0, 0, s->lines,
                      more);
        if (s->here)
            lower_row(row(t, s->cell, ROW_HERE, k), some_out, 0, 0, s->lines, more);
        if (s->some_out)
            lower_row(row(t, s->cell, ROW_HERE_SOME_OUT, k), some_out, 0, 0, s->lines, more);
    }
    *before(t, s->cell, false) = least(*before(t, s->cell, false), gone);
    *before(t, s->cell, true) = least(*before(t, s->cell, true), gone);
}

static void fill_row(int64_t *v, unsigned lines, int64_t loss)
{
    for (unsigned l = 0; l <= lines; l++)
        v[l] = loss;
}

/* What may always be done: to go on to the next column. */
static void next_column(const struct step *s)
{
    struct loss_table *t = s->t;
    int64_t *beside = cell_of(t, s->entry, s->column + 1);
    int64_t whole = *before(t, beside, false), some_out = *before(t, beside, true);

    for (unsigned k = 0; k < t->c->n_whites; k++) {
        if (s->not_yet)
            fill_row(row(t, s->cell, ROW_NOT, k), s->lines, row(t, beside, ROW_NOT, 0)[0]);
        if (s->here)
            fill_row(row(t, s->cell, ROW_HERE, k), s->lines, whole);
        if (s->some_out)
            fill_row(row(t, s->cell, ROW_HERE_SOME_OUT, k), s->lines, some_out);
    }
    *before(t, s->cell, false) = whole;
    *before(t, s->cell, true) = some_out;
}

/* The cell behind an entry that ends its group, from that before the next group. */
static void close_group(const struct step *s, int64_t *cell)
{
    struct loss_table *t = s->t;
    struct extent others = chooser_box(t->c, CHOOSE_OTHERS, s->group, s->width);
    uint8_t white = chooser_white(t->c, others.after);

    fill(t, t->closed, LOSS_NEVER);
    for (unsigned k = 0; k < t->c->n_whites; k++) {
        unsigned gap = larger(t->c->whites[k], others.before);
        const int64_t *next = row(t, cell, ROW_NOT, k);

        if (chooser_may_vanish(t->c, s->group))
            lower_row(row(t, t->closed, ROW_NOT, k), next, 0, 0, s->lines, 0);
        lower_row(row(t, t->closed, ROW_HERE, k), next, 0, 0, s->lines, 0);
        if (others.lines)
            lower_row(row(t, t->closed, ROW_HERE_SOME_OUT, k), row(t, cell, ROW_NOT, white), 1,
                      gap + others.lines, s->lines, 0);
        else
            lower_row(row(t, t->closed, ROW_HERE_SOME_OUT, k), next, 0, 0, s->lines, 0);
    }
    *before(t, t->closed, false) = row(t, cell, ROW_NOT, 0)[0];
}

static void compute_cell(struct loss_table *t, size_t entry, uint32_t column)
{
    struct chooser *c = t->c;
    const struct choose_column *col = &c->p->columns[column];
    struct step s = {.t = t,
                     .entry = entry,
                     .group = c->group[entry],
                     .column = column,
                     .lines = col->lines,
                     .width = col->width,
                     .first = entry == c->p->groups[c->group[entry]].first,
                     .cell = cell_of(t, entry, column),
                     .next = cell_of(t, entry + 1, column)};
    unsigned variants = chooser_variants(c, entry);

    s.not_yet = s.first || !c->keep;
    s.here = !s.first;
    s.some_out = !s.first && !c->keep;
    if (chooser_ends_group(c, entry)) {
        close_group(&s, s.next);
        s.next = t->closed;
    }
    next_column(&s);
    for (unsigned v = 0; v < VARIANT_COUNT; v++)
        if (variants >> v & 1)
            show(&s, v);
    leave_out(&s);
}

/* ---- The table */

/* All whites have to be known before there are cells for them. */
static void measure_all(struct chooser *c)
{
    for (size_t i = 0; i < c->p->n_entries; i++) {
        unsigned variants = chooser_variants(c, i);

        for (unsigned v = 0; v < VARIANT_COUNT; v++)
            for (unsigned w = 0; w < c->p->widths; w++)
                if (variants >> v & 1)
                    chooser_white(c, chooser_entry(c, i, v, w).after);
    }
    for (size_t g = 0; g < c->p->n_groups; g++)
        for (unsigned w = 0; w < c->p->widths; w++)
            chooser_white(c, chooser_box(c, CHOOSE_OTHERS, g, w).after);
}

static unsigned least_lines(struct chooser *c, size_t entry)
{
    unsigned variants = chooser_variants(c, entry), v = VARIANT_COUNT;

    while (v > 0 && !(variants >> --v & 1))
        ;
    return variants ? chooser_entry(c, entry, v, 0).lines : 0;
}

/* Which columns there are cells for; all, if they are not too many. */
static size_t bound_columns(struct loss_table *t)
{
    const struct choose_problem *p = t->c->p;
    size_t columns = p->n_columns, width = LOSSES_MAX / t->cell / (p->n_entries + 1), cells = 0;
    size_t all = 0, sum = 0;

    width = width < 3 ? 3 : width;
    for (size_t i = 0; i < p->n_entries; i++)
        all += least_lines(t->c, i);
    for (size_t i = 0; i <= p->n_entries; i++) {
        size_t middle = all ? sum * columns / all : 0;
        size_t low = middle > width / 2 ? middle - width / 2 : 0;

        low = low + width > columns ? (columns > width ? columns - width : 0) : low;
        t->low[i] = (uint32_t)low;
        t->high[i] = (uint32_t)(low + width < columns ? low + width : columns) - 1;
        t->from[i] = cells;
        cells += t->high[i] - t->low[i] + 1;
        sum += i < p->n_entries ? least_lines(t->c, i) : 0;
    }
    return cells;
}

struct loss_table *loss_table_new(struct chooser *c)
{
    struct loss_table *t = arena_new(c->arena, struct loss_table);
    size_t n = c->p->n_entries, cells;

    measure_all(c);
    t->c = c;
    t->lines = c->tallest + 1;
    t->cell = (size_t)ROWS * c->n_whites * t->lines + 2;
    t->from = arena_array(c->arena, n + 1, sizeof *t->from);
    t->low = arena_array(c->arena, n + 1, sizeof *t->low);
    t->high = arena_array(c->arena, n + 1, sizeof *t->high);
    cells = bound_columns(t);
    t->v = heap_alloc((cells + 2) * t->cell * sizeof *t->v);
    t->closed = t->v + cells * t->cell;
    t->never = t->closed + t->cell;
    fill(t, t->never, LOSS_NEVER);
    for (uint32_t column = t->low[n]; column <= t->high[n]; column++)
        fill(t, cell_of(t, n, column), 0);
    for (size_t i = n; i-- > 0;)
        for (uint32_t column = t->high[i] + 1; column-- > t->low[i];)
            compute_cell(t, i, column);
    return t;
}

void loss_table_free(struct loss_table *t)
{
    if (t)
        free(t->v);
}

int64_t loss_table_get(const struct loss_table *t, size_t entry, struct spot s)
{
    int64_t *cell = cell_of(t, entry, s.column);

    if (s.standing == STANDS_BEFORE)
        return *before(t, cell, s.some_out);
    return row(t, cell,
               s.standing == STANDS_NOT ? ROW_NOT
               : s.some_out             ? ROW_HERE_SOME_OUT
                                        : ROW_HERE,
               s.white)[s.line];
}
