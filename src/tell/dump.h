/*
 * dump.h: a story as text, for tests and for looking at it.
 *
 *     part listings
 *       section "Ruoka-apu"
 *         heading-2 category [ruoka]: Ruoka-apu (continued: Ruoka-apu (jatkuu))
 *         entry 120
 *           full
 *             fact fact-phone [puhelin]: *040~123~4567*<tel:+358401234567>
 *
 * "~" is a no-break space, "^" a word joiner; strong words stand between asterisks; a language that
 * is not that of the surroundings stands as {sv} before the words, what is set from left to right
 * between ⁅ ⁆.
 */
#ifndef TELL_DUMP_H
#define TELL_DUMP_H

#include "base/buf.h"
#include "model/story.h"

void story_dump(const struct story *s, struct buf *out);
/* One block and what is below it, indented by so many spaces. */
void story_dump_block(const struct block *b, unsigned indent, struct buf *out);

#endif
