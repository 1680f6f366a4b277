/*
 * markup.h: writing HTML: text of others escaped, and set apart so that it can't turn the line it
 * stands in.
 */
#ifndef CHECK_MARKUP_H
#define CHECK_MARKUP_H

#include "base/buf.h"
#include "base/lang.h"

/* & < > " ' escaped; control characters, noncharacters and ill-formed bytes are U+FFFD. */
void markup_text(struct buf *b, struct str s);
void markup_words(struct buf *b, const char *words); /* the same for words of ours */

/* In <bdi>, with its language when it is not the page's; nothing when it is empty. */
void markup_quoted(struct buf *b, struct str s, lang_tag lang);

/* " name="value"" */
void markup_attribute(struct buf *b, const char *name, struct str value);

#endif
