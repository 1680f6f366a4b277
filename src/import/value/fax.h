/*
 * fax.h: whether what stands beside a number says that a fax answers there.
 */
#ifndef IMPORT_FAX_H
#define IMPORT_FAX_H

#include "base/str.h"

/* Is a number with these words before and behind it a fax's alone? Not in "puh./fax", nor where a
 * field ends in "fax:" with nothing behind it. */
bool fax_told(struct str before, struct str behind);

/* Offset of a word for fax that leads to the number behind `gap`, "… fax: "; SIZE_MAX: none. */
size_t fax_label(struct str gap);

/* Are the words that say what answers behind their numbers? The text begins with a number and ends
 * in such a word: "03 123 4567 fax 03 123 4568 puh". */
bool fax_labels_behind(struct str text);
/* Is the text between two numbers such a word and nothing else, not parted from the first? */
bool fax_is_label(struct str gap);

/* A number's role without such words at its ends. */
struct str fax_unsaid(struct str role);

#endif
