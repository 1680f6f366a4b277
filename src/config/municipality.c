/*
 * municipality.c: see municipality.h.
 *
 * All names, forms and codes of municipalities stand in one index, those of regions in another.
 * What is put first wins: today's names come before inflected forms, and these before names of
 * municipalities that are no more.
 */
#include "config/municipality.h"

#include <stdlib.h>

#include "base/intl.h"
#include "config/names.h"
#include "config/table.h"

struct post_range {
    unsigned first, last;
    const struct municipality *municipality;
};

struct municipality_table {
    struct municipality *v;
    size_t n;
    struct region *regions;
    size_t n_regions;
    struct names *names, *region_names;
    VEC(struct post_range) posts; /* in order, without overlap */
};

/* ---- Lookup */

/* Takes off "city/FI/" or "state/FI/". False when the path leads to something else. */
static bool take_path(struct str *name, const char *kind)
{
    size_t slash = str_find_char(*name, '/', 0), last = slash;

    if (slash == SIZE_MAX)
        return true;
    if (!str_eq_ascii_case(str_trim(str_sub(*name, 0, slash)), str_from(kind)))
        return false;
    while (last != SIZE_MAX) {
        slash = last;
        last = str_find_char(*name, '/', slash + 1);
    }
    *name = str_sub(*name, slash + 1, name->n);
    return true;
}

/* Takes "kaupunki" off "Tampereen kaupunki". */
static bool take_suffix(struct str *name, const char *const *suffixes)
{
    size_t last;

    *name = str_trim(*name);
    last = name->n;
    while (last && name->s[last - 1] != ' ')
        last--;
    for (; last && *suffixes; suffixes++) {
        if (str_eq_ascii_case(str_sub(*name, last, name->n), str_from(*suffixes))) {
            *name = str_trim(str_sub(*name, 0, last));
            return true;
        }
    }
    return false;
}

static bool find(const struct names *names, struct str name, const char *const *suffixes,
                 unsigned *value)
{
    return names_get(names, name, value) ||
           (take_suffix(&name, suffixes) && names_get(names, name, value));
}

const struct municipality *municipality_lookup(const struct municipality_table *t, struct str name)
{
    static const char *const suffixes[] = {"kaupunki", "kunta", "stad", "kommun", NULL};
    unsigned i;

    return take_path(&name, "city") && find(t->names, name, suffixes, &i) ? &t->v[i] : NULL;
}

const struct region *region_lookup(const struct municipality_table *t, struct str name)
{
    static const char *const suffixes[] = {"maakunta", "landskap", NULL};
    unsigned i;

    return take_path(&name, "state") && find(t->region_names, name, suffixes, &i) ? &t->regions[i]
                                                                                  : NULL;
}

static int compare_post(const void *key, const void *element)
{
    unsigned code = *(const unsigned *)key;
    const struct post_range *r = element;

    return code < r->first ? -1 : code > r->last;
}

const struct municipality *municipality_of_postcode(const struct municipality_table *t,
                                                    struct str postcode)
{
    unsigned code;
    const struct post_range *r;

    postcode = str_trim(postcode);
    if (postcode.n != 5 || !str_to_uint(postcode, 99999, &code) || !t->posts.n)
        return NULL;
    r = bsearch(&code, t->posts.v, t->posts.n, sizeof *t->posts.v, compare_post);
    return r ? r->municipality : NULL;
}

size_t municipality_count(const struct municipality_table *t)
{
    return t->n;
}

const struct municipality *municipality_at(const struct municipality_table *t, size_t i)
{
    return i < t->n ? &t->v[i] : NULL;
}

const struct region *region_of(const struct municipality_table *t, const struct municipality *m)
{
    return region_lookup(t, m->region);
}

struct str municipality_suggest(const struct municipality_table *t, struct str name)
{
    return take_path(&name, "city") ? names_suggest(t->names, name) : STR_NONE;
}

struct str municipality_name(const struct municipality *m, lang_tag lang)
{
    return lang == LANG_SV ? m->sv : lang == LANG_EN ? m->en : m->fi;
}

/* ---- Loading */

static bool expect(bool holds, struct table *t, const char *what, struct str found, struct diag *d)
{
    if (!holds) {
        diag_report(d, DIAG_BAD_CONFIG, t->at, "%s: \"%.*s\"", _(what), STR_ARG(found));
        t->bad = true;
    }
    return holds;
}

static bool load_regions(struct municipality_table *m, struct arena *a, struct diag *d)
{
    struct table t;
    struct str cell[TABLE_COLUMNS];
    VEC(struct region) regions = {0};

    if (!table_open(&t, a, "data/regions.csv", "code,fi,sv,genitive,in", d))
        return false;
    while (table_row(&t, cell, d))
        *vec_push(a, &regions) = (struct region){cell[0], cell[1], cell[2], cell[3], cell[4]};
    m->regions = regions.v;
    m->n_regions = regions.n;
    m->region_names = names_new(a, regions.n * 5);
    for (unsigned i = 0; i < regions.n; i++) {
        const struct region *r = &regions.v[i];
        const struct str names[] = {r->code, r->fi, r->sv, r->genitive, r->in};

        for (size_t k = 0; k < sizeof names / sizeof *names; k++)
            names_put(m->region_names, names[k], i, true);
    }
    return !t.bad;
}

