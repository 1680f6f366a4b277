/*
 * entry.h: one listing as an entry with its variants: full, short, brief.
 *
 * full:  name · name in the original language · organisation · what it is · who may come, what it
 * costs · when · where · registration · phones · e-mail · web · languages · accessibility short:
 * name · organisation · its first sentence · what it costs · when · where · two phones · one
 * address brief: name · when and where in one line · one phone or address
 */
#ifndef TELL_ENTRY_H
#define TELL_ENTRY_H

#include "tell/teller.h"

/* Entries told so far, by organisation; owned by the arena. */
struct entry_counts {
    struct entry_count *v; /* open addressing, a power of two long */
    size_t cap;
};
/* Room for so many entries. */
void entry_counts_init(struct entry_counts *c, struct arena *a, size_t entries);

/*
 * The entry below `section`; `category` may be NULL. Its weight says how much is lost when it is
 * left out:
 *
 *     (100 + 50 × priority (-1 … 10) + 20 for a local one, 10 for the region's) / so many of this
 * organisation's by now
 *
 * and 1000 more for a pinned one, so that it outweighs any other. A row weighs a quarter of that.
 */
struct block *entry_tell(struct teller *t, struct block *section, const struct edition_entry *e,
                         const struct category *category, struct entry_counts *counts);

/* An entry that says nothing yet, and then its variants, the shorter ones later. */
struct block *entry_new(struct arena *a, const struct listing *x);
void entry_tell_variants(struct teller *t, struct block *entry, const struct category *category);

/*
 * A task as a row of a table: its name and when at the start, its phone at the end. Without a phone
 * it is a single cell with the e-mail or web address behind the rest: these may be long.
 */
struct block *entry_tell_row(struct teller *t, struct block *table, const struct edition_entry *e,
                             struct entry_counts *counts);

#endif
