/*
 * lahella.h: the parts of the Lähellä.fi service's activities.
 */
#ifndef IMPORT_JSON_LAHELLA_H
#define IMPORT_JSON_LAHELLA_H

#include "base/date.h"
#include "import/json/mapping.h"

/* From the first to the last day of all events of an activity. */
struct lahella_span {
    struct date first, last;
    const struct node *first_node, *last_node; /* what says so; NULL: nothing */
    bool endless;                              /* something goes on without an end */
};

/* The event as rows of hours; widens the span. `alone`: it is the activity's only one, so that a
 * day need not be said with its hours. Reports what is not understood. */
void lahella_put_event(struct mapping *m, const struct node *event, bool alone,
                       struct lahella_span *span);

#endif
