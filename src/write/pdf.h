/*
 * pdf.h: one PDF document under construction, and its saving.
 */
#ifndef WRITE_PDF_H
#define WRITE_PDF_H

#include "base/buf.h"
#include "write/object.h"

struct pdf; /* heap; pdf_free */

struct pdf *pdf_new(void);
void pdf_free(struct pdf *p);

bool pdf_ok(const struct pdf *p);             /* did everything so far succeed? */
unsigned long pdf_error(const struct pdf *p); /* libharu's code for the message */

struct object *pdf_catalog(struct pdf *p);
struct object *pdf_info(struct pdf *p);
/* A page behind the others: a dictionary with Type and Parent. */
struct object *pdf_add_page(struct pdf *p);

/*
 * Appends the file to `out`: version 1.7, what can be packed into object streams packed, a
 * cross-reference stream, an /ID that is a hash of the bytes before it. The same objects give the
 * same bytes. False, and `out` as it was, after an error.
 */
bool pdf_save(struct pdf *p, struct buf *out);

#endif
