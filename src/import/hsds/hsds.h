/*
 * hsds.h: the parts of Open Referral's records.
 */
#ifndef IMPORT_HSDS_H
#define IMPORT_HSDS_H

#include "import/json/mapping.h"

/* The schedules of a service as rows of hours: its own, else those of the link to its location,
 * else the location's; any of them may be NULL. */
void hsds_put_hours(struct mapping *m, const struct node *service, const struct node *link,
                    const struct node *location);

#endif
