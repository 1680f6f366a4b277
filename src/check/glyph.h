/*
 * glyph.h: characters that no font here can draw.
 */
#ifndef CHECK_GLYPH_H
#define CHECK_GLYPH_H

#include "font/catalog.h"
#include "model/listing.h"

struct glyphs {
    struct font_catalog *fonts;          /* borrowed; NULL: nothing is looked for */
    const struct font_entry *missing[8]; /* fonts that were missed, each reported once */
    size_t n_missing;
    uint64_t *known, *lacking; /* a bit for each code point: asked for; found nowhere */
};

void glyphs_init(struct glyphs *g, struct font_catalog *fonts);
void glyphs_release(struct glyphs *g);

/* Reports DIAG_NO_GLYPH once for each such character of the listing, where it first stands; where a
 * font is missing, once for that. */
void glyphs_check(struct glyphs *g, const struct listing *l, struct diag *d);

#endif
