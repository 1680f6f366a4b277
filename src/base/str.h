/*
 * str.h: a slice of text, borrowed from wherever the bytes live.
 *
 * A str is UTF-8 unless its owner says otherwise, carries its length in bytes, and need not end
 * with a NUL. An absent text is STR_NONE (s == NULL); an empty one has n == 0. Functions that make
 * text allocate it in the arena given and do end it with a NUL.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct arena;

struct str {
    const char *s; /* borrowed */
    size_t n;      /* bytes */
};

#define STR_NONE     ((struct str){NULL, 0})
#define STR(literal) ((struct str){"" literal "", sizeof(literal) - 1})
/* The same where C wants a constant: in the initialiser of a static table. */
#define STR_INIT(literal)                                                                          \
    {                                                                                              \
        "" literal "", sizeof(literal) - 1                                                         \
    }
/* For printf's "%.*s". */
#define STR_ARG(x) (int)(x).n, (x).s ? (x).s : ""

struct str str_from(const char *nul_terminated); /* NULL gives STR_NONE */

/* Clamped to s. */
static inline struct str str_sub(struct str s, size_t from, size_t to)
{
    if (!s.s)
        return s;
    to = to > s.n ? s.n : to;
    from = from > to ? to : from;
    return (struct str){s.s + from, to - from};
}
static inline bool str_eq(struct str a, struct str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.s, b.s, a.n) == 0);
}
static inline bool str_starts(struct str s, struct str prefix)
{
    return s.n >= prefix.n && (prefix.n == 0 || memcmp(s.s, prefix.s, prefix.n) == 0);
}
bool str_eq_ascii_case(struct str a, struct str b); /* letter case of A–Z ignored */
bool str_ends(struct str s, struct str suffix);
int str_cmp(struct str a, struct str b); /* by bytes: a stable order, not an alphabet */

/* Byte offset of the first needle at or after `from`, or SIZE_MAX. */
size_t str_find(struct str s, struct str needle, size_t from);
size_t str_find_char(struct str s, char c, size_t from);

/* Without ASCII white space, U+00A0, U+FEFF and U+200B at either end. */
struct str str_trim(struct str s);

/* Takes the piece up to `sep` off the front of *rest; false when *rest is STR_NONE, that is used
 * up. */
bool str_split(struct str *rest, char sep, struct str *piece);

uint64_t str_hash(struct str s); /* FNV-1a, 64 bits: the same on every machine */

/* Copies and joins; owned by the arena, ended with a NUL. */
struct str str_copy(struct arena *a, struct str s);
struct str str_join(struct arena *a, struct str x, struct str y);
struct str str_printf(struct arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
const char *str_z(struct arena *a, struct str s); /* as a C string */

/* Decimal digits only, no sign, no more than `max`; false otherwise. */
bool str_to_uint(struct str s, unsigned max, unsigned *out);

/* Edit distance (Damerau, adjacent swaps) over code points, for "did you mean"; limit + 1 when over
 * `limit` or when either has more than 64 code points. */
unsigned str_distance(struct str a, struct str b, unsigned limit);

/* The nearest of `names`, which NULL ends, to a misspelt word; NULL when none is near. */
const char *str_suggest(struct str word, const char *const *names);

#endif
