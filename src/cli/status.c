/*
 * status.c: see status.h.
 */
#include "cli/status.h"

#include <errno.h>
#include <string.h>

#include "base/intl.h"

int status_of_fatal(const struct diag *d)
{
    if (d->by_code[DIAG_INTERNAL] || d->by_code[DIAG_MEMORY])
        return STATUS_INTERNAL;
    if (d->by_code[DIAG_CANT_WRITE] || d->by_code[DIAG_NOT_NOW])
        return STATUS_WRITE;
    if (d->by_code[DIAG_USAGE] || d->by_code[DIAG_BAD_CONFIG])
        return STATUS_USAGE;
    return STATUS_INPUT;
}

int status_print(FILE *out, struct str text, struct diag *d)
{
    if ((!text.n || fwrite(text.s, 1, text.n, out) == text.n) && fflush(out) == 0)
        return STATUS_DONE;
    diag_report(d, DIAG_CANT_WRITE, LOC_NONE, _("standard output: %s"), strerror(errno));
    return STATUS_WRITE;
}
