/*
 * digest.h: a fingerprint of bytes, 128 bits, the same on every machine: MurmurHash3, x64, 128 bits
 * (Austin Appleby, public domain), seed 0.
 *
 * It tells whether something is still what it was. That is protection from change and accident, not
 * from malice: who could gain by a forged fingerprint here could as well write the file that holds
 * it. So a hash that reads several gigabytes a second is enough, and of a billion different texts
 * two share a fingerprint with a chance of one in 10^20.
 */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include "base/buf.h"

struct digest {
    uint64_t half[2];
};

struct digest digest_of(struct str bytes);
bool digest_eq(struct digest a, struct digest b);

/* 32 hexadecimal digits, and back: false when it is anything else. */
void digest_put(struct buf *b, struct digest d);
bool digest_from(struct str hex, struct digest *out);

/* Piece by piece. Pieces run together: that "a", "b" is "ab" is the caller's to prevent. */
struct digester {
    uint64_t half[2];
    uint64_t length;         /* bytes so far */
    unsigned char block[16]; /* its first length % 16 bytes wait */
};

void digester_init(struct digester *g);
void digester_bytes(struct digester *g, const void *p, size_t n);
struct digest digester_end(const struct digester *g);

/* Values that don't run together: a text with its length, absent and empty told apart; a number. */
void digester_str(struct digester *g, struct str s);
void digester_int(struct digester *g, int64_t v);
void digester_digest(struct digester *g, struct digest d);

#endif
