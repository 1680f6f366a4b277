/*
 * reach.h: the fields puhelin, sahkoposti and verkkosivu into their places in the listing.
 */
#ifndef IMPORT_REACH_H
#define IMPORT_REACH_H

#include "import/build.h"

void reach_take_phone(struct building *w, const struct raw_value *v);
void reach_take_email(struct building *w, const struct raw_value *v);
void reach_take_url(struct building *w, const struct raw_value *v);

#endif
