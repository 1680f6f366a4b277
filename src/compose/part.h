/*
 * part.h: a whole part of the story set to a width, with the box that the layout draws around it,
 * its QR code at the end edge, its table dealt to columns, its logos in a row.
 */
#ifndef COMPOSE_PART_H
#define COMPOSE_PART_H

#include "compose/box.h"

/*
 * NULL when the story has no such part. The leaflet's length is not looked at. `tight` presses the
 * rows of tables (measure.h), to save room.
 */
const struct box *part_measure(const struct setting *s, const struct layout_part *part, pt64 width,
                               unsigned tight);

/* Does the part get a box of its own, so that it isn't parted between columns? */
bool part_is_boxed(const struct layout *l, enum part_id part);

#endif
