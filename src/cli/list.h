/*
 * list.h: `esite list`: what there is to choose from.
 */
#ifndef CLI_LIST_H
#define CLI_LIST_H

#include "cli/options.h"
#include "job.h"

/*
 * Prints the list that o->rest names to `out`, as lines of cells with tabs between or as JSON. With
 * an export the listings of each municipality, audience or category are counted, and only what
 * occurs is listed. Returns an exit status.
 */
int list_print(FILE *out, const struct options *o, struct diag *d);

#endif
