/*
 * pdf.h: one PDF document under construction, and its saving.
 *
 * The file grows at the end of a buffer: what is finished goes there at once, so that little waits
 * until the end.
 */
#ifndef WRITE_PDF_H
#define WRITE_PDF_H

#include "base/buf.h"
#include "base/diag.h"
#include "write/file/deflate.h"
#include "write/file/object.h"

struct pdf; /* heap; pdf_free */

/* Appends the file to `out`: after pdf_save a whole one. Both are borrowed. */
struct pdf *pdf_new(struct deflater *deflater, struct buf *out);
void pdf_free(struct pdf *p);

struct object *pdf_catalog(struct pdf *p);
struct object *pdf_info(struct pdf *p);
/* A page behind the others: a dictionary with Type and Parent. */
struct object *pdf_add_page(struct pdf *p);

/* A number for an object that is written later, so that others may refer to it. */
uint32_t pdf_number(struct pdf *p);

/*
 * The object of a number, written now: append it to the buffer returned, then end it. Not for
 * streams. Nothing else may be begun between.
 */
struct buf *pdf_begin_object(struct pdf *p, uint32_t number);
void pdf_end_object(struct pdf *p);
/* The same for one of many alike, whose numbers stand below those of the one before (pack.h). */
struct buf *pdf_begin_row(struct pdf *p, uint32_t number);
void pdf_end_row(struct pdf *p);

/*
 * The rest: version 1.7, what can be packed into object streams packed, a cross-reference stream,
 * an /ID that is a hash of the bytes before it. The same objects give the same bytes. False when
 * there are more objects than can be numbered (DIAG_LIMIT), or after an error of libharu's
 * (DIAG_INTERNAL); `out` is then no file.
 */
bool pdf_save(struct pdf *p, struct diag *d);

#endif
