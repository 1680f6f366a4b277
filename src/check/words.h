/*
 * words.h: what a report's parts are called, the same in text and HTML. All translated.
 */
#ifndef CHECK_WORDS_H
#define CHECK_WORDS_H

#include "check/finding.h"

const char *words_severity(enum severity s);       /* "Errors" */
const char *words_severity_means(enum severity s); /* "The listing is in no leaflet until …" */

#endif
