/*
 * ink.h: what an item of a page blackens, for the checks of pages and sheets.
 */
#ifndef TESTS_INK_H
#define TESTS_INK_H

#include "model/frame.h"

struct ink {
    pt64 left, top, right, bottom;
};

/* About: of text, from the ascenders to the descenders, without a space that ends the line; of a QR
 * code, its modules alone. */
struct ink ink_of(const struct frame_item *item);
/* A QR code with its quiet zone. */
struct ink ink_with_quiet(const struct frame_item *item);

/* Nothing to be seen: spaces, links. */
bool ink_is_none(const struct frame_item *item);

/* By more than half a point each way. */
bool ink_overlaps(struct ink a, struct ink b);
/* `a` lies within `b`, but for half a point. */
bool ink_within(struct ink a, struct ink b);

/* Where ink of a frame of size w × h comes to, when that is placed: see struct placement. */
struct ink ink_placed(struct ink a, pt64 w, pt64 h, pt64 x, pt64 y, unsigned quarters);

#endif
