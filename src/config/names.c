/*
 * names.c: see names.h. An open-addressing hash table of folded names, each with what was put.
 *
 * Folding is by simple tables for the scripts of the project's languages (Latin, Greek, Cyrillic);
 * Arabic has no case. ICU would do more, but its data takes 2 ms to load, and looking up a
 * municipality must not cost that.
 */
#include "config/names.h"

#include "base/utf8.h"
#include "base/vec.h"

enum { LONGEST = 200 };

/* A name under comparison. Folding makes no letter longer, but a byte that is no UTF-8 becomes
 * three. */
struct key {
    char s[3 * LONGEST];
    size_t n;
};

struct entry {
    struct str name; /* as it was put */
    struct str key;  /* folded */
    unsigned value;
    bool suggest;
};

struct slot {
    uint32_t hash;  /* of the key */
    uint32_t entry; /* 1 + index into entries; 0: free */
};

/* A name that may be suggested, with what tells most misspelt ones apart from it at a glance. */
struct candidate {
    struct str name;  /* as it was put */
    struct str plain; /* folded, without marks */
    uint32_t letters; /* of it, as a set: letter_set */
    unsigned n;       /* how many */
};

/* Made when the first suggestion is asked for, from the entries that there are by then. */
struct candidates {
    VEC(struct candidate) v;
    size_t seen; /* entries */
};

struct names {
    struct arena *arena;
    struct candidates *candidates;
    VEC(struct entry) entries;
    struct slot *slots;
    size_t n_slots; /* a power of two, at least twice the entries */
};

/* ---- Folding */

/* Lower case. Blocks where upper and lower case alternate hold the capital at even or odd code
 * points. */
static uint32_t lower(uint32_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    if (c >= 0xC0 && c <= 0xDE && c != 0xD7)
        return c + 32;
    if ((c >= 0x100 && c <= 0x137 && c != 0x130 && c != 0x131) || (c >= 0x14A && c <= 0x177))
        return c | 1;
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E))
        return c & 1 ? c + 1 : c;
    if (c == 0x178)
        return 0xFF;
    if (c >= 0x391 && c <= 0x3A9)
        return c + 32;
    if (c >= 0x400 && c <= 0x40F)
        return c + 80;
    if (c >= 0x410 && c <= 0x42F)
        return c + 32;
    if (c >= 0x460 && c <= 0x52F && (c < 0x482 || c > 0x48B) && (c < 0x4C0 || c > 0x4CF))
        return c | 1;
    return c;
}

static bool is_space(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) ||
           c == 0x202F || c == 0x3000 || c == 0xFEFF;
}

