/*
 * schema.h: does a RELAX NG schema of data/schemas accept a text? The schemas are for editors, and
 * have to say what the readers say.
 */
#ifndef TESTS_SCHEMA_H
#define TESTS_SCHEMA_H

#include <stdbool.h>

#include "base/arena.h"

bool schema_accepts(struct arena *a, const char *schema, const char *text);

#endif
