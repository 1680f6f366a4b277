/*
 * plain.h: seeing quickly that a text is fit for print as it stands.
 */
#ifndef IMPORT_PLAIN_H
#define IMPORT_PLAIN_H

#include "base/str.h"

/*
 * Is it ASCII, Finnish letters and the usual punctuation, once spaced, without HTML, controls, or
 * what may be doubly encoded? False says only that it has to be looked at. *note: something in it
 * may be a note of an editor (suspect.h).
 */
bool plain_is(struct str s, bool *note);

#endif
