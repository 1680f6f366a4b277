/*
 * write.h: the write stage: sheets in, bytes out. It never lays anything out.
 */
#ifndef WRITE_WRITE_H
#define WRITE_WRITE_H

#include "base/buf.h"
#include "base/date.h"
#include "model/sheet.h"

struct write_options {
    const char *producer; /* "esite 0.1.0" */
    struct date date;     /* in the metadata; the leaflet's day, so that bytes repeat */
    bool mono;            /* black and greys only */
};

/* What is kept from one document to the next; the bytes do not depend on it. */
struct write_cache; /* heap; write_cache_free, before the faces that were used */

struct write_cache *write_cache_new(void);
void write_cache_free(struct write_cache *cache);

/*
 * The PDF's bytes, appended to `out`. The same sheets give the same bytes. False, and nothing
 * appended, after DIAG_FONT, DIAG_LIMIT or DIAG_INTERNAL. Pages that are not imposed are tagged.
 */
bool write_pdf(const struct sheets *sheets, const struct write_options *o,
               struct write_cache *cache, struct diag *d, struct buf *out);

/*
 * The trace: every frame's items in words, one a line, without glyph numbers: what golden tests
 * compare. Heights are rounded to 1/100 pt, places along a line to 1/10 pt. Never fails.
 */
void write_trace(const struct sheets *sheets, struct buf *out);

#endif
