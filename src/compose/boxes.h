/*
 * boxes.h: measured boxes of blocks that are in many leaflets, kept from one to the next with all
 * that is drawn of them, so that they need only be put in their places.
 */
#ifndef COMPOSE_BOXES_H
#define COMPOSE_BOXES_H

#include "compose/measure.h"

struct boxes;

struct boxes *boxes_new(void);
void boxes_free(struct boxes *b);
bool boxes_is_full(const struct boxes *b);
void boxes_empty(struct boxes *b);

/*
 * As measure_block. What was measured before is measured again when anything was to be said of it,
 * so that each leaflet hears it.
 */
const struct box *boxes_measure(const struct setting *s, const struct block *b, pt64 width);

#endif
