/*
 * object.h: PDF objects under construction: dictionaries, streams and arrays.
 *
 * libharu keeps and writes them (haru.h), and is not seen from here. Entries may be added until the
 * document is saved, in any order. What is many and known at once is better written by
 * pdf_begin_object (pdf.h), which keeps nothing.
 *
 * Every object belongs to its document and lives as long. NULL for an object is taken everywhere,
 * and nothing done; an object inside another is NULL after an error of libharu's, which sticks to
 * the document: pdf_save tells.
 */
#ifndef WRITE_OBJECT_H
#define WRITE_OBJECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

struct pdf;    /* write/file/pdf.h */
struct object; /* a dictionary, with or without a stream, or an array */

/* A dictionary of its own, to be referred to from elsewhere. */
struct object *object_new(struct pdf *p);
uint32_t object_number(const struct object *o); /* that references to it name */

/*
 * Entries of a dictionary. Keys and names are plain ASCII without spaces, at least one and at most
 * 127 bytes; a key is given once.
 */
void object_name(struct object *d, const char *key, const char *name);
void object_int(struct object *d, const char *key, int32_t v);
void object_ints(struct object *d, const char *key, const int32_t *v, size_t n); /* an array */
void object_bool(struct object *d, const char *key, bool v);
void object_ascii(struct object *d, const char *key, const char *s); /* a string; 65,535 bytes */
void object_put(struct object *d, const char *key, const struct object *value); /* a reference */
void object_ref(struct object *d, const char *key, uint32_t number); /* to an object of text */
struct object *object_dict(struct object *d, const char *key);       /* a new one inside */
struct object *object_array(struct object *d, const char *key);      /* a new one inside */

/* v / 10^decimals, and an array of n such numbers. */
void object_decimal(struct object *d, const char *key, int64_t v, unsigned decimals);
void object_decimals(struct object *d, const char *key, const int64_t *v, size_t n,
                     unsigned decimals);
void object_text(struct object *d, const char *key, struct str utf8);  /* a text string */
void object_raw(struct object *d, const char *key, struct str syntax); /* as PDF writes it */

/* Elements of an array, at most 32,767. */
void array_int(struct object *a, int32_t v);
void array_name(struct object *a, const char *name);
void array_put(struct object *a, const struct object *value); /* a reference */
struct object *array_dict(struct object *a);                  /* a new one inside */
struct object *array_array(struct object *a);                 /* a new one inside */

/* Makes a dictionary a stream: of bytes to be compressed here … */
void object_deflate(struct object *d, struct str bytes);
/* … that other documents may well hold, too … */
void object_deflate_common(struct object *d, struct str bytes);
/* … or of bytes, copied, that are already what `filter` decodes ("DCTDecode"; NULL: nothing). */
void object_fill(struct object *d, struct str bytes, const char *filter);

#endif
