/*
 * tell_text.h: texts as the tests of the tell stage show them: "~" is a no-break space, "^" a word
 * joiner.
 */
#ifndef TESTS_TELL_TEXT_H
#define TESTS_TELL_TEXT_H

#include "base/arena.h"
#include "base/str.h"

struct str tell_visible(struct arena *a, struct str s);

#endif
