/*
 * text.c: paragraphs, from their spans to shaped runs with break chances.
 */
#include "compose/text/text.h"

#include "compose/text/chances.h"
#include "compose/text/itemize.h"
#include "compose/text/paragraphs.h"
#include "compose/text/shape.h"

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

/* A kept text for other spans of the same words. */
static const struct text *text_again(const struct text *kept, const struct text_input *in,
                                     const struct text_options *o, struct loc at, struct arena *a)
{
    struct text *t = arena_memdup(a, kept, sizeof *kept);

    t->options = *o;
    t->at = at;
    t->in = arena_memdup(a, in, kept->n_in * sizeof *in);
    t->runs = arena_memdup(a, kept->runs, kept->n_runs * sizeof *kept->runs);
    for (size_t i = 0; i < t->n_runs; i++)
        t->runs[i].in = t->in + (kept->runs[i].in - kept->in);
    return t;
}

static const struct text *shape(struct compose_cache *c, const struct text_input *in, size_t n,
                                const struct text_options *o, struct loc at, struct arena *a,
                                struct diag *d)
{
    struct text *t = text_new(in, n, o, at, a);

    arena_reset(&c->scratch);
    if (t->n == 0)
        return t;
    if (!text_itemize(c, t, a, d) || !(chances_plain(t) || chances_by_rule(c, t, d))) {
        t->n = 0; /* reported as fatal: nothing of it is set */
        t->n_runs = 0;
        return t;
    }
    chances_bind(t);
    shape_runs(c, t, a);
    return t;
}

const struct text *text_shape(struct compose_cache *c, const struct text_input *in, size_t n,
                              const struct text_options *o, struct loc at, struct arena *a,
                              struct diag *d)
{
    const struct text_asked asked = {in, n, o->rtl};
    const struct text *kept = paragraphs_get(c->paragraphs, &asked);
    const struct text *fresh;

    if (kept)
        return text_again(kept, in, o, at, a);
    fresh = shape(c, in, n, o, at, a, d);
    if (fresh->n_runs > 0 && !fresh->lacks)
        paragraphs_offer(c->paragraphs, &asked, fresh);
    return fresh;
}

pt64 text_width(const struct text *t)
{
    fine widest = 0, width;

    for (uint32_t from = 0, to; from < t->n; from = to) {
        for (to = from + 1; to < t->n && t->chance[to] != CHANCE_MUST; to++)
            ;
        width = t->pen[text_content_end(t, from, to)] - t->pen[from];
        widest = width > widest ? width : widest;
    }
    return fine_to_pt64(widest);
}
