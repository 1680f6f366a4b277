/*
 * typography.h: free text set as a typographer of its language would: dashes, quotes, spaces,
 * times, phones.
 *
 * What must not be parted at a line's end is bound: a no-break space (U+00A0) between a number and
 * its unit, after "klo", inside a phone number, a postcode and its town, a date, initials; a word
 * joiner (U+2060), which draws nothing, after the en dash of a range. White space is folded, typed
 * no-break spaces too: web editors sow them everywhere. Setting a text twice gives the same as
 * setting it once.
 */
#ifndef TELL_TYPOGRAPHY_H
#define TELL_TYPOGRAPHY_H

#include "base/buf.h"
#include "base/vec.h"
#include "tell/text/token.h"

/* A phone number or address within a text that was set. */
struct text_mark {
    enum token_kind kind; /* TOKEN_PHONE, TOKEN_WEB, TOKEN_MAIL */
    size_t from, to;      /* bytes of the text set */
    struct str source;    /* as it was typed; borrowed from the text given */
};

/* Room to work in, used again for each text. Start with {0}. */
struct typography {
    struct buf clean, out;
    struct setting *tokens;
    size_t n, cap;
    struct text_mark *marks; /* of the text set last, in order */
    size_t n_marks, cap_marks;
    unsigned open_quotes;
};

void typography_release(struct typography *t);

/* One paragraph, owned by the arena. */
struct str typography_set(struct typography *t, struct arena *a, lang_tag lang, struct str text);

#define NO_BREAK_SPACE "\xC2\xA0"
#define WORD_JOINER    "\xE2\x81\xA0"
#define EN_DASH        "\xE2\x80\x93"
#define RANGE_DASH     EN_DASH WORD_JOINER /* ICU gives a line break chance behind the bare dash */
#define ELLIPSIS       "\xE2\x80\xA6"

#endif
