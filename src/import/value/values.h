/*
 * values.h: one raw value into its place in the listing.
 */
#ifndef IMPORT_VALUES_H
#define IMPORT_VALUES_H

#include "import/build.h"

void values_take(struct building *w, const struct raw_value *v);

/* When all are in: what can only be judged together. */
void values_finish(struct building *w);

#endif
