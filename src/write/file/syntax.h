/*
 * syntax.h: values as PDF writes them (ISO 32000-1, 7.3), appended to a buffer.
 *
 * Numbers without a point are buf_int's, others buf_fixed's; names are written as they are, after a
 * slash.
 */
#ifndef WRITE_SYNTAX_H
#define WRITE_SYNTAX_H

#include "base/buf.h"

void syntax_ref(struct buf *b, uint32_t number);                       /* "12 0 R" */
void syntax_ref_right(struct buf *b, uint32_t number, unsigned width); /* the number so wide */

/* [v …], each v / 10^decimals. */
void syntax_decimals(struct buf *b, const int64_t *v, size_t n, unsigned decimals);

void syntax_text(struct buf *b, struct str utf8);   /* a text string, of bytes or of UTF-16BE */
void syntax_bytes(struct buf *b, struct str bytes); /* a string as it is: (…) */
void syntax_utf16(struct buf *b, struct str utf8);  /* UTF-16BE in hexadecimal digits, bare */
void syntax_hex4(struct buf *b, unsigned v);        /* four hexadecimal digits */

#endif
