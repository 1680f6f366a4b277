/*
 * request.h: the words of the command line resolved to municipalities, audiences, categories, days,
 * a layout: a job.
 */
#ifndef CLI_REQUEST_H
#define CLI_REQUEST_H

#include "cli/options.h"
#include "import/import.h"
#include "job.h"

/* Fills in the job; names are owned by the kit's arena. False after a DIAG_USAGE with a suggestion,
 * or a bad layout. */
bool request_resolve(const struct options *o, struct job_kit *kit, struct job *job, struct diag *d);

/* What the options say of how to read the export. False after a DIAG_USAGE. */
bool request_import(const struct options *o, struct import_options *out, struct diag *d);

#endif
