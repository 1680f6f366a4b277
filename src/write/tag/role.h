/*
 * role.h: what a block is in a tagged PDF: its standard structure type (ISO 32000-1, 14.8.4).
 */
#ifndef WRITE_ROLE_H
#define WRITE_ROLE_H

#include "model/story.h"

/*
 * "H2", "P", "LI" …; NULL when the block only groups, and its children belong to its parent. A
 * heading's is that of its level.
 */
const char *role_of(const struct story *s, const struct block *b);

/* The type that holds a block's own words: LBody inside LI, else the block's. */
const char *role_of_words(const struct story *s, const struct block *b);

/* Is the block a line of the contents? Its type, TOCI, holds a Reference, and that the words. */
bool role_is_reference(const struct story *s, const struct block *b);

/* Is the block the cell of a table that is one for readers, too? */
bool role_is_cell(const struct story *s, const struct block *b);

/* Runs along the foot of pages: no part of the text. */
bool role_is_foot(const struct story *s, const struct block *b);

#endif
