/*
 * face.h: one font file, loaded once a process and read only afterwards. Metrics are font units.
 */
#ifndef FONT_FACE_H
#define FONT_FACE_H

#include <hb.h>

#include "base/diag.h"

struct face {
    unsigned id; /* 0, 1, 2 … in the order of loading; given by the catalog */
    char *path;
    hb_face_t *hb_face;
    hb_font_t *hb_font; /* scale is units per em, so positions are font units */
    unsigned units_per_em;
    unsigned glyphs;
    bool cff;                                  /* outlines are CFF, not glyf */
    char name[64];                             /* PostScript name, clean */
    int ascent, descent, cap_height, x_height; /* descent is negative */
    int bbox[4];
    int weight; /* OS/2: 400, 700 */
    double italic_angle;
    bool serif;
    bool space_alone; /* no kerning, ligature or context looks at the space: words can be shaped
                         singly */
};

/*
 * NULL after DIAG_FONT: unreadable, no outlines, licence bits that forbid embedding, CID-keyed CFF.
 * `at` is the place that names the font. Heap; face_free.
 */
struct face *face_load(const char *path, unsigned index, struct loc at, struct diag *d);
void face_free(struct face *f);

/* Nominal glyph of a character, 0 when the face has none. */
uint32_t face_glyph(const struct face *f, uint32_t code_point);
int face_advance(const struct face *f, uint32_t glyph); /* as in hmtx, font units */

#endif
