/*
 * twin.c: see twin.h.
 */
#include "check/twin.h"

#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "check/fold.h"
#include "config/municipality.h"

enum { BLOCK = 4096, LOOKS = 32, PACKED = 24, FILES = 255 };

struct twin {
    uint32_t line;
    uint8_t file;  /* FILES: one of those that are not told apart */
    uint8_t whole; /* symbols of the name */
    uint8_t where; /* of address and hours; 0: says neither */
    uint8_t rest;  /* of the symbols that are not packed */
    uint8_t packed[PACKED];
    uint32_t name;  /* name and municipalities */
    uint32_t group; /* organization, municipalities, marks; 0: no organization */
    uint32_t phone; /* 0: none */
    uint32_t next;  /* 1 + index of the one before in the group */
};
_Static_assert(sizeof(struct twin) == 48, "what stays of a record");

void twins_init(struct twins *t, struct arena *a)
{
    *t = (struct twins){.arena = a};
}

void twins_release(struct twins *t)
{
    for (size_t i = 0; i < t->blocks.n; i++)
        free(t->blocks.v[i]);
    free(t->names.v);
    free(t->groups.v);
}

static struct twin *twin_at(const struct twins *t, size_t i)
{
    return &t->blocks.v[i / BLOCK][i % BLOCK];
}

size_t twins_bytes(const struct twins *t)
{
    return t->blocks.n * BLOCK * sizeof(struct twin) +
           (t->names.cap + t->groups.cap) * sizeof(uint32_t);
}

/* ---- Hashes */

static uint32_t mix(uint32_t hash, uint32_t v)
{
    hash = (hash ^ v) * 0x9E3779B1u;
    return hash ^ hash >> 15;
}

static uint32_t hash_of(struct str s)
{
    uint64_t h = s.n ? str_hash(s) : 0;

    return (uint32_t)(h ^ h >> 32);
}

static uint32_t not_0(uint32_t hash)
{
    return hash ? hash : 1;
}

/* Of municipalities and regions in any order. */
static uint32_t hash_places(const struct listing *l)
{
    uint32_t sum = l->nationwide;

    for (size_t i = 0; i < l->municipalities.n; i++)
        sum += mix(2, l->municipalities.v[i]->order);
    for (size_t i = 0; i < l->regions.n; i++)
        sum += mix(3, hash_of(l->regions.v[i]));
    return sum;
}

static uint8_t hash_where(const struct listing *l)
{
    uint32_t h = fold_organization(l->street.s);

    for (size_t i = 0; i < l->hours.n; i++)
        h += fold_organization(l->hours.v[i].s);
    return h ? (uint8_t)(1 + mix(4, h) % 255) : 0;
}

static uint32_t hash_phone(const struct listing *l)
{
    const struct phone *p = l->phones.v;

    return l->phones.n ? not_0(hash_of(p->e164.n ? p->e164 : p->number)) : 0;
}

/* Symbols are below 32: five bits each. */
static void pack(const struct folded *f, uint8_t out[PACKED])
{
    uint32_t bits = 0, n = 0, to = 0;

    for (unsigned i = 0; i < f->n; i++) {
        bits |= (uint32_t)f->v[i] << n;
        for (n += 5; n >= 8; n -= 8, bits >>= 8)
            out[to++] = (uint8_t)bits;
    }
    if (n)
        out[to] = (uint8_t)bits;
}

static void unpack(const uint8_t packed[PACKED], unsigned whole, struct folded *out)
{
    uint32_t bits = 0, n = 0, from = 0;

    out->n = whole < FOLD_MOST ? whole : FOLD_MOST;
    for (unsigned i = 0; i < out->n; i++, bits >>= 5, n -= 5) {
        if (n < 5) {
            bits |= (uint32_t)packed[from++] << n;
            n += 8;
        }
        out->v[i] = bits & 31;
    }
}

static void twin_make(const struct listing *l, const struct folded *name, struct twin *out)
{
    uint32_t places = hash_places(l), organization = fold_organization(l->organization.s);

    *out = (struct twin){
        .line = l->line,
        .whole = (uint8_t)(name->whole < 255 ? name->whole : 255),
        .where = hash_where(l),
        .rest = (uint8_t)(name->rest ^ name->rest >> 8),
        .name = mix(name->hash, places),
        .group = organization ? not_0(mix(mix(organization, places), name->marks)) : 0,
        .phone = hash_phone(l),
    };
    pack(name, out->packed);
}

/* ---- Tables */

static size_t slot_of(const struct twin_slots *s, uint32_t key)
{
    return (size_t)((uint64_t)(key * 0x9E3779B1u) * s->cap >> 32);
}

static size_t slot_next(const struct twin_slots *s, size_t i)
{
    return i + 1 < s->cap ? i + 1 : 0;
}

static uint32_t key_of(const struct twins *t, const struct twin_slots *s, uint32_t index1)
{
    const struct twin *twin = twin_at(t, index1 - 1);

    return s == &t->names ? twin->name : twin->group;
}

static void put(const struct twins *t, struct twin_slots *s, uint32_t index1)
{
    size_t i = slot_of(s, key_of(t, s, index1));

    while (s->v[i])
        i = slot_next(s, i);
    s->v[i] = index1;
    s->n++;
}

/* Room for one more. */
static void make_room(const struct twins *t, struct twin_slots *s)
{
    struct twin_slots old = *s;

    if (s->n + 1 <= s->cap / 4 * 3)
        return;
    s->cap = old.cap ? old.cap / 2 * 3 : 1024;
    s->n = 0;
    s->v = heap_alloc(s->cap * sizeof *s->v);
    memset(s->v, 0, s->cap * sizeof *s->v);
    for (size_t i = 0; i < old.cap; i++)
        if (old.v[i])
            put(t, s, old.v[i]);
    free(old.v);
}

