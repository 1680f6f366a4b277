/*
 * choose.h: which entries a leaflet prints, each in which variant, and in which column it stands.
 *
 * Told by how many lines everything takes and how many each column has; knows nothing of text or
 * paper. choose.c has the model. Lines are whole lines of the grid.
 */
#ifndef COMPOSE_CHOOSE_H
#define COMPOSE_CHOOSE_H

#include "base/arena.h"
#include "base/vec.h"
#include "model/story.h"

enum choose_box {
    CHOOSE_HEAD,      /* of a group: its heading, and what stands between that and its entries */
    CHOOSE_CONTINUED, /* of a group: its heading where it goes on in another column */
    CHOOSE_OTHERS,    /* of a group: the line that says how many of its entries are left out */
    CHOOSE_ENTRY,     /* of an entry, in a variant */
};

struct extent {
    unsigned lines;         /* 0: there is no such box */
    unsigned before, after; /* white asked for; between two boxes stands the larger of the two */
    bool bound; /* of a heading: `after` is what stands below it, whatever its follower asks for */
};

struct choose_column {
    unsigned width; /* a number below `widths` */
    unsigned lines;
    size_t page;
};

struct choose_group {
    size_t first, end; /* its entries */
};

struct choose_entry {
    uint32_t weight;   /* lost when it is left out; the sum of all is below 2³¹ */
    bool optional;     /* may be left out */
    unsigned variants; /* bits by enum variant; none asks for more than a fuller one */
};

struct choose_problem {
    const struct choose_column *columns; /* one at least */
    size_t n_columns;
    unsigned widths;
    const unsigned *fill; /* by page: with fewer lines than this it is under a quarter full */
    size_t n_pages;
    const struct choose_group *groups;
    size_t n_groups;
    const struct choose_entry *entries;
    size_t n_entries;
    /* The entry, in a group of its own, that names the groups left out whole; SIZE_MAX: these leave
     * no trace. It takes `besides_most` lines at most. */
    size_t besides;
    unsigned besides_most;
    bool all_stand;  /* of every group something is printed */
    unsigned repeat; /* a heading that is repeated looks as bad as so many unused lines of a column
                        that is full otherwise */
    /* Measured when first asked for: `index` is the group's or the entry's. */
    struct extent (*measure)(void *user, enum choose_box box, size_t index, enum variant variant,
                             unsigned width);
    /* The lines that it takes to name the groups of which `variant` has no entry printed. */
    unsigned (*besides_lines)(void *user, const int *variant, unsigned width);
    void *user;
};

struct choose_place {
    enum choose_box box;
    size_t index;
    size_t column;
    unsigned line;
};

struct choose_plan {
    int64_t out, shortened; /* weight */
    unsigned thin;          /* pages under a quarter full */
    int64_t squares;        /* of unused lines, by column; and of `repeat`, by repeated heading */
    int *variant;           /* by entry; -1: not printed */
    VEC(struct choose_place) places; /* in reading order */
};

/* The entry for which there is no room, when all are printed in the fullest of their variants: the
 * last one, if there are several. `n_entries` when all fit. */
size_t choose_no_room(const struct choose_problem *p);

/* Everything in the fullest of its variants. False when it doesn't fit. The plan is owned by the
 * arena. */
bool choose_whole(const struct choose_problem *p, struct arena *a, struct choose_plan *plan);

/* The best for one size. False when what may not be left out doesn't fit. */
bool choose_best(const struct choose_problem *p, struct arena *a, struct choose_plan *plan);

/* The best of several sizes, from the smallest to the largest; `open` may answer NULL for a size at
 * which nothing can be done. False when there is none. */
bool choose_size(size_t sizes, const struct choose_problem *(*open)(void *user, size_t size),
                 void *user, struct arena *a, size_t *size, struct choose_plan *plan);

#endif
