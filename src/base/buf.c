/*
 * buf.c: a growing byte buffer on the heap.
 */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

enum { DIGITS = 20 }; /* of the largest uint64_t */

void buf_reserve(struct buf *b, size_t n)
{
    size_t need = n < SIZE_MAX - b->n ? b->n + n + 1 : SIZE_MAX;
    size_t cap = b->cap > SIZE_MAX / 2 ? SIZE_MAX : b->cap * 2;

    if (need <= b->cap)
        return;
    cap = cap < 64 ? 64 : cap;
    cap = cap < need ? need : cap;
    b->s = heap_grow(b->s, cap);
    b->cap = cap;
}

void buf_release(struct buf *b)
{
    free(b->s);
    *b = (struct buf){0};
}

void buf_clear(struct buf *b)
{
    buf_cut(b, 0);
}

void buf_cut(struct buf *b, size_t n)
{
    b->n = n;
    if (b->s)
        b->s[n] = '\0';
}

void buf_put(struct buf *b, const void *p, size_t n)
{
    char *to = buf_room(b, n);

    if (n)
        memcpy(to, p, n);
    buf_took(b, n);
}

void buf_str(struct buf *b, struct str s)
{
    buf_put(b, s.s, s.n);
}

void buf_puts(struct buf *b, const char *s)
{
    buf_put(b, s, strlen(s));
}

void buf_utf8(struct buf *b, uint32_t code_point)
{
    char bytes[4];

    buf_put(b, bytes, utf8_encode(code_point, bytes));
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    buf_vprintf(b, fmt, args);
    va_end(args);
}

void buf_vprintf(struct buf *b, const char *fmt, va_list args)
{
    enum { GUESS = 64 };
    size_t room;
    va_list again;
    int n;

    buf_reserve(b, GUESS);
    room = b->cap - b->n;
    va_copy(again, args);
    n = vsnprintf(b->s + b->n, room, fmt, again);
    va_end(again);
    if (n >= 0 && (size_t)n >= room) {
        buf_reserve(b, (size_t)n);
        vsnprintf(b->s + b->n, (size_t)n + 1, fmt, args);
    }
    if (n > 0)
        b->n += (size_t)n;
    b->s[b->n] = '\0';
}

unsigned buf_digits(uint64_t v)
{
    unsigned n = 1;

    for (; v >= 10; v /= 10)
        n++;
    return n;
}

/* The n last decimal digits of v; returns what is behind them. */
static char *put_digits(char *to, uint64_t v, unsigned n)
{
    static const char pairs[] = "00010203040506070809101112131415161718192021222324"
                                "25262728293031323334353637383940414243444546474849"
                                "50515253545556575859606162636465666768697071727374"
                                "75767778798081828384858687888990919293949596979899";
    char *at = to + n;

    for (; at - to >= 2; v /= 100)
        memcpy(at -= 2, pairs + 2 * (v % 100), 2);
    if (at > to)
        *to = (char)('0' + v % 10);
    return to + n;
}

static uint64_t magnitude(int64_t v)
{
    return v < 0 ? ~(uint64_t)v + 1 : (uint64_t)v;
}

void buf_int(struct buf *b, int64_t v)
{
    char *start = buf_room(b, DIGITS + 1); /* a sign */
    char *to = start;

    if (v < 0)
        *to++ = '-';
    to = put_digits(to, magnitude(v), buf_digits(magnitude(v)));
    buf_took(b, (size_t)(to - start));
}

void buf_int_right(struct buf *b, uint32_t v, unsigned width)
{
    unsigned digits = buf_digits(v);
    unsigned blanks = width > digits ? width - digits : 0;
    char *to = buf_room(b, blanks + digits);

    memset(to, ' ', blanks);
    put_digits(to + blanks, v, digits);
    buf_took(b, blanks + digits);
}

void buf_fixed(struct buf *b, int64_t v, unsigned decimals)
{
    uint64_t whole = magnitude(v), one = 1;
    char *start = buf_room(b, DIGITS + 3); /* a sign, a zero and a point */
    char *to = start;

    for (unsigned i = 0; i < decimals; i++)
        one *= 10;
    if (v < 0)
        *to++ = '-';
    to = put_digits(to, whole / one, buf_digits(whole / one));
    if (whole % one) {
        *to++ = '.';
        to = put_digits(to, whole % one, decimals);
        while (to[-1] == '0')
            to--;
    }
    buf_took(b, (size_t)(to - start));
}

struct str buf_view(const struct buf *b)
{
    return (struct str){b->s, b->n};
}

struct str buf_copy(const struct buf *b, struct arena *a)
{
    return str_copy(a, (struct str){b->s ? b->s : "", b->n});
}
