/*
 * token.h: a text cut into tokens at its white space, each with its punctuation set apart and a
 * guess at what it is.
 *
 *     "(klo 8-13),"  →  lead "(" core "klo"  ·  core "8-13" trail "),"
 */
#ifndef TELL_TOKEN_H
#define TELL_TOKEN_H

#include "base/lang.h"

enum token_kind {
    TOKEN_WORD,
    TOKEN_MARKS,  /* nothing but punctuation */
    TOKEN_DASH,   /* one or more hyphens or dashes, nothing else */
    TOKEN_NUMBER, /* "5", "1.7.2025", "9.30", "0,50", "-5" */
    TOKEN_RANGE,  /* "8-13", "8 - 13", "1.-28.7", "65-99-vuotiaat": numbers with one dash between
                     them */
    TOKEN_DAYS,   /* "ma-ke", "ma - ke", "syys-lokakuu": words with the dash of a range between them
                   */
    TOKEN_PHONE,  /* "050 323 3773": may hold white space */
    TOKEN_WEB,    /* "https://lähellä.fi/apua", "www.tampere.fi", "lähellä.fi" */
    TOKEN_MAIL,
};

struct token {
    enum token_kind kind;
    struct str lead, core, trail; /* borrowed; they stand side by side */
};

/*
 * Takes the next token off the text at *at. False at its end. The core never ends with a full stop;
 * the trail begins with it ("3." is core "3" and trail ".").
 */
bool token_read(struct str text, lang_tag lang, size_t *at, struct token *out);

/* A character that joins or parts words: hyphens, dashes, minus. Bytes at s[at], or 0. */
size_t token_dash_at(struct str s, size_t at);

/* Parts of a TOKEN_RANGE: numbers, and what follows the second ("-vuotiaat", "€") or none. */
bool token_range(struct str core, struct str *from, struct str *to, struct str *rest);
/* Parts of a TOKEN_DAYS, without full stops of their own. */
bool token_days(struct str core, lang_tag lang, struct str *from, struct str *to);

/* Length of the number at s[at]: digits, also with single . , : between them. 0 when none. */
size_t token_number_at(struct str s, size_t at);

bool token_digits(struct str s, size_t least, size_t most); /* digits only, so many */

static inline bool token_digit_at(struct str s, size_t at)
{
    return at < s.n && s.s[at] >= '0' && s.s[at] <= '9';
}

/* Where the run of ASCII letters and digits at s[at] ends: most of a text, and never in need of a
 * closer look. */
static inline size_t token_skip_plain(struct str s, size_t at)
{
    while (token_digit_at(s, at) ||
           (at < s.n && (s.s[at] | 0x20) >= 'a' && (s.s[at] | 0x20) <= 'z'))
        at++;
    return at;
}

#endif
