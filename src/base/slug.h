/*
 * slug.h: names made safe for files and addresses: a–z, 0–9 and single hyphens.
 */
#ifndef BASE_SLUG_H
#define BASE_SLUG_H

#include "base/buf.h"

/*
 * Appends `name` as a slug: letters lower-cased, the Latin letters of U+00C0–U+017F without their
 * marks ("Hämeenkyrö" gives hameenkyro), any run of other characters a hyphen. Never empty: a name
 * without a usable letter gives "x".
 */
void slug_put(struct buf *b, struct str name);

#endif