/* ---- The same */

static bool same_name(const struct twin *a, const struct twin *b)
{
    return a->name == b->name && a->whole == b->whole && a->rest == b->rest &&
           memcmp(a->packed, b->packed, PACKED) == 0;
}

static bool same_where(const struct twin *a, const struct twin *b)
{
    return !a->where || !b->where || a->where == b->where;
}

/* One of the same name and municipalities that has the same organization or the same phone; NULL
 * when there is none. *crowded: there are too many of that name to remember this one, too. */
static const struct twin *find_same(const struct twins *t, const struct twin *twin, bool *crowded)
{
    const struct twin *by_phone = NULL;
    unsigned looks = 0;

    *crowded = false;
    for (size_t i = slot_of(&t->names, twin->name); t->names.v[i]; i = slot_next(&t->names, i)) {
        const struct twin *other = twin_at(t, t->names.v[i] - 1);

        if (!same_name(twin, other))
            continue;
        if (other->group == twin->group)
            return other;
        if (!by_phone && twin->phone && other->phone == twin->phone && same_where(twin, other))
            by_phone = other;
        if (++looks == LOOKS) {
            *crowded = true;
            break;
        }
    }
    return by_phone;
}

/* ---- Alike */

static unsigned tolerance(unsigned whole)
{
    return whole < 10 ? 0 : whole < 20 ? 1 : 2;
}

static bool alike(const struct twin *a, const struct folded *name, const struct twin *b)
{
    unsigned most = tolerance(a->whole < b->whole ? a->whole : b->whole);
    struct folded other;

    if (!most || a->group != b->group || a->rest != b->rest || !same_where(a, b) ||
        a->whole > b->whole + most || b->whole > a->whole + most)
        return false;
    unpack(b->packed, b->whole, &other);
    return fold_distance(name, &other, most) <= most;
}

/* The slot of the group's last one, or the free one where it belongs. */
static size_t group_slot(const struct twins *t, uint32_t group)
{
    size_t i = slot_of(&t->groups, group);

    while (t->groups.v[i] && twin_at(t, t->groups.v[i] - 1)->group != group)
        i = slot_next(&t->groups, i);
    return i;
}

static const struct twin *find_alike(const struct twins *t, const struct twin *twin,
                                     const struct folded *name)
{
    uint32_t index1 = twin->group ? t->groups.v[group_slot(t, twin->group)] : 0;

    for (unsigned looks = 0; index1 && looks < LOOKS; looks++) {
        const struct twin *other = twin_at(t, index1 - 1);

        if (alike(twin, name, other))
            return other;
        index1 = other->next;
    }
    return NULL;
}

/* ---- Adding */

static uint8_t file_number(struct twins *t, const char *file)
{
    size_t i = 0;

    while (i < t->files.n && t->files.v[i] != file)
        i++;
    if (i == t->files.n && i < FILES)
        *vec_push(t->arena, &t->files) = file;
    return (uint8_t)i;
}

static void report(const struct twins *t, const struct twin *twin, const struct listing *l,
                   const struct twin *other, struct diag *d)
{
    char there[512];

    if (other->file == twin->file || other->file >= t->files.n)
        snprintf(there, sizeof there, _("in line %lu"), (unsigned long)other->line);
    else
        snprintf(there, sizeof there, _("in line %lu of %s"), (unsigned long)other->line,
                 t->files.v[other->file]);
    if (!same_name(twin, other))
        diag_report(d, DIAG_ALIKE, listing_loc(l),
                    _("nearly the same name as %s, of the same organization and municipality; "
                      "if they are one, remove one of the two"),
                    there);
    else if (!same_where(twin, other))
        diag_report(d, DIAG_ALIKE, listing_loc(l),
                    _("name, organization and municipality are as %s, address or hours are "
                      "not; say in the names what tells them apart"),
                    there);
    else if (other->group == twin->group)
        diag_report(d, DIAG_DUPLICATE, listing_loc(l),
                    _("name, organization and municipality are as %s; remove one of the two"),
                    there);
    else
        diag_report(d, DIAG_DUPLICATE, listing_loc(l),
                    _("name, municipality and phone are as %s; remove one of the two"), there);
}

static void remember(struct twins *t, const struct twin *twin, bool named)
{
    size_t slot;

    if (t->n % BLOCK == 0)
        *vec_push(t->arena, &t->blocks) = heap_alloc(BLOCK * sizeof *twin);
    *twin_at(t, t->n++) = *twin;
    if (named)
        put(t, &t->names, (uint32_t)t->n);
    if (!twin->group)
        return;
    slot = group_slot(t, twin->group);
    twin_at(t, t->n - 1)->next = t->groups.v[slot];
    t->groups.n += !t->groups.v[slot];
    t->groups.v[slot] = (uint32_t)t->n;
}

void twins_add(struct twins *t, const struct listing *l, const char *file, struct diag *d)
{
    const struct twin *same, *other;
    struct folded name;
    struct twin twin;
    bool crowded;

    if (!l->name.n)
        return;
    fold_name(l->name.v[0].s, &name);
    twin_make(l, &name, &twin);
    twin.file = file_number(t, file);
    make_room(t, &t->names);
    make_room(t, &t->groups);
    same = find_same(t, &twin, &crowded);
    other = same ? same : find_alike(t, &twin, &name);
    if (other)
        report(t, &twin, l, other, d);
    remember(t, &twin, !same && !crowded);
}
