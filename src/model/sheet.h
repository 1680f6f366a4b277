/*
 * sheet.h: what the impose stage makes: which frame lies where on which side of the paper.
 *
 * Lengths are 1/64 pt. The origin is the side's top left corner, y grows downwards. Sides come in
 * printing order: of a sheet printed on both sides the front, then the back. Each is seen upright,
 * as on a screen. A blank page is the absence of a placement.
 */
#ifndef MODEL_SHEET_H
#define MODEL_SHEET_H

#include "model/frame.h"

struct area {
    pt64 x, y, w, h; /* (x, y) is the top left corner */
};

/*
 * The frame turned clockwise by quarter turns, then moved so that the box it fills (its width and
 * height, exchanged when quarters is odd) has its top left corner at (x, y). A point (u, v) of a
 * frame of size w × h thus comes to
 *
 *     quarters 0: (x + u,     y + v)         quarters 2: (x + w - u, y + h - v)
 *     quarters 1: (x + h - v, y + u)         quarters 3: (x + v,     y + w - u)
 *
 * Only what falls into `clip` is drawn. It is the page's place on the paper: wider than the frame
 * at the sheet's edges (bleed), narrower where creep pushes the frame over the fold. Clips of one
 * side do not overlap.
 */
struct placement {
    unsigned frame; /* index in frames; one frame may be placed often */
    pt64 x, y;
    unsigned quarters; /* 0 … 3 */
    struct area clip;  /* on the side, not turned */
};

struct side {
    pt64 width, height; /* of the paper that is printed (MediaBox) */
    struct area trim;   /* of the cut sheet (TrimBox); the whole side unless for the press */
    struct area bleed;  /* trim and the bleed around it (BleedBox) */
    VEC(struct placement) placed;
    VEC(struct frame_item) marks; /* cut, fold and crop marks: rules, artifacts; drawn last */
};

struct sheets {
    const struct frames *frames; /* borrowed */
    VEC(struct side) sides;
    pt64 bleed;   /* so far beyond its edges a frame may be drawn */
    bool imposed; /* false: side i is frame i, upright at (0, 0), without marks: it may be tagged */
};

#endif
