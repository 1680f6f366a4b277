/*
 * limit.h: how much is taken on, of what comes from outside. Each limit has a name, under which
 * --limit changes it, and is far above what real exports have.
 */
#ifndef BASE_LIMIT_H
#define BASE_LIMIT_H

#include <stdint.h>

#include "base/diag.h"

enum limit {
    LIMIT_FILE,     /* bytes of an export */
    LIMIT_UNPACKED, /* bytes that come out of an archive together */
    LIMIT_FIELD,    /* bytes of one value */
    LIMIT_COLUMNS,  /* of a table */
    LIMIT_RECORDS,  /* listings in an export */
    LIMIT_DEPTH,    /* of elements within elements, objects within objects */
    LIMIT_PAGES,    /* of a leaflet */
    LIMIT_COUNT
};

struct limits {
    uint64_t of[LIMIT_COUNT]; /* 0: as it is by default */
};

uint64_t limit_of(const struct limits *l, enum limit which);
const char *limit_name(enum limit which); /* "records" */

/* From "records=20000000,file=4G". False after a DIAG_USAGE. */
bool limits_set(struct limits *l, const char *words, struct diag *d);

/* DIAG_LIMIT: what was found (translated) and how to allow more. */
void limit_report(struct diag *d, struct loc at, enum limit which, const char *found);

#endif
