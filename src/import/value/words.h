/*
 * words.h: the words by which exports say yes and no, kinds and states.
 *
 * Each takes text in any letter case, in Finnish, English or Swedish, and is false when it is none
 * of its words.
 */
#ifndef IMPORT_WORDS_H
#define IMPORT_WORDS_H

#include "model/listing.h"

bool words_to_bool(struct str s, bool *out);
bool words_to_type(struct str s, enum listing_type *out);
bool words_to_status(struct str s, enum listing_status *out);
bool words_to_mode(struct str s, unsigned *out); /* adds a bit of enum listing_mode */
bool words_is_nationwide(struct str s);          /* "Koko maa", "Hela landet" */
bool words_is_nothing(struct str s); /* "-", "ei tiedossa": says that there is nothing */

/* Is it in the list: words folded as by field_fold, between spaces? */
bool words_in_list(struct str word, const char *list);

#endif
