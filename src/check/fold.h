/*
 * fold.h: names reduced to what tells them apart: letters without marks and case, each a number
 * from 1 to 31. Spaces, hyphens and punctuation are gone; digits and words of one letter stand
 * apart, since "Ryhmä 2" and "Ryhmä B" are no misspellings of "Ryhmä 1" and "Ryhmä A".
 */
#ifndef CHECK_FOLD_H
#define CHECK_FOLD_H

#include "base/str.h"

enum { FOLD_MOST = 32 }; /* symbols of five bits in 20 bytes */

struct folded {
    uint8_t v[FOLD_MOST];
    unsigned n;     /* of v; the whole name may be longer */
    unsigned whole; /* symbols of the whole name */
    uint32_t hash;  /* of all its symbols and digits */
    uint32_t rest;  /* of those behind FOLD_MOST */
    uint32_t marks; /* of its digits and single letters, in their order */
};

void fold_name(struct str name, struct folded *out);

/* The same for "Naapuripenkki ry" and "NAAPURIPENKKI": the order of words and legal forms don't
 * count. 0 when nothing remains. */
uint32_t fold_organization(struct str name);

/* Edit distance, adjacent swaps among the edits, of what is in v; most + 1 when it is larger. */
unsigned fold_distance(const struct folded *a, const struct folded *b, unsigned most);

#endif
