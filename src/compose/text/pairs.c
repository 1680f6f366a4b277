/*
 * pairs.c: see pairs.h. Characters are numbered as they come; a table of all pairs of numbers holds
 * the advance of the first before the second, 0 being the end of the word.
 */
#include "compose/text/pairs.h"

#include <stdlib.h>
#include <string.h>

#include "font/plain.h"

enum {
    CHARACTERS = 128, /* with numbers; others are left to HarfBuzz */
    DIRECT = 0x530,   /* units below have their place by value, */
    PUNCTUATION = 0x2010,
    PUNCTUATION_END = 0x2030, /* then these, then all others that are plain */
    EURO = 0x20AC,
    PLACES = DIRECT + (PUNCTUATION_END - PUNCTUATION) + 1,
    UNKNOWN = INT32_MIN,
};

struct pairs {
    struct word_key key;
    struct plain *plain;
    uint8_t number[PLACES]; /* 0: none yet */
    uint32_t glyph[CHARACTERS];
    unsigned n;                           /* numbers given, 0 among them */
    int32_t pair[CHARACTERS][CHARACTERS]; /* twice the advance, and 1 when the second is unsafe */
    struct pairs *next;
};

struct pair_sets {
    struct pairs *first, *last_used;
};

static struct pairs *pairs_new(const struct word_key *key)
{
    struct pairs *p = heap_alloc(sizeof *p);
    char code[4];

    p->key = *key;
    p->plain = plain_new(key->face, key->script,
                         key->lang ? hb_language_from_string(lang_code(key->lang, code), -1)
                                   : HB_LANGUAGE_INVALID);
    p->n = 1;
    for (unsigned i = 0; i < CHARACTERS; i++)
        for (unsigned k = 0; k < CHARACTERS; k++)
            p->pair[i][k] = UNKNOWN;
    return p;
}

struct pair_sets *pair_sets_new(void)
{
    return heap_alloc(sizeof(struct pair_sets));
}

void pair_sets_free(struct pair_sets *s)
{
    for (struct pairs *p = s ? s->first : NULL, *next; p; p = next) {
        next = p->next;
        plain_free(p->plain);
        free(p);
    }
    free(s);
}

static bool is_for(const struct pairs *p, const struct word_key *key)
{
    return p->key.face == key->face && p->key.script == key->script && p->key.lang == key->lang &&
           p->key.features == key->features;
}

struct pairs *pair_sets_get(struct pair_sets *s, const struct word_key *key)
{
    struct pairs *p = s->last_used;

    if (key->rtl || !key->face->space_alone ||
        (key->script != HB_SCRIPT_LATIN && key->script != HB_SCRIPT_CYRILLIC))
        return NULL;
    if (!p || !is_for(p, key))
        for (p = s->first; p && !is_for(p, key);)
            p = p->next;
    if (!p) {
        p = pairs_new(key);
        p->next = s->first;
        s->first = p;
    }
    s->last_used = p;
    return p;
}

/* ---- Setting */

/* PLACES when there is none. */
static unsigned place_of(uint16_t unit)
{
    if (unit < DIRECT)
        return unit;
    if (unit >= PUNCTUATION && unit < PUNCTUATION_END)
        return DIRECT + unit - PUNCTUATION;
    return unit == EURO ? PLACES - 1 : PLACES;
}

static unsigned number_of(const struct pairs *p, uint16_t unit)
{
    unsigned place = place_of(unit);

    return place < PLACES ? p->number[place] : 0;
}

bool pairs_set(const struct pairs *p, const uint16_t *units, uint32_t n, uint32_t at,
               int32_t tracking, struct shaped_glyph *out)
{
    unsigned number = number_of(p, units[0]), next;
    bool unsafe = false;

    for (uint32_t i = 0; i < n; i++, number = next) {
        int32_t pair;

        next = i + 1 < n ? number_of(p, units[i + 1]) : 0;
        pair = p->pair[number][next];
        if (!number || pair == UNKNOWN || (!next && i + 1 < n))
            return false;
        out[i] = (struct shaped_glyph){.id = p->glyph[number],
                                       .advance = (pair >> 1) + (pair >> 1 ? tracking : 0),
                                       .at = at + i,
                                       .unsafe = unsafe};
        unsafe = pair & 1;
    }
    return true;
}

/* ---- Learning */

static bool is_simple(const struct shaped_glyph *g, uint32_t at)
{
    enum { MOST = 1 << 24 }; /* font units */

    return g->at == at && !g->dx && !g->dy && g->advance > -MOST && g->advance < MOST;
}

/* Is the word plain in itself, and of plain characters? */
static bool is_plain(const struct pairs *p, const uint16_t *units, uint32_t n, struct shaped g)
{
    bool plain = g.n == n && n > 0 && !g.v[0].unsafe;

    for (uint32_t i = 0; i < n && plain; i++) {
        unsigned number = number_of(p, units[i]);

        plain =
            is_simple(&g.v[i], i) && place_of(units[i]) < PLACES &&
            (number ? p->glyph[number] == g.v[i].id : plain_has(p->plain, units[i])) &&
            (i == 0 || plain_beside(p->plain, units[i - 1], g.v[i - 1].id, units[i], g.v[i].id));
    }
    return plain;
}

/* 0 when all are given. */
static unsigned give_number(struct pairs *p, uint16_t unit, uint32_t glyph)
{
    uint8_t *number = &p->number[place_of(unit)];

    if (!*number && p->n < CHARACTERS) {
        *number = (uint8_t)p->n++;
        p->glyph[*number] = glyph;
    }
    return *number;
}

bool pairs_learn(struct pairs *p, const uint16_t *units, uint32_t n, struct shaped g)
{
    unsigned number, next;

    if (!is_plain(p, units, n, g))
        return false;
    number = give_number(p, units[0], g.v[0].id);
    for (uint32_t i = 0; i < n && number; i++, number = next) {
        next = i + 1 < n ? give_number(p, units[i + 1], g.v[i + 1].id) : 0;
        if (next || i + 1 == n)
            p->pair[number][next] = g.v[i].advance * 2 + (i + 1 < n && g.v[i + 1].unsafe);
    }
    return number == 0 && p->n < CHARACTERS;
}
