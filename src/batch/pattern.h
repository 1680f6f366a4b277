/*
 * pattern.h: names of files made by a pattern: "{municipality}/{audience}-{layout}-{language}.pdf".
 *
 * A placeholder is filled with a slug, so what the data say can't lead out of the folder; what
 * stands around the placeholders is checked before.
 */
#ifndef BATCH_PATTERN_H
#define BATCH_PATTERN_H

#include "base/buf.h"
#include "base/diag.h"

enum placeholder {
    PLACEHOLDER_MUNICIPALITY, /* "hameenkyro" */
    PLACEHOLDER_CODE,         /* "108" */
    PLACEHOLDER_REGION,       /* "pirkanmaa" */
    PLACEHOLDER_AUDIENCE,
    PLACEHOLDER_LAYOUT,
    PLACEHOLDER_LANGUAGE,
    PLACEHOLDER_DATE,   /* "2020-09-01" */
    PLACEHOLDER_FORMAT, /* "pdf" */
    PLACEHOLDERS
};

/*
 * Does the pattern name a file in the folder, with placeholders that there are? DIAG_USAGE with a
 * suggestion and false when not.
 */
bool pattern_check(struct str pattern, struct diag *d);

bool pattern_has(struct str pattern, enum placeholder p);
const char *placeholder_name(enum placeholder p); /* without the braces */

/* Appends the pattern, which has been checked, with the slugs of the values in it. */
void pattern_put(struct buf *b, struct str pattern, const struct str values[PLACEHOLDERS]);

#endif
