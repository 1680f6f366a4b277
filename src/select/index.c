/*
 * index.c: see index.h. Lists of listings by municipality, by region, and one for the whole country
 * lie behind one another in one array, each ascending.
 */
#include "select/index.h"

#include <stdlib.h>

struct select_index {
    uint32_t *listings; /* numbers, list behind list */
    size_t *start;      /* of each list; one more for the end of the last */
    size_t municipalities;
    struct sort_keys *keys;
};

static size_t region_list(const struct select_index *x, struct str code)
{
    unsigned region;

    return str_to_uint(code, REGIONS_MAX - 1, &region) ? x->municipalities + region : SIZE_MAX;
}

static size_t nation_list(const struct select_index *x)
{
    return x->municipalities + REGIONS_MAX;
}

/* Counts the listing in each of its lists, or puts it at the list's growing end. */
static void enter(struct select_index *x, size_t list, size_t *end, uint32_t number, bool count)
{
    if (list == SIZE_MAX)
        return;
    if (!count)
        x->listings[end[list]] = number;
    end[list]++;
}

static void enter_all(struct select_index *x, const struct listings *l, size_t *end, bool count)
{
    for (size_t i = 0; i < l->n; i++) {
        const struct listing *v = &l->v[i];

        for (size_t k = 0; k < v->municipalities.n; k++)
            enter(x, v->municipalities.v[k]->order, end, (uint32_t)i, count);
        for (size_t k = 0; k < v->regions.n; k++)
            enter(x, region_list(x, v->regions.v[k]), end, (uint32_t)i, count);
        if (v->nationwide)
            enter(x, nation_list(x), end, (uint32_t)i, count);
    }
}

struct select_index *select_index_new(const struct listings *l, const struct municipality_table *t)
{
    struct select_index *x = heap_alloc(sizeof *x);
    size_t lists, sum = 0, *end;

    x->municipalities = municipality_count(t);
    lists = nation_list(x) + 1;
    x->start = heap_alloc((lists + 1) * sizeof *x->start);
    end = heap_alloc(lists * sizeof *end);
    enter_all(x, l, end, true);
    for (size_t i = 0; i < lists; i++) {
        x->start[i] = sum;
        sum += end[i];
        end[i] = x->start[i];
    }
    x->start[lists] = sum;
    x->listings = heap_alloc((sum + 1) * sizeof *x->listings);
    enter_all(x, l, end, false);
    free(end);
    x->keys = sort_keys_new(l);
    return x;
}

void select_index_free(struct select_index *x)
{
    if (!x)
        return;
    sort_keys_free(x->keys);
    free(x->listings);
    free(x->start);
    free(x);
}

struct sort_keys *select_index_keys(struct select_index *x)
{
    return x ? x->keys : NULL;
}

/* ---- Those near */

typedef VEC(uint32_t) numbers;

static void add_list(const struct select_index *x, size_t list, numbers *out, struct arena *a)
{
    for (size_t i = list == SIZE_MAX ? 0 : x->start[list];
         list != SIZE_MAX && i < x->start[list + 1]; i++)
        *vec_push(a, out) = x->listings[i];
}

static int compare(const void *a, const void *b)
{
    const uint32_t *x = a, *y = b;

    return *x < *y ? -1 : *x > *y;
}

const uint32_t *select_index_near(const struct select_index *x, const struct request *q,
                                  struct arena *a, size_t *n)
{
    numbers out = {0};
    size_t kept = 0;

    for (size_t i = 0; i < q->municipalities.n; i++) {
        add_list(x, q->municipalities.v[i]->order, &out, a);
        add_list(x, region_list(x, q->municipalities.v[i]->region), &out, a);
    }
    add_list(x, nation_list(x), &out, a);
    if (out.n)
        qsort(out.v, out.n, sizeof *out.v, compare);
    for (size_t i = 0; i < out.n; i++) /* some are in several lists */
        if (!kept || out.v[kept - 1] != out.v[i])
            out.v[kept++] = out.v[i];
    *n = kept;
    return out.v;
}
