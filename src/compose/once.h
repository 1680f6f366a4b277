/*
 * once.h: says each thing once. A leaflet that is measured at several sizes would have the same to
 * say of each.
 */
#ifndef COMPOSE_ONCE_H
#define COMPOSE_ONCE_H

#include "base/arena.h"
#include "base/diag.h"

struct once {
    struct diag diag; /* to report to */
    struct diag *to;
    struct arena *arena;
    uint64_t *said; /* digests of what was said; open addressing, a power of two long; 0: none */
    size_t n, room;
};

/* What is reported to `o->diag` goes on to `to`, the first time. */
void once_init(struct once *o, struct diag *to, struct arena *a);

#endif
