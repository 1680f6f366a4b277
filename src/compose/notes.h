/*
 * notes.h: a column that nothing is left for, ruled for the reader's own notes.
 */
#ifndef COMPOSE_NOTES_H
#define COMPOSE_NOTES_H

#include "compose/box.h"

/* Under a heading, or room for it, so that the lines of columns side by side are level. NULL when
 * so few lines are no use, or the story has no heading for them. */
const struct box *notes_box(const struct setting *s, pt64 width, unsigned lines, bool heading);

#endif
