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

/* Is what stands behind a number, up to the next or the end, such a word ("fax", "puh.", "(gsm)")
 * and nothing else but what parts it from the next? Then *fax says which. */
bool fax_is_label(struct str behind, bool *fax);

/* A number's role without such words at its ends. */
struct str fax_unsaid(struct str role);

#endif
