/*
 * impose.c: see impose.h.
 */
#include "impose/impose.h"

void impose_pages(const struct frames *frames, struct arena *a, struct sheets *out)
{
    *out = (struct sheets){.frames = frames};
    for (size_t i = 0; i < frames->v.n; i++) {
        const struct frame *f = &frames->v.v[i];
        struct area page = {0, 0, f->width, f->height};
        struct side *side = vec_push(a, &out->sides);

        *side = (struct side){.width = f->width, .height = f->height, .trim = page, .bleed = page};
        *vec_push(a, &side->placed) = (struct placement){.frame = (unsigned)i, .clip = page};
    }
}
