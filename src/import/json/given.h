/*
 * given.h: services in JSON that stand inside of the organization that gives them.
 */
#ifndef IMPORT_GIVEN_H
#define IMPORT_GIVEN_H

#include "import/json/mapping.h"

/* Are the listings that `giver` has under `key` such services? */
bool given_is(const struct mapping *m, const struct node *giver, struct str key);

/* Maps each of them, with the organization's name where it says none; those of Open Referral with
 * its phone and addresses, too. False when the sink wants no more. */
bool given_map(struct mapping *m, const struct node *giver);

#endif
