/*
 * pack.h: objects that are no streams, packed into a compressed one (ISO 32000-1, 7.5.7).
 *
 * Objects that are many, and differ from their neighbours in a digit here and there, are packed in
 * rows: each begins one, its text being blanks to the end of its last row; and what is compressed
 * is how a row differs from the one above (predictor.h). Numbers should stand below those of the
 * object before, and so be as wide. The offsets before the objects then grow evenly, and cost next
 * to nothing; in a plain pack they are two fifths of it, where objects are short.
 */
#ifndef WRITE_PACK_H
#define WRITE_PACK_H

#include <stdbool.h>

#include "base/buf.h"
#include "write/file/deflate.h"

struct pack { /* {0}, or with in_rows set */
    bool in_rows;
    uint32_t number;  /* of the stream's own object */
    uint32_t objects; /* how many are in it */
    struct buf head;  /* number and offset of each */
    struct buf body;
};

void pack_release(struct pack *k);

/* An object: returns where to append its text, before pack_end. */
struct buf *pack_begin(struct pack *k, uint32_t number);
void pack_end(struct pack *k);

/* Appends the stream's dictionary, and its bytes to `stream`; the pack is then empty again. */
void pack_put(struct pack *k, struct deflater *deflater, struct buf *dict, struct buf *stream);

#endif