/* The code as a spreadsheet shows it, without zeros in front; not when that is a region's number as
 * well. */
static void put_bare_code(struct municipality_table *m, struct str code, unsigned i)
{
    struct str bare = code;
    unsigned number, region;

    while (bare.n && *bare.s == '0')
        bare = str_sub(bare, 1, bare.n);
    if (bare.n == code.n || !str_to_uint(bare, 999, &number))
        return;
    for (size_t k = 0; k < m->n_regions; k++)
        if (str_to_uint(m->regions[k].code, 99, &region) && region == number)
            return;
    names_put(m->names, bare, i, false);
}

static void index_municipalities(struct municipality_table *m)
{
    for (unsigned i = 0; i < m->n; i++) {
        names_put(m->names, m->v[i].fi, i, true);
        names_put(m->names, m->v[i].sv, i, true);
        names_put(m->names, m->v[i].en, i, true);
        names_put(m->names, m->v[i].code, i, false);
        put_bare_code(m, m->v[i].code, i);
    }
    for (unsigned i = 0; i < m->n; i++) {
        names_put(m->names, m->v[i].genitive, i, false);
        names_put(m->names, m->v[i].in, i, false);
        names_put(m->names, m->v[i].to, i, false);
        names_put(m->names, m->v[i].from, i, false);
    }
}

static bool load_municipalities(struct municipality_table *m, struct arena *a, struct diag *d)
{
    struct table t;
    struct str cell[TABLE_COLUMNS];
    VEC(struct municipality) list = {0};
    VEC(struct str) also = {0};

    if (!table_open(&t, a, "data/municipalities.csv",
                    "code,fi,sv,en,region,county,genitive,in,to,from,also", d))
        return false;
    while (table_row(&t, cell, d)) {
        struct municipality *x = vec_push(a, &list);

        *x = (struct municipality){.code = cell[0],
                                   .fi = cell[1],
                                   .sv = cell[2],
                                   .en = cell[3],
                                   .region = cell[4],
                                   .genitive = cell[6],
                                   .in = cell[7],
                                   .to = cell[8],
                                   .from = cell[9],
                                   .order = (unsigned)list.n - 1};
        *vec_push(a, &also) = cell[10];
        expect(region_lookup(m, x->region) != NULL, &t, N_("unknown region"), x->region, d);
    }
    m->v = list.v;
    m->n = list.n;
    m->names = names_new(a, list.n * 10 + 500);
    index_municipalities(m);
    for (unsigned i = 0; i < m->n; i++)
        for (struct str form; also.v[i].n && str_split(&also.v[i], ';', &form);)
            names_put(m->names, form, i, false);
    return !t.bad;
}

/* "Jyväskylän maalaiskunta" is often written "Jyväskylän mlk". */
static void put_former(struct municipality_table *m, struct arena *a, struct str name, unsigned i)
{
    static const char *const suffix[] = {"maalaiskunta", NULL};

    names_put(m->names, name, i, true);
    if (take_suffix(&name, suffix))
        names_put(m->names, str_join(a, name, STR(" mlk")), i, false);
}

static bool load_former(struct municipality_table *m, struct arena *a, struct diag *d)
{
    struct table t;
    struct str cell[TABLE_COLUMNS];
    unsigned i;

    if (!table_open(&t, a, "data/former-municipalities.csv", "fi,sv,municipality,until", d))
        return false;
    while (table_row(&t, cell, d)) {
        if (!expect(names_get(m->names, cell[2], &i), &t, N_("unknown municipality"), cell[2], d))
            continue;
        put_former(m, a, cell[0], i);
        if (cell[1].n)
            put_former(m, a, cell[1], i);
    }
    return !t.bad;
}

static bool load_postcodes(struct municipality_table *m, struct arena *a, struct diag *d)
{
    struct table t;
    struct str cell[TABLE_COLUMNS];
    unsigned i, before = 0;

    if (!table_open(&t, a, "data/postcodes.csv", "first,last,municipality", d))
        return false;
    while (table_row(&t, cell, d)) {
        struct post_range r;

        if (!expect(names_get(m->names, cell[2], &i), &t, N_("unknown municipality"), cell[2], d) ||
            !expect(str_to_uint(cell[0], 99999, &r.first) && str_to_uint(cell[1], 99999, &r.last) &&
                        r.first > before && r.last >= r.first,
                    &t, N_("postcode out of order"), cell[0], d))
            continue;
        r.municipality = &m->v[i];
        before = r.last;
        *vec_push(a, &m->posts) = r;
    }
    return !t.bad;
}

const struct municipality_table *municipality_table_load(struct arena *a, struct diag *d)
{
    struct municipality_table *m = arena_new(a, struct municipality_table);

    return load_regions(m, a, d) && load_municipalities(m, a, d) && load_former(m, a, d) &&
                   load_postcodes(m, a, d)
               ? m
               : NULL;
}
