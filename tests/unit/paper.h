/*
 * paper.h: printed sheets in memory, that can be turned over, folded and cut, to see what comes
 * out. It knows nothing of schemes: a piece of paper remembers which part of which sheet it is, and
 * how it got where it lies; what is printed there is looked up in the end. Lengths are 1/64 pt.
 */
#ifndef TESTS_PAPER_H
#define TESTS_PAPER_H

#include "model/imposition.h"
#include "model/sheet.h"

enum { ACROSS, DOWN, AXES }; /* x and y */
enum { PAPER_PIECES = 256 };
#define PAPER_NEAR 2 /* lengths that differ by no more are alike */

/* A sheet from the printer, trimmed. Its own coordinates are those of its front. */
struct paper {
    const struct side *front, *back; /* NULL: nothing is printed there */
    const struct frames *frames;
    pt64 size[AXES];
    bool over_the_top; /* the printer turned it over an edge at the top, not at the side */
};

enum join { BORDER, CREASE, CUT };

/* A rectangle of a sheet, flat on the table: table = sign × sheet + offset. */
struct piece {
    const struct paper *paper;
    pt64 from[AXES], to[AXES]; /* on the sheet */
    int sign[AXES];
    pt64 offset[AXES];
    enum join edge[AXES][2]; /* as they lie on the table: left and right, upper and lower */
};

/* The top one first. */
struct pile {
    struct piece v[PAPER_PIECES];
    unsigned n;
};

/* A rectangle on the table. */
struct spread {
    pt64 from[AXES], to[AXES];
};

/* One face of a piece as the reader has it before him, who turns pages over at their sides. */
struct seen {
    int page; /* from 1; 0: blank */
    bool upright;
    struct spread frame; /* the page's frame, on the table */
    struct spread clip;  /* where it may be drawn on the cut sheet, on the table */
};

/* Sides 2k and 2k + 1 of `sheets`. */
void paper_print(struct paper *paper, const struct sheets *sheets, size_t k, enum flip_edge flip);

/* Puts the sheet on top, its corner at the table's origin: the front up, or turned over like a
 * page. */
void pile_put(struct pile *pile, const struct paper *paper, bool back_up);

void pile_turn_over(struct pile *pile); /* like a page */

/*
 * Folds what lies before the line at `at` (left of it, above it), or what lies behind it, over the
 * rest, or under it.
 */
void pile_fold(struct pile *pile, int axis, pt64 at, bool before, bool over);

/* What lies behind the line goes to `rest`. */
void pile_cut(struct pile *pile, int axis, pt64 at, struct pile *rest);

/* Cuts creases that lie on the line open. */
void pile_slit(struct pile *pile, int axis, pt64 at);

/* Each piece is pushed along the axis, in that direction, by the thickness of what lies around it.
 */
void pile_creep(struct pile *pile, int axis, int direction, pt64 thickness);

struct spread piece_spread(const struct piece *piece);
struct seen piece_see(const struct piece *piece, bool upper);
bool spread_near(const struct spread *a, const struct spread *b);

unsigned piece_creases(const struct piece *piece); /* how many of its edges are some */

/*
 * Whether the line of each crease and each cut around the piece is marked at both its ends on each
 * printed side, creases by dashed strokes.
 */
bool piece_marked(const struct piece *piece);

#endif
