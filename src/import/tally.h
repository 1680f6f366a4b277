/*
 * tally.h: names that mean nothing here, each with its number: told once, when the file is read.
 */
#ifndef IMPORT_TALLY_H
#define IMPORT_TALLY_H

#include "base/loc.h"
#include "base/str.h"
#include "base/vec.h"

/* Of hostile files each name may be another: so many are told apart, the others counted together.
 */
enum { TALLY_NAMES = 1000 };

struct tallied {
    struct str name; /* owned by the arena */
    struct loc at;   /* the first */
    size_t times;
};

/* Starts as {0}. */
struct tally {
    VEC(struct tallied) v;
    struct tallied others; /* than those; without a name */
};

/* Counts a name; `a` is the same for every name of the tally. */
void tally_add(struct tally *t, struct arena *a, struct str name, struct loc at);

#endif
