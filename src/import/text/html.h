/*
 * html.h: HTML reduced to text: paragraphs that end with a newline, list items that begin with "•
 * ".
 */
#ifndef IMPORT_HTML_H
#define IMPORT_HTML_H

#include "base/buf.h"

/* Has it a tag that HTML knows, a comment, or a character reference? */
bool html_is(struct str s);

/*
 * Appends the text of `html`. White space is folded; what is no tag ("a < b",
 * "<info@kirjasto.example>") is kept; scripts, styles and comments are dropped. Takes time in
 * proportion to the length, whatever the bytes.
 */
void html_to_text(struct buf *out, struct str html);

/*
 * Appends plain text in the same form. Blank lines end paragraphs; so do single line breaks, unless
 * the line above was full or the line below goes on with the sentence. Lines that begin with "-",
 * "*" or "•" are items.
 */
void html_plain_to_text(struct buf *out, struct str plain);

#endif
