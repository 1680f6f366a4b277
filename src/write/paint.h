/*
 * paint.h: a frame's items as content.
 */
#ifndef WRITE_PAINT_H
#define WRITE_PAINT_H

#include "write/page/resources.h"
#include "write/tag/tags.h"

/*
 * Draws what can be seen: fills first, then lines and icons, then the rest in order. A picture that
 * can't be used is left out and reported. With `tags` the content is marked with what it says.
 */
void paint_frame(struct content *c, const struct frame *frame, struct resources *r,
                 struct tags *tags, struct diag *d);

/* One item of whatever kind. */
void paint_item(struct content *c, const struct frame_item *item, struct resources *r,
                struct diag *d);

#endif
