/*
 * plain.c: seeing quickly that a text is fit for print as it stands.
 *
 * Every text of an export passes here, so it is looked at sixteen bytes at a time, each beside the
 * one before it, by the compiler's vectors; where that finds anything, the characters are looked at
 * one by one.
 */
#include "import/text/plain.h"

enum { WIDTH = 16 };

/* Signed, which processors compare faster: bytes from 0x80 on are negative. As truths -1 and 0. */
typedef signed char bytes __attribute__((vector_size(WIDTH)));
#define BYTE(c) ((signed char)(c))

static bytes load(const unsigned char *p)
{
    bytes v;

    memcpy(&v, p, sizeof v);
    return v;
}

static bool any(bytes t)
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

/* Bytes of the plain character at p; 0: it needs work. A text does not begin with a space. */
static size_t character(const unsigned char *p, const unsigned char *end)
{
    switch (*p) {
    case '&':
    case '<':
    case 0x7F:
        return 0;
    case ' ':
        return p[-1] != ' ';
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

/* As character(), but for punctuation, which is rare; and the last of all may be a lead. */
static bytes is_work(bytes before, bytes at)
{
    bytes ascii =
        (at >= ' ') & (at != 0x7F) & (at != '&') & (at != '<') & ~((at == ' ') & (before == ' '));
    bytes latin =
        ((at > BYTE(0x9F)) & (at < BYTE(0xC0)) & (at != BYTE(0xA2)) & (at != BYTE(0xB0))) |
        (at == BYTE(0x84)) | (at == BYTE(0x96)) | (at == BYTE(0x89));
    bytes behind_lead = before == BYTE(0xC3);

    return (behind_lead & ~latin) | (~behind_lead & ~(ascii | (at == BYTE(0xC3))));
}

/* What suspect_note looks for begins so. */
static bytes is_note(bytes before, bytes at)
{
    return (at == '(') | (at == '[') | (at == '{') | ((before == '?') & (at == '?')) |
           ((before == 'T') & ((at == 'O') | (at == 'A') | (at == 'B'))) |
           ((before == 'F') & (at == 'I')) | ((before == 'X') & (at == 'X')) |
           ((before == 'x') & (at == 'x')) | ((before == 'L') & (at == 'o'));
}

/* A text of less than seventeen bytes, and a byte before it, with letters behind. */
static void pad(unsigned char out[1 + 2 * WIDTH], struct str s)
{
    memset(out, 'a', 1 + 2 * WIDTH);
    for (size_t i = 0; i < s.n; i++)
        out[1 + i] = (unsigned char)s.s[i];
}

/* `p`: where a character begins, or goes on behind its lead; there are sixteen bytes before `end`,
 * and one before those. */
static bool look(const unsigned char *p, const unsigned char *end, bytes *notes)
{
    while (p && p < end) {
        const unsigned char *here = end - p < WIDTH ? end - WIDTH : p;
        bytes before = load(here - 1), at = load(here);

        *notes |= is_note(before, at);
        if (!any(is_work(before, at)))
            p = here + WIDTH;
        else if (p[-1] == 0xC3)
            p = pass(p - 1, p + 1, end);
        else
            p = pass(p, end - p < WIDTH ? end : p + WIDTH, end);
    }
    return p;
}

bool plain_is(struct str s, bool *note)
{
    const unsigned char *start = (const unsigned char *)s.s, *end = start + s.n;
    unsigned char padded[1 + 2 * WIDTH];
    bytes notes = {0};
    bool plain;

    *note = false;
    if (s.n == 0)
        return true;
    if (*start == ' ' || end[-1] == ' ' || end[-1] == 0xC3)
        return false;
    if (s.n <= WIDTH) {
        pad(padded, s);
        plain = look(padded + 1, padded + 1 + WIDTH, &notes);
    } else {
        *note = *start == '(' || *start == '[' || *start == '{';
        plain = look(pass(start, start + 1, end), end, &notes);
    }
    *note |= any(notes);
    return plain;
}
