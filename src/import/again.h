/*
 * again.h: listings that an export before this one has, too.
 *
 * The same listing, given twice, would be printed twice: when a file is named twice on the command
 * line, when the service's export and a colleague's list overlap. Two are the same when they have
 * the same name and the same id, or the same name and the same phone number or, without one, the
 * same street and town.
 */
#ifndef IMPORT_AGAIN_H
#define IMPORT_AGAIN_H

#include "model/listing.h"

struct again_slot {
    uint64_t hash;
    uint32_t index1; /* of a listing, from 1; 0: free */
};

struct again {
    struct again_slot *slots; /* heap; NULL: nothing came before */
    size_t n;                 /* a power of two */
};

/* Over all listings that there are: those of the exports before. */
void again_init(struct again *a, const struct listings *before);
void again_release(struct again *a);

/* The one that is the same; NULL when there is none. */
const struct listing *again_find(const struct again *a, const struct listings *before,
                                 const struct listing *l);

#endif
