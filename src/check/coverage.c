/*
 * coverage.c: see coverage.h.
 */
#include "check/coverage.h"

#include <string.h>

enum { REGIONS = 100 }; /* by the number of their codes */

/* ---- Rows */

static size_t row_of_region(const struct coverage *c, struct str code)
{
    unsigned number;

    if (!str_to_uint(code, REGIONS - 1, &number))
        number = 0;
    return municipality_count(c->table) + number;
}

static size_t row_of_nation(const struct coverage *c)
{
    return municipality_count(c->table) + REGIONS;
}

static unsigned *place_row(const struct coverage *c, size_t i)
{
    return c->places + i * (c->columns + 1);
}

static unsigned *audience_row(const struct coverage *c, const struct audience *x)
{
    return c->audiences + x->order * (c->columns + 1);
}

void coverage_init(struct coverage *c, struct arena *a, const struct campaign *campaign,
                   const struct municipality_table *table)
{
    *c = (struct coverage){
        .campaign = campaign,
        .table = table,
        .columns = campaign->categories.n + 1,
    };
    c->places = arena_array(a, (row_of_nation(c) + 1) * (c->columns + 1), sizeof *c->places);
    c->audiences = arena_array(a, campaign->audiences.n * (c->columns + 1), sizeof *c->audiences);
    c->all = arena_array(a, c->columns + 1, sizeof *c->all);
    c->stamp = arena_array(a, c->columns, sizeof *c->stamp);
}

/* ---- Counting */

static void stamp_columns(struct coverage *c, const struct listing *l)
{
    bool any = false;

    memset(c->stamp, 0, c->columns * sizeof *c->stamp);
    for (size_t i = 0; i < l->categories.n; i++) {
        const struct category *k = campaign_category(c->campaign, l->categories.v[i].s);

        if (k)
            c->stamp[k->order] = any = true;
    }
    if (l->type == TYPE_VOLUNTEER && !any)
        for (size_t i = 0; i < c->campaign->categories.n && !any; i++)
            c->stamp[i] = any = c->campaign->categories.v[i].volunteer;
    c->stamp[c->columns - 1] = !any;
}

static void count(const struct coverage *c, unsigned *row)
{
    for (size_t i = 0; i < c->columns; i++)
        row[i] += c->stamp[i];
    row[c->columns]++;
}

static void count_places(struct coverage *c, const struct listing *l)
{
    for (size_t i = 0; i < l->municipalities.n; i++)
        count(c, place_row(c, l->municipalities.v[i]->order));
    for (size_t i = 0; i < l->regions.n; i++)
        count(c, place_row(c, row_of_region(c, l->regions.v[i])));
    if (l->nationwide)
        count(c, place_row(c, row_of_nation(c)));
}

static const struct audience *everyone(const struct campaign *c)
{
    for (size_t i = 0; i < c->audiences.n; i++)
        if (c->audiences.v[i].everyone)
            return &c->audiences.v[i];
    return NULL;
}

/* A listing without a known audience is for everyone. */
static void count_audiences(struct coverage *c, const struct listing *l)
{
    const struct audience *seen[32], *x;
    size_t n = 0, k;

    for (size_t i = 0; i < l->audiences.n && n < sizeof seen / sizeof *seen; i++) {
        x = campaign_audience(c->campaign, l->audiences.v[i].s);
        for (k = 0; k < n && seen[k] != x; k++)
            ;
        if (!x || k < n)
            continue;
        seen[n++] = x;
        count(c, audience_row(c, x));
    }
    x = n ? NULL : everyone(c->campaign);
    if (x)
        count(c, audience_row(c, x));
}

void coverage_add(struct coverage *c, const struct listing *l)
{
    stamp_columns(c, l);
    count(c, c->all);
    count_places(c, l);
    count_audiences(c, l);
}

/* ---- Reading */

static bool is_of_campaign(const struct campaign *c, const struct municipality *m)
{
    for (size_t i = 0; i < c->municipalities.n; i++)
        if (c->municipalities.v[i] == m)
            return true;
    return false;
}

static void add_municipality(const struct coverage *c, struct arena *a, coverage_rows *out,
                             const struct municipality *m)
{
    *vec_push(a, out) = (struct coverage_row){.municipality = m, .n = place_row(c, m->order)};
}

void coverage_places(const struct coverage *c, struct arena *a, coverage_rows *municipalities,
                     coverage_rows *wide)
{
    char code[3] = {0};

    for (size_t i = 0; i < c->campaign->municipalities.n; i++)
        add_municipality(c, a, municipalities, c->campaign->municipalities.v[i]);
    for (size_t i = 0; i < municipality_count(c->table); i++) {
        const struct municipality *m = municipality_at(c->table, i);

        if (place_row(c, i)[c->columns] && !is_of_campaign(c->campaign, m))
            add_municipality(c, a, municipalities, m);
    }
    for (unsigned i = 0; i < REGIONS; i++) {
        const unsigned *n = place_row(c, municipality_count(c->table) + i);

        code[0] = (char)('0' + i / 10);
        code[1] = (char)('0' + i % 10);
        if (n[c->columns])
            *vec_push(a, wide) =
                (struct coverage_row){.region = region_lookup(c->table, str_from(code)), .n = n};
    }
    *vec_push(a, wide) = (struct coverage_row){.n = place_row(c, row_of_nation(c))};
}

void coverage_audiences(const struct coverage *c, struct arena *a, coverage_rows *out)
{
    for (size_t i = 0; i < c->campaign->audiences.n; i++) {
        const struct audience *x = &c->campaign->audiences.v[i];

        *vec_push(a, out) = (struct coverage_row){.audience = x, .n = audience_row(c, x)};
    }
}

unsigned coverage_wide(const struct coverage *c, const struct municipality *m, size_t column)
{
    return place_row(c, row_of_region(c, m->region))[column] +
           place_row(c, row_of_nation(c))[column];
}

bool coverage_is_empty(const struct coverage *c, size_t column)
{
    return c->all[column] == 0;
}

size_t coverage_wanted(const struct coverage *c, const coverage_rows *municipalities)
{
    return c->campaign->municipalities.n ? c->campaign->municipalities.n : municipalities->n;
}

bool coverage_has_others(const struct coverage *c)
{
    return c->all[c->columns - 1] > 0;
}
