/*
 * names.h: names looked up as people type them, and the nearest one to a misspelt one.
 *
 * Two names are the same when they differ only in letter case, in the kind or number of spaces, in
 * the kind of dashes or the spaces around them, or in how ä, ö and å are encoded. "TAMPERE", "
 * Mänttä – Vilppula" and "so called" decomposed letters are all found.
 */
#ifndef CONFIG_NAMES_H
#define CONFIG_NAMES_H

#include "base/arena.h"
#include "base/str.h"

struct names; /* opaque; owned by the arena */

/* `expected`: about how many names will be put. */
struct names *names_new(struct arena *a, size_t expected);

/*
 * Adds a name for `value`, which the caller chooses (an index into a table of its own). A name that
 * is there already keeps its value. `suggest`: may be offered instead of a misspelt one. The text
 * is borrowed. Returns the value that the name now has.
 */
unsigned names_put(struct names *n, struct str name, unsigned value, bool suggest);

/* False when there is none. Names of more than 200 bytes are none. */
bool names_get(const struct names *n, struct str name, unsigned *value);

/* The nearest name as it was put, or STR_NONE when nothing is near: a wrong letter in four, marks
 * above letters ignored. */
struct str names_suggest(const struct names *n, struct str name);

#endif
