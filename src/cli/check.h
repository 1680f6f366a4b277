/*
 * check.h: `esite check`.
 */
#ifndef CLI_CHECK_H
#define CLI_CHECK_H

#include "cli/options.h"

/* Reads the exports, checks every listing, writes the reports that are wanted. Returns an exit
 * status: STATUS_WARNINGS when the data have errors, or under --strict warnings. */
int check_command(const struct options *o, struct diag *d);

#endif
