/*
 * hyphen.h: where a word may be broken with a hyphen, in any language that the machine has rules
 * for.
 *
 * Finnish by Voikko, which takes words apart by their grammar; others by the patterns of
 * libhyphen's dictionaries. Both are opened when a word first needs them.
 */
#ifndef COMPOSE_HYPHEN_H
#define COMPOSE_HYPHEN_H

#include "base/diag.h"
#include "base/lang.h"

enum hyphen_mark {
    HYPHEN_NONE,
    HYPHEN_SYLLABLE,
    HYPHEN_COMPOUND, /* between the words of a compound: the better place */
};

enum {
    HYPHEN_LETTERS = 3,    /* on either side of a hyphen, at least */
    HYPHEN_WORD_MAX = 120, /* units; longer ones are no words */
};

struct hyphenators;

struct hyphenators *hyphenators_new(void);
void hyphenators_free(struct hyphenators *h);
void hyphenators_begin(struct hyphenators *h); /* a new job: what is missing is reported anew */

/*
 * marks[i], for 0 < i < n, says how the word may be broken before its UTF-16 unit i. Letters are
 * neither added nor changed: where a language's spelling would change at the break there is none. A
 * hyphen that the word has already is left to the caller. False when the language has no
 * hyphenation here, or the word is too long; the former is reported once a job.
 */
bool hyphenate(struct hyphenators *h, lang_tag lang, const uint16_t *word, size_t n, uint8_t *marks,
               struct loc at, struct diag *d);

#endif
