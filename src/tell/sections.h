/*
 * sections.h: the parts in the body of a leaflet and at its end, and the running feet.
 */
#ifndef TELL_SECTIONS_H
#define TELL_SECTIONS_H

#include "tell/cover.h"
#include "tell/entry.h"

/* Each returns a GROUP, or NULL when the leaflet has no such part. */
struct block *sections_listings(struct teller *t, struct entry_counts *counts);
struct block *sections_volunteer(struct teller *t, struct entry_counts *counts);
struct block *sections_emergency(struct teller *t);
struct block *sections_colophon(struct teller *t);

/* All running feet. */
void sections_feet(struct teller *t, const struct place *place);

#endif
