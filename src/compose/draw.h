/*
 * draw.h: placed boxes turned into the items of finished pages. Only here is it known on which side
 * of the paper the start is: in a right-to-left leaflet every place is mirrored.
 */
#ifndef COMPOSE_DRAW_H
#define COMPOSE_DRAW_H

#include "compose/pages.h"

/* Appends the box's items to a frame. */
void draw_box(const struct setting *s, const struct box *box, pt64 x, pt64 y,
              const struct numbers *numbers, struct frame *frame);

/* Links inside the leaflet get the page and height of what they point to. */
void draw_aim_links(struct frame *frame, const struct numbers *numbers);

#endif
