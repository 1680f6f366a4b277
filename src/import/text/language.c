/*
 * language.c: see language.h.
 */
#include "import/text/language.h"

#include "import/value/words.h"

enum { ENOUGH = 2, LOOKED_AT = 2000 /* bytes */ };

static bool take_word(struct str *rest, struct str *word)
{
    size_t from = 0, to;

    while (from < rest->n && (unsigned char)rest->s[from] < '0')
        from++;
    for (to = from; to < rest->n && (unsigned char)rest->s[to] >= '0';)
        to++;
    *word = str_sub(*rest, from, to);
    *rest = str_sub(*rest, to, rest->n);
    return word->n != 0;
}

lang_tag language_of_text(struct str s)
{
    /* None of them is a word of another of the three. */
    static const struct {
        lang_tag lang;
        const char *words;
    } small[] = {
        {LANG_FI, "ja ovat tai myos sekä joka jotka kanssa ei voit mukaan seka kaikille voi olla"},
        {LANG_SV, "och att som till av eller med inte ar det ett den kan fran hos oss alla"},
        {LANG_EN, "the and of is are with by from you this that who their or may be your will"},
    };
    unsigned count[3] = {0}, best = 0;
    struct str rest = str_sub(s, 0, LOOKED_AT), word;

    while (take_word(&rest, &word))
        for (unsigned i = 0; word.n <= 8 && i < 3; i++)
            count[i] += words_in_list(word, small[i].words);
    for (unsigned i = 1; i < 3; i++)
        best = count[i] > count[best] ? i : best;
    return count[best] >= ENOUGH ? small[best].lang : 0;
}
