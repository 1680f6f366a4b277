/*
 * withhold.h: e-mail addresses of persons inside a text, and their names beside a phone number.
 */
#ifndef IMPORT_WITHHOLD_H
#define IMPORT_WITHHOLD_H

#include "import/build.h"

/*
 * `text`, clean, without the addresses of persons, brackets and a comma that would be left over
 * counted in; each is reported. `text` itself when there is none, else owned by the texts' arena.
 */
struct str withhold_addresses(struct building *w, const struct raw_value *v, struct str text);

/* Likewise without names: what a common first name begins; with `whole` also a text that is nothing
 * but two or three capitalised words. */
struct str withhold_names(struct building *w, const struct raw_value *v, struct str text,
                          bool whole);

#endif
