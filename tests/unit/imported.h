/*
 * imported.h: exports written down in a test, read by the import stage, and shown as text.
 */
#ifndef TESTS_IMPORTED_H
#define TESTS_IMPORTED_H

#include "import/import.h"
#include "said.h"

struct imported {
    struct said said;
    struct listings listings;
    struct import_options options;
};

void imported_init(struct imported *im);
void imported_release(struct imported *im);

/* The municipalities, once imported_init was called. */
const struct municipality_table *imported_table(void);

/* Writes `bytes` as `name` ("a.csv") and reads it, after the listings that are there already. */
bool imported_read(struct imported *im, const char *name, struct str bytes);
/* Reads a file of the source tree: "samples/apu-on-lahella/odd.csv". */
bool imported_tree(struct imported *im, const char *name);
bool imported_path(struct imported *im, const char *path);

/* Every field that listing `i` has, one a line, with its place: "nimi[fi] 2:5 Ruoka-apu". Valid
 * until the next call. */
const char *imported_show(struct imported *im, size_t i);
/* The lines of it that begin with `field`. */
const char *imported_field(struct imported *im, size_t i, const char *field);

/* setup and teardown for cmocka: *state is a struct imported. */
int imported_setup(void **state);
int imported_teardown(void **state);

#endif
