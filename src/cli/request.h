/*
 * request.h: the words of the command line resolved to municipalities, audiences, categories, days,
 * layouts, languages: a job, or the lists that a batch's plan is made from.
 */
#ifndef CLI_REQUEST_H
#define CLI_REQUEST_H

#include "batch/plan.h"
#include "cli/options.h"
#include "import/import.h"
#include "job.h"

/*
 * Fills in the lists; names and lists are owned by the kit's arena. No municipality: all of them;
 * of the others there is always one. False after a DIAG_USAGE with a suggestion, or a bad layout.
 */
bool request_lists(const struct options *o, struct job_kit *kit, struct plan_lists *out,
                   struct diag *d);

/* The same as one job: all municipalities and audiences go into one leaflet, and more than one
 * layout or language is a DIAG_USAGE. */
bool request_resolve(const struct options *o, struct job_kit *kit, struct job *job, struct diag *d);

/* Is the file that the option names another than those that are read? What is written would take
 * their place. False after a DIAG_USAGE. */
bool request_output(const struct options *o, const char *option, const char *name, struct diag *d);

/* Reads the exports that o->rest names. False after a fatal report. */
bool request_exports(const struct options *o, struct job_kit *kit, struct listings *out,
                     struct diag *d);

/* What the options say of how to read the export; owned by the arena. False after a DIAG_USAGE. */
bool request_import(const struct options *o, struct arena *a, struct import_options *out,
                    struct diag *d);
/* Once all exports are read: tells which of those options none of them had a use for. */
void request_tell_unused(const struct options *o, const struct import_options *import,
                         struct diag *d);

/* The day that the option says, as 1.9.2020 or 2020-09-01; *out stays when it is not given (NULL).
 * False after a DIAG_USAGE. */
bool request_day(const char *option, const char *word, struct date *out, struct diag *d);

#endif
