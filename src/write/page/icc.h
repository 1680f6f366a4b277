/*
 * icc.h: what colours mean: the ICC profiles that a document carries.
 */
#ifndef WRITE_ICC_H
#define WRITE_ICC_H

#include "write/file/object.h"

/* The bytes of a profile for sRGB, appended. */
void icc_srgb(struct buf *out);
/* The same for inks as offset presses print them on coated paper, roughly. */
void icc_cmyk(struct buf *out);

/* A profile's stream, for an output intent or a colour space. */
struct object *icc_srgb_object(struct pdf *p);
struct object *icc_cmyk_object(struct pdf *p);

#endif
