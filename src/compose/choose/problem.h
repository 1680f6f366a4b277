/*
 * problem.h: a flow and the columns of a leaflet of so many pages as a problem for choose.h, and
 * its answer as places.
 */
#ifndef COMPOSE_PROBLEM_H
#define COMPOSE_PROBLEM_H

#include "compose/choose/choose.h"
#include "compose/flow.h"
#include "compose/template.h"

struct problem_group {
    size_t from, heading, to; /* items: its heading and what is kept with that; no heading is
                                 SIZE_MAX */
    const struct block *section;
    size_t entries; /* as told, whatever becomes of them */
};

struct problem_column {
    unsigned page;
    size_t column;
};

struct problem {
    struct choose_problem choose;
    struct flow *flow;
    const struct template *pages;
    struct problem_group *groups;
    struct problem_column *columns;
    size_t *item; /* by entry */
    VEC(pt64) widths;
};

/*
 * With `whole`, what the flow prints is printed, in the variants that it has. Without, the variants
 * of entries are to be chosen, and entries may be left out: but those that are pinned, and what
 * isn't an entry. Sections that are absent (setting.h) are left out whole.
 */
void problem_open(struct problem *b, struct flow *f, const struct template *pages, bool whole);

/* Does anything lie in the columns of this page? Keeps it out of all from there on. False when no
 * column is left before it. */
bool problem_cut(struct problem *b, unsigned page);

/* Writes the choice into the flow's items. */
void problem_take(struct problem *b, const struct choose_plan *plan);

/* Reports entries that are left out because no column is tall enough for them. */
void problem_tell(struct problem *b, const struct choose_plan *plan);

/* Sections of which nothing is printed; owned by the arena. */
size_t problem_absent(const struct problem *b, const struct choose_plan *plan,
                      const struct block *const **out);

/* Places on one page, in reading order; `at` is the first place that isn't looked at yet, from 0
 * on. */
void problem_place(struct problem *b, const struct choose_plan *plan, unsigned page, size_t *at,
                   placed_list *out);

#endif
