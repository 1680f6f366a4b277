/*
 * imposition.h: what a layout and the command line ask of the impose stage. Lengths are 1/64 pt.
 */
#ifndef MODEL_IMPOSITION_H
#define MODEL_IMPOSITION_H

#include "base/str.h"
#include "base/units.h"

enum imposition_kind {
#define IMPOSITION(id, name, width, height) id,
#include "model/imposition_names.h"
#undef IMPOSITION
    IMPOSITION_COUNT
};

/* The edge of the paper over which a printer turns it between its sides. */
enum flip_edge { FLIP_SHORT_EDGE, FLIP_LONG_EDGE };

struct imposition {
    enum imposition_kind kind;
    pt64 width, height; /* of the paper, as it is seen; 0: the page's own */
    enum flip_edge flip;
    bool rtl;        /* of a right-to-left leaflet: bound at the right, folded the other way */
    pt64 creep;      /* each sheet lies so much further out than the one around it */
    unsigned sheets; /* in one signature at most; 0: all */
    bool marks;      /* where to fold and to cut, and for the press where to crop */
    pt64 margin;     /* that the printer leaves white; marks stand just inside */
    pt64 bleed;      /* for the press: the paper grows, and marks stand outside; 0: none */
};

/*
 * An office printer's: A4 or the page's own paper, turned over its short edge, creep for 80 g
 * paper, marks, 5 mm of margin, no bleed.
 */
struct imposition imposition_default(enum imposition_kind kind);

const char *imposition_name(enum imposition_kind kind);
/* IMPOSITION_COUNT when there is none of that name. */
enum imposition_kind imposition_lookup(struct str name);

#endif
