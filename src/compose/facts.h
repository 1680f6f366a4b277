/*
 * facts.h: the facts of an entry: one a line, two short ones side by side, or one behind another.
 */
#ifndef COMPOSE_FACTS_H
#define COMPOSE_FACTS_H

#include "compose/measure.h"

/*
 * Adds a BLOCK_FACTS. Where the style of two neighbours allows it and each is at most half the
 * galley wide, they share a line: the second begins in the middle, so that such pairs align from
 * entry to entry. One that joins another stands behind it, where both fit the line; else it has
 * a line of its own, with its icon.
 */
void galley_facts(struct galley *g, const struct block *facts);

#endif
