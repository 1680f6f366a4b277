/*
 * pdf_font.h: a face used in one document: which codes draw which glyphs and read as which text.
 *
 * A code is two bytes and is made afresh for each pair of a glyph and its text, so that the text
 * comes back exactly: the space and the no-break space, the hyphen of the word and the one at a
 * line's end may share a glyph, and still differ. No code has a byte that a literal string would
 * need to escape.
 */
#ifndef WRITE_PDF_FONT_H
#define WRITE_PDF_FONT_H

#include "base/arena.h"
#include "font/face.h"
#include "write/file/object.h"

struct subsets;  /* write/page/subset.h */
struct pdf_font; /* owned by the arena */

/* `number` names the font among its document's resources: F1, F2 … */
struct pdf_font *pdf_font_new(struct pdf *p, const struct face *face, unsigned number,
                              struct arena *a);
const struct face *pdf_font_face(const struct pdf_font *f);
unsigned pdf_font_number(const struct pdf_font *f);
struct object *pdf_font_object(const struct pdf_font *f);

/* What draws a glyph: its code, 0 for .notdef; and its width as a viewer will have it, in 1/10000
 * of the size. */
struct pdf_glyph {
    unsigned code;
    int32_t width;
};

/*
 * For a glyph that reads as `text`, its characters in the order that glyphs are shown in. .notdef
 * when all codes are used: then pdf_font_finish will fail.
 */
struct pdf_glyph pdf_font_glyph(struct pdf_font *f, uint32_t glyph, struct str text);

/* Subsets the face and writes the font; no codes may be made after. False after DIAG_FONT. */
bool pdf_font_finish(struct pdf_font *f, struct subsets *subsets, struct diag *d);

#endif
