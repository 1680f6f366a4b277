/*
 * measure.h: blocks set to a width.
 *
 * A galley is a box being filled from the top, block by block. Most blocks are whole lines of the
 * grid, and their last line stands on it; small print may have a leading of its own, and what
 * follows it is back on the grid.
 */
#ifndef COMPOSE_MEASURE_H
#define COMPOSE_MEASURE_H

#include "compose/box.h"

/* Rows taller than a line of the grid may be pressed in so many steps, down to that line. */
enum { GALLEY_TIGHTEST = 2 };

struct galley {
    const struct setting *setting;
    struct box *box;
    pt64 x, width;      /* room of the blocks that come */
    pt64 y;             /* where the next one begins */
    unsigned columns;   /* that the rows of a table are dealt to; 0 is 1 */
    unsigned tight;     /* how much rows are pressed: from 0 to GALLEY_TIGHTEST */
    pt64 picture;       /* height of a picture, at most */
    bool heading_above; /* the block before was a heading: nearer, whatever its follower asks for */
    unsigned after;     /* lines that the block before asks for behind it */
};

/* An empty box, and a galley over its whole width. */
struct galley galley_begin(const struct setting *s, struct box *box, pt64 width);
/* The box gets its lines and the white behind it. */
void galley_end(struct galley *g);

/* Adds a block and all it holds, under what is there. QR codes are left out: parts place them. */
void galley_block(struct galley *g, const struct block *b);

/* Adds a block's words as one paragraph in a style. */
void galley_text(struct galley *g, const struct block *b, const struct style *style);

/* Moves down by the white between the block before and one that asks for `before` lines. */
void galley_space(struct galley *g, unsigned before);

/* So much lower are the galley's rows than their style asks for. */
pt64 galley_pressed(const struct galley *g, const struct style *style);

/* Down to the next line of the grid. */
void galley_to_grid(struct galley *g);

/* A rule over the galley's width. */
void galley_rule(struct galley *g, const struct rule_style *rule, pt64 y);

/* Puts the icon beside a line whose baseline is at y. */
void galley_icon(struct galley *g, const struct block *b, const struct style *style, pt64 x,
                 pt64 y);

/* A block in a box of its own; its first and last blocks give the white before and after. */
const struct box *measure_block(const struct setting *s, const struct block *b, pt64 width);

/* A heading as it is repeated where its section goes on. */
const struct box *measure_continued(const struct setting *s, const struct block *heading,
                                    pt64 width);

/* Room at the start edge for a block's icon, 0 when it has none. */
pt64 measure_indent(const struct setting *s, const struct block *b);

/* A block's spans shaped. Page numbers come from `numbers`; where that is NULL, they are not yet
 * known and stand as two digits. */
const struct text *measure_shape(const struct setting *s, const struct block *b,
                                 const struct style *style, const struct numbers *numbers);

#endif
