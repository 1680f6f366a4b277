/*
 * template.h: the pages of a leaflet of so many pages, before the flow runs through them: what
 * stands still, and the columns between.
 */
#ifndef COMPOSE_TEMPLATE_H
#define COMPOSE_TEMPLATE_H

#include "compose/page_shape.h"

struct template
{
    page_shapes pages; /* the columns of the last ones are shorter by the ending */
    endings endings;   /* on the last ones */
};

/* `s->pages` pages. False when what stands still doesn't fit them. */
bool template_make(const struct setting *s, struct template *out);

/* Which parts stand still; how many lines each takes, 0 for the others. Says nothing of whether
 * they fit. */
void template_lines(const struct setting *s, unsigned lines[PART_COUNT]);

#endif
