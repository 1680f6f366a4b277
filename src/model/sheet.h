/*
 * sheet.h: what the impose stage makes: which frame lies where on which side of the paper. Lengths are 1/64 pt.
 */
#ifndef MODEL_SHEET_H
#define MODEL_SHEET_H

#include "model/frame.h"

struct placement {
    unsigned frame;    /* index in frames */
    pt64 x, y;         /* of the frame's top left corner before turning, on the side */
    unsigned quarters; /* turned clockwise by so many quarter turns around the placement's box */
};

struct side {
    pt64 width, height;
    VEC(struct placement) placed;
    VEC(struct frame_item) marks; /* cut and fold marks */
};

struct sheets {
    const struct frames *frames; /* borrowed */
    VEC(struct side) sides;
    bool imposed; /* false: each side is one frame, and may be tagged */
};

#endif
