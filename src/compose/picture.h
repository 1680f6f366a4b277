/*
 * picture.h: the sides of a PNG or JPEG, from its first bytes; the write stage reads the rest.
 */
#ifndef COMPOSE_PICTURE_H
#define COMPOSE_PICTURE_H

#include "base/diag.h"

struct picture_size {
    unsigned width, height; /* pixels, neither 0 */
};

/* Reports DIAG_IMAGE or DIAG_CANT_READ at `at`, and returns false. */
bool picture_measure(struct str path, struct loc at, struct diag *d, struct picture_size *out);

/* The same of bytes at hand; false when they are neither. */
bool picture_parse(struct str bytes, struct picture_size *out);

#endif
