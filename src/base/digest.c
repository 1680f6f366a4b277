/*
 * digest.c: see digest.h. MurmurHash3_x64_128, fed piece by piece.
 */
#include "base/digest.h"

#include <string.h>

static const uint64_t C1 = 0x87C37B91114253D5u, C2 = 0x4CF5AD432745937Fu;

static uint64_t rotate(uint64_t x, unsigned bits)
{
    return x << bits | x >> (64 - bits);
}

/* Little-endian, whatever the machine is. */
static uint64_t load(const unsigned char *p)
{
    return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 | (uint64_t)p[3] << 24 |
           (uint64_t)p[4] << 32 | (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 |
           (uint64_t)p[7] << 56;
}

static uint64_t first_key(uint64_t k)
{
    return rotate(k * C1, 31) * C2;
}

static uint64_t second_key(uint64_t k)
{
    return rotate(k * C2, 33) * C1;
}

static void mix_block(uint64_t half[2], const unsigned char *block)
{
    half[0] ^= first_key(load(block));
    half[0] = (rotate(half[0], 27) + half[1]) * 5 + 0x52DCE729;
    half[1] ^= second_key(load(block + 8));
    half[1] = (rotate(half[1], 31) + half[0]) * 5 + 0x38495AB5;
}

static uint64_t avalanche(uint64_t k)
{
    k = (k ^ k >> 33) * 0xFF51AFD7ED558CCDu;
    k = (k ^ k >> 33) * 0xC4CEB9FE1A85EC53u;
    return k ^ k >> 33;
}

void digester_init(struct digester *g)
{
    *g = (struct digester){0};
}

void digester_bytes(struct digester *g, const void *bytes, size_t n)
{
    const unsigned char *p = bytes;
    size_t waiting = g->length % 16;

    if (!n)
        return;
    g->length += n;
    if (waiting) {
        size_t room = 16 - waiting, some = n < room ? n : room;

        memcpy(g->block + waiting, p, some);
        if (some < room)
            return;
        mix_block(g->half, g->block);
        p += some;
        n -= some;
    }
    for (; n >= 16; p += 16, n -= 16)
        mix_block(g->half, p);
    memcpy(g->block, p, n);
}

struct digest digester_end(const struct digester *g)
{
    size_t waiting = g->length % 16;
    unsigned char block[16] = {0};
    uint64_t a, b;

    memcpy(block, g->block, waiting);
    /* A key of nothing is nothing. */
    a = g->half[0] ^ first_key(load(block)) ^ g->length;
    b = g->half[1] ^ second_key(load(block + 8)) ^ g->length;
    a += b;
    b += a;
    a = avalanche(a);
    b = avalanche(b);
    a += b;
    b += a;
    return (struct digest){{a, b}};
}

void digester_str(struct digester *g, struct str s)
{
    digester_int(g, s.s ? (int64_t)s.n : -1);
    digester_bytes(g, s.s, s.s ? s.n : 0);
}

void digester_int(struct digester *g, int64_t v)
{
    unsigned char bytes[8];

    for (unsigned i = 0; i < 8; i++)
        bytes[i] = (unsigned char)((uint64_t)v >> 8 * i);
    digester_bytes(g, bytes, sizeof bytes);
}

void digester_digest(struct digester *g, struct digest d)
{
    digester_int(g, (int64_t)d.half[0]);
    digester_int(g, (int64_t)d.half[1]);
}

struct digest digest_of(struct str bytes)
{
    struct digester g;

    digester_init(&g);
    digester_bytes(&g, bytes.s, bytes.n);
    return digester_end(&g);
}

bool digest_eq(struct digest a, struct digest b)
{
    return a.half[0] == b.half[0] && a.half[1] == b.half[1];
}

void digest_put(struct buf *b, struct digest d)
{
    buf_printf(b, "%016llx%016llx", (unsigned long long)d.half[0], (unsigned long long)d.half[1]);
}

bool digest_from(struct str hex, struct digest *out)
{
    struct digest d = {{0, 0}};

    if (hex.n != 32)
        return false;
    for (size_t i = 0; i < 32; i++) {
        char c = hex.s[i];
        unsigned v = c >= '0' && c <= '9'   ? (unsigned)(c - '0')
                     : c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10
                                            : 16;

        if (v == 16)
            return false;
        d.half[i / 16] = d.half[i / 16] << 4 | v;
    }
    *out = d;
    return true;
}
