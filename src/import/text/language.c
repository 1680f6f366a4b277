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

static void end_gap(struct words *w, int lang)
{
    unsigned gap = w->all - w->last[lang] - 1;

    if (gap > w->gap[lang])
        w->gap[lang] = gap;
    w->last[lang] = w->all;
}

/* The language of a word; LANGUAGES, as a rule: of none, or of any. */
static int language_of_word(struct str word)
{
    /* None of them is a word of another of the three, nor without its dots and rings. */
    static const char *const small[LANGUAGES] = {
        [FI] = "ja tai joka ei voi voit jos kun ovat olla saa tule",
        [SV] = "och att som av till med det den ett kan hos oss inte alla ar pa har ska du vi",
        [EN] = "the and of is are with by from you this that who or may be your will our we",
    };
    int lang = 0;

    if (word.n > MOST_BYTES)
        return LANGUAGES;
    while (lang < LANGUAGES && !words_in_list(word, small[lang]))
        lang++;
    return lang;
}

static void count_word(struct words *w, struct str word)
{
    int lang = language_of_word(word);

    w->all++;
    w->of[lang]++;
    if (lang < LANGUAGES)
        end_gap(w, lang);
}

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c & 0x80);
}

/* Takes the next word off the text. False: there is none. */
static bool next_word(struct str *rest, struct str *word)
{
    size_t from = 0, end;

    while (from < rest->n && !is_letter(rest->s[from]))
        from++;
    for (end = from; end < rest->n && is_letter(rest->s[end]);)
        end++;
    *word = str_sub(*rest, from, end);
    *rest = str_sub(*rest, end, rest->n);
    return word->n != 0;
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
    struct str rest = str_sub(s, 0, WORDS), word;
    struct words w = {0};
    unsigned best;

    while (next_word(&rest, &word))
        count_word(&w, word);
    best = most_of(&w);
    return w.of[best] >= ENOUGH ? languages[best] : language_of_letters(s);
}

/* Can a text of these words still be plainly in a language: one whose small words come often
 * enough, and alone? */
static bool may_be_plain(const struct words *w, lang_tag usual)
{
    enum { GAP = 6 };
    bool may = false;

    for (unsigned i = 0; i < LANGUAGES; i++) {
        if (languages[i] == usual && w->of[i])
            return false;
        may |= languages[i] != usual && w->gap[i] <= GAP && w->all - w->last[i] <= GAP &&
               w->of[i] + w->of[LANGUAGES] == w->all;
    }
    return may;
}

/*
 * Three small words, one word in five, nowhere more than six in a row without; and none of any
 * other language. A text in two languages, one behind the other, stays what it should be. What is
 * in the usual language is seen at its seventh word, as a rule.
 */
static lang_tag plain_words(struct str s, lang_tag usual)
{
    enum { ENOUGH = 3, ONE_IN = 5 };
    struct str rest = str_sub(s, 0, WORDS), word;
    struct words w = {0};
    unsigned best;

    while (next_word(&rest, &word)) {
        count_word(&w, word);
        if (!may_be_plain(&w, usual))
            return usual;
    }
    best = most_of(&w);
    return w.of[best] >= ENOUGH && w.of[best] * ONE_IN >= w.all ? languages[best] : usual;
}

lang_tag language_unless_plain(struct str s, lang_tag usual, bool is_short)
{
    lang_tag lang = language_of_letters(s);

    if (!lang)
        return is_short ? usual : plain_words(s, usual);
    return are_written_alike(lang, usual) ? usual : lang;
}
