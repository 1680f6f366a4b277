/*
 * phonenote.h: what stands beside a phone number: what it is for, and when.
 */
#ifndef IMPORT_PHONENOTE_H
#define IMPORT_PHONENOTE_H

#include "model/listing.h"

/* Without separators, joining words, and words that only say that a phone number follows. */
struct str phonenote_bare(struct str s);

/* May the first word be a name: "Hervanta", "Kalevan toimisto"? Not when it is of those that such
 * notes are made of: "Ajanvaraus", "Kriisipuhelin". */
bool phonenote_begins_with_name(struct str role);

/* Adds a text to what is said of the phone: up to where it tells when to its role, from there on to
 * its hours. Texts become slices, or are owned by the arena. */
void phonenote_add(struct arena *a, struct phone *phone, struct str s);

#endif
