/*
 * box.c: see box.h.
 */
#include "compose/box.h"

struct piece *box_add(struct box *b, struct arena *a, enum piece_kind kind)
{
    struct piece *p = vec_push(a, &b->pieces);

    p->kind = kind;
    return p;
}

void box_insert(struct box *b, struct arena *a, const struct box *inner, pt64 x, pt64 y)
{
    for (size_t i = 0; i < inner->pieces.n; i++) {
        struct piece *p = vec_push(a, &b->pieces);

        *p = inner->pieces.v[i];
        p->x += x;
        p->y += y;
    }
    b->overfull = b->overfull || inner->overfull;
}
