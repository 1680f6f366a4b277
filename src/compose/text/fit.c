/*
 * fit.c: the best way to break a paragraph into ragged lines.
 *
 * Dynamic programming over the points from left to right. For each point, and for each number of
 * lines running that end with a hyphen there, the cheapest way to it is kept. The points that a
 * line ending here could begin at are few: going back stops where the line would be too wide,
 * whatever came before. So time grows with the text, not with its square.
 */
#include "compose/text/fit.h"

#include "base/arena.h"

enum { STATES = FIT_HYPHEN_LINES + 1 };

struct way {
    int64_t cost;
    uint32_t from; /* point */
    uint8_t state; /* at that point */
};

static int64_t measure_from(const struct fit *f, size_t i)
{
    return i == 0 ? f->first_measure : f->measure;
}

int64_t fit_line_cost(const struct fit *f, size_t i, size_t j)
{
    const struct fit_point *from = &f->points[i], *to = &f->points[j];
    int64_t measure = measure_from(f, i);
    int64_t white = measure - (to->end - from->start);
    int64_t cost = FIT_LINE + to->penalty;

    if (white < 0)
        return j == i + 1 ? cost + FIT_NEVER - white : -1;
    if (white > measure || measure <= 0) /* nothing on it, or less */
        return cost + FIT_LINE;
    white = white * 1024 / measure;
    if (j + 1 < f->n)
        return cost + white * white * white / 1024;
    if (i == 0 || to->words - from->words >= 2)
        return cost;
    return cost + (from->hyphen ? FIT_ONE_WORD : FIT_ONE_WORD / 1024 * white / 1024 * white);
}

/* Costs of the ways that end with the line from i to j. */
static void try_line(const struct fit *f, struct way (*ways)[STATES], size_t i, size_t j)
{
    int64_t line = fit_line_cost(f, i, j);

    for (uint8_t s = 0; s < STATES && line >= 0; s++) {
        uint8_t state = f->points[j].hyphen ? s + 1 : 0;
        int64_t cost = ways[i][s].cost + line;

        if (ways[i][s].cost < 0)
            continue;
        if (state == STATES) {
            state--;
            cost += FIT_NEVER;
        }
        if (ways[j][state].cost < 0 || cost < ways[j][state].cost)
            ways[j][state] = (struct way){cost, (uint32_t)i, s};
    }
}

/* All lines that end at point j. */
static void try_lines_to(const struct fit *f, const int64_t *furthest, struct way (*ways)[STATES],
                         size_t j)
{
    int64_t widest = f->measure > f->first_measure ? f->measure : f->first_measure;

    for (uint8_t s = 0; s < STATES; s++)
        ways[j][s].cost = -1;
    for (size_t i = j; i-- > 0;) {
        /* No line from here or before can fit. */
        if (i + 1 < j && f->points[j].end - furthest[i] > widest)
            break;
        try_line(f, ways, i, j);
    }
}

size_t fit_best(const struct fit *f, struct arena *scratch, size_t *breaks)
{
    struct way(*ways)[STATES] = arena_array(scratch, f->n, sizeof *ways);
    int64_t *furthest =
        arena_array(scratch, f->n, sizeof *furthest); /* start of any point so far */
    size_t n = 0;
    uint8_t state = 0;

    if (f->n < 2)
        return 0;
    for (uint8_t s = 1; s < STATES; s++)
        ways[0][s].cost = -1;
    furthest[0] = f->points[0].start;
    for (size_t j = 1; j < f->n; j++) {
        int64_t start = f->points[j].start;

        furthest[j] = start > furthest[j - 1] ? start : furthest[j - 1];
        try_lines_to(f, furthest, ways, j);
    }
    for (uint8_t s = 1; s < STATES; s++)
        if (ways[f->n - 1][s].cost >= 0 &&
            (ways[f->n - 1][state].cost < 0 || ways[f->n - 1][s].cost < ways[f->n - 1][state].cost))
            state = s;
    for (size_t j = f->n - 1; j > 0;) {
        struct way w = ways[j][state];

        breaks[n++] = j;
        j = w.from;
        state = w.state;
    }
    for (size_t i = 0; i < n / 2; i++) {
        size_t other = breaks[n - 1 - i];

        breaks[n - 1 - i] = breaks[i];
        breaks[i] = other;
    }
    return n;
}

size_t fit_first(const struct fit *f, size_t *breaks)
{
    size_t n = 0;

    for (size_t i = 0, j; i + 1 < f->n; i = j) {
        j = i + 1;
        while (j + 1 < f->n && f->points[j + 1].end - f->points[i].start <= measure_from(f, i))
            j++;
        breaks[n++] = j;
    }
    return n;
}
