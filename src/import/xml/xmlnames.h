/*
 * xmlnames.h: names of elements and attributes that mean something where they stand.
 */
#ifndef IMPORT_XMLNAMES_H
#define IMPORT_XMLNAMES_H

#include "base/str.h"

/* Is it among `names`, which end with NULL and are folded as field_fold does? */
bool xmlnames_have(struct str name, const char *const *names);

/* Attributes of every kind of element that say nothing about the listing. */
bool xmlnames_technical(struct str name);

/* Where a field has its value when it has no text: <kunta koodi="837"/>, <linkki href="…"/>. */
bool xmlnames_value(struct str name);

/* Elements that say what the field's is in which they stand, by what it is called. */
bool xmlnames_called(struct str name);

bool xmlnames_html(struct str name);

#endif
