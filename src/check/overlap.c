/*
 * overlap.c: see overlap.h.
 */
#include "check/overlap.h"

#include <stdlib.h>
#include <string.h>

enum { AUDIENCES = 64 }; /* in a set; those beyond are not looked at */

struct overlap_entry {
    uint32_t organization;           /* 1 + index; 0: a free slot */
    uint16_t municipality, category; /* by their orders */
    uint32_t listings;
    uint64_t audiences; /* a set, by their order */
};

void overlaps_init(struct overlaps *o, struct arena *a, const struct campaign *campaign)
{
    *o = (struct overlaps){.arena = a, .campaign = campaign, .index = names_new(a, 64)};
}

void overlaps_release(struct overlaps *o)
{
    free(o->slots);
}

/* ---- Adding */

static size_t slot_of(const struct overlaps *o, const struct overlap_entry *key)
{
    uint64_t h =
        ((uint64_t)key->organization << 32 | (uint64_t)key->municipality << 16 | key->category) *
        0x9E3779B97F4A7C15u;
    size_t i = (size_t)(h >> 32) & (o->cap - 1);

    while (o->slots[i].organization && !(o->slots[i].organization == key->organization &&
                                         o->slots[i].municipality == key->municipality &&
                                         o->slots[i].category == key->category))
        i = (i + 1) & (o->cap - 1);
    return i;
}

static void grow(struct overlaps *o)
{
    struct overlap_entry *old = o->slots;
    size_t cap = o->cap;

    o->cap = cap ? cap * 2 : 1024;
    o->slots = heap_alloc(o->cap * sizeof *o->slots);
    memset(o->slots, 0, o->cap * sizeof *o->slots);
    for (size_t i = 0; i < cap; i++)
        if (old[i].organization)
            o->slots[slot_of(o, &old[i])] = old[i];
    free(old);
}

static void add(struct overlaps *o, const struct overlap_entry *key)
{
    struct overlap_entry *e;

    if (o->n * 4 >= o->cap * 3)
        grow(o);
    e = &o->slots[slot_of(o, key)];
    if (!e->organization) {
        *e = *key;
        o->n++;
    }
    e->listings++;
    e->audiences |= key->audiences;
}

/* "Naapurit" of "Naapurit ry". */
static struct str without_legal_form(struct str name)
{
    static const struct str forms[] = {STR_INIT(" ry"),   STR_INIT(" r.y."), STR_INIT(" rf"),
                                       STR_INIT(" r.f."), STR_INIT(" oy"),   STR_INIT(" ab")};

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        struct str end =
            str_sub(name, name.n - (name.n < forms[i].n ? name.n : forms[i].n), name.n);

        if (name.n > forms[i].n && str_eq_ascii_case(end, forms[i]))
            return str_trim(str_sub(name, 0, name.n - forms[i].n));
    }
    return name;
}

static uint32_t organization_index1(struct overlaps *o, struct str name)
{
    unsigned next = (unsigned)o->organizations.n, i;

    if (names_get(o->index, without_legal_form(name), &i))
        return i + 1;
    name = str_copy(o->arena, name);
    names_put(o->index, without_legal_form(name), next, false);
    *vec_push(o->arena, &o->organizations) = name;
    return next + 1;
}

/* Whom it is for; a listing for nobody in particular is for everyone. */
static uint64_t audience_set(const struct overlaps *o, const struct listing *l)
{
    const struct campaign *c = o->campaign;
    uint64_t set = 0;

    for (size_t i = 0; i < l->audiences.n; i++) {
        const struct audience *x = campaign_audience(c, l->audiences.v[i].s);

        if (x && x->order < AUDIENCES)
            set |= (uint64_t)1 << x->order;
    }
    for (size_t i = 0; i < c->audiences.n && i < AUDIENCES && !set; i++)
        if (c->audiences.v[i].everyone)
            set = (uint64_t)1 << i;
    return set;
}

