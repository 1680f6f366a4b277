/*
 * language.c: see language.h.
 *
 * Taking a text for what it is not costs more than leaving it in the usual language, so that the
 * rules are strict: of a thousand Finnish sentences none should be taken for English, whatever
 * names of clubs and books are in it.
 */
#include "import/text/language.h"

#include <string.h>

#include "base/utf8.h"
#include "import/value/words.h"

enum { LOOKED_AT = 200 }; /* bytes at each end of a text */

/* ---- Letters */

/* The letters of a language or of several, by Unicode's blocks. A text with none of the letters
 * that tell them apart is in the first of them. */
static const struct letters {
    uint32_t from, to;
    const char *languages;
} blocks[] = {
    {0x0370, 0x03FF, "el"},
    {0x0400, 0x052F, "ru uk be bg sr mk kk"},
    {0x0530, 0x058F, "hy"},
    {0x0590, 0x05FF, "he yi"},
    {0x0600, 0x06FF, "ar fa ckb ur ps sd ug ku"},
    {0x0900, 0x0963, "hi ne mr"},
    {0x0980, 0x09FF, "bn"},
    {0x0B80, 0x0BFF, "ta"},
    {0x0D00, 0x0D7F, "ml"},
    {0x0E00, 0x0E7F, "th"},
    {0x0E80, 0x0EFF, "lo"},
    {0x1000, 0x109F, "my"},
    {0x10A0, 0x10FF, "ka"},
    {0x1200, 0x137F, "am ti"},
    {0x1780, 0x17FF, "km"},
    {0x4E00, 0x9FFF, "zh ja"},
    {0xAC00, 0xD7A3, "ko"},
};

enum { BLOCKS = sizeof blocks / sizeof *blocks };

/* Letters that tell languages of one block apart. Persian has no letter of its own: the other
 * languages but Arabic have its letters, too, so that theirs weigh more. */
static const struct {
    const char *lang;
    unsigned weight;
    const char *letters;
} own[] = {
    {"uk", 1, "іїєґІЇЄҐ"}, {"ru", 1, "ыэёъЫЭЁЪ"}, {"ur", 8, "ٹڈڑےں"},  {"ps", 8, "ټډړږښڼۍ"},
    {"ckb", 8, "ێۆڕڵە"},   {"fa", 1, "پچژگیک"},   {"ar", 1, "ةيكأإى"},
};

enum { OWN = sizeof own / sizeof *own };

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

struct letter_count {
    unsigned of[BLOCKS], own[OWN], latin, vietnamese, kana;
};

static void count_letter(struct letter_count *n, struct str letter, uint32_t c)
{
    n->latin += is_latin(c);
    n->vietnamese += is_vietnamese(c);
    n->kana += c >= 0x3041 && c <= 0x30FA;
    for (unsigned i = 0; c >= blocks[0].from && i < BLOCKS; i++)
        n->of[i] += c >= blocks[i].from && c <= blocks[i].to;
    for (unsigned i = 0; letter.n == 2 && i < OWN; i++)
        if (str_find(str_from(own[i].letters), letter, 0) != SIZE_MAX)
            n->own[i] += own[i].weight;
}

/* Of a block's languages that with most letters of its own, else the first. */
static lang_tag language_of_block(const struct letter_count *n, const char *languages)
{
    lang_tag lang = lang_from(str_sub(str_from(languages), 0, 2));
    unsigned most = 0;

    for (unsigned i = 0; i < OWN; i++)
        if (n->own[i] > most && words_in_list(str_from(own[i].lang), languages)) {
            most = n->own[i];
            lang = lang_from(str_from(own[i].lang));
        }
    return lang;
}

/* The language that most letters are of; 0: Latin ones. What is written with the letters of the
 * usual language is that. */
