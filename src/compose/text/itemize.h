/*
 * itemize.h: a paragraph's spans into runs that can be shaped: one direction, script and face each.
 */
#ifndef COMPOSE_ITEMIZE_H
#define COMPOSE_ITEMIZE_H

#include "compose/cache.h"
#include "compose/text/paragraph.h"

/* Fills units, byte_at, in_from and s from the inputs. */
void text_decode(struct text *t, struct arena *a);

/*
 * Fills runs (their glyphs are shaped later). A character that no face has goes to the main face,
 * whose box shows the gap, and is reported. False after DIAG_FONT.
 */
bool text_itemize(struct compose_cache *c, struct text *t, struct arena *a, struct diag *d);

/* Bidirectional levels of a paragraph (UAX #9), through ICU. `levels` has room for n. False: out of
 * memory. */
bool bidi_levels(const uint16_t *units, uint32_t n, bool rtl, uint8_t *levels);

#endif
