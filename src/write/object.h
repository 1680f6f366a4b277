/*
 * object.h: PDF objects: dictionaries, streams and arrays, as libharu keeps and writes them.
 *
 * libharu holds the objects of a document, numbers them, and writes dictionaries, arrays, names and
 * whole numbers. What it does not write well goes into a dictionary in our own words: decimals (its
 * versions round differently), text strings (any code point, any length) and finished streams (it
 * would drop /Filter).
 *
 * Every object belongs to its document and lives as long. Errors stick to the document: after one,
 * calls do nothing and may return NULL, which every call here takes; ask pdf_ok() at the end of a
 * piece of work.
 */
#ifndef WRITE_OBJECT_H
#define WRITE_OBJECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

struct pdf;    /* write/pdf.h */
struct object; /* a dictionary, with or without a stream, or an array */

/* A dictionary of its own, to be referred to from elsewhere. */
struct object *object_new(struct pdf *p);

/* Entries of a dictionary. Keys and names are plain ASCII without spaces. */
void object_name(struct object *d, const char *key, const char *name);
void object_int(struct object *d, const char *key, int32_t v);
void object_bool(struct object *d, const char *key, bool v);
void object_put(struct object *d, const char *key, struct object *value); /* a reference */
struct object *object_dict(struct object *d, const char *key);            /* a new one inside */
struct object *object_array(struct object *d, const char *key);           /* a new one inside */

/* v / 10^decimals, and an array of n such numbers. A key may be given once only, here and below. */
void object_decimal(struct object *d, const char *key, int64_t v, unsigned decimals);
void object_decimals(struct object *d, const char *key, const int64_t *v, size_t n,
                     unsigned decimals);
void object_text(struct object *d, const char *key, struct str utf8);   /* a text string */
void object_bytes(struct object *d, const char *key, struct str bytes); /* a string as it is */
void object_raw(struct object *d, const char *key, struct str syntax);  /* as PDF writes it */

/* Elements of an array. */
void array_int(struct object *a, int32_t v);
void array_name(struct object *a, const char *name);
void array_null(struct object *a);
void array_put(struct object *a, struct object *value); /* a reference */
struct object *array_dict(struct object *a);            /* a new one inside */
struct object *array_array(struct object *a);           /* a new one inside */

/* Makes a dictionary a stream: of bytes to be compressed here … */
void object_deflate(struct object *d, struct str bytes);
/* … or of bytes, copied, that are already what `filter` decodes ("DCTDecode"; NULL: nothing). */
void object_fill(struct object *d, struct str bytes, const char *filter);

/* Appends text as UTF-16BE in hexadecimal digits, without the brackets around. */
void object_utf16(struct buf *b, struct str utf8);

#endif
