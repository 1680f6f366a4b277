/*
 * htmlref.h: character references of HTML: &auml; &#228; &#xE4;
 */
#ifndef IMPORT_HTMLREF_H
#define IMPORT_HTMLREF_H

#include "base/str.h"

/* The reference at s[at], which is '&'; bytes taken, 0 when it is none. */
size_t htmlref_at(struct str s, size_t at, uint32_t *c);

#endif
