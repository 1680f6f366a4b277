/*
 * pairing.h: two trees of blocks, of which each tells the same in a language of its own, made one.
 */
#ifndef TELL_PAIRING_H
#define TELL_PAIRING_H

#include "base/arena.h"
#include "model/story.h"

struct pairing {
    struct arena *arena;
    lang_tag first, second;
    bool wide_contents; /* both names of a section on one line, "Ruoka-apu · Продукты" */
};

/* The words of the second come into the first, below its own. Its blocks move over or are copied.
 */
void pairing_pair(const struct pairing *p, struct block *first, const struct block *second);

#endif
