/*
 * text.c: paragraphs, from their spans to shaped runs with break chances.
 */
#include "compose/text.h"

#include "compose/chances.h"
#include "compose/itemize.h"
#include "compose/shape.h"

static struct text *text_new(const struct text_input *in, size_t n, const struct text_options *o,
                             struct loc at, struct arena *a)
{
    struct text *t = arena_new(a, struct text);

    t->options = *o;
    t->at = at;
    t->in = arena_memdup(a, in, n * sizeof *in);
    t->n_in = n;
    text_decode(t, a);
    t->pen = arena_array(a, t->n + 1, sizeof *t->pen);
    t->chance = arena_alloc(a, t->n + 1);
    t->mark = arena_alloc(a, t->n + 1);
    return t;
}

const struct text *text_shape(struct compose_cache *c, const struct text_input *in, size_t n,
                              const struct text_options *o, struct loc at, struct arena *a,
                              struct diag *d)
{
    struct text *t = text_new(in, n, o, at, a);

    arena_reset(&c->scratch);
    if (t->n == 0)
        return t;
    if (!text_itemize(c, t, a, d) || !chances_by_rule(c, t, d)) {
        t->n = 0; /* reported as fatal: nothing of it is set */
        t->n_runs = 0;
        return t;
    }
    chances_bind(t);
    shape_runs(c, t, a);
    return t;
}

pt64 text_width(const struct text *t)
{
    return fine_to_pt64(t->pen[text_content_end(t, 0, t->n)] - t->pen[0]);
}
