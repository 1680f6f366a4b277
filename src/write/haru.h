/*
 * haru.h: what object.c and pdf.c share, and the only place where libharu is included.
 *
 * HPDF_SHARED stays undefined: with it the header hides the object layer that we are after, though
 * the library exports it.
 */
#ifndef WRITE_HARU_H
#define WRITE_HARU_H

#include <hpdf.h>
#include <libdeflate.h>

#include "base/buf.h"
#include "write/pdf.h"

struct pdf {
    HPDF_Doc doc;
    struct libdeflate_compressor *compressor; /* made when first needed */
};

/* Our part of a dictionary, hung on the `attr` of libharu's. */
struct extra {
    struct buf entries; /* "/Key value", written behind libharu's */
    struct buf stream;  /* encoded */
    bool is_stream;
};

/* Compresses for /FlateDecode (RFC 1950), appended to `out`. */
void pdf_deflate(struct pdf *p, struct str bytes, struct buf *out);

/* The stream's bytes as they go into the file, or NULL when the object is no stream of ours. */
const struct buf *object_stream(const void *haru_object);

#endif
