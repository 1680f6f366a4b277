/*
 * pair.h: a leaflet in two languages, made of two stories of the same edition.
 */
#ifndef TELL_PAIR_H
#define TELL_PAIR_H

#include "base/arena.h"
#include "model/story.h"

/*
 * Puts the words of the second story into the first, below its own. Blocks of the second move over
 * or are copied; of its running feet and of the strips of a poster nothing is taken: these are
 * small. Both are owned by the arena.
 * wide_contents: both names of a section on one line, "Ruoka-apu · Продукты", else on two.
 */
void pair_stories(struct story *first, const struct story *second, bool wide_contents,
                  struct arena *a);

#endif
