/*
 * icons.h: pictograms as paths, from data/icons.xml. Each is drawn on a square of 24 × 24 units, y
 * downwards.
 */
#ifndef CONFIG_ICONS_H
#define CONFIG_ICONS_H

#include "base/arena.h"
#include "base/diag.h"

enum path_op { PATH_MOVE, PATH_LINE, PATH_CURVE, PATH_CLOSE };

struct path_step {
    enum path_op op;
    int16_t x[3], y[3]; /* 1/100 unit; the end point is the last used: [0] for move and line, [2]
                           for a curve */
};

struct icon {
    struct str name;
    const struct path_step *steps;
    size_t n;
    bool even_odd; /* fill rule */
};

struct icons; /* opaque; process lifetime */

/* Parses the SVG path syntax (M L H V C S Q T A Z, both cases) into the four operations. NULL after
 * a report. */
const struct icons *icons_load(struct arena *a, struct diag *d);
const struct icon *icons_lookup(const struct icons *i, struct str name);

#endif
