/*
 * contact.h: e-mail and web addresses.
 */
#ifndef IMPORT_CONTACT_H
#define IMPORT_CONTACT_H

#include "base/arena.h"
#include "import/value/person.h"

/*
 * The address in a text such as "info@x.fi", "mailto:info@x.fi", "Neuvonta <info@x.fi>", "info (at)
 * x.fi"; lower case behind the @. STR_NONE when it is none. A slice of s when it stands there so.
 */
struct str contact_email(struct arena *a, struct str s);

/*
 * Is it a person's: two or three name-like words before the @ ("maija.meikalainen",
 * "m.meikalainen", "maija_m")? Not when one of them names an office or a task, or when each is a
 * place (by `is_place`, which may be NULL) or part of the domain.
 */
bool contact_is_personal(struct str email, person_place *is_place, const void *user);

/* "etunimi.sukunimi@": how addresses are made, not one of them. */
bool contact_is_pattern(struct str email);

/*
 * A web address with http or https in front: as typed, or with https:// put before it. STR_NONE
 * when it is none, or leads elsewhere (javascript:, file:, …). Finnish letters stay. A slice of s
 * when it stands there so.
 */
struct str contact_url(struct arena *a, struct str s);

#endif
