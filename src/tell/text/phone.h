/*
 * phone.h: phone numbers: found in text, dialled, and printed as people in Finland read them.
 *
 * Grouping follows the Finnish numbering plan (Traficom regulation 32): the prefix stands apart,
 * the rest in groups of three and four. A number whose prefix is not in the plan keeps the grouping
 * it was typed with. No digit is ever altered, but for a Finnish number +358 becomes 0.
 */
#ifndef TELL_PHONE_H
#define TELL_PHONE_H

#include "base/arena.h"
#include "base/str.h"

/* Bytes of the phone number that begins at the start of s, 0 when there is none. Seven digits and
 * more, beginning with 0 or +. */
size_t phone_match(struct str s);

/*
 * What is dialled: "+358503233773"; a short or service number as it is: "116117", "0800147111".
 * `typed` is in any form: "050-323 3773", "+358 (0)50 323 3773". STR_NONE when it has no digit.
 */
struct str phone_dial(struct arena *a, struct str typed);

/* In print, bound with no-break spaces: "050 323 3773". `typed` gives the grouping where the plan
 * has none. */
struct str phone_text(struct arena *a, struct str dial, struct str typed);

/* "tel:+358503233773" */
struct str phone_href(struct arena *a, struct str dial);

#endif
