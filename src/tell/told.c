/*
 * told.c: see told.h.
 *
 * What an entry says depends on the listing, the heading that it stands under, and whether its town
 * is the leaflet's own; beside these on what is common to a leaflet, its manner: labels, languages,
 * day, audiences, options. Manners are few and numbered; a table of open addressing has the
 * entries.
 */
#include "tell/told.h"

#include <stdlib.h>
#include <string.h>

#include "base/heard.h"
#include "tell/entry.h"
#include "tell/facts.h"

enum {
    FULL = 8 * 1024 * 1024, /* bytes */
    SLOTS = 1 << 13,        /* a power of two */
};

struct kept {
    const struct listing *listing;
    const struct category *category;
    size_t manner;
    bool own_town;
    struct block *entry;
    messages said;
    VEC(struct shortening) shortened;
};

struct manner {
    struct teller teller; /* that tells in it: for what is told later */
    struct tell_options options;
    struct date day;
    VEC(const struct audience *) audiences;
};

struct told {
    struct arena arena;
    VEC(struct manner *) manners;
    struct kept *slots[SLOTS];
    size_t n;
};

struct told *told_new(void)
{
    struct told *told = heap_alloc(sizeof *told);

    arena_init(&told->arena);
    return told;
}

void told_free(struct told *told)
{
    if (!told)
        return;
    arena_release(&told->arena);
    free(told);
}

bool told_is_full(const struct told *told)
{
    return told->arena.used > FULL || told->n > SLOTS / 2;
}

void told_empty(struct told *told)
{
    arena_reset(&told->arena);
    memset(told->slots, 0, sizeof told->slots);
    memset(&told->manners, 0, sizeof told->manners);
    told->n = 0;
}

/* ---- Manners */

static bool is_manner(const struct manner *m, const struct teller *t)
{
    const struct request *q = t->request;
    bool same = m->teller.labels == t->labels && m->teller.campaign == t->campaign &&
                m->teller.lang == t->lang && m->teller.fallback == t->fallback &&
                date_cmp(m->day, q->day) == 0 &&
                m->options.description_length == t->options->description_length &&
                m->options.contact_persons == t->options->contact_persons &&
                m->audiences.n == q->audiences.n;

    for (size_t i = 0; i < m->audiences.n && same; i++)
        same = m->audiences.v[i] == q->audiences.v[i];
    return same;
}

static struct manner *new_manner(struct told *told, const struct teller *t)
{
    struct manner *m = arena_new(&told->arena, struct manner);

    m->options = *t->options;
    m->teller = (struct teller){.campaign = t->campaign,
                                .labels = t->labels,
                                .table = t->table,
                                .options = &m->options,
                                .a = &told->arena,
                                .lang = t->lang,
                                .fallback = t->fallback};
    m->day = t->request->day;
    for (size_t i = 0; i < t->request->audiences.n; i++)
        *vec_push(&told->arena, &m->audiences) = t->request->audiences.v[i];
    return m;
}

void told_begin(struct told *told, struct teller *t)
{
    t->told = told;
    for (t->manner = 0; t->manner < told->manners.n; t->manner++)
        if (is_manner(told->manners.v[t->manner], t))
            return;
    *vec_push(&told->arena, &told->manners) = new_manner(told, t);
}

/* ---- Telling once, and again */

static void tell_once(struct teller *t, struct kept *k)
{
    struct told *told = t->told;
    struct teller outer = *t;
    struct story story = {.lang = t->lang};
    struct heard heard;

    heard_init(&heard, &told->arena);
    t->a = &told->arena;
    t->d = &heard.diag;
    t->story = &story;
    t->lasting = &told->manners.v[t->manner]->teller;
    k->entry = entry_new(t->a, k->listing);
    k->entry->kept = true;
    entry_tell_variants(t, k->entry, k->category);
    k->said = heard.said;
    k->shortened.v = story.shortened.v;
    k->shortened.n = k->shortened.cap = story.shortened.n;
    t->a = outer.a;
    t->d = outer.d;
    t->story = outer.story;
    t->lasting = outer.lasting;
}

static void say_again(struct teller *t, const struct kept *k)
{
    messages_relay(&k->said, t->d);
    for (size_t i = 0; i < k->shortened.n; i++)
        *vec_push(t->a, &t->story->shortened) = k->shortened.v[i];
}

/* Is it for more than one municipality? The others are in few leaflets. */
static bool is_wide(const struct listing *x)
{
    return x->nationwide || x->regions.n || x->municipalities.n > 1;
}

static size_t slot_of(const struct told *told, const struct kept *key)
{
    size_t i = ((uintptr_t)key->listing / sizeof *key->listing * 31 + key->manner) & (SLOTS - 1);
    const struct kept *k;

    while ((k = told->slots[i]) && !(k->listing == key->listing && k->category == key->category &&
                                     k->manner == key->manner && k->own_town == key->own_town))
        i = (i + 1) & (SLOTS - 1);
    return i;
}

struct block *told_entry(struct teller *t, const struct listing *x, const struct category *category)
{
    struct told *told = t->told;
    struct kept key = {.listing = x, .category = category, .manner = t->manner}, **slot;

    if (!told || !is_wide(x) || told->n > SLOTS / 4 * 3)
        return NULL;
    key.own_town = facts_is_own_town(t, x);
    slot = &told->slots[slot_of(told, &key)];
    if (!*slot) {
        *slot = arena_memdup(&told->arena, &key, sizeof key);
        told->n++;
        tell_once(t, *slot);
    }
    say_again(t, *slot);
    (*slot)->entry->next = NULL;
    return (*slot)->entry;
}
