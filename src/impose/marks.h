/*
 * marks.h: short strokes at the sheet's edges that say where to fold, to cut and to crop.
 */
#ifndef IMPOSE_MARKS_H
#define IMPOSE_MARKS_H

#include "impose/pattern.h"
#include "model/sheet.h"

/* What press marks need around the cut sheet, bleed included. */
pt64 marks_slug(const struct imposition *how);

/*
 * Marks a line across the sheet at both its ends: at x from top to bottom, or at y from left to
 * right. Office marks stand inside the sheet, just off the printer's margin; press marks outside,
 * just off the bleed. side->trim has been set. Folds are dashed, the rest is solid.
 */
void marks_column(struct side *side, const struct imposition *how, enum line_kind kind, pt64 x,
                  struct arena *a);
void marks_row(struct side *side, const struct imposition *how, enum line_kind kind, pt64 y,
               struct arena *a);

#endif