static lang_tag language_of_letters(struct str s, lang_tag usual)
{
    enum { FEW = 3, ONE_IN = 12 };
    struct letter_count n = {0};
    unsigned best = 0;
    char code[4];

    if (!has_other_letters(s))
        return 0;
    for (size_t at = 0; at < s.n;) {
        size_t from = at;
        uint32_t c = utf8_next(s, &at);

        count_letter(&n, str_sub(s, from, at), c);
    }
    for (unsigned i = 1; i < BLOCKS; i++)
        best = n.of[i] > n.of[best] ? i : best;
    if (n.vietnamese >= FEW && n.vietnamese * ONE_IN >= n.latin)
        return LANG2('v', 'i');
    if (n.of[best] + n.kana <= n.latin || n.of[best] + n.kana < FEW)
        return 0;
    if (n.kana)
        return LANG2('j', 'a');
    if (usual && words_in_list(str_from(lang_code(usual, code)), blocks[best].languages))
        return usual;
    return language_of_block(&n, blocks[best].languages);
}

/* ---- Small words */

enum { FI, SV, EN, LANGUAGES };

static const lang_tag languages[LANGUAGES] = {LANG_FI, LANG_SV, LANG_EN};

struct words {
    unsigned all, of[LANGUAGES + 1]; /* and of none of them */
    unsigned last[LANGUAGES];        /* which word was the last of it, from 1 */
    unsigned gap[LANGUAGES];         /* the most words in a row, up to that, that are not */
};

static bool has_double_vowel(struct str word)
{
    static const struct str doubles[] = {STR_INIT("aa"), STR_INIT("ii"), STR_INIT("uu"),
                                         STR_INIT("yy"), STR_INIT("ää"), STR_INIT("öö")};

    for (size_t i = 0; i < sizeof doubles / sizeof *doubles; i++)
        if (str_find(word, doubles[i], 0) != SIZE_MAX)
            return true;
    return false;
}

static bool ends_as_finnish(struct str word)
{
    static const struct str endings[] = {
        STR_INIT("ssa"),  STR_INIT("ssä"),  STR_INIT("alla"), STR_INIT("ella"),  STR_INIT("illa"),
        STR_INIT("olla"), STR_INIT("ulla"), STR_INIT("llä"),  STR_INIT("alle"),  STR_INIT("elle"),
        STR_INIT("ille"), STR_INIT("olle"), STR_INIT("ulle"), STR_INIT("sta"),   STR_INIT("stä"),
        STR_INIT("lta"),  STR_INIT("ltä"),  STR_INIT("isin"), STR_INIT("seen"),  STR_INIT("inen"),
        STR_INIT("sti"),  STR_INIT("ksi"),  STR_INIT("katu"), STR_INIT("ryhmä"), STR_INIT("kerho"),
    };

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (str_ends(word, endings[i]))
            return true;
    return false;
}

/* Is a word in a case that Finnish has, or spelt as only it spells? Names, which have capitals, are
 * in texts of every language. */
static bool is_plainly_finnish(struct str word)
{
    enum { SPELT = 5, INFLECTED = 7 };

    if (word.n < SPELT || (word.s[0] >= 'A' && word.s[0] <= 'Z'))
        return false;
    return has_double_vowel(word) || (word.n >= INFLECTED && ends_as_finnish(word));
}

/* The language that a word is of and no other of these; LANGUAGES when there is none. */
static int language_of_word(struct str word)
{
    enum { SMALL = 4 };
    static const char *const small[LANGUAGES] = {
        [FI] = "ja tai joka ei voi voit jos kun ovat olla saa tule",
        [SV] = "och att som av till med det den ett kan hos oss inte ar pa har ska du vi om dig "
               "vid ut din",
        [EN] = "the and of is are with by from you this that who or may be your will our we in an "
               "at it a can do not",
    };
    int lang = 0;

    if (word.n > SMALL)
        return is_plainly_finnish(word) ? FI : LANGUAGES;
    while (lang < LANGUAGES && !words_in_list(word, small[lang]))
        lang++;
    return lang;
}

