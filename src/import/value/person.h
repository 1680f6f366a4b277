/*
 * person.h: guessing whether words are a person's name. Names of contact persons are not printed.
 */
#ifndef IMPORT_PERSON_H
#define IMPORT_PERSON_H

#include "base/str.h"

/* Tells words that are names of municipalities. */
typedef bool person_place(const void *user, struct str word);

/* Is the word of those that name an office or a task: "neuvonta", "toimisto", "vaihde"? */
bool person_is_office(struct str word);

/*
 * Two or three capitalised words of which none is an office's or a place ("Maija Meikäläinen"), or
 * one that is a common first name. `is_place` may be NULL.
 */
bool person_is_name(struct str s, person_place *is_place, const void *user);

#endif
