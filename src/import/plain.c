/*
 * plain.c: seeing quickly that a text is fit for print as it stands.
 *
 * Every text of an export passes here, so it is looked at sixteen bytes at a time, each beside the
 * bytes before and after it, by the compiler's vectors; where that finds anything, the characters
 * are looked at one by one.
 */
#include "import/plain.h"

enum { WIDTH = 16 };

typedef unsigned char bytes __attribute__((vector_size(WIDTH)));
typedef signed char truths __attribute__((vector_size(WIDTH))); /* -1 where it is so, 0 elsewhere */

static bytes load(const unsigned char *p)
{
    bytes v;

    memcpy(&v, p, sizeof v);
    return v;
}

static bool any(truths t)
{
    uint64_t halves[2];

    memcpy(halves, &t, sizeof halves);
    return halves[0] | halves[1];
}

/* ---- One by one */

/* Behind C3, à–ÿ, Ä, Ö, É; without those that may lead a doubly encoded character, see mend.c. */
static bool is_latin(const unsigned char *p)
{
    if (p[1] < 0xA0)
        return p[1] == 0x84 || p[1] == 0x96 || p[1] == 0x89;
    return p[1] <= 0xBF && p[1] != 0xA2 && p[1] != 0xB0;
}

/* Behind E2, dashes, quotes, the euro. */
static bool is_punctuation(const unsigned char *p)
{
    if (p[1] == 0x80)
        return (p[2] >= 0x90 && p[2] <= 0xA7) || (p[2] >= 0xB0 && p[2] <= 0xBE);
    return p[1] == 0x82 && p[2] == 0xAC;
}

/* Bytes of the plain character at p; 0: it needs work. */
static size_t character(const unsigned char *p, const unsigned char *end)
{
    switch (*p) {
    case '&':
    case '<':
    case 0x7F:
        return 0;
    case ' ':
        return end - p > 1 && p[1] == ' ' ? 0 : 1;
    case 0xC3:
        return end - p > 1 && is_latin(p) ? 2 : 0;
    case 0xE2:
        return end - p > 2 && is_punctuation(p) ? 3 : 0;
    default:
        return *p > ' ' && *p < 0x7F;
    }
}

/* Behind the characters that begin before `to`; NULL: one of them needs work. */
static const unsigned char *pass(const unsigned char *p, const unsigned char *to,
                                 const unsigned char *end)
{
    size_t n = 1;

    for (; p < to && n; p += n)
        n = character(p, end);
    return n ? p : NULL;
}

/* ---- Sixteen at once */

/* As character(), but for punctuation, which is rare. */
static truths is_work(bytes before, bytes at, bytes after)
{
    truths latin = ((after >= 0xA0) & (after <= 0xBF) & (after != 0xA2) & (after != 0xB0)) |
                   (after == 0x84) | (after == 0x96) | (after == 0x89);
    truths ascii =
        (at >= ' ') & (at < 0x7F) & (at != '&') & (at != '<') & ~((at == ' ') & (after == ' '));
    truths lead = (at == 0xC3) & latin;
    truths follow = (at >= 0x80) & (at <= 0xBF) & (before == 0xC3);

    return ~(ascii | lead | follow);
}

/* What suspect_note looks for begins so. */
static truths is_note(bytes at, bytes after)
{
    return (at == '(') | (at == '[') | ((at == '?') & (after == '?')) |
           ((at == 'T') & ((after == 'O') | (after == 'A'))) | ((at == 'F') & (after == 'I')) |
           ((at == 'X') & (after == 'X')) | ((at == 'L') & (after == 'o'));
}

/* The last bytes, with letters around them, so that sixteen can be looked at. */
struct padded {
    unsigned char before, at[WIDTH + 1];
};

static void pad(struct padded *out, const unsigned char *p, size_t n, bool first)
{
    memset(out, 'x', sizeof *out);
    if (!first)
        out->before = p[-1];
    memcpy(out->at, p, n);
}

bool plain_is(struct str s, bool *note)
{
    const unsigned char *start = (const unsigned char *)s.s, *end = start + s.n, *p = start;
    truths notes = {0};
    struct padded last;

    *note = false;
    if (s.n && (*start == ' ' || end[-1] == ' '))
        return false;
    while (p < end) {
        size_t left = (size_t)(end - p), n = left < WIDTH ? left : WIDTH;
        const unsigned char *here = p;
        bytes at, after;

        if (left <= WIDTH || p == start) {
            pad(&last, p, n, p == start);
            here = last.at;
            last.at[n] = left > n ? p[n] : 'x';
        }
        at = load(here);
        after = load(here + 1);
        notes |= is_note(at, after);
        if (!any(is_work(load(here - 1), at, after))) {
            p += n;
            continue;
        }
        if (p > start && p[-1] == 0xC3) /* the character began before, and is known to be plain */
            p++;
        p = pass(p, p + n < end ? p + n : end, end);
        if (!p)
            return false;
    }
    *note = any(notes);
    return true;
}
