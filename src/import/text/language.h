/*
 * language.h: guessing in which language a text is, by its letters and its small words.
 */
#ifndef IMPORT_LANGUAGE_H
#define IMPORT_LANGUAGE_H

#include "base/lang.h"

/* Finnish, Swedish or English by the small words in it, or another by its letters; 0 when there is
 * too little to tell. */
lang_tag language_of_text(struct str s);

/* The same of a text that should be in the `usual` language: that one, unless another is plain both
 * where the text begins and where it ends. */
lang_tag language_unless_plain(struct str s, lang_tag usual);

#endif
