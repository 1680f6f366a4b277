/*
 * dir.h: what is in a folder.
 */
#ifndef BASE_DIR_H
#define BASE_DIR_H

#include "base/arena.h"
#include "base/str.h"

/*
 * The names in a folder, *n of them, in the order of their bytes, since that of the disk is any;
 * without those that begin with a dot. Owned by the arena. False with errno set, and none, when the
 * folder can't be read to its end: half a list would be taken for all that there is.
 */
bool dir_names(struct arena *a, const char *folder, struct str **out, size_t *n);

#endif
