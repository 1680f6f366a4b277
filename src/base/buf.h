/*
 * buf.h: a growing byte buffer on the heap, for output and for text under construction.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdarg.h>

#include "base/str.h"

struct buf {
    char *s;  /* ended with a NUL after any put; NULL when nothing was ever put */
    size_t n; /* bytes, without the NUL */
    size_t cap;
};

/* Start with {0}. */
void buf_release(struct buf *b);
void buf_clear(struct buf *b);         /* keeps the memory */
void buf_cut(struct buf *b, size_t n); /* keeps the first n bytes, at most as many as there are */

void buf_put(struct buf *b, const void *p, size_t n);
void buf_str(struct buf *b, struct str s);
void buf_puts(struct buf *b, const char *s);
static inline void buf_char(struct buf *b, char c);
void buf_utf8(struct buf *b, uint32_t code_point);
void buf_printf(struct buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *b, const char *fmt, va_list args)
    __attribute__((format(printf, 2, 0)));

/* Room for n bytes behind what is there, for others to write to; then say how many they wrote. */
static inline char *buf_room(struct buf *b, size_t n);
static inline void buf_took(struct buf *b, size_t n);

/* Numbers as every PDF reader and every locale reads them. */
void buf_int(struct buf *b, int64_t v);
unsigned buf_digits(uint64_t v);                               /* that it has */
void buf_int_right(struct buf *b, uint32_t v, unsigned width); /* blanks before it, if shorter */
/* v / 10^decimals without trailing zeros: buf_fixed(b, -12500, 3) puts "-12.5". At most 19
 * decimals. */
void buf_fixed(struct buf *b, int64_t v, unsigned decimals);

struct str buf_view(const struct buf *b);                  /* borrowed until the next put */
struct str buf_copy(const struct buf *b, struct arena *a); /* owned by the arena */

/* ---- What is called for single characters is inline */

void buf_reserve(struct buf *b, size_t n); /* for the functions here */

static inline char *buf_room(struct buf *b, size_t n)
{
    if (b->cap - b->n <= n) /* a NUL comes behind */
        buf_reserve(b, n);
    return b->s + b->n;
}

static inline void buf_took(struct buf *b, size_t n)
{
    b->n += n;
    b->s[b->n] = '\0';
}

static inline void buf_char(struct buf *b, char c)
{
    *buf_room(b, 1) = c;
    buf_took(b, 1);
}

#endif