static bool is_dash(uint32_t c)
{
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

/* ä, ö, å and their like when the mark follows the letter; 0 when the two make none of these. */
static uint32_t composed(char letter, uint32_t mark)
{
    static const struct {
        char letter;
        uint32_t mark, composed;
    } pairs[] = {
        {'a', 0x308, 0xE4}, {'o', 0x308, 0xF6},  {'a', 0x30A, 0xE5},  {'u', 0x308, 0xFC},
        {'e', 0x301, 0xE9}, {'s', 0x30C, 0x161}, {'z', 0x30C, 0x17E}, {'o', 0x303, 0xF5},
    };

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (pairs[i].letter == letter && pairs[i].mark == mark)
            return pairs[i].composed;
    return 0;
}

static void put(struct key *k, uint32_t c)
{
    char bytes[4];
    size_t n;

    if (c < 0x80) {
        k->s[k->n++] = (char)c;
        return;
    }
    n = utf8_encode(c, bytes);
    for (size_t i = 0; i < n; i++)
        k->s[k->n++] = bytes[i];
}

/* Puts `c`, after a space when white space was passed over between two words. */
static void put_folded(struct key *k, uint32_t c, bool space)
{
    uint32_t whole = c >= 0x300 && k->n && !space ? composed(k->s[k->n - 1], c) : 0;

    if (whole) {
        k->n--;
        c = whole;
    } else if (space && k->n && c != '-' && k->s[k->n - 1] != '-') {
        put(k, ' ');
    }
    put(k, c);
}

/* An empty key for a name that is too long. */
static void fold(struct key *k, struct str name)
{
    bool space = false;

    k->n = 0;
    for (size_t at = 0; at < name.n && name.n <= LONGEST;) {
        unsigned char byte = (unsigned char)name.s[at];
        uint32_t c;

        if ((byte >= 'a' && byte <= 'z' && !space) || (byte >= '0' && byte <= '9' && !space)) {
            k->s[k->n++] = name.s[at++]; /* most letters: nothing to fold */
            continue;
        }
        c = byte < 0x80 ? (at++, byte) : utf8_next(name, &at);
        if (is_space(c)) {
            space = true;
            continue;
        }
        put_folded(k, is_dash(c) ? '-' : lower(c), space);
        space = false;
    }
}

static struct str view(const struct key *k)
{
    return (struct str){k->s, k->n};
}

/* A folded letter without its marks, as far as people leave them out. */
static uint32_t without_marks(uint32_t c)
{
    static const char latin1[] = "aaaaaaaceeeeiiiidnooooo/ouuuuyty";

    if (c >= 0xE0 && c <= 0xFF && c != 0xF7)
        return (unsigned char)latin1[c - 0xE0];
    if (c == 0x161)
        return 's';
    return c == 0x17E ? 'z' : c;
}

static void strip_marks(struct key *out, struct str key)
{
    out->n = 0;
    for (size_t at = 0; at < key.n;)
        put(out, without_marks(utf8_next(key, &at)));
}

/* ---- The table */

struct names *names_new(struct arena *a, size_t expected)
{
    struct names *n = arena_new(a, struct names);

    n->arena = a;
    n->n_slots = 64;
    while (n->n_slots < expected * 2)
        n->n_slots *= 2;
    n->slots = arena_array(a, n->n_slots, sizeof *n->slots);
    n->candidates = arena_new(a, struct candidates);
    n->entries.cap = n->n_slots / 2;
    n->entries.v = arena_array(a, n->entries.cap, sizeof *n->entries.v);
    return n;
}

/* The slot of `key`, or the free one where it belongs. */
static struct slot *slot_of(const struct names *n, struct str key, uint32_t hash)
{
    size_t i = hash & (n->n_slots - 1);
    struct slot *s;

    for (s = &n->slots[i]; s->entry; s = &n->slots[i]) {
        if (s->hash == hash && str_eq(n->entries.v[s->entry - 1].key, key))
            break;
        i = (i + 1) & (n->n_slots - 1);
    }
    return s;
}

static uint32_t hash_of(struct str key)
{
    uint64_t h = str_hash(key);

    return (uint32_t)(h ^ h >> 32);
}

static void grow(struct names *n)
{
    const struct slot *old = n->slots;
    size_t n_old = n->n_slots;

    n->n_slots *= 2;
    n->slots = arena_array(n->arena, n->n_slots, sizeof *n->slots);
    for (size_t i = 0; i < n_old; i++)
        if (old[i].entry)
            *slot_of(n, n->entries.v[old[i].entry - 1].key, old[i].hash) = old[i];
}

unsigned names_put(struct names *n, struct str name, unsigned value, bool suggest)
{
    struct key key;
    struct slot *slot;
    uint32_t hash;

    fold(&key, name);
    if (key.n == 0)
        return value;
    hash = hash_of(view(&key));
    slot = slot_of(n, view(&key), hash);
    if (slot->entry)
        return n->entries.v[slot->entry - 1].value;
    *vec_push(n->arena, &n->entries) =
        (struct entry){name, str_copy(n->arena, view(&key)), value, suggest};
    *slot = (struct slot){hash, (uint32_t)n->entries.n};
    if (n->entries.n * 2 > n->n_slots)
        grow(n);
    return value;
}

bool names_get(const struct names *n, struct str name, unsigned *value)
{
    struct key key;
    const struct slot *slot;

    fold(&key, name);
    if (key.n == 0)
        return false;
    slot = slot_of(n, view(&key), hash_of(view(&key)));
    if (slot->entry)
        *value = n->entries.v[slot->entry - 1].value;
    return slot->entry != 0;
}

/* ---- Suggestions */

/* How many letters may be wrong in a name of so many. */
static unsigned tolerance(unsigned n)
{
    return n < 8 ? 1 : n < 12 ? 2 : 3;
}

/* A bit for each of a to z that is there, six for all else. */
static uint32_t letter_set(struct str plain)
{
    uint32_t set = 0;

    for (size_t at = 0; at < plain.n;) {
        uint32_t c = utf8_next(plain, &at);

        set |= (uint32_t)1 << (c >= 'a' && c <= 'z' ? c - 'a' : 26 + c % 6);
    }
    return set;
}

static unsigned count_bits(uint32_t set)
{
    unsigned n = 0;

    for (; set; set &= set - 1)
        n++;
    return n;
}

static struct candidate candidate_of(struct str name, struct str plain)
{
    return (struct candidate){name, plain, letter_set(plain), (unsigned)utf8_length(plain)};
}

static void add_candidates(const struct names *n)
{
    struct candidates *c = n->candidates;
    struct key plain;

    for (; c->seen < n->entries.n; c->seen++) {
        const struct entry *e = &n->entries.v[c->seen];

        if (!e->suggest)
            continue;
        strip_marks(&plain, e->key);
        *vec_push(n->arena, &c->v) = candidate_of(e->name, str_copy(n->arena, view(&plain)));
    }
}

/* Each wrong letter changes the number of letters by one at most, and takes one at most out of the
 * set and brings one in. */
static bool may_be_near(const struct candidate *a, const struct candidate *b, unsigned limit)
{
    return (a->n > b->n ? a->n - b->n : b->n - a->n) <= limit &&
           count_bits(a->letters & ~b->letters) <= limit &&
           count_bits(b->letters & ~a->letters) <= limit;
}

struct str names_suggest(const struct names *n, struct str name)
{
    struct str best = STR_NONE;
    struct key key, plain;
    struct candidate asked;
    unsigned limit;

    add_candidates(n);
    fold(&key, name);
    strip_marks(&plain, view(&key));
    asked = candidate_of(name, view(&plain));
    limit = tolerance(asked.n);
    for (size_t i = 0; i < n->candidates->v.n && asked.n; i++) {
        const struct candidate *c = &n->candidates->v.v[i];
        unsigned distance;

        if (!may_be_near(&asked, c, limit))
            continue;
        distance = str_distance(asked.plain, c->plain, limit);
        if (distance > limit)
            continue;
        best = c->name;
        if (distance == 0)
            break;
        limit = distance - 1;
    }
    return best;
}
