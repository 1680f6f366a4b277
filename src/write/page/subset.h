/*
 * subset.h: the part of a face that a document uses, cut out by hb-subset.
 */
#ifndef WRITE_SUBSET_H
#define WRITE_SUBSET_H

#include <hb-subset.h>

#include "font/face.h"

struct subset {
    struct str program; /* what to embed: the font file, or of CFF its CFF table */
    unsigned glyphs;    /* .notdef included */
    hb_subset_plan_t *plan;
};

/* Cuts and keeps some: documents of a batch use much the same glyphs. */
struct subsets; /* heap; subsets_free. Not to outlive the faces */

struct subsets *subsets_new(void);
void subsets_free(struct subsets *c);

/*
 * Of these glyphs, and glyph 0 in any case. NULL when the face can't be cut. Owned by the cache,
 * valid until the next call.
 */
const struct subset *subset_cut(struct subsets *c, const struct face *face, const hb_set_t *glyphs);

uint32_t subset_glyph(const struct subset *s,
                      uint32_t face_glyph); /* of the face → of the subset */
uint32_t subset_face_glyph(const struct subset *s, uint32_t glyph); /* and back */

#endif
