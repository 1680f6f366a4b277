/*
 * rest.h: words for what a leaflet of a fixed number of pages has no room for, and for room that is
 * left. Told only when the options ask for it; which of them are printed is known when the leaflet
 * is composed.
 */
#ifndef TELL_REST_H
#define TELL_REST_H

#include "tell/teller.h"

/* "… ja 14 muuta: soita 050 323 3773", at the end of a section. */
void rest_count(struct teller *t, struct block *section);
/* "Lisäksi: Asuminen, Digituki … soita 050 323 3773", behind all sections. */
void rest_name(struct teller *t, struct block *group);
/* "Muistiinpanoja"; NULL when it isn't asked for. */
struct block *rest_notes(struct teller *t);

#endif
