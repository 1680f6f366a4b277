/*
 * impose.h: the impose stage: frames in, sides of paper out.
 */
#ifndef IMPOSE_IMPOSE_H
#define IMPOSE_IMPOSE_H

#include "model/imposition.h"
#include "model/sheet.h"

/* One side a frame, in reading order. Owned by the arena. */
void impose_pages(const struct frames *frames, struct arena *a, struct sheets *out);

/*
 * The frames on sheets, as `how` says, blank pages after the last; owned by the arena. A last side
 * that would be blank is left out. False after DIAG_LAYOUT: more pages than the sheet takes, a page
 * larger than its place, or so many sheets in one another that creep would reach the text.
 */
bool impose(const struct frames *frames, const struct imposition *how, struct arena *a,
            struct diag *d, struct sheets *out);

#endif
