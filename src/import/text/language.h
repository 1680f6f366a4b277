/*
 * language.h: guessing in which language a text is.
 */
#ifndef IMPORT_LANGUAGE_H
#define IMPORT_LANGUAGE_H

#include "base/lang.h"

/* Finnish, Swedish or English by the small words in it; 0 when there are too few to tell. */
lang_tag language_of_text(struct str s);

#endif
