/*
 * strips.h: strips to tear off at the foot of a page, such as a poster's with a phone number.
 */
#ifndef COMPOSE_STRIPS_H
#define COMPOSE_STRIPS_H

#include "compose/setting.h"

/*
 * One strip, lying: its words run along it, its start edge is the paper's. NULL when the layout has
 * none, the story has nothing to put on them, or it doesn't fit (DIAG_DOES_NOT_FIT).
 */
const struct frame *strips_make(const struct setting *s);

/* Stands the strips at the foot of a page, side by side, with dots where to cut and to tear. */
void strips_place(const struct setting *s, const struct frame *strip, struct frame *page);

#endif
