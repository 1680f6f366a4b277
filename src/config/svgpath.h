/*
 * svgpath.h: the path syntax of SVG 1.1 (section 8.3), reduced to moves, lines, cubic curves and
 * closings.
 */
#ifndef CONFIG_SVGPATH_H
#define CONFIG_SVGPATH_H

#include "base/vec.h"
#include "config/icons.h"

typedef VEC(struct path_step) path_steps;

/* Where and why a path can't be read. */
struct svgpath_error {
    size_t at;            /* byte of the path */
    const char *expected; /* "a number", "one of M L H V C S Q T A Z"; for N_() catalogues */
};

/*
 * Appends the path's steps, in 1/100 unit. Relative commands become absolute, quadratic curves
 * cubic ones (exactly), elliptical arcs cubic ones of a quarter turn at most (error under 0.03 % of
 * the radius). False with *why filled in.
 */
bool svgpath_parse(struct str path, struct arena *a, path_steps *out, struct svgpath_error *why);

#endif
