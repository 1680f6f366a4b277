/*
 * inlang.h: the language of a record's texts, where nothing says it.
 */
#ifndef IMPORT_INLANG_H
#define IMPORT_INLANG_H

#include "import/build.h"

/*
 * Once a record is whole: summary and description that are in the file's language only since
 * nothing was said, but plainly in another one (text/language.h), are made texts in that. Both say
 * the same, so that where they differ nothing is plain; and a text that is said to be in that
 * language stands. Each is told (DIAG_OTHER_LANGUAGE).
 */
void inlang_see(struct building *w);

#endif
