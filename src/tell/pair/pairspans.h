/*
 * pairspans.h: the spans of two blocks that tell the same, each in a language of its own: what they
 * say alike, and one block that says both.
 */
#ifndef TELL_PAIRSPANS_H
#define TELL_PAIRSPANS_H

#include "base/arena.h"
#include "model/story.h"

/* Two stories on their way to become one. */
struct pairer {
    struct arena *a;
    lang_tag first, second;
    struct str name[2]; /* of the entry, in both */
    bool wide_contents;
};

/* So many spans at the beginning and at the end are the same in both. */
struct span_overlap {
    size_t head, tail;
};

struct str pairspans_words(struct pairer *p, const struct block *b);
/* A letter or a figure, no mere mark between words? */
bool pairspans_says(const struct span *span);
struct span_overlap pairspans_overlap(const struct block *f, const struct block *s);
bool pairspans_same(const struct block *f, const struct block *s);

struct span *pairspans_add(struct pairer *p, struct block *b, struct span span);
void pairspans_mark(struct pairer *p, struct block *b, struct str mark);

/* What the second says otherwise, on a line of its own below the first. */
void pairspans_lines(struct pairer *p, struct block *f, const struct block *s);
/* Where both end alike: the second's beginning behind that of the first. False where they don't. */
bool pairspans_share(struct pairer *p, struct block *f, struct block *s);

#endif
