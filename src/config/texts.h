/*
 * texts.h: one text in several languages, as campaigns, layouts and labels hold them, and its placeholders.
 */
#ifndef CONFIG_TEXTS_H
#define CONFIG_TEXTS_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/lang.h"
#include "base/vec.h"

struct text_in_lang {
    lang_tag lang;
    struct str s;
    struct loc at;
};

typedef VEC(struct text_in_lang) texts;

/* In `lang`, else in `fallback`, else the first; STR_NONE when there is none. *found (may be NULL) gets its language. */
struct str texts_get(const texts *t, lang_tag lang, lang_tag fallback, lang_tag *found);

struct text_value {
    const char *name; /* "municipality.in" */
    struct str value;
};
/* Replaces {name} by its value; "{{" is a brace; an unknown name is left as it stands. Owned by the arena. */
struct str texts_fill(struct arena *a, struct str pattern, const struct text_value *values, size_t n);

#endif
