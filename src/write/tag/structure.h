/*
 * structure.h: the structure tree: a walk over the story, with what was drawn of each block.
 */
#ifndef WRITE_STRUCTURE_H
#define WRITE_STRUCTURE_H

#include "write/file/pdf.h"
#include "write/tag/tags.h"

/* The page objects in order, and their heights; each page gets its place in the parent tree. */
void structure_write(struct pdf *p, struct tags *t, struct object *const *pages,
                     const pt64 *heights);

#endif
