/*
 * The base layer against plain and slow versions of itself, over many random inputs. The generator
 * is fixed, so that a failure repeats.
 */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/utf8.h"

/* SplitMix64 (Steele, Lea, Flood 2014) */
static uint64_t random_state;

static uint64_t random_next(void)
{
    uint64_t z = random_state += 0x9E3779B97F4A7C15u;

    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

static size_t random_below(size_t n)
{
    return (size_t)(random_next() % n);
}

static int seed(void **state)
{
    (void)state;
    random_state = 1;
    return 0;
}

/* Up to 11 letters of a tiny alphabet, so that matches are frequent. */
static struct str random_word(char out[static 12], const char *alphabet)
{
    size_t n = random_below(12), letters = strlen(alphabet);

    for (size_t i = 0; i < n; i++)
        out[i] = alphabet[random_below(letters)];
    return (struct str){out, n};
}

static size_t plain_find(struct str s, struct str needle, size_t from)
{
    for (; from + needle.n <= s.n; from++)
        if (memcmp(s.s + from, needle.s, needle.n) == 0)
            return from;
    return SIZE_MAX;
}

static void test_find(void **state)
{
    char text[12], word[12];

    (void)state;
    for (int i = 0; i < 100000; i++) {
        struct str s = random_word(text, "ab"), needle = str_sub(random_word(word, "ab"), 0, 3);
        size_t from = random_below(14);

        assert_int_equal(str_find(s, needle, from), plain_find(s, needle, from));
    }
}

/* Every piece between separators, and putting them together gives the text back. */
static void test_split(void **state)
{
    char text[12];

    (void)state;
    for (int i = 0; i < 20000; i++) {
        struct str s = random_word(text, "a;"), rest = s, piece;
        struct buf b = {0};
        size_t pieces = 0;

        while (str_split(&rest, ';', &piece)) {
            assert_int_equal(str_find_char(piece, ';', 0), SIZE_MAX);
            if (pieces++)
                buf_char(&b, ';');
            buf_str(&b, piece);
        }
        assert_true(str_eq(buf_view(&b), s));
        buf_release(&b);
    }
}

/* What trimming leaves has no blank at an end, and what it took was blank. */
static void test_trim(void **state)
{
    char text[12];

    (void)state;
    for (int i = 0; i < 20000; i++) {
        struct str s = random_word(text, " \tx\xC2\xA0\xE2\x80\x8B"), t = str_trim(s);

        assert_true(str_eq(str_trim(t), t));
        assert_true(t.n == 0 || (t.s >= s.s && t.s + t.n <= s.s + s.n));
        for (size_t k = 0; k < s.n; k++)
            if (s.s[k] == 'x')
                assert_true(s.s + k >= t.s && s.s + k < t.s + t.n);
    }
}

/* The recurrence of the optimal string alignment distance, straight. */
static unsigned plain_distance(struct str a, struct str b)
{
    unsigned best;

    if (a.n == 0 || b.n == 0)
        return (unsigned)(a.n + b.n);
    best = plain_distance(str_sub(a, 1, a.n), b) + 1;
    if (plain_distance(a, str_sub(b, 1, b.n)) + 1 < best)
        best = plain_distance(a, str_sub(b, 1, b.n)) + 1;
    if (plain_distance(str_sub(a, 1, a.n), str_sub(b, 1, b.n)) + (a.s[0] != b.s[0]) < best)
        best = plain_distance(str_sub(a, 1, a.n), str_sub(b, 1, b.n)) + (a.s[0] != b.s[0]);
    if (a.n > 1 && b.n > 1 && a.s[0] == b.s[1] && a.s[1] == b.s[0] &&
        plain_distance(str_sub(a, 2, a.n), str_sub(b, 2, b.n)) + 1 < best)
        best = plain_distance(str_sub(a, 2, a.n), str_sub(b, 2, b.n)) + 1;
    return best;
}

static void test_distance(void **state)
{
    char x[12], y[12];

    (void)state;
    for (int i = 0; i < 5000; i++) {
        struct str a = str_sub(random_word(x, "abc"), 0, 5);
        struct str b = str_sub(random_word(y, "abc"), 0, 5);
        unsigned distance = plain_distance(a, b), limit = (unsigned)random_below(6);

        assert_int_equal(str_distance(a, b, limit), distance <= limit ? distance : limit + 1);
    }
}

static void test_numbers(void **state)
{
    (void)state;
    for (int i = 0; i < 100000; i++) {
        int64_t v = (int64_t)(random_next() >> random_below(64));
        unsigned decimals = (unsigned)random_below(8), back;
        struct buf b = {0};
        char text[32];
        int n;

        if (random_below(2) && v > 0)
            v = -v;
        buf_int(&b, v);
        snprintf(text, sizeof text, "%lld", (long long)v);
        assert_str(buf_view(&b), text);
        assert_int_equal(str_to_uint(buf_view(&b), UINT32_MAX, &back), v >= 0 && v <= UINT32_MAX);

        /* Exact in a double up to 2^53: then printf says the same, but for its trailing zeros. */
        v %= (int64_t)1 << 50;
        buf_clear(&b);
        buf_fixed(&b, v, decimals);
        double scale = 1;
        for (unsigned k = 0; k < decimals; k++)
            scale *= 10;
        n = snprintf(text, sizeof text, "%.*f", (int)decimals, (double)v / scale);
        if (decimals)
            while (text[n - 1] == '0')
                text[--n] = '\0';
        if (text[n - 1] == '.')
            text[--n] = '\0';
        assert_str(buf_view(&b), strcmp(text, "-0") == 0 ? "0" : text);
        buf_release(&b);
    }
}

/* Any bytes: the decoder comes to the end, and what it gives is well-formed and as long as it says.
 */
static void test_utf8(void **state)
{
    (void)state;
    for (int i = 0; i < 100000; i++) {
        char bytes[16];
        struct str s = {bytes, random_below(sizeof bytes)};
        struct buf b = {0};
        size_t at = 0, points = 0;

        for (size_t k = 0; k < s.n; k++)
            bytes[k] = (char)(random_below(2) ? random_next() : random_next() % 64 + 0x80);
        for (; at < s.n; points++)
            buf_utf8(&b, utf8_next(s, &at));
        assert_int_equal(at, s.n);
        assert_int_equal(utf8_length(s), points);
        assert_true(utf8_check(buf_view(&b)) == SIZE_MAX);
        assert_int_equal(utf8_check(s) == SIZE_MAX, str_eq(buf_view(&b), s));
        buf_release(&b);
    }
}

/* Whatever stands in a message, one message is one line of well-formed text without control
 * characters. */
static void test_messages(void **state)
{
    struct diag d;
    char *text = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&text, &n);

    (void)state;
    diag_init(&d, out);
    for (int i = 0; i < 5000; i++) {
        char bytes[13] = {0};

        for (size_t k = 0; k < 12; k++)
            bytes[k] = (char)random_next();
        rewind(out);
        diag_report(&d, DIAG_BAD_VALUE, LOC_NONE, "%s", bytes);
        fflush(out);
        assert_int_equal(text[n - 1], '\n');
        assert_true(utf8_check((struct str){text, n}) == SIZE_MAX);
        for (size_t k = 0; k + 1 < n; k++)
            assert_true((unsigned char)text[k] >= 0x20 && text[k] != 0x7F);
    }
    fclose(out);
    free(text);
}

