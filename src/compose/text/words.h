/*
 * words.h: shaped words, kept from one text to the next.
 */
#ifndef COMPOSE_WORDS_H
#define COMPOSE_WORDS_H

#include "compose/text/shape.h"

/* What decides a word's glyphs, beside its letters. */
struct word_key {
    const struct face *face;
    hb_script_t script;
    lang_tag lang;
    uint8_t features; /* enum word_features */
    bool rtl;
};

enum word_features {
    FEATURE_TABULAR = 1,  /* figures of one width */
    FEATURE_SEPARATE = 2, /* no ligatures: the letters are spaced out */
};

struct words *words_new(void);
void words_free(struct words *w);

/*
 * The glyphs of a word, their positions counted from its start; NULL when it isn't known. Borrowed
 * until the next words_put.
 */
const struct shaped *words_get(const struct words *w, const struct word_key *key,
                               const uint16_t *units, uint32_t n);

/* Keeps a copy. A store that is full is emptied first, so that it stays within 8 MB. */
void words_put(struct words *w, const struct word_key *key, const uint16_t *units, uint32_t n,
               struct shaped glyphs);

#endif
