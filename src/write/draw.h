/*
 * draw.h: a frame's items as content.
 */
#ifndef WRITE_DRAW_H
#define WRITE_DRAW_H

#include "write/marks.h"
#include "write/resources.h"

/*
 * Draws what can be seen: fills first, then the rest in order. A picture that can't be used is left
 * out and reported. With `marks` the content is marked with what it says.
 */
void draw_frame(struct content *c, const struct frame *frame, struct resources *r,
                struct marks *marks, struct diag *d);

/* One item of whatever kind. */
void draw_item(struct content *c, const struct frame_item *item, struct resources *r,
               struct diag *d);

#endif
