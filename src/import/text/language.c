/*
 * language.c: see language.h.
 */
#include "import/text/language.h"

#include <string.h>

#include "base/utf8.h"
#include "import/value/words.h"

/* Bytes of a text, from its beginning, at whose letters and words we look. */
enum { LETTERS = 240, WORDS = 160 };

/* ---- Letters */

/* Arabic letters that one of these languages has and the ones below it have not. */
static lang_tag arabic_language(struct str s)
{
    static const struct {
        lang_tag lang;
        const char *letters;
    } own[] = {
        {LANG2('u', 'r'), "ٹڈڑےں"},
        {LANG2('p', 's'), "ټډړږښڼېۍ"},
        {LANG3('c', 'k', 'b'), "ێۆڕڵە"},
        {LANG2('f', 'a'), "پچژگیک"},
    };

    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        for (size_t at = 0; at < s.n;) {
            char letter[4];
            size_t n = utf8_encode(utf8_next(s, &at), letter);

            if (n > 1 && str_find(str_from(own[i].letters), (struct str){letter, n}, 0) != SIZE_MAX)
                return own[i].lang;
        }
    return LANG2('a', 'r');
}

static lang_tag cyrillic_language(struct str s)
{
    static const struct str ukrainian[] = {STR_INIT("і"), STR_INIT("ї"), STR_INIT("є"),
                                           STR_INIT("ґ"), STR_INIT("І"), STR_INIT("Ї"),
                                           STR_INIT("Є"), STR_INIT("Ґ")};

    for (size_t i = 0; i < sizeof ukrainian / sizeof *ukrainian; i++)
        if (str_find(s, ukrainian[i], 0) != SIZE_MAX)
            return LANG2('u', 'k');
    return LANG2('r', 'u');
}

/* The letters of the languages that are written in no others, by Unicode's blocks; Hindi stands for
 * all that are written as it is. */
static const struct letters {
    uint32_t from, to;
    lang_tag lang;                    /* this, or … */
    lang_tag (*language)(struct str); /* … what this says of a text of them */
} blocks[] = {
    {0x0370, 0x03FF, LANG2('e', 'l'), NULL}, {0x0400, 0x052F, 0, cyrillic_language},
    {0x0530, 0x058F, LANG2('h', 'y'), NULL}, {0x0590, 0x05FF, LANG2('h', 'e'), NULL},
    {0x0600, 0x06FF, 0, arabic_language},    {0x0900, 0x097F, LANG2('h', 'i'), NULL},
    {0x0980, 0x09FF, LANG2('b', 'n'), NULL}, {0x0B80, 0x0BFF, LANG2('t', 'a'), NULL},
    {0x0E00, 0x0E7F, LANG2('t', 'h'), NULL}, {0x0E80, 0x0EFF, LANG2('l', 'o'), NULL},
    {0x1000, 0x109F, LANG2('m', 'y'), NULL}, {0x10A0, 0x10FF, LANG2('k', 'a'), NULL},
    {0x1200, 0x137F, LANG2('a', 'm'), NULL}, {0x1780, 0x17FF, LANG2('k', 'm'), NULL},
    {0x3040, 0x30FF, LANG2('j', 'a'), NULL}, {0x4E00, 0x9FFF, LANG2('z', 'h'), NULL},
    {0xAC00, 0xD7A3, LANG2('k', 'o'), NULL},
};

enum { BLOCKS = sizeof blocks / sizeof *blocks };

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* Has one of eight bytes 11 in front, and a 1 in the next three bits? It is the first of a
 * character beyond most Latin letters, or of a dash or quote. */
static bool any_leads_further(const char *eight)
{
    uint64_t v;

    memcpy(&v, eight, sizeof v);
    return (v & v << 1 & (v << 2 | v << 3 | v << 4) & EACH(0x80)) != 0;
}

/* Has it a character beyond Latin letters, accents, dashes and quotes? Nearly no text has. */
static bool has_other_letters(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.s[i];

        if (i + 8 <= s.n && !any_leads_further(s.s + i))
            i += 7;
        else if (c >= 0xCD && c != 0xE2 && c != 0xEF)
            return true;
    }
    return false;
}

