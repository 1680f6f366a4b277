/*
 * fold.c: see fold.h.
 */
#include "check/fold.h"

#include <string.h>

#include "base/utf8.h"

enum { OTHER = 27, OTHERS = 5 }; /* letters beyond a–z share the last five numbers */

static uint32_t mix(uint32_t hash, uint32_t v)
{
    return (hash ^ v) * 0x01000193u; /* FNV-1a, a symbol at a time */
}

/* a–z of a letter of Latin-1 or of the two carons, 0 when it is another. */
static unsigned latin(uint32_t c)
{
    static const char plain[] = "aaaaaaaceeeeiiiidnooooo ouuuuyty"; /* U+00E0–U+00FF */

    if (c >= 0xC0 && c <= 0xDE)
        c += 0x20;
    if (c >= 0xE0 && c <= 0xFF && c != 0xF7)
        return (unsigned)(plain[c - 0xE0] - 'a' + 1);
    return c == 0x160 || c == 0x161 ? 's' - 'a' + 1 : c == 0x17D || c == 0x17E ? 'z' - 'a' + 1 : 0;
}

/* 0 for what is no letter. */
static unsigned symbol(uint32_t c)
{
    if (c < 0x80)
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? (c | 0x20) - 'a' + 1 : 0;
    if (c < 0xC0 || c == 0xD7 || c == 0xF7 || (c >= 0x300 && c <= 0x36F) ||
        (c >= 0x2000 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x303F) || c >= 0xFE00)
        return 0;
    return latin(c) ? latin(c) : OTHER + c % OTHERS;
}

/* The character at *at; 0 behind the last one, which ends the last word. */
static uint32_t next(struct str s, size_t *at)
{
    if (*at < s.n)
        return s.s[*at] & 0x80 ? utf8_next(s, at) : (unsigned char)s.s[(*at)++];
    ++*at;
    return 0;
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static void put(struct folded *f, unsigned v)
{
    if (f->n < FOLD_MOST)
        f->v[f->n++] = (uint8_t)v;
    else
        f->rest = mix(f->rest, v);
    f->whole++;
}

void fold_name(struct str name, struct folded *out)
{
    unsigned word = 0, last = 0; /* letters of the word at hand, and its last one */
    size_t number = 0;           /* where the last number ends; 0: none yet */

    *out = (struct folded){.hash = 0x811C9DC5u};
    for (size_t at = 0; at <= name.n;) {
        uint32_t c = next(name, &at);
        unsigned v = symbol(c);

        if (v) {
            put(out, v);
            last = v;
            word++;
        } else if (!(c >= 0x300 && c <= 0x36F)) { /* a mark belongs to its letter */
            if (word == 1)
                out->marks = mix(out->marks, last);
            word = 0;
        }
        if (is_digit(c)) {
            if (number && number + 1 < at) { /* "3 12" is not "31 2" */
                out->marks = mix(out->marks, ' ');
                out->hash = mix(out->hash, ' ');
            }
            out->marks = mix(out->marks, c);
            number = at;
        }
        if (v || is_digit(c))
            out->hash = mix(out->hash, v ? v : c);
    }
}

/* ---- Organizations */

static bool is_legal_form(const uint8_t *v, unsigned n)
{
    static const char *const forms[] = {"ry", "rf", "oy", "ab", "oyj", "rs", "sr"};
    char word[4] = {0};

    if (n == 1)
        return v[0] < '0'; /* "r. y.", but not "Kerho 1" */
    if (n > 3)
        return false;
    for (unsigned i = 0; i < n; i++)
        word[i] = (char)(v[i] + 'a' - 1);
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (strcmp(word, forms[i]) == 0)
            return true;
    return false;
}

uint32_t fold_organization(struct str name)
{
    uint32_t sum = 0, word = 0;
    uint8_t first[4];
    unsigned n = 0;

    for (size_t at = 0; at <= name.n;) {
        uint32_t c = next(name, &at);
        unsigned v = symbol(c);

        if (is_digit(c))
            v = c;
        if (v) {
            if (n < sizeof first)
                first[n] = (uint8_t)v;
            word = mix(word, v);
            n++;
        } else if (!(c >= 0x300 && c <= 0x36F)) {
            if (n && !is_legal_form(first, n))
                sum += mix(word, n);
            word = n = 0;
        }
    }
    return sum;
}

/* ---- Distance */

/* Symbols that one has and the other lacks: no edit changes more than two of them. */
static unsigned difference(const struct folded *a, const struct folded *b)
{
    int8_t count[32] = {0};
    unsigned sum = 0;

    for (unsigned i = 0; i < a->n; i++)
        count[a->v[i]]++;
    for (unsigned i = 0; i < b->n; i++)
        count[b->v[i]]--;
    for (unsigned i = 0; i < 32; i++)
        sum += (unsigned)(count[i] < 0 ? -count[i] : count[i]);
    return sum;
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

unsigned fold_distance(const struct folded *a, const struct folded *b, unsigned most)
{
    unsigned rows[3][FOLD_MOST + 1];
    unsigned *before = rows[0], *last = rows[1], *row = rows[2];

    if (difference(a, b) > 2 * most)
        return most + 1;
    for (unsigned j = 0; j <= b->n; j++)
        last[j] = j;
    for (unsigned i = 1; i <= a->n; i++) {
        unsigned *spare = before, smallest = row[0] = i;

        for (unsigned j = 1; j <= b->n; j++) {
            bool same = a->v[i - 1] == b->v[j - 1];

            row[j] = least(last[j - 1] + !same, least(last[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a->v[i - 1] == b->v[j - 2] && a->v[i - 2] == b->v[j - 1])
                row[j] = least(row[j], before[j - 2] + 1);
            smallest = least(smallest, row[j]);
        }
        if (smallest > most)
            return most + 1;
        before = last;
        last = row;
        row = spare;
    }
    return last[b->n] <= most ? last[b->n] : most + 1;
}
