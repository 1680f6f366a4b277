/*
 * gaps.h: what stands between two tokens of a text being set, and what its typographer knows of
 * them.
 */
#ifndef TELL_GAPS_H
#define TELL_GAPS_H

#include "tell/text/typography.h"
#include "tell/text/words.h"

enum gap { GAP_SPACE, GAP_BOUND, GAP_NONE };

struct setting {
    struct token token;
    enum gap gap; /* before it */
};

/* A text being set. */
struct setter {
    struct typography *t;
    struct arena *a;
    const struct conventions *as;
    lang_tag lang;
};

/* The gap before token i, which is not the first. The gaps before it are decided already. */
enum gap gap_before(const struct setter *s, size_t i);

uint32_t first_char(struct str s); /* 0 when empty */
bool token_has_full_stop(const struct token *t);
bool token_starts_digit(const struct token *t);
bool setter_is_unit(const struct setter *s, const struct token *t);       /* "euroa", "€/kk" */
bool setter_is_clock_word(const struct setter *s, const struct token *t); /* "klo" */
/* Does it say on which days, so that numbers behind it are times? "ma-ke", "arkisin" */
bool setter_says_days(const struct setter *s, const struct token *t);

#endif
