/*
 * shape.h: HarfBuzz over runs, and the words that were shaped before.
 */
#ifndef COMPOSE_SHAPE_H
#define COMPOSE_SHAPE_H

#include "compose/cache.h"
#include "compose/text/paragraph.h"

/* Glyphs from left to right, owned by the arena. */
struct shaped {
    struct shaped_glyph *v;
    size_t n;
};

/*
 * Shapes [from, to) of the run as if the line began and ended there, with a hyphen behind it when
 * `hyphen` is set (its glyph's position is `to`).
 */
struct shaped shape_part(struct compose_cache *c, const struct text *t, const struct text_run *run,
                         uint32_t from, uint32_t to, bool hyphen, struct arena *a);

/* Shapes every run, and fills pen and the cluster marks. */
void shape_runs(struct compose_cache *c, struct text *t, struct arena *a);

/* Sum of the glyphs' advances at the run's size. */
fine shaped_width(const struct text_run *run, const struct shaped_glyph *v, size_t n);

#endif
