/*
 * phone.h: the phone numbers in a field, each with what it is for and when.
 */
#ifndef IMPORT_PHONE_H
#define IMPORT_PHONE_H

#include "model/listing.h"

struct phone_found {
    struct phone phone; /* without its place; texts are slices, or owned by the arena */
    struct str typed;   /* the number in the text: a slice of it */
    bool fax;           /* is called so: nobody is reached by it */
};
typedef VEC(struct phone_found) phone_finds;

/*
 * Finds numbers as Finns write them: +358, 00358 or 0 in front, or a short number (112, 116 117),
 * grouped by spaces, hyphens or brackets. What stands before or behind a number is its role, or its
 * hours when it tells when. No digit is ever changed. Finds nothing: the text holds no number that
 * is understood.
 */
void phone_find(struct arena *a, struct str text, phone_finds *out);

/* Takes what is said of a number elsewhere: "ajanvaraus, ma–to klo 9–11" is its role and its hours.
 */
void phone_beside(struct arena *a, struct str said, struct phone *phone);

/*
 * The number that was typed when a spreadsheet took `digits` for a quantity, where that is certain:
 * "401234567" had a 0 in front, for no number without an area code is so long, and "358401234567" a
 * plus. Else, and when nothing is lost, STR_NONE.
 */
struct str phone_restored(struct arena *a, struct str digits);

/* Why nothing was found, as a clause with the mend, translated. */
const char *phone_trouble(struct str text);

#endif
