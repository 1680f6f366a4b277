/*
 * poster.h: what only a poster has: the categories by name, and a strip to tear off.
 */
#ifndef TELL_POSTER_H
#define TELL_POSTER_H

#include "tell/cover.h"

/* Each returns a GROUP, or NULL when the leaflet has no such part. */

/* Of the sections below `listings` and of `volunteer`, each NULL when there is none. */
struct block *poster_categories(struct teller *t, const struct block *listings,
                                const struct block *volunteer);
/* Whose number it is, the number, and when there is somebody to answer it. */
struct block *poster_strip(struct teller *t, const struct place *place);

#endif
