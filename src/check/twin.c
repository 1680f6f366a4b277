/*
 * twin.c: see twin.h.
 */
#include "check/twin.h"

#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "check/fold.h"
#include "config/municipality.h"

enum {
    BLOCK = 4096,
    LOOKS = 32,  /* twins of one key that are looked at */
    STEPS = 256, /* and of others that share its bucket */
    PACKED = 20,
    FILES = 255,
    LOAD = 3, /* twins in a bucket */
};

struct twin {
    uint32_t line;
    uint8_t file;  /* FILES: one of those that are not told apart */
    uint8_t whole; /* symbols of the name */
    uint8_t where; /* of address and hours; 0: says neither */
    uint8_t rest;  /* of the symbols that are not packed */
    uint32_t id;
    uint16_t id_more; /* 48 bits tell a million ids apart; with 32 a hundred would seem the same */
    uint16_t phone;   /* 0: none */
    uint32_t name;    /* name and municipalities */
    uint32_t group;   /* organization, municipalities, marks; 0: no organization */
    uint8_t packed[PACKED];
    uint32_t next[TWIN_TABLES]; /* 1 + index of the one before in the bucket; 0: none; NOT_IN */
};
#define NOT_IN UINT32_MAX /* the table does not have it */
_Static_assert(sizeof(struct twin) == 56, "what stays of a record");

void twins_init(struct twins *t, struct arena *a)
{
    *t = (struct twins){.arena = a};
}

void twins_release(struct twins *t)
{
    for (size_t i = 0; i < t->blocks.n; i++)
        free(t->blocks.v[i]);
    for (unsigned table = 0; table < TWIN_TABLES; table++)
        free(t->buckets[table]);
}

static struct twin *twin_at(const struct twins *t, size_t i)
{
    return &t->blocks.v[i / BLOCK][i % BLOCK];
}

