/*
 * range.h: "from … to …" as a language says it: "ma–ke", "8–13", "28 July – 3 August", "دوشنبه تا
 * چهارشنبه".
 *
 * The pattern is the label "range". Languages from right to left say it with words: of "13–8" one
 * can't see from which side it is to be read. A dash stands between spaces where the first end has
 * a space in it. No line ends inside a range.
 */
#ifndef TELL_RANGE_H
#define TELL_RANGE_H

#include "base/arena.h"
#include "config/labels.h"

/* Owned by the arena. */
struct str range_text(struct arena *a, const struct labels *l, struct str from, struct str to);

/* Is it said with a dash? */
bool range_is_short(const struct labels *l);

/* `s` with no-break spaces for its spaces. Owned by the arena. */
struct str bound_text(struct arena *a, struct str s);

#endif
