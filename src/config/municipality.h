/*
 * municipality.h: the Finnish municipalities, from data/municipalities.csv: codes, names, region,
 * inflected forms.
 */
#ifndef CONFIG_MUNICIPALITY_H
#define CONFIG_MUNICIPALITY_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/lang.h"
#include "base/vec.h"

struct municipality {
    struct str code;       /* "837" */
    struct str fi, sv, en; /* names */
    struct str region;     /* region's code: "06" */
    struct str genitive;   /* "Tampereen" */
    struct str in, to,
        from; /* "Tampereella", "Tampereelle", "Tampereelta": the first where two are in use */
    unsigned order; /* in the table */
};

struct region {
    struct str code, fi, sv; /* "06", "Pirkanmaa", "Birkaland" */
    struct str genitive, in; /* "Pirkanmaan", "Pirkanmaalla" */
};

struct municipality_table; /* opaque; process lifetime */

/* Reads municipalities.csv, former-municipalities.csv, regions.csv and postcodes.csv of data/. NULL
 * after a report. */
const struct municipality_table *municipality_table_load(struct arena *a, struct diag *d);

size_t municipality_count(const struct municipality_table *t);
const struct municipality *municipality_at(const struct municipality_table *t, size_t i);

/*
 * By name (fi, sv, en, in any letter case), inflected form ("Tampereella", "Tampereen kaupunki"),
 * former name (Vammala gives Sastamala), code ("837"), or path ("city/FI/Tampere"). A code that a
 * spreadsheet robbed of its zeros ("91") is known unless it might be a region's. NULL when none.
 */
const struct municipality *municipality_lookup(const struct municipality_table *t, struct str name);
/* By five-digit postcode: the municipality of most of that post area. NULL when it is not known. */
const struct municipality *municipality_of_postcode(const struct municipality_table *t,
                                                    struct str postcode);
/* By name (fi, sv), inflected form ("Pirkanmaalla", "Pirkanmaan maakunta"), code,
 * "state/FI/Pirkanmaa". NULL when none. */
const struct region *region_lookup(const struct municipality_table *t, struct str name);
const struct region *region_of(const struct municipality_table *t, const struct municipality *m);

/* The name nearest to a misspelt one, for "did you mean"; STR_NONE when nothing is near. */
struct str municipality_suggest(const struct municipality_table *t, struct str name);

/* The name in a language: sv and en have names of their own, others the Finnish one. */
struct str municipality_name(const struct municipality *m, lang_tag lang);

#endif
