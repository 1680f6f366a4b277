/*
 * twin.h: listings that were given twice: the same id, or probably the same listing.
 *
 * Records stream past; of each there stay at most 64 bytes: 56 of its own (id, name, organization
 * and municipalities as hashes, its place in the files, the letters of its name, a link for each of
 * three tables), and of each table's buckets, which hold three records at most and one and a half
 * at least, less than three.
 *
 * Two listings are the same when name, organization and municipalities are, however they are
 * spelled; or name, municipalities and phone. They are alike when at the same organization and
 * place one name is a misspelling of the other: one letter in ten to nineteen, two in a longer one.
 * Of a group only the last 32 are looked at, which bounds the time.
 */
#ifndef CHECK_TWIN_H
#define CHECK_TWIN_H

#include "base/vec.h"
#include "model/listing.h"

struct twin;

/* By the id, the first that has it; by name and municipalities, the first of each organization; by
 * organization, municipalities and marks, all. */
enum twin_table { TWIN_ID, TWIN_NAME, TWIN_GROUP, TWIN_TABLES };

struct twins {
    struct arena *arena;
    VEC(struct twin *) blocks;
    size_t n;
    uint32_t *buckets[TWIN_TABLES]; /* 1 + index of the last twin in each; 0: none */
    size_t cap;                     /* buckets of each table */
    VEC(const char *) files;        /* borrowed */
};

void twins_init(struct twins *t, struct arena *a);
void twins_release(struct twins *t);

/* Reports DIAG_DUPLICATE_ID, and of one that is printed DIAG_DUPLICATE and DIAG_ALIKE, with the
 * place of the earlier one. `file`: the listing's, to be kept. */
void twins_add(struct twins *t, const struct listing *l, const char *file, bool printed,
               struct diag *d);

/* Bytes that are held now. */
size_t twins_bytes(const struct twins *t);

#endif
