/*
 * hsds.h: the parts of Open Referral's records.
 */
#ifndef IMPORT_HSDS_H
#define IMPORT_HSDS_H

#include "import/json/mapping.h"

/* A service at one of its locations. */
struct hsds_service {
    struct mapping *m;
    const struct node *record, *org;
    const struct node *link;     /* between the service and the location, or NULL */
    const struct node *location; /* or NULL */
    const struct node *address;  /* of it, or NULL */
    bool abroad;
};

/* The first of the members called so that has something in it; NULL when there is none. */
const struct node *hsds_first_of(const struct node *n, const char *const *keys);
#define FIRST_OF(n, ...) hsds_first_of((n), (const char *const[]){__VA_ARGS__, NULL})

/* The address of its location, and whether that lies abroad, into *s. */
void hsds_find_place(struct hsds_service *s);
/* Where it is, and for which municipalities. */
void hsds_put_place(struct hsds_service *s);

/* Phones, e-mail, web address, persons. */
void hsds_put_contacts(struct hsds_service *s);

/* The schedules of a service as rows of hours: its own, else those of the link to its location,
 * else the location's; any of them may be NULL. */
void hsds_put_hours(struct mapping *m, const struct node *service, const struct node *link,
                    const struct node *location);

#endif
