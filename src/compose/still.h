/*
 * still.h: leaflets without columns, such as a poster, of a fixed number of pages.
 */
#ifndef COMPOSE_STILL_H
#define COMPOSE_STILL_H

#include "compose/choose/fitted.h"

/*
 * As large as it can be. What doesn't fit at the smallest size either is left out, the least
 * important part first, with a warning. False after a report, when nothing helps, or when the pages
 * can't be filled.
 */
bool still_make(const struct setting *s, struct fitted *out);

#endif
