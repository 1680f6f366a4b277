/*
 * again.c: see again.h.
 *
 * Each listing stands in a hash table under its name and id and under its name and contact. Names
 * are compared without regard to the case of A–Z.
 */
#include "import/again.h"

#include <stdlib.h>

#include "base/arena.h"

enum { KEYS = 2 };

static uint64_t mix(uint64_t hash, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.s[i] >= 'A' && s.s[i] <= 'Z' ? (char)(s.s[i] | 0x20) : s.s[i];

        hash = (hash ^ (unsigned char)c) * 0x100000001B3u;
    }
    return (hash ^ 0xFF) * 0x100000001B3u; /* an end, which no text has */
}

/* The number by which it is called, as it is dialled if that is known. */
static struct str first_phone(const struct listing *l)
{
    if (!l->phones.n)
        return STR_NONE;
    return l->phones.v[0].e164.n ? l->phones.v[0].e164 : l->phones.v[0].number;
}

/* By id, then by contact; 0: it has none. */
static void keys_of(const struct listing *l, uint64_t out[KEYS])
{
    uint64_t name = mix(0xCBF29CE484222325u, l->name.v[0].s);

    out[0] = listing_has_id(l) ? mix(name ^ 1, l->id) : 0;
    if (first_phone(l).n)
        out[1] = mix(name ^ 2, first_phone(l));
    else
        out[1] = l->street.s.n ? mix(mix(name ^ 3, l->street.s), l->town.s) : 0;
}

static bool is_same(const struct listing *a, const struct listing *b)
{
    if (!str_eq_ascii_case(a->name.v[0].s, b->name.v[0].s))
        return false;
    if (listing_has_id(a) && listing_has_id(b) && str_eq(a->id, b->id))
        return true;
    if (first_phone(a).n || first_phone(b).n)
        return str_eq(first_phone(a), first_phone(b)) &&
               str_eq_ascii_case(a->street.s, b->street.s);
    return a->street.s.n && str_eq_ascii_case(a->street.s, b->street.s) &&
           str_eq_ascii_case(a->town.s, b->town.s);
}

void again_init(struct again *a, const struct listings *before)
{
    *a = (struct again){0};
    if (!before->v || !before->n)
        return;
    for (a->n = 64; a->n < before->n * KEYS * 2;)
        a->n *= 2;
    a->slots = heap_alloc(a->n * sizeof *a->slots);
    for (size_t i = 0; i < before->n; i++) {
        uint64_t keys[KEYS];

        keys_of(&before->v[i], keys);
        for (unsigned k = 0; k < KEYS; k++) {
            size_t at = keys[k] & (a->n - 1);

            if (!keys[k])
                continue;
            while (a->slots[at].index1 && a->slots[at].hash != keys[k])
                at = (at + 1) & (a->n - 1);
            if (!a->slots[at].index1)
                a->slots[at] = (struct again_slot){keys[k], (uint32_t)i + 1};
        }
    }
}

void again_release(struct again *a)
{
    free(a->slots);
    *a = (struct again){0};
}

const struct listing *again_find(const struct again *a, const struct listings *before,
                                 const struct listing *l)
{
    uint64_t keys[KEYS];

    if (!a->slots)
        return NULL;
    keys_of(l, keys);
    for (unsigned k = 0; k < KEYS; k++) {
        size_t at = keys[k] & (a->n - 1);

        while (keys[k] && a->slots[at].index1 && a->slots[at].hash != keys[k])
            at = (at + 1) & (a->n - 1);
        if (keys[k] && a->slots[at].index1 && is_same(&before->v[a->slots[at].index1 - 1], l))
            return &before->v[a->slots[at].index1 - 1];
    }
    return NULL;
}
