/*
 * compose.h: the compose stage: a story and a layout in, finished pages out.
 */
#ifndef COMPOSE_COMPOSE_H
#define COMPOSE_COMPOSE_H

#include "config/icons.h"
#include "config/layout.h"
#include "font/catalog.h"
#include "model/frame.h"

/*
 * What outlives a leaflet: opened hyphenators and break iterators, shaped words. One a worker.
 * Glyph runs in the frames borrow from it: free or empty it only when no frames are left.
 */
struct compose_cache;
struct compose_cache *compose_cache_new(struct font_catalog *fonts, const struct icons *icons);
void compose_cache_free(struct compose_cache *c);

/* Of blocks that are kept, what was measured is, too, and layouts at other sizes: it has to be
 * forgotten together with the blocks and the layouts, and before it takes too much room; when no
 * frames are left. */
bool compose_cache_is_full(const struct compose_cache *c);
void compose_cache_forget(struct compose_cache *c);

/*
 * Sets the whole story. Frames are owned by the arena, and borrow story and cache. False after a
 * fatal report (DIAG_LAYOUT, DIAG_FONT).
 */
bool compose(const struct story *story, const struct layout *layout, struct compose_cache *cache,
             struct arena *a, struct diag *d, struct frames *out);

#endif