/* Arena pieces of any size, filled, never touch one another. */
static void test_arena(void **state)
{
    enum { PIECES = 64 };
    struct arena a;

    (void)state;
    arena_init(&a);
    for (int round = 0; round < 50; round++) {
        struct {
            unsigned char *p;
            size_t n;
        } piece[PIECES];

        for (size_t i = 0; i < PIECES; i++) {
            piece[i].n = random_below(random_below(20) ? 2000 : 200000);
            piece[i].p = arena_alloc(&a, piece[i].n);
            for (size_t k = 0; k < piece[i].n; k += 97)
                assert_int_equal(piece[i].p[k], 0);
            memset(piece[i].p, (int)i + 1, piece[i].n);
        }
        for (size_t i = 0; i < PIECES; i++)
            for (size_t k = 0; k < piece[i].n; k++)
                if (piece[i].p[k] != i + 1)
                    fail_msg("piece %zu of %zu bytes was overwritten at %zu", i, piece[i].n, k);
        arena_reset(&a);
    }
    arena_release(&a);
}

static void test_iso_dates(void **state)
{
    (void)state;
    for (int i = 0; i < 100000; i++) {
        struct date d = {(int16_t)random_below(10000), (uint8_t)random_below(14),
                         (uint8_t)random_below(33)};
        struct date back = DATE_NONE;
        char text[16];

        snprintf(text, sizeof text, "%04d-%02d-%02d", d.year, d.month, d.day);
        assert_int_equal(date_from_iso(str_from(text), &back), date_valid(d));
        assert_int_equal(date_cmp(back, date_valid(d) ? d : DATE_NONE), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_find, seed),      cmocka_unit_test_setup(test_split, seed),
        cmocka_unit_test_setup(test_trim, seed),      cmocka_unit_test_setup(test_distance, seed),
        cmocka_unit_test_setup(test_numbers, seed),   cmocka_unit_test_setup(test_utf8, seed),
        cmocka_unit_test_setup(test_messages, seed),  cmocka_unit_test_setup(test_arena, seed),
        cmocka_unit_test_setup(test_iso_dates, seed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
