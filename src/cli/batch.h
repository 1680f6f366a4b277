/*
 * batch.h: `esite batch` and `esite manifest`.
 */
#ifndef CLI_BATCH_H
#define CLI_BATCH_H

#include "cli/options.h"

/* Plans and makes the leaflets, or prints the plan. Returns an exit status. */
int batch_command(const struct options *o, struct diag *d);

/* `esite manifest merge FOLDER` */
int manifest_command(const struct options *o, struct diag *d);

#endif
