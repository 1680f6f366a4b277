/*
 * phonenumber.h: a phone number in a text: where it stands, and how it is written.
 */
#ifndef IMPORT_PHONENUMBER_H
#define IMPORT_PHONENUMBER_H

#include "base/arena.h"
#include "base/str.h"

enum { PHONENUMBER_GROUPS = 12 };

struct phonenumber {
    struct {
        size_t from, to; /* of its digits in the text */
    } groups[PHONENUMBER_GROUPS];
    unsigned n;
    bool plus;
    size_t from, to; /* the whole, signs included */
};

/* May one begin at text[at]? Cheap, and needed before the next. */
bool phonenumber_may_begin(struct str text, size_t at);

/*
 * The number that begins at text[at], in *x; false when there is none, and when three digits or
 * more would be left over that are no number of their own, as in "0358 40 123 4567": rather none
 * than one that nobody meant.
 */
bool phonenumber_at(struct str text, size_t at, struct phonenumber *x);

/* Its digits in their groups, with a space between: a slice, or owned by the arena. */
struct str phonenumber_tidy(struct arena *a, struct str text, const struct phonenumber *x);
/* As it is dialled: "+358401234567", "116117". Owned by the arena. */
struct str phonenumber_e164(struct arena *a, struct str text, const struct phonenumber *x);

#endif
