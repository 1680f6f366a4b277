/*
 * mend.h: UTF-8 that was taken for Windows-1252 and encoded once more: "PÃ¤ivÃ¤" back to "Päivä".
 */
#ifndef IMPORT_MEND_H
#define IMPORT_MEND_H

#include "base/buf.h"

/* Byte offset of the first doubly encoded character, or SIZE_MAX. */
size_t mend_find(struct str s);

/* Appends `s` mended, also where it was encoded three times. */
void mend_doubly_encoded(struct buf *out, struct str s);

#endif
