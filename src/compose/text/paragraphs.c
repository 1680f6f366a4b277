/*
 * paragraphs.c: see paragraphs.h. Two tables of open addressing: the texts that are kept, over an
 * arena, and the hashes of those that came once.
 */
#include "compose/text/paragraphs.h"

#include <stdlib.h>
#include <string.h>

enum {
    FULL = 8 * 1024 * 1024, /* bytes of texts */
    SLOTS = 1 << 14,        /* texts */
    SEEN = 1 << 16,         /* hashes */
};

struct kept {
    uint64_t hash;
    struct text text;
};

struct paragraphs {
    struct arena arena;
    struct kept *slots[SLOTS];
    size_t n;
    uint64_t seen[SEEN]; /* 0: free */
    size_t n_seen;
};

struct paragraphs *paragraphs_new(void)
{
    struct paragraphs *t = heap_alloc(sizeof *t);

    arena_init(&t->arena);
    return t;
}

void paragraphs_free(struct paragraphs *t)
{
    if (!t)
        return;
    arena_release(&t->arena);
    free(t);
}

void paragraphs_begin(struct paragraphs *t)
{
    if (t->arena.used > FULL || t->n > SLOTS / 2) {
        arena_reset(&t->arena);
        memset(t->slots, 0, sizeof t->slots);
        t->n = 0;
    }
    if (t->n_seen > SEEN / 2) {
        memset(t->seen, 0, sizeof t->seen);
        t->n_seen = 0;
    }
}

/* ---- Keys */

static uint64_t mix(uint64_t h, uint64_t v)
{
    h = (h ^ v) * 0x9E3779B97F4A7C15u;
    return h ^ h >> 29;
}

static bool is_ltr(const struct text_input *in)
{
    return in->span && in->span->ltr;
}

/* Never 0. */
static uint64_t hash_of(const struct text_asked *asked)
{
    uint64_t h = mix(asked->n, asked->rtl);

    for (size_t i = 0; i < asked->n; i++) {
        const struct text_input *in = &asked->in[i];

        h = mix(h, str_hash(in->s));
        h = mix(h, (uint64_t)in->style->size << 32 | (uint64_t)in->lang << 1 | in->bold);
    }
    return h ? h : 1;
}

static bool same_style(const struct style *a, const struct style *b)
{
    return a->size == b->size && a->bold == b->bold && a->tabular == b->tabular &&
           a->tracking == b->tracking && str_eq(a->family, b->family);
}

static bool same_input(const struct text_input *a, const struct text_input *b)
{
    return a->lang == b->lang && a->bold == b->bold && is_ltr(a) == is_ltr(b) &&
           str_eq(a->s, b->s) && same_style(a->style, b->style);
}

static bool same(const struct text *t, const struct text_asked *asked)
{
    if (t->n_in != asked->n || t->options.rtl != asked->rtl)
        return false;
    for (size_t i = 0; i < asked->n; i++)
        if (!same_input(&t->in[i], &asked->in[i]))
            return false;
    return true;
}

/* Remembers a hash; was it known? */
static bool seen_before(struct paragraphs *t, uint64_t hash)
{
    size_t i = hash & (SEEN - 1);

    for (; t->seen[i]; i = (i + 1) & (SEEN - 1))
        if (t->seen[i] == hash)
            return true;
    if (t->n_seen < SEEN / 4 * 3) {
        t->seen[i] = hash;
        t->n_seen++;
    }
    return false;
}

/* ---- Copies */

/* The span is left to a copy only as far as it is part of the key. */
static void copy_input(struct text_input *to, const struct text_input *from, struct arena *a)
{
    struct style *style = arena_memdup(a, from->style, sizeof *style);

    style->family = str_copy(a, style->family);
    *to = *from;
    to->s = str_copy(a, from->s);
    to->style = style;
    if (from->span) {
        struct span *span = arena_new(a, struct span);

        span->ltr = from->span->ltr;
        to->span = span;
    }
}

static void copy_text(struct text *to, const struct text *from, struct arena *a)
{
    size_t places = (size_t)from->n + 1;

    *to = *from;
    to->at = LOC_NONE;
    to->in = arena_array(a, from->n_in, sizeof *to->in);
    for (size_t i = 0; i < from->n_in; i++)
        copy_input(&to->in[i], &from->in[i], a);
    to->in_from = arena_memdup(a, from->in_from, (from->n_in + 1) * sizeof *to->in_from);
    to->s = str_copy(a, from->s);
    to->units = arena_memdup(a, from->units, places * sizeof *to->units);
    to->byte_at = arena_memdup(a, from->byte_at, places * sizeof *to->byte_at);
    to->pen = arena_memdup(a, from->pen, places * sizeof *to->pen);
    to->chance = arena_memdup(a, from->chance, places);
    to->mark = arena_memdup(a, from->mark, places);
    to->runs = arena_memdup(a, from->runs, from->n_runs * sizeof *to->runs);
    for (size_t i = 0; i < from->n_runs; i++) {
        struct text_run *run = &to->runs[i];

        run->in = to->in + (run->in - from->in);
        run->glyphs = arena_memdup(a, run->glyphs, run->n * sizeof *run->glyphs);
    }
}

/* ---- The store */

const struct text *paragraphs_get(const struct paragraphs *t, const struct text_asked *asked)
{
    uint64_t hash = hash_of(asked);

    for (size_t i = hash & (SLOTS - 1); t->slots[i]; i = (i + 1) & (SLOTS - 1))
        if (t->slots[i]->hash == hash && same(&t->slots[i]->text, asked))
            return &t->slots[i]->text;
    return NULL;
}

void paragraphs_offer(struct paragraphs *t, const struct text_asked *asked,
                      const struct text *shaped)
{
    uint64_t hash = hash_of(asked);
    size_t i = hash & (SLOTS - 1);
    struct kept *k;

    if (!seen_before(t, hash) || t->arena.used > FULL || t->n > SLOTS / 2)
        return;
    while (t->slots[i])
        i = (i + 1) & (SLOTS - 1);
    k = arena_new(&t->arena, struct kept);
    k->hash = hash;
    copy_text(&k->text, shaped, &t->arena);
    t->slots[i] = k;
    t->n++;
}
