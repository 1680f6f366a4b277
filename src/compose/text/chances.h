/*
 * chances.h: where a line may end.
 */
#ifndef COMPOSE_CHANCES_H
#define COMPOSE_CHANCES_H

#include "compose/cache.h"
#include "compose/text/paragraph.h"

/* Fills chance by the rules of UAX #14, through ICU, with the dictionaries of Thai, Chinese … False
 * after DIAG_INTERNAL. */
bool chances_by_rule(struct compose_cache *c, struct text *t, struct diag *d);

/* The same for a text of Latin letters, figures, commas and full stops alone, one space between
 * words: false, and nothing done, when it isn't one. */
bool chances_plain(struct text *t);

/*
 * Binds what belongs together: a number's groups and its sign, a range, a postcode and its town, a
 * web or e-mail address, short pieces around a hyphen, a dash and the word before it.
 */
void chances_bind(struct text *t);

#endif