size_t twins_bytes(const struct twins *t)
{
    return t->blocks.n * BLOCK * sizeof(struct twin) + TWIN_TABLES * t->cap * sizeof(uint32_t);
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

static uint16_t hash_phone(const struct listing *l)
{
    const struct phone *p = l->phones.v;

    return l->phones.n ? (uint16_t)(hash_of(p->e164.n ? p->e164 : p->number) | 1) : 0;
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
    uint64_t id = str_hash(l->id);

    *out = (struct twin){
        .line = l->line,
        .whole = (uint8_t)(name->whole < 255 ? name->whole : 255),
        .where = hash_where(l),
        .rest = (uint8_t)(name->rest ^ name->rest >> 8),
        .id = (uint32_t)id,
        .id_more = (uint16_t)(id >> 32),
        .phone = hash_phone(l),
        .name = mix(name->hash, places),
        .group = organization ? not_0(mix(mix(organization, places), name->marks)) : 0,
    };
    pack(name, out->packed);
}

/* ---- Tables */

static uint32_t key_of(const struct twin *twin, enum twin_table table)
{
    return table == TWIN_ID ? twin->id : table == TWIN_NAME ? twin->name : twin->group;
}

static uint32_t *bucket_of(const struct twins *t, enum twin_table table, uint32_t key)
{
    return &t->buckets[table][(uint64_t)(key * 0x9E3779B1u) * t->cap >> 32];
}

static void link_twin(const struct twins *t, enum twin_table table, uint32_t index1)
{
    struct twin *twin = twin_at(t, index1 - 1);
    uint32_t *bucket = bucket_of(t, table, key_of(twin, table));

    twin->next[table] = *bucket;
    *bucket = index1;
}

static bool is_linked(const struct twin *twin, enum twin_table table)
{
    return twin->next[table] != NOT_IN;
}

/* Room for one more. */
static void make_room(struct twins *t)
{
    if (t->n < t->cap * LOAD)
        return;
    t->cap = t->cap ? t->cap * 2 : 1024;
    for (unsigned table = 0; table < TWIN_TABLES; table++) {
        free(t->buckets[table]);
        t->buckets[table] = heap_alloc(t->cap * sizeof(uint32_t));
        for (uint32_t i = 1; i <= t->n; i++)
            if (is_linked(twin_at(t, i - 1), table))
                link_twin(t, table, i);
    }
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
    const struct twin *other, *by_phone = NULL;
    unsigned looks = 0;

    *crowded = false;
    for (uint32_t i = *bucket_of(t, TWIN_NAME, twin->name); i; i = other->next[TWIN_NAME]) {
        other = twin_at(t, i - 1);
        if (!same_name(twin, other))
            continue;
        if (other->group == twin->group)
            return other;
        if (twin->phone && other->phone == twin->phone && same_where(twin, other))
            by_phone = other; /* the first at last */
        if (++looks == LOOKS) {
            *crowded = true;
            break;
        }
    }
    return by_phone;
}

static const struct twin *find_id(const struct twins *t, const struct twin *twin)
{
    const struct twin *other;

    for (uint32_t i = *bucket_of(t, TWIN_ID, twin->id); i; i = other->next[TWIN_ID]) {
        other = twin_at(t, i - 1);
        if (other->id == twin->id && other->id_more == twin->id_more)
            return other;
    }
    return NULL;
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

static const struct twin *find_alike(const struct twins *t, const struct twin *twin,
                                     const struct folded *name)
{
    uint32_t i = twin->group ? *bucket_of(t, TWIN_GROUP, twin->group) : 0;
    const struct twin *other;

    for (unsigned looks = 0, steps = 0; i && looks < LOOKS && steps < STEPS; steps++) {
        other = twin_at(t, i - 1);
        if (alike(twin, name, other))
            return other;
        looks += other->group == twin->group;
        i = other->next[TWIN_GROUP];
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

/* "in line 5", "in line 5 of other.csv" */
struct there {
    char words[512];
};

static struct there there(const struct twins *t, const struct twin *twin, const struct twin *other)
{
    struct there out;

    if (other->file == twin->file || other->file >= t->files.n)
        snprintf(out.words, sizeof out.words, _("in line %lu"), (unsigned long)other->line);
    else
        snprintf(out.words, sizeof out.words, _("in line %lu of %s"), (unsigned long)other->line,
                 t->files.v[other->file]);
    return out;
}

static void report(const struct twins *t, const struct twin *twin, const struct listing *l,
                   const struct twin *other, struct diag *d)
{
    struct there where = there(t, twin, other);

    if (!same_name(twin, other))
        diag_report(d, DIAG_ALIKE, listing_loc(l),
                    _("nearly the same name as %s, of the same organization and municipality; "
                      "if they are one, remove one of the two"),
                    where.words);
    else if (!same_where(twin, other))
        diag_report(d, DIAG_ALIKE, listing_loc(l),
                    _("name, organization and municipality are as %s, address or hours are "
                      "not; say in the names what tells them apart"),
                    where.words);
    else if (other->group == twin->group)
        diag_report(d, DIAG_DUPLICATE, listing_loc(l),
                    _("name, organization and municipality are as %s; remove one of the two"),
                    where.words);
    else
        diag_report(d, DIAG_DUPLICATE, listing_loc(l),
                    _("name, municipality and phone are as %s; remove one of the two"),
                    where.words);
}

static void report_id(const struct twins *t, const struct twin *twin, const struct listing *l,
                      const struct twin *other, struct diag *d)
{
    struct there where = there(t, twin, other);

    diag_report(d, DIAG_DUPLICATE_ID, listing_loc(l),
                _("\"%.*s\" %s, too; both are kept, give one of them another"), STR_ARG(l->id),
                where.words);
}

/* In which tables it is to stand. */
static void remember(struct twins *t, const struct twin *twin, const bool in[TWIN_TABLES])
{
    struct twin *stays;

    if (t->n % BLOCK == 0)
        *vec_push(t->arena, &t->blocks) = heap_alloc(BLOCK * sizeof *twin);
    stays = twin_at(t, t->n++);
    *stays = *twin;
    for (unsigned table = 0; table < TWIN_TABLES; table++)
        if (in[table])
            link_twin(t, table, (uint32_t)t->n);
        else
            stays->next[table] = NOT_IN;
}

void twins_add(struct twins *t, const struct listing *l, const char *file, bool printed,
               struct diag *d)
{
    const struct twin *same, *other, *id;
    struct folded name;
    struct twin twin;
    bool crowded;

    if (!l->name.n)
        return;
    fold_name(l->name.v[0].s, &name);
    twin_make(l, &name, &twin);
    twin.file = file_number(t, file);
    make_room(t);
    id = listing_has_id(l) ? find_id(t, &twin) : NULL;
    if (id)
        report_id(t, &twin, l, id, d);
    same = printed ? find_same(t, &twin, &crowded) : NULL;
    other = same || !printed ? same : find_alike(t, &twin, &name);
    if (other)
        report(t, &twin, l, other, d);
    remember(t, &twin,
             (const bool[]){
                 [TWIN_ID] = !id && listing_has_id(l),
                 [TWIN_NAME] = printed && !same && !crowded,
                 [TWIN_GROUP] = printed && twin.group,
             });
}
