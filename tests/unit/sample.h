/*
 * sample.h: the sample campaign's leaflets, composed in memory.
 */
#ifndef TESTS_SAMPLE_H
#define TESTS_SAMPLE_H

#include "import/import.h"
#include "job.h"

struct sample {
    struct diag diag; /* says warnings on stderr */
    struct job_kit kit;
    struct listings listings;
    struct job job;           /* the one composed last */
    struct job_result result; /* and what came of it */
    char what[200];           /* its name: "Parkano ikaantyneet a5-leaflet fi" */
};

/* False after a report. Release it in either case. */
bool sample_open(struct sample *s);
void sample_release(struct sample *s);

/* Fails the test when the leaflet can't be made. `audience` NULL: everyone. */
void sample_make(struct sample *s, const struct municipality *m, const char *audience,
                 struct str layout, lang_tag lang);

/* Likewise, in two languages and for everyone, in all the municipalities. */
void sample_make_two(struct sample *s, const struct municipality *const *m, size_t n,
                     struct str layout, const lang_tag langs[2]);

#endif
