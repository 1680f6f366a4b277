/*
 * lang.h: languages as small numbers: the letters of the ISO 639 code, lower case, packed ("fi",
 * "ckb").
 */
#ifndef BASE_LANG_H
#define BASE_LANG_H

#include "base/str.h"

typedef uint32_t lang_tag; /* 0: not said */

#define LANG2(a, b)    ((lang_tag)(a) | (lang_tag)(b) << 8)
#define LANG3(a, b, c) (LANG2(a, b) | (lang_tag)(c) << 16)
#define LANG_FI        LANG2('f', 'i')
#define LANG_SV        LANG2('s', 'v')
#define LANG_EN        LANG2('e', 'n')

/* Two or three letters in any case; a region ("sv-FI", "sv_FI") is ignored. 0 when it is none. */
lang_tag lang_from(struct str code);
/* "fi", into `out`; returns out. */
const char *lang_code(lang_tag lang, char out[4]);
bool lang_is_rtl(lang_tag lang); /* ar, fa, ckb, he, ur, ps, yi, dv, ug, sd */

#endif
