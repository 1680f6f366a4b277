/*
 * sentence.h: where sentences end.
 *
 * A sentence ends at . ! ? … (or an Arabic mark) that is followed by white space and something that
 * begins a sentence: no small letter. Full stops of abbreviations ("esim.", "klo."), ordinals ("3.
 * syyskuuta") and initials are no ends.
 */
#ifndef TELL_SENTENCE_H
#define TELL_SENTENCE_H

#include "base/lang.h"

/* Takes the next sentence, trimmed, off *rest; false when there is none. */
bool sentence_next(struct str *rest, lang_tag lang, struct str *sentence);

/* Does a text end as a sentence does, with its mark? */
bool sentence_is_whole(struct str s);

/*
 * The beginning of a sentence that is too long: up to a clause's end, else a word's, with at most
 * `most` characters. What an ellipsis is put behind.
 */
struct str sentence_head(struct str sentence, size_t most);

#endif
