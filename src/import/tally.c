/*
 * tally.c: see tally.h.
 */
#include "import/tally.h"

#include "base/arena.h"

void tally_add(struct tally *t, struct arena *a, struct str name, struct loc at)
{
    for (size_t i = 0; i < t->v.n; i++)
        if (str_eq(t->v.v[i].name, name)) {
            t->v.v[i].times++;
            return;
        }
    if (t->v.n < TALLY_NAMES)
        *vec_push(a, &t->v) = (struct tallied){str_copy(a, name), at, 1};
    else if (!t->others.times++)
        t->others.at = at;
}
