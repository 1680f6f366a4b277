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

/* The folder of the translations, which holds fi/LC_MESSAGES/esite.mo: locale/ beside the program
 * when it stands where it was built, else share/locale/ beside share/esite, else where it was to be
 * installed. $ESITE_DATA does not move it. Owned by the arena. */
const char *data_messages(struct arena *a);

#endif
