/*
 * deflate.h: compression for /FlateDecode (RFC 1950), by libdeflate.
 */
#ifndef WRITE_DEFLATE_H
#define WRITE_DEFLATE_H

#include "base/buf.h"

struct deflater; /* heap; deflater_free. Its tables are large, so that one serves many documents */

struct deflater *deflater_new(void);
void deflater_free(struct deflater *d);

/* What is closer packed takes longer: for what is all of short alike pieces, and for rows of such,
 * less those above (predictor.h). */
enum deflate_how { DEFLATE_FAST, DEFLATE_CLOSE, DEFLATE_CLOSEST };

/* Appends the bytes, compressed. */
void deflater_put(struct deflater *d, enum deflate_how how, struct str bytes, struct buf *out);
/* The same, fast, for bytes that may well come again: what comes of them is kept. */
void deflater_put_common(struct deflater *d, struct str bytes, struct buf *out);

#endif
