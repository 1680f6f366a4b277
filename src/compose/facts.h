/*
 * facts.h: the facts of an entry: one a line, or two short ones side by side.
 */
#ifndef COMPOSE_FACTS_H
#define COMPOSE_FACTS_H

#include "compose/measure.h"

/*
 * Adds a BLOCK_FACTS. Where the style of two neighbours allows it and each is at most half the
 * galley wide, they share a line: the second begins in the middle, so that such pairs align from
 * entry to entry.
 */
void galley_facts(struct galley *g, const struct block *facts);

#endif
