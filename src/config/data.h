/*
 * data.h: where the program's own files are: $ESITE_DATA, else beside the program (the source tree:
 * the program stands in build/; an installed one in bin/, with share/esite beside it), else under
 * PREFIX/share/esite.
 */
#ifndef CONFIG_DATA_H
#define CONFIG_DATA_H

#include "base/arena.h"
#include "base/str.h"

/* The folder that holds data/, layouts/ and fonts/; owned by the arena; NULL when there is none
 * (not reported). */
const char *data_folder(struct arena *a);
/* data_folder + "/" + name, whether it exists or not. */
const char *data_path(struct arena *a, const char *name);

#endif
