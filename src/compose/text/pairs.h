/*
 * pairs.h: the distances between neighbours that HarfBuzz told of plain words (font/plain.h), so
 * that most words of European texts are set without asking it again, however new they are.
 */
#ifndef COMPOSE_PAIRS_H
#define COMPOSE_PAIRS_H

#include "compose/text/words.h"

struct pairs;     /* of one face, script, language and set of features */
struct pair_sets; /* all that are known */

struct pair_sets *pair_sets_new(void);
void pair_sets_free(struct pair_sets *s);

/* NULL where nothing is plain: right to left, or in a script of joined letters. */
struct pairs *pair_sets_get(struct pair_sets *s, const struct word_key *key);

/*
 * The glyphs of a word, positions counted from `at`, into out, which has room for n; advances are
 * larger by `tracking`. False when a pair is not known, or not plain.
 */
bool pairs_set(const struct pairs *p, const uint16_t *units, uint32_t n, uint32_t at,
               int32_t tracking, struct shaped_glyph *out);

/* Learns the pairs of a shaped word; false when they are not all plain. */
bool pairs_learn(struct pairs *p, const uint16_t *units, uint32_t n, struct shaped glyphs);

#endif
