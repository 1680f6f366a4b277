/*
 * plain.h: which characters a face sets plainly, as far as its tables can be proved to say so: one
 * glyph each, whatever stands beside it, at a distance that depends on it and its next neighbour
 * alone. Words of such characters need no shaping: what HarfBuzz said of each pair once is so
 * everywhere.
 */
#ifndef FONT_PLAIN_H
#define FONT_PLAIN_H

#include "font/face.h"

struct plain;

/*
 * Reads the rules of the face (GSUB, GPOS) that HarfBuzz applies by itself from left to right, and
 * that of figures of one width. Whatever it doesn't understand makes the characters concerned not
 * plain. Caller frees.
 */
struct plain *plain_new(const struct face *f, hb_script_t script, hb_language_t lang);
void plain_free(struct plain *p);

/* By itself; and beside a neighbour, which may be the beginning of a ligature. Glyphs are those
 * that HarfBuzz gives these characters. */
bool plain_has(const struct plain *p, uint16_t unit);
bool plain_beside(const struct plain *p, uint16_t unit, uint32_t glyph, uint16_t next,
                  uint32_t next_glyph);

#endif
