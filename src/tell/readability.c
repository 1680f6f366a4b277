/*
 * readability.c: long sentences and long words in what an entry says.
 *
 * Counted is what is printed: the words of the blocks, without links. A word's letters are counted
 * up to a hyphen, which parts it for readers too: "mielenterveys-" and "päihdetyö".
 */
#include "tell/tell.h"

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "tell/text/sentence.h"
#include "tell/text/words.h"

enum { HARD_SENTENCE = 20, HARD_WORD = 20 }; /* more than so many words, letters */

struct counter {
    struct arena *a;
    struct readability *out;
};

/* Draws nothing, or is part of the letter before: no end of a word. */
static bool goes_on(uint32_t c)
{
    return c == 0xAD || c == 0x2060 || u_charType((UChar32)c) == U_NON_SPACING_MARK;
}

static void note_word(struct counter *k, struct str word)
{
    for (size_t i = 0; i < k->out->words.n; i++)
        if (words_equal(k->out->words.v[i], word))
            return;
    *vec_push(k->a, &k->out->words) = word;
}

/* Runs of letters and figures are words; returns how many, and notes the long ones. */
static unsigned count_words(struct counter *k, struct str sentence)
{
    unsigned n = 0, letters = 0;
    size_t start = 0;
    bool hyphen = false, inside = false;

    for (size_t at = 0; at <= sentence.n;) {
        size_t here = at;
        uint32_t c = at < sentence.n ? utf8_next(sentence, &at) : ' ';

        if (here == sentence.n)
            at++;
        if (u_isalnum((UChar32)c)) {
            n += !inside && !hyphen; /* of a compound with a hyphen only the first part counts */
            start = inside ? start : here;
            inside = true;
            letters++;
        } else if (!goes_on(c)) {
            if (letters > HARD_WORD)
                note_word(k, str_sub(sentence, start, here));
            hyphen = inside && c == '-';
            inside = false;
            letters = 0;
        }
    }
    return n;
}

static void count_text(struct counter *k, struct str text, lang_tag lang)
{
    struct str sentence;

    while (sentence_next(&text, lang, &sentence)) {
        unsigned n = count_words(k, sentence);

        if (n > HARD_SENTENCE) {
            k->out->sentences++;
            k->out->longest = n > k->out->longest ? n : k->out->longest;
        }
    }
}

static void count_block(struct counter *k, const struct block *b, lang_tag lang)
{
    struct str text = STR_NONE;

    if (b->style == STYLE_ORGANISATION || b->style == STYLE_ENTRY_ORIGINAL)
        return;
    for (size_t i = 0; i < b->spans.n; i++)
        if (!b->spans.v[i].href.n && !b->spans.v[i].ltr)
            text = str_join(k->a, text, b->spans.v[i].text);
    count_text(k, text, block_lang(b, lang));
    BLOCK_EACH (child, b)
        count_block(k, child, lang);
}

struct readability story_readability(const struct story *s, const struct block *variant,
                                     struct arena *a)
{
    struct readability out = {0};
    struct counter k = {a, &out};

    count_block(&k, variant, s->lang);
    return out;
}
