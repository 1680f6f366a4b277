/*
 * help.h: `esite help`, examples first.
 */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "cli/options.h"

/* `topic` is a command's name, or NULL for all. False after a DIAG_USAGE. */
bool help_print(FILE *out, const char *topic, struct diag *d);

#endif
