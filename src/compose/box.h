/*
 * box.h: what was measured: a block set to a width, as pieces with places of their own, in whole
 * lines of the grid.
 *
 * Places are 1/64 pt from the box's top start corner, x towards the end edge, y downwards; which
 * edge of the paper the start is, is known to draw.c alone. A box is measured once and may be drawn
 * on any page, or several times.
 */
#ifndef COMPOSE_BOX_H
#define COMPOSE_BOX_H

#include "compose/setting.h"
#include "compose/text/text.h"

enum piece_kind {
    PIECE_TEXT,
    PIECE_LATE, /* text that holds page numbers: shaped when they are known, on one line */
    PIECE_ICON,
    PIECE_RULE,
    PIECE_FILL,
    PIECE_QR,
    PIECE_PICTURE,
};

struct piece {
    enum piece_kind kind;
    const struct block *block; /* NULL: decoration */
    const struct style *style; /* of texts */
    bool artifact;
    enum align align;      /* of texts, within w */
    enum color_role color; /* of the others */
    pt64 x, y, w, h;       /* of texts: y is the first baseline, w the measure */
    struct text_lines text;
    pt64 leading; /* of the text's lines */
    const struct icon *icon;
    const uint8_t *modules; /* of a QR code, side × side */
    unsigned side;
    struct str path; /* of a picture */
    pt64 rule_width;
};

struct box {
    VEC(struct piece) pieces;       /* in reading order */
    const struct frame_item *items; /* of a kept box, in place of pieces: what is drawn, from the
                                       box's top left corner (boxes.h) */
    size_t n_items;
    pt64 width;
    unsigned lines;
    unsigned before, after; /* lines of white asked for; before: not at the top of a column */
    bool overfull;          /* something is wider than its room, or torn to fit */
};

struct piece *box_add(struct box *b, struct arena *a, enum piece_kind kind);

/* The pieces of `inner`, moved; the lines of `b` are left alone. */
void box_insert(struct box *b, struct arena *a, const struct box *inner, pt64 x, pt64 y);

#endif
