/*
 * foot.h: the running foot of a page. It stands outside the grid, at the height the layout says.
 */
#ifndef COMPOSE_FOOT_H
#define COMPOSE_FOOT_H

#include "compose/box.h"

/* Its pieces' places count from the text area's start edge and the page's top. NULL when the page
 * has none. */
const struct box *foot_measure(const struct setting *s, const struct numbers *numbers);

#endif
