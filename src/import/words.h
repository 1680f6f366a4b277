/*
 * words.h: the words by which exports say yes and no, kinds, states, and what belongs together.
 */
#ifndef IMPORT_WORDS_H
#define IMPORT_WORDS_H

#include "model/listing.h"

/* Each takes trimmed text in any letter case, in Finnish, English or Swedish; false when it is none
 * of its words. */
bool words_to_bool(struct str s, bool *out);
bool words_to_type(struct str s, enum listing_type *out);
bool words_to_status(struct str s, enum listing_status *out);
bool words_to_mode(struct str s, unsigned *out); /* a bit of enum listing_mode */
bool words_is_nationwide(struct str s);          /* "Koko maa", "Hela landet" */

/* "ei ole", "-", "ei tiedossa": says that there is nothing. */
bool words_is_nothing(struct str s);

/* Byte offset where it begins to tell when: weekdays, "klo", a range of hours, "arkisin", "24 h";
 * or SIZE_MAX. */
size_t words_find_when(struct str s);
/* Does it begin with a range of hours: "9–15", "9.30 - 11"? */
bool words_starts_range(struct str s);

/* Is the word of those that name an office or a task, not a person: "neuvonta", "toimisto",
 * "vaihde"? */
bool words_is_office(struct str word);

/*
 * Two or three capitalised words of which none is an office's: "Maija Meikäläinen". `is_place` (may
 * be NULL) tells words that are names of municipalities.
 */
bool words_is_person(struct str s, bool (*is_place)(const void *user, struct str word),
                     const void *user);

#endif