static void count_word(struct words *w, struct str word)
{
    int lang = language_of_word(word);

    w->all++;
    w->of[lang]++;
    if (lang < LANGUAGES) {
        unsigned gap = w->all - w->last[lang] - 1;

        w->gap[lang] = gap > w->gap[lang] ? gap : w->gap[lang];
        w->last[lang] = w->all;
    }
}

/* ASCII, or a byte of a Latin letter beyond it; of a dash, a quote or € it is none. */
static size_t letter_bytes(struct str s, size_t at)
{
    unsigned char c = (unsigned char)s.s[at];

    if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
        return 1;
    return c >= 0xC3 && c <= 0xC9 && at + 1 < s.n ? 2 : 0;
}

/* Takes the next word off the text. False: there is none. */
static bool next_word(struct str *rest, struct str *word)
{
    size_t from = 0, end, n;

    while (from < rest->n && !letter_bytes(*rest, from))
        from++;
    for (end = from; end < rest->n && (n = letter_bytes(*rest, end)) != 0;)
        end += n;
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

/* Can a text of these words still be plainly in a language other than the usual one: whose small
 * words come often enough, and alone? */
static bool may_be_plain(const struct words *w, lang_tag usual)
{
    enum { GAP = 6 };
    bool may = false;

    for (unsigned i = 0; i < LANGUAGES; i++)
        may |= languages[i] != usual && w->gap[i] <= GAP && w->all - w->last[i] <= GAP &&
               w->of[i] + w->of[LANGUAGES] == w->all;
    return may;
}

/*
 * Three small words, one word in five, nowhere more than six in a row without; and none of another
 * language. What is in the usual language is seen at its seventh word, as a rule.
 */
static lang_tag language_of_words(struct str s, lang_tag usual)
{
    enum { ENOUGH = 3, ONE_IN = 5 };
    struct words w = {0};
    struct str word;
    unsigned best;

    while (next_word(&s, &word)) {
        count_word(&w, word);
        if (!may_be_plain(&w, usual))
            return usual;
    }
    best = most_of(&w);
    return w.of[best] >= ENOUGH && w.of[best] * ONE_IN >= w.all ? languages[best] : usual;
}

/* ---- A text */

static bool is_boundary(struct str s, size_t at)
{
    return at == 0 || at >= s.n || s.s[at - 1] == ' ' || s.s[at] == ' ';
}

/* The piece of a text from one offset to another, or a little less: it cuts no word, where there
 * are blanks between words. */
static struct str piece(struct str s, size_t from, size_t to)
{
    enum { LONGEST = 40 };
    size_t most = from + LONGEST, least = to - LONGEST;

    while (from < most && !is_boundary(s, from))
        from++;
    while (to > least && !is_boundary(s, to))
        to--;
    return str_sub(s, from, to);
}

/* The first bytes of a text that are looked at, or the last. */
static struct str begin_of(struct str s)
{
    return s.n > LOOKED_AT ? piece(s, 0, LOOKED_AT) : s;
}

static struct str end_of(struct str s)
{
    return s.n > LOOKED_AT ? piece(s, s.n - LOOKED_AT, s.n) : s;
}

lang_tag language_of_text(struct str s)
{
    enum { ENOUGH = 2 };
    struct str rest = begin_of(s), word;
    struct words w = {0};
    lang_tag lang = language_of_letters(rest, 0);
    unsigned best;

    while (next_word(&rest, &word))
        count_word(&w, word);
    best = most_of(&w);
    return w.of[best] >= ENOUGH ? languages[best] : lang;
}

static lang_tag language_of_piece(struct str s, lang_tag usual)
{
    lang_tag lang = language_of_letters(s, usual);

    return lang ? lang : language_of_words(s, usual);
}

lang_tag language_unless_plain(struct str s, lang_tag usual)
{
    lang_tag lang = language_of_piece(begin_of(s), usual);

    return lang == usual || language_of_piece(end_of(s), usual) == lang ? lang : usual;
}
