/*
 * subset.h: the part of a face that a document uses, cut out by hb-subset.
 */
#ifndef WRITE_SUBSET_H
#define WRITE_SUBSET_H

#include <hb-subset.h>

#include "font/face.h"

struct subset {
    struct str program; /* what to embed: the font file, or of CFF its CFF table; in `blob` */
    unsigned glyphs;    /* .notdef included */
    hb_blob_t *blob;
    hb_face_t *hb_face;
    hb_subset_plan_t *plan;
};

/* Glyph 0 is always in. False when the face can't be cut; release it also then. */
bool subset_init(struct subset *s, const struct face *face, const hb_set_t *glyphs);
void subset_release(struct subset *s);

uint32_t subset_glyph(const struct subset *s,
                      uint32_t face_glyph); /* of the face → of the subset */
uint32_t subset_face_glyph(const struct subset *s, uint32_t glyph); /* and back */

#endif
