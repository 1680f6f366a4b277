/*
 * sentence.c: finding the ends of sentences.
 */
#include "tell/text/sentence.h"

#include "base/utf8.h"
#include "tell/text/token.h"
#include "tell/text/words.h"

/* Ends a sentence without a space behind it: in Chinese and Japanese. */
static bool is_wide_stop(uint32_t c)
{
    return c == 0x3002 || c == 0xFF01 || c == 0xFF1F;
}

static bool is_stop(uint32_t c)
{
    return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x061F || c == 0x06D4 ||
           is_wide_stop(c);
}

/* What may stand between a full stop and the space. */
static bool is_closer(uint32_t c)
{
    return c == ')' || c == ']' || c == '"' || c == '\'' || c == 0xBB || c == 0x201D ||
           c == 0x2019 || c == 0x300D || c == 0xFF09;
}

static bool is_white(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == 0xA0;
}

/* The word that ends before s[end], without brackets and quotes before it. */
static struct str word_before(struct str s, size_t end)
{
    size_t start = end, at;

    while (start > 0 && str_find_char(STR(" \t\n([\"'"), s.s[start - 1], 0) == SIZE_MAX)
        start--;
    for (at = start; at < end; start = at) {
        uint32_t c = utf8_next(s, &at);

        if (c < 0xA0 || char_is_letter(c))
            break;
    }
    return str_sub(s, start, end);
}

/* Does the full stop at s[stop] belong to the word before it, whatever follows? */
static bool is_abbreviation(struct str s, size_t stop, lang_tag lang)
{
    struct str word = word_before(s, stop);
    size_t at = 0;
    bool initial = word.n && char_is_upper(utf8_next(word, &at)) && at == word.n;

    /* "1. Ilmoittaudu": the number of a list's item. */
    if (token_digits(word, 1, 2) && word.s == s.s)
        return true;
    return initial || words_have(WORDS_SHORT, lang, word) || words_have(WORDS_CLOCK, lang, word);
}

/* Where the sentence that begins s ends: behind its mark and what closes it. */
static size_t sentence_end(struct str s, lang_tag lang)
{
    for (size_t at = 0; (at = token_skip_plain(s, at)) < s.n;) {
        size_t stop = at, next;
        uint32_t c = utf8_next(s, &at);
        bool full_stop = c == '.';

        if (!is_stop(c))
            continue;
        for (next = at; next < s.n; at = next) {
            uint32_t more = utf8_next(s, &next);

            if (!is_stop(more) && !is_closer(more))
                break;
            full_stop = full_stop && !is_stop(more);
        }
        if (at == s.n || is_wide_stop(c))
            return at;
        next = at;
        c = utf8_next(s, &next);
        if (!is_white(c) || (full_stop && is_abbreviation(s, stop, lang)))
            continue;
        while (next < s.n && is_white(c))
            c = utf8_next(s, &next);
        if (!char_is_lower(c))
            return at;
    }
    return s.n;
}

bool sentence_next(struct str *rest, lang_tag lang, struct str *sentence)
{
    struct str s = str_trim(*rest);
    size_t end = sentence_end(s, lang);

    *sentence = str_sub(s, 0, end);
    *rest = str_sub(s, end, s.n);
    return sentence->n > 0;
}

bool sentence_is_whole(struct str s)
{
    bool whole = false;

    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_next(s, &at);

        whole = is_stop(c) || (whole && is_closer(c));
    }
    return whole;
}

struct str sentence_head(struct str s, size_t most)
{
    size_t at = 0, word = 0, clause = 0;

    for (size_t characters = 0; at < s.n && characters <= most; characters++) {
        size_t start = at, next;
        uint32_t c = utf8_next(s, &at);

        next = at;
        if (start && is_white(c)) {
            bool dash = at < s.n && token_dash_at(s, at);

            word = start;
            clause = dash && characters >= most / 2 ? start : clause;
        }
        if ((c == ',' || c == ';' || c == ':') && characters >= most / 2 && next < s.n &&
            is_white(utf8_next(s, &next)))
            clause = start;
    }
    return str_sub(s, 0, clause ? clause : word ? word : at);
}
