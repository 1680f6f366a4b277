/*
 * choose.c: tests/bench/choose RUNS: how long the choice for a fixed number of pages takes, once
 * all heights are known: 200 entries in 20 sections, each full, short, brief or left out, 16
 * columns of 47 lines, five sizes. Prints for several lengths of text the medians in milliseconds.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "compose/choose/choose.h"

enum { ENTRIES = 200, GROUPS = 20, COLUMNS = 16, LINES = 47, SIZES = 5, RUNS_MAX = 1000 };

struct leaflet {
    struct choose_column columns[COLUMNS];
    struct choose_group groups[GROUPS];
    struct choose_entry entries[ENTRIES];
    unsigned fill[COLUMNS / 2];
    unsigned lines[ENTRIES][VARIANT_COUNT];
    struct choose_problem p;
};

static unsigned long seed = 1;

static unsigned below(unsigned n)
{
    seed = (seed * 1103515245u + 12345u) & 0x7fffffff;
    return (unsigned)(seed >> 8) % n;
}

static struct extent measure(void *user, enum choose_box box, size_t index, enum variant variant,
                             unsigned width)
{
    const struct leaflet *l = user;

    (void)width;
    if (box == CHOOSE_ENTRY)
        return (struct extent){l->lines[index][variant], 1, 0, false};
    return box == CHOOSE_OTHERS ? (struct extent){1, 1, 0, false} : (struct extent){2, 1, 0, true};
}

static unsigned besides_lines(void *user, const int *variant, unsigned width)
{
    const struct leaflet *l = user;
    unsigned gone = 0;

    (void)width;
    for (size_t g = 0; g < GROUPS; g++) {
        bool printed = l->groups[g].first == l->p.besides;

        for (size_t i = l->groups[g].first; i < l->groups[g].end; i++)
            printed = printed || variant[i] >= 0;
        gone += !printed;
    }
    return (gone + 3) / 4;
}

/* Full entries of `full` lines and up to 6 more; larger sizes have fewer lines in a column. */
static void fill(struct leaflet *l, unsigned size, unsigned full)
{
    seed = 1;
    l->p = (struct choose_problem){.columns = l->columns,
                                   .n_columns = COLUMNS,
                                   .widths = 1,
                                   .fill = l->fill,
                                   .n_pages = COLUMNS / 2,
                                   .groups = l->groups,
                                   .n_groups = GROUPS,
                                   .entries = l->entries,
                                   .n_entries = ENTRIES,
                                   .besides = ENTRIES - 1,
                                   .besides_most = 5,
                                   .repeat = 8,
                                   .measure = measure,
                                   .besides_lines = besides_lines,
                                   .user = l};
    for (size_t i = 0; i < COLUMNS; i++) {
        l->columns[i] = (struct choose_column){0, LINES - size, i / 2};
        l->fill[i / 2] = LINES / 2;
    }
    for (size_t g = 0; g < GROUPS; g++)
        l->groups[g] = (struct choose_group){g * ENTRIES / GROUPS, (g + 1) * ENTRIES / GROUPS};
    l->groups[GROUPS - 2].end = ENTRIES - 1;
    l->groups[GROUPS - 1].first = ENTRIES - 1;
    for (size_t i = 0; i < ENTRIES; i++) {
        unsigned lines = full + below(7) + size / 2;

        l->lines[i][VARIANT_FULL] = lines;
        l->lines[i][VARIANT_SHORT] = lines * 2 / 3 + 1;
        l->lines[i][VARIANT_BRIEF] = 3 + below(2);
        l->entries[i] = (struct choose_entry){20 + below(150), true, 7};
    }
    l->entries[ENTRIES - 1] = (struct choose_entry){0, false, 1};
}

static const struct choose_problem *open_size(void *user, size_t size)
{
    return &((struct leaflet *)user)[size].p;
}

static double clock_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static void bench(struct leaflet *sizes, unsigned full, int runs)
{
    static double ms[RUNS_MAX];
    struct choose_plan plan = {0};
    struct arena a;
    size_t size = 0;

    arena_init(&a);
    for (unsigned i = 0; i < SIZES; i++)
        fill(&sizes[i], i, full);
    for (int i = 0; i < runs; i++) {
        double start = clock_ms();

        arena_reset(&a);
        choose_size(SIZES, open_size, sizes, &a, &size, &plan);
        ms[i] = clock_ms() - start;
    }
    qsort(ms, (size_t)runs, sizeof *ms, by_value);
    printf("%2u lines an entry: %6.2f ms; size %zu, left out %lld, shortened %lld\n", full,
           ms[runs / 2], size, (long long)plan.out, (long long)plan.shortened);
    arena_release(&a);
}

int main(int argc, char **argv)
{
    static struct leaflet sizes[SIZES];
    int runs = argc > 1 ? atoi(argv[1]) : 11;

    if (runs < 1 || runs > RUNS_MAX)
        return 2;
    for (unsigned full = 1; full <= 12; full += 2)
        bench(sizes, full, runs);
    return 0;
}
