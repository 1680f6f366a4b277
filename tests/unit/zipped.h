/*
 * zipped.h: zip archives packed by a test.
 */
#ifndef TESTS_ZIPPED_H
#define TESTS_ZIPPED_H

#include "base/buf.h"

struct zipped_file {
    const char *name;
    struct str bytes;
    const char *password; /* NULL: none */
};

/* Appends an archive with these files, as far as one with a name, in this order. */
void zipped(struct buf *out, const struct zipped_file *files);

#endif
