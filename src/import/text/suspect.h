/*
 * suspect.h: text that was not meant for print, or is not whole.
 */
#ifndef IMPORT_SUSPECT_H
#define IMPORT_SUSPECT_H

#include "base/str.h"

/*
 * The first editor's note: words in square brackets; in round ones when they begin like a note
 * ("(tarkista numero)"); TODO, XXX,
 * "???" anywhere. STR_NONE when there is none. A slice of `s`.
 */
struct str suspect_note(struct str s);

/* Is it exactly as long as a field of 255 characters or bytes, and ends inside a sentence? */
bool suspect_cut(struct str s);

#endif
