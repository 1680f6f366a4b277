/*
 * fit.h: the best way to break a paragraph into ragged lines, given where it may be broken and how
 * wide everything is.
 *
 * After D. E. Knuth and M. F. Plass, "Breaking paragraphs into lines", Software: Practice and
 * Experience 11 (1981), adapted to ragged right: lines don't stretch, so a line's cost is the white
 * left on it:
 *
 *     a line          1 + (white / measure)³; the last line 1
 *     its end         the penalty of the point: a hyphen, a break in what belongs together
 *     one word alone  on the last line: FIT_ONE_WORD × (white / measure)²: a long one is no orphan;
 *                     the rest of a broken word FIT_ONE_WORD
 *     hyphens         FIT_NEVER for each line more than two running that end with one
 *     too wide        FIT_NEVER and the excess, where nothing fits
 *
 * and the paragraph's cost is their sum, which is least. The constant 1 lets a line more cost as
 * much as a line that is all white, so lines are nearly never added for looks: paper is dear. The
 * cube spreads white evenly.
 */
#ifndef COMPOSE_FIT_H
#define COMPOSE_FIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

enum {
    FIT_LINE = 1 << 20, /* the unit of cost: a line all white */
    FIT_ONE_WORD = FIT_LINE * 3 / 10,
    FIT_NEVER = FIT_LINE * 256,
    FIT_HYPHEN_LINES = 2, /* lines running that may end with a hyphen */
};

/* A place where a line may end and the next one begin. The first point is the start of the text,
 * the last its end. */
struct fit_point {
    int64_t start; /* where a line that begins here begins, */
    int64_t end;   /* where one that ends here ends: the line's width is the difference */
    int64_t penalty;
    uint32_t words; /* words before the point; half of one at a hyphen counts */
    bool hyphen;
};

struct fit {
    const struct fit_point *points;
    size_t n;
    int64_t measure;
    int64_t first_measure; /* of the first line */
};

/*
 * Cost of the line from point i to point j, without what hangs on the lines before it. Negative
 * when there is no such line: only what can't be broken may be too wide.
 */
int64_t fit_line_cost(const struct fit *f, size_t i, size_t j);

/* The points at which lines end, in order, the last among them; returns how many. `breaks` has room
 * for n. */
size_t fit_best(const struct fit *f, struct arena *scratch, size_t *breaks);

/* The same by first fit: each line takes what it can. */
size_t fit_first(const struct fit *f, size_t *breaks);

#endif