void overlaps_add(struct overlaps *o, const struct listing *l)
{
    struct overlap_entry key = {.audiences = audience_set(o, l)};
    uint64_t seen = 0; /* a category named twice is one */

    if (!l->organization.s.n || !l->municipalities.n)
        return;
    key.organization = organization_index1(o, l->organization.s);
    for (size_t i = 0; i < l->categories.n; i++) {
        const struct category *c = campaign_category(o->campaign, l->categories.v[i].s);

        if (!c || c->volunteer || c->order >= 64 || (seen >> c->order & 1))
            continue;
        seen |= (uint64_t)1 << c->order;
        key.category = (uint16_t)c->order;
        for (size_t k = 0; k < l->municipalities.n; k++) {
            key.municipality = (uint16_t)l->municipalities.v[k]->order;
            add(o, &key);
        }
    }
}

/* ---- Listing */

static int by_cell(const void *a, const void *b)
{
    const struct overlap_entry *x = a, *y = b;

    if (x->municipality != y->municipality)
        return x->municipality < y->municipality ? -1 : 1;
    if (x->category != y->category)
        return x->category < y->category ? -1 : 1;
    if (x->listings != y->listings)
        return x->listings > y->listings ? -1 : 1;
    return x->organization < y->organization ? -1 : x->organization > y->organization;
}

static int by_size(const void *a, const void *b)
{
    const struct overlap *x = a, *y = b;

    if (x->parts.n != y->parts.n)
        return x->parts.n > y->parts.n ? -1 : 1;
    if (x->municipality->order != y->municipality->order)
        return x->municipality->order < y->municipality->order ? -1 : 1;
    return x->category->order < y->category->order ? -1 : x->category->order > y->category->order;
}

/* The audiences that more than one of the cell is for. */
static uint64_t shared_audiences(const struct overlap_entry *cell, size_t n)
{
    uint64_t once = 0, twice = 0;

    for (size_t i = 0; i < n; i++) {
        twice |= once & cell[i].audiences;
        once |= cell[i].audiences;
    }
    return twice;
}

/* The organizations of one category in one municipality. */
static void list_cell(const struct overlaps *o, const struct municipality_table *table,
                      const struct overlap_entry *cell, size_t n, struct arena *a,
                      overlap_list *out)
{
    struct overlap x = {
        .category = &o->campaign->categories.v[cell->category],
        .municipality = municipality_at(table, cell->municipality),
    };
    const struct campaign *c = o->campaign;
    uint64_t shared = shared_audiences(cell, n);

    for (size_t i = 0; i < n; i++)
        if (cell[i].audiences & shared)
            *vec_push(a, &x.parts) = (struct overlap_part){
                o->organizations.v[cell[i].organization - 1], cell[i].listings};
    for (size_t k = 0; k < c->audiences.n && k < AUDIENCES; k++) {
        unsigned organizations = 0;

        for (size_t i = 0; i < n; i++)
            organizations += (unsigned)(cell[i].audiences >> k & 1);
        if (organizations > 1)
            *vec_push(a, &x.audiences) =
                (struct overlap_audience){&c->audiences.v[k], organizations};
    }
    if (x.parts.n > 1)
        *vec_push(a, out) = x;
}

void overlaps_list(const struct overlaps *o, const struct municipality_table *table,
                   struct arena *a, overlap_list *out)
{
    struct overlap_entry *sorted = heap_alloc((o->n + 1) * sizeof *sorted);
    size_t n = 0;

    for (size_t i = 0; i < o->cap; i++)
        if (o->slots[i].organization)
            sorted[n++] = o->slots[i];
    qsort(sorted, n, sizeof *sorted, by_cell);
    for (size_t i = 0, k; i < n; i = k) {
        for (k = i + 1; k < n && sorted[k].municipality == sorted[i].municipality &&
                        sorted[k].category == sorted[i].category;)
            k++;
        list_cell(o, table, sorted + i, k - i, a, out);
    }
    free(sorted);
    if (out->n)
        qsort(out->v, out->n, sizeof *out->v, by_size);
}
