/*
 * fields.h: `esite fields`: a draft of a field map.
 */
#ifndef CLI_FIELDS_H
#define CLI_FIELDS_H

#include "cli/options.h"

/* Looks at the export that o->rest names, and prints a field map for it, or writes it to o->output.
 * Returns an exit status. */
int fields_command(const struct options *o, struct diag *d);

#endif