static bool is_latin(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c < 0x250);
}

/* Of Latin letters with two marks (ế, ộ); one of theirs in six has. */
static bool is_vietnamese(uint32_t c)
{
    return c >= 0x1EA0 && c <= 0x1EF9;
}

/* In which most letters are, twice as many as Latin ones; Japanese has Chinese ones, too. */
static lang_tag language_of_letters(struct str s)
{
    enum { ONE_IN = 12 };
    unsigned count[BLOCKS] = {0}, latin = 0, vietnamese = 0, best = 0;

    s = str_sub(s, 0, LETTERS);
    if (!has_other_letters(s))
        return 0;
    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_next(s, &at);

        latin += is_latin(c);
        vietnamese += is_vietnamese(c);
        for (unsigned i = 0; c >= blocks[0].from && i < BLOCKS; i++)
            count[i] += c >= blocks[i].from && c <= blocks[i].to;
    }
    for (unsigned i = 1; i < BLOCKS; i++)
        best = count[i] > count[best] ? i : best;
    if (count[best] <= 2 * latin)
        return vietnamese && vietnamese * ONE_IN >= latin ? LANG2('v', 'i') : 0;
    if (blocks[best].lang == LANG2('z', 'h') && count[best - 1])
        best--;
    return blocks[best].language ? blocks[best].language(s) : blocks[best].lang;
}

/* Are both languages written with the same letters, other than Latin ones? */
static bool are_written_alike(lang_tag a, lang_tag b)
{
    static const char *const alike[] = {"ar fa ckb ur ps sd ug", "ru uk be bg sr mk kk", "hi ne mr",
                                        "am ti", "ja zh"};
    char first[4], second[4];

    lang_code(a, first);
    lang_code(b, second);
    for (size_t i = 0; i < sizeof alike / sizeof *alike; i++)
        if (words_in_list(str_from(first), alike[i]) && words_in_list(str_from(second), alike[i]))
            return true;
    return a == b;
}

/* ---- Small words */

enum { FI, SV, EN, LANGUAGES, MOST_BYTES = 4 };

static const lang_tag languages[LANGUAGES] = {LANG_FI, LANG_SV, LANG_EN};

struct words {
    unsigned all, of[LANGUAGES + 1]; /* and of none of them */
    unsigned last[LANGUAGES];        /* which word was the last of it, from 1 */
    unsigned gap[LANGUAGES];         /* the most words in a row, up to that, that are not */
};

#define WORD2(a, b)       ((uint32_t)(unsigned char)(a) << 8 | (unsigned char)(b))
#define WORD3(a, b, c)    (WORD2(a, b) << 8 | (unsigned char)(c))
#define WORD4(a, b, c, d) (WORD3(a, b, c) << 8 | (unsigned char)(d))

