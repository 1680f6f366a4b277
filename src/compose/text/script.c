/*
 * script.c: the script of each character.
 */
#include "compose/text/script.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

/* Closing quotation marks and angle brackets, which are not in the Unicode property, and their
 * opening ones. */
static uint32_t opening_of(uint32_t c)
{
    switch (c) {
    case 0xBB:
        return 0xAB;
    case 0x2019:
        return 0x2018;
    case 0x201D:
        return 0x201C;
    case 0x203A:
        return 0x2039;
    default:
        return u_getIntPropertyValue((UChar32)c, UCHAR_BIDI_PAIRED_BRACKET_TYPE) == U_BPT_CLOSE
                   ? (uint32_t)u_getBidiPairedBracket((UChar32)c)
                   : 0;
    }
}

static bool opens(uint32_t c)
{
    return c == 0xAB || c == 0x2018 || c == 0x201C || c == 0x2039 ||
           u_getIntPropertyValue((UChar32)c, UCHAR_BIDI_PAIRED_BRACKET_TYPE) == U_BPT_OPEN;
}

/* Brackets that are open, with their script. Deeper ones are forgotten: they go with the text
 * before them. */
struct brackets {
    struct {
        uint32_t c;
        int script;
    } open[16];
    unsigned n;
};

/* The script of a character of no script, after text in `script`. */
static int neutral_script(struct brackets *b, uint32_t c, int script)
{
    uint32_t opening;

    if (c < 0x2000 && u_isalnum((UChar32)c))
        return script;
    if (opens(c)) {
        if (b->n < sizeof b->open / sizeof *b->open) {
            b->open[b->n].c = c;
            b->open[b->n++].script = script;
        }
        return script;
    }
    opening = opening_of(c);
    for (unsigned k = opening ? b->n : 0; k > 0; k--)
        if (b->open[k - 1].c == opening) {
            b->n = k - 1;
            return b->open[k - 1].script;
        }
    return script;
}

/* Are all characters Latin or of no script? More that are could be told, at more cost. */
static bool is_latin(const struct text *t, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        uint16_t u = t->units[i];

        if (u >= 0x250 && !(u >= 0x2010 && u < 0x2070) && u != 0x20AC)
            return false;
    }
    return true;
}

void script_resolve(const struct text *t, uint32_t from, uint32_t to, int otherwise, int *scripts)
{
    struct brackets brackets = {.n = 0};
    UErrorCode status = U_ZERO_ERROR;
    int script = USCRIPT_COMMON;
    uint32_t next;

    if (otherwise == USCRIPT_LATIN && is_latin(t, from, to)) {
        for (uint32_t i = from; i < to; i++)
            scripts[i] = USCRIPT_LATIN;
        return;
    }
    /* What stands before the first letter goes with it. */
    for (uint32_t i = from; i < to && script == USCRIPT_COMMON; i = next) {
        UScriptCode own = uscript_getScript((UChar32)text_char(t, i, &next), &status);

        if (own != USCRIPT_COMMON && own != USCRIPT_INHERITED && own != USCRIPT_UNKNOWN)
            script = own;
    }
    if (script == USCRIPT_COMMON)
        script = otherwise;
    for (uint32_t i = from; i < to; i = next) {
        uint32_t c = text_char(t, i, &next);
        UScriptCode own = uscript_getScript((UChar32)c, &status);

        if (own == USCRIPT_COMMON && c != ' ')
            script = neutral_script(&brackets, c, script);
        else if (own != USCRIPT_COMMON && own != USCRIPT_INHERITED && own != USCRIPT_UNKNOWN)
            script = own;
        for (uint32_t k = i; k < next; k++)
            scripts[k] = script;
    }
}

/* The script that a language is written in, for a text without letters. */
int script_of_lang(lang_tag lang)
{
    static const struct {
        lang_tag lang;
        int script;
    } known[] = {{LANG2('a', 'm'), USCRIPT_ETHIOPIC}, {LANG2('a', 'r'), USCRIPT_ARABIC},
                 {LANG2('b', 'e'), USCRIPT_CYRILLIC}, {LANG2('b', 'g'), USCRIPT_CYRILLIC},
                 {LANG2('b', 'n'), USCRIPT_BENGALI},  {LANG3('c', 'k', 'b'), USCRIPT_ARABIC},
                 {LANG2('e', 'l'), USCRIPT_GREEK},    {LANG2('f', 'a'), USCRIPT_ARABIC},
                 {LANG2('h', 'e'), USCRIPT_HEBREW},   {LANG2('h', 'i'), USCRIPT_DEVANAGARI},
                 {LANG2('h', 'y'), USCRIPT_ARMENIAN}, {LANG2('k', 'a'), USCRIPT_GEORGIAN},
                 {LANG2('k', 'k'), USCRIPT_CYRILLIC}, {LANG2('k', 'y'), USCRIPT_CYRILLIC},
                 {LANG2('m', 'k'), USCRIPT_CYRILLIC}, {LANG2('n', 'e'), USCRIPT_DEVANAGARI},
                 {LANG2('p', 's'), USCRIPT_ARABIC},   {LANG2('r', 'u'), USCRIPT_CYRILLIC},
                 {LANG2('s', 'r'), USCRIPT_CYRILLIC}, {LANG2('t', 'a'), USCRIPT_TAMIL},
                 {LANG2('t', 'h'), USCRIPT_THAI},     {LANG2('t', 'i'), USCRIPT_ETHIOPIC},
                 {LANG2('u', 'k'), USCRIPT_CYRILLIC}, {LANG2('u', 'r'), USCRIPT_ARABIC},
                 {LANG2('y', 'i'), USCRIPT_HEBREW}};

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].lang == lang)
            return known[i].script;
    return USCRIPT_LATIN;
}
