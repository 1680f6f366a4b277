/*
 * place.h: where a listing is for: municipalities, regions, the whole country; its address.
 */
#ifndef IMPORT_PLACE_H
#define IMPORT_PLACE_H

#include "import/build.h"

/* One of the values of the field municipalities or region. */
void place_take(struct building *w, const struct raw_value *v, struct str part);

void place_take_postal_code(struct building *w, const struct raw_value *v, struct str clean);

/*
 * When all fields are in: splits a postcode and town off the street, and gives a listing without a
 * place that of its town or postcode, or of the heading it stands below. False after reporting that
 * it has none.
 */
bool place_finish(struct building *w, const struct raw_record *record);

bool place_is_municipality(const void *table, struct str word);

#endif
