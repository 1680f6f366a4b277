/*
 * words.c: shaped words, kept from one text to the next.
 *
 * A table of open addressing over an arena. Users copy what they find, so it can be emptied at any
 * time.
 */
#include "compose/text/words.h"

#include <stdlib.h>
#include <string.h>

enum {
    FULL = 8 * 1024 * 1024, /* bytes of words */
    SLOTS_AT_FIRST = 1024,  /* a power of two */
};

struct word {
    struct word_key key;
    uint64_t hash;
    const uint16_t *units;
    uint32_t n;
    struct shaped glyphs;
};

struct words {
    struct arena arena;
    struct word **slots;
    size_t n_slots, n;
};

struct words *words_new(void)
{
    struct words *w = heap_alloc(sizeof *w);

    arena_init(&w->arena);
    w->n_slots = SLOTS_AT_FIRST;
    w->slots = heap_alloc(w->n_slots * sizeof *w->slots);
    return w;
}

void words_free(struct words *w)
{
    if (!w)
        return;
    arena_release(&w->arena);
    free(w->slots);
    free(w);
}

static uint64_t hash_of(const struct word_key *key, const uint16_t *units, uint32_t n)
{
    uint64_t h = 14695981039346656037u; /* FNV-1a over units */

    for (uint32_t i = 0; i < n; i++)
        h = (h ^ units[i]) * 1099511628211u;
    h = (h ^ key->face->id) * 1099511628211u;
    h = (h ^ key->script) * 1099511628211u;
    h = (h ^ key->lang) * 1099511628211u;
    h = (h ^ ((unsigned)key->features << 1 | key->rtl)) * 1099511628211u;
    return h ^ h >> 32;
}

static bool same(const struct word *word, const struct word_key *key, const uint16_t *units,
                 uint32_t n)
{
    return word->n == n && word->key.face == key->face && word->key.script == key->script &&
           word->key.lang == key->lang && word->key.features == key->features &&
           word->key.rtl == key->rtl && memcmp(word->units, units, n * sizeof *units) == 0;
}

const struct shaped *words_get(const struct words *w, const struct word_key *key,
                               const uint16_t *units, uint32_t n)
{
    uint64_t hash = hash_of(key, units, n);

    for (size_t i = hash & (w->n_slots - 1); w->slots[i]; i = (i + 1) & (w->n_slots - 1))
        if (w->slots[i]->hash == hash && same(w->slots[i], key, units, n))
            return &w->slots[i]->glyphs;
    return NULL;
}

static void insert(struct words *w, struct word *word)
{
    size_t i = word->hash & (w->n_slots - 1);

    while (w->slots[i])
        i = (i + 1) & (w->n_slots - 1);
    w->slots[i] = word;
    w->n++;
}

static void grow(struct words *w)
{
    struct word **old = w->slots;
    size_t n_old = w->n_slots;

    w->n_slots *= 2;
    w->slots = heap_alloc(w->n_slots * sizeof *w->slots);
    w->n = 0;
    for (size_t i = 0; i < n_old; i++)
        if (old[i])
            insert(w, old[i]);
    free(old);
}

void words_put(struct words *w, const struct word_key *key, const uint16_t *units, uint32_t n,
               struct shaped glyphs)
{
    struct word *word;

    if (w->arena.used > FULL) {
        arena_reset(&w->arena);
        memset(w->slots, 0, w->n_slots * sizeof *w->slots);
        w->n = 0;
    }
    if (w->n >= w->n_slots / 2)
        grow(w);
    word = arena_new(&w->arena, struct word);
    word->key = *key;
    word->hash = hash_of(key, units, n);
    word->units = arena_memdup(&w->arena, units, n * sizeof *units);
    word->n = n;
    word->glyphs =
        (struct shaped){arena_memdup(&w->arena, glyphs.v, glyphs.n * sizeof *glyphs.v), glyphs.n};
    insert(w, word);
}
