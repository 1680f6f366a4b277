/*
 * told.h: entries that are kept from one leaflet to the next: a listing for a region or for the
 * whole country is in many leaflets, and says the same in all that are alike.
 */
#ifndef TELL_TOLD_H
#define TELL_TOLD_H

#include "tell/teller.h"

/* Finds out which of the entries kept before this story may share; called once a story. */
void told_begin(struct told *told, struct teller *t);

/*
 * The entry of a listing, told now or before, with what was said about it said again: its weight,
 * parent and neighbours are this story's, until the next one begins. NULL: such an entry isn't
 * kept.
 */
struct block *told_entry(struct teller *t, const struct listing *x,
                         const struct category *category);

#endif
