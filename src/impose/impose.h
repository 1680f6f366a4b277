/*
 * impose.h: the impose stage: frames in, sides of paper out.
 */
#ifndef IMPOSE_IMPOSE_H
#define IMPOSE_IMPOSE_H

#include "config/layout.h"
#include "model/sheet.h"

/* One side a frame, in reading order. Owned by the arena. */
void impose_pages(const struct frames *frames, struct arena *a, struct sheets *out);

#endif
