/*
 * predictor.h: rows of bytes, told by what differs from the row above, before they are compressed
 * (ISO 32000-1, 7.4.4.4; the filter types of PNG, 3rd edition, chapter 9).
 *
 * A stream of them says /DecodeParms<</Predictor 12/Columns n>>, n the bytes of a row.
 */
#ifndef WRITE_PREDICTOR_H
#define WRITE_PREDICTOR_H

#include "base/buf.h"

enum { PREDICTOR_WIDEST = 128 }; /* row, in bytes */

/* Appends rows of `width` bytes each less the one above it. Whole rows. */
void predictor_put_up(struct buf *b, struct str rows, size_t width);
/* The same of text; rows that differ from those above in more than two thirds of as many characters
 * as they have are left as they are. */
void predictor_put_text(struct buf *b, struct str rows, size_t width);
/* What the stream's dictionary says of it. */
void predictor_put_parms(struct buf *b, size_t width);

#endif