/* The language that a small word is of, and neither of the others; LANGUAGES: of none. */
static int language_of_word(uint32_t word)
{
    switch (word) {
    case WORD2('j', 'a'):
    case WORD3('t', 'a', 'i'):
    case WORD4('j', 'o', 'k', 'a'):
    case WORD2('e', 'i'):
    case WORD3('v', 'o', 'i'):
    case WORD4('v', 'o', 'i', 't'):
    case WORD3('j', 'o', 's'):
    case WORD3('k', 'u', 'n'):
    case WORD4('o', 'v', 'a', 't'):
    case WORD4('o', 'l', 'l', 'a'):
    case WORD3('s', 'a', 'a'):
    case WORD4('t', 'u', 'l', 'e'):
        return FI;
    case WORD3('o', 'c', 'h'):
    case WORD3('a', 't', 't'):
    case WORD3('s', 'o', 'm'):
    case WORD2('a', 'v'):
    case WORD4('t', 'i', 'l', 'l'):
    case WORD3('m', 'e', 'd'):
    case WORD3('d', 'e', 't'):
    case WORD3('d', 'e', 'n'):
    case WORD3('e', 't', 't'):
    case WORD3('k', 'a', 'n'):
    case WORD3('h', 'o', 's'):
    case WORD3('o', 's', 's'):
    case WORD4('i', 'n', 't', 'e'):
    case WORD4('a', 'l', 'l', 'a'):
    case WORD3('\xC3', '\xA4', 'r'):      /* är */
    case WORD4('f', '\xC3', '\xB6', 'r'): /* för */
    case WORD3('p', '\xC3', '\xA5'):      /* på */
    case WORD3('h', 'a', 'r'):
    case WORD3('s', 'k', 'a'):
    case WORD2('d', 'u'):
    case WORD2('v', 'i'):
        return SV;
    case WORD3('t', 'h', 'e'):
    case WORD2('o', 'f'):
    case WORD3('a', 'n', 'd'):
    case WORD2('i', 's'):
    case WORD3('a', 'r', 'e'):
    case WORD4('w', 'i', 't', 'h'):
    case WORD2('b', 'y'):
    case WORD4('f', 'r', 'o', 'm'):
    case WORD3('y', 'o', 'u'):
    case WORD4('t', 'h', 'i', 's'):
    case WORD4('t', 'h', 'a', 't'):
    case WORD3('w', 'h', 'o'):
    case WORD2('o', 'r'):
    case WORD3('m', 'a', 'y'):
    case WORD2('b', 'e'):
    case WORD4('y', 'o', 'u', 'r'):
    case WORD4('w', 'i', 'l', 'l'):
    case WORD3('f', 'o', 'r'):
    case WORD3('o', 'u', 'r'):
    case WORD2('w', 'e'):
        return EN;
    default:
        return LANGUAGES;
    }
}

static void end_gap(struct words *w, int lang)
{
    unsigned gap = w->all - w->last[lang] - 1;

    if (gap > w->gap[lang])
        w->gap[lang] = gap;
    w->last[lang] = w->all;
}

static void count_word(struct words *w, struct str word)
{
    uint32_t v = 0;
    int lang;

    w->all++;
    if (word.n > MOST_BYTES)
        return;
    for (size_t i = 0; i < word.n; i++)
        v = v << 8 | (unsigned char)word.s[i];
    if (word.s[0] >= 'A' && word.s[0] <= 'Z')
        v |= UINT32_C(0x20) << 8 * (word.n - 1);
    lang = language_of_word(v);
    if (lang < LANGUAGES)
        end_gap(w, lang);
    w->of[lang]++;
}

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c & 0x80);
}

static struct words count_words(struct str s)
{
    struct words w = {0};

    s = str_sub(s, 0, WORDS);
    for (size_t at = 0, end; at < s.n; at = end + 1) {
        for (end = at; end < s.n && is_letter(s.s[end]);)
            end++;
        if (end > at)
            count_word(&w, str_sub(s, at, end));
    }
    return w;
}

static unsigned most_of(const struct words *w)
{
    unsigned best = 0;

    for (unsigned i = 1; i < LANGUAGES; i++)
        best = w->of[i] > w->of[best] ? i : best;
    return best;
}

/* ---- A text */

lang_tag language_of_text(struct str s)
{
    enum { ENOUGH = 2 };
    struct words w = count_words(s);
    unsigned best = most_of(&w);

    return w.of[best] >= ENOUGH ? languages[best] : language_of_letters(s);
}

/*
 * Three small words, one word in five, nowhere more than six in a row without; and none of any
 * other language. A text in two languages, one behind the other, stays what it should be.
 */
static lang_tag plain_words(struct str s, lang_tag usual)
{
    enum { ENOUGH = 3, ONE_IN = 5, GAP = 6 };
    struct words w = count_words(s);
    unsigned best = most_of(&w);

    for (unsigned i = 0; i < LANGUAGES; i++)
        if (i != best && w.of[i])
            return usual;
    if (w.of[best] < ENOUGH || w.of[best] * ONE_IN < w.all || w.gap[best] > GAP ||
        w.all - w.last[best] > GAP)
        return usual;
    return languages[best];
}

lang_tag language_unless_plain(struct str s, lang_tag usual, bool is_short)
{
    lang_tag lang = language_of_letters(s);

    if (!lang)
        return is_short ? usual : plain_words(s, usual);
    return are_written_alike(lang, usual) ? usual : lang;
}
