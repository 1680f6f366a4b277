/*
 * texts.h: one text in several languages, as campaigns, layouts and labels hold them, and its
 * placeholders.
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

/* In `lang`, else in `fallback`, else the first; STR_NONE when there is none. *found (may be NULL)
 * gets its language. */
struct str texts_get(const texts *t, lang_tag lang, lang_tag fallback, lang_tag *found);

struct xml_node;

/*
 * Reads the children of that name, one a language; `otherwise` is the language of one without
 * xml:lang. Reports an empty one, an unknown language, one given twice, attributes and children
 * that don't belong, and returns false.
 */
bool texts_read(texts *t, const struct xml_node *parent, const char *name, lang_tag otherwise,
                struct arena *a, struct diag *d);

/* Reports a {placeholder} that is not among `names`, a list that NULL ends, and returns false. */
bool texts_check(const texts *t, const char *const *names, struct diag *d);

struct text_value {
    const char *name; /* "municipality.in" */
    struct str value;
};
/* Replaces {name} by its value; "{{" is a brace; an unknown name is left as it stands. Owned by the
 * arena. */
struct str texts_fill(struct arena *a, struct str pattern, const struct text_value *values,
                      size_t n);

#endif
