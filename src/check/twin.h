/*
 * twin.h: listings that were probably given twice.
 *
 * Records stream past; of each there stay at most 64 bytes: 48 of its own (name, organization and
 * municipalities as hashes, its place in the files, the letters of its name), the rest in two hash
 * tables that are kept three quarters full at most and half full at least.
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

struct twin_slots {
    uint32_t *v; /* 1 + index of a twin; 0: free */
    size_t cap, n;
};

struct twins {
    struct arena *arena;
    VEC(struct twin *) blocks;
    size_t n;
    struct twin_slots names;  /* by name and municipalities: the first of each organization */
    struct twin_slots groups; /* by organization, municipalities and marks: the last of each */
    VEC(const char *) files;  /* borrowed */
};

void twins_init(struct twins *t, struct arena *a);
void twins_release(struct twins *t);

/* Reports DIAG_DUPLICATE and DIAG_ALIKE, with the place of the earlier one. `file`: the listing's,
 * to be kept. */
void twins_add(struct twins *t, const struct listing *l, const char *file, struct diag *d);

/* Bytes that are held now. */
size_t twins_bytes(const struct twins *t);

#endif
