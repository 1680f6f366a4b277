/*
 * status.h: exit statuses, which scripts rely on.
 */
#ifndef CLI_STATUS_H
#define CLI_STATUS_H

#include "base/diag.h"

enum {
    STATUS_DONE = 0,
    STATUS_WARNINGS = 1, /* done, but with errors in what was made; under --strict with warnings */
    STATUS_USAGE = 2,    /* unknown option, layout, municipality, audience, language */
    STATUS_INPUT = 3,    /* the input can't be used, or no listing matches */
    STATUS_WRITE = 4,    /* can't write, or another trouble worth a retry */
    STATUS_SOME_FAILED = 5, /* of a batch; the rest are made */
    STATUS_INTERNAL = 70,
    STATUS_INTERRUPTED = 130,
};

/* What a fatal report means for the exit status. */
int status_of_fatal(const struct diag *d);

/* Prints to a stream and checks that it got there: STATUS_DONE or STATUS_WRITE after a report. */
int status_print(FILE *out, struct str text, struct diag *d);

#endif
