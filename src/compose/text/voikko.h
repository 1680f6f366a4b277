/*
 * voikko.h: libvoikko, which knows how Finnish words are made.
 */
#ifndef COMPOSE_VOIKKO_H
#define COMPOSE_VOIKKO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct voikko; /* heap; voikko_free */

/* Hyphenates words of so many letters and more. NULL when the library or its dictionary is not on
 * this machine. */
struct voikko *voikko_new(int shortest);
void voikko_free(struct voikko *v);

/* Marks (HYPHEN_SYLLABLE, HYPHEN_COMPOUND) where a word of n units, at most HYPHEN_WORD_MAX, may be
 * broken: before letter i at marks[i]. */
void voikko_hyphenate(struct voikko *v, const uint16_t *word, size_t n, uint8_t *marks);

#endif
