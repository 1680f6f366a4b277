/*
 * lang.c: languages as small numbers.
 */
#include "base/lang.h"

static bool letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

lang_tag lang_from(struct str code)
{
    lang_tag tag = 0;
    unsigned n = 0;

    for (; n < code.n && letter(code.s[n]); n++) {
        if (n == 3)
            return 0;
        tag |= (lang_tag)(code.s[n] | 0x20) << 8 * n;
    }
    if (n < 2 || (n < code.n && code.s[n] != '-' && code.s[n] != '_'))
        return 0;
    return tag;
}

const char *lang_code(lang_tag lang, char out[4])
{
    unsigned n = 0;

    for (; n < 3 && lang; lang >>= 8)
        out[n++] = (char)(lang & 0xFF);
    out[n] = '\0';
    return out;
}

bool lang_is_rtl(lang_tag lang)
{
    static const lang_tag rtl[] = {
        LANG2('a', 'r'), LANG2('d', 'v'), LANG2('f', 'a'), LANG2('h', 'e'), LANG2('p', 's'),
        LANG2('s', 'd'), LANG2('u', 'g'), LANG2('u', 'r'), LANG2('y', 'i'), LANG3('c', 'k', 'b'),
    };

    for (unsigned i = 0; i < sizeof rtl / sizeof *rtl; i++)
        if (rtl[i] == lang)
            return true;
    return false;
}
