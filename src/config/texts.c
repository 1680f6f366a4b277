/*
 * texts.c: see texts.h.
 */
#include "config/texts.h"

#include "base/buf.h"

static const struct text_in_lang *in_lang(const texts *t, lang_tag lang)
{
    for (size_t i = 0; i < t->n; i++)
        if (t->v[i].lang == lang)
            return &t->v[i];
    return NULL;
}

struct str texts_get(const texts *t, lang_tag lang, lang_tag fallback, lang_tag *found)
{
    const struct text_in_lang *x = in_lang(t, lang);

    if (!x)
        x = in_lang(t, fallback);
    if (!x && t->n)
        x = &t->v[0];
    if (!x)
        return STR_NONE;
    if (found)
        *found = x->lang;
    return x->s;
}

static const struct text_value *value_named(const struct text_value *values, size_t n,
                                            struct str name)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(name, str_from(values[i].name)))
            return &values[i];
    return NULL;
}

struct str texts_fill(struct arena *a, struct str pattern, const struct text_value *values,
                      size_t n)
{
    struct buf b = {0};
    size_t at = 0;
    struct str out;

    while (at < pattern.n) {
        size_t open = str_find_char(pattern, '{', at), close;
        const struct text_value *v;

        if (open == SIZE_MAX)
            open = pattern.n;
        buf_str(&b, str_sub(pattern, at, open));
        if (open == pattern.n)
            break;
        if (open + 1 < pattern.n && pattern.s[open + 1] == '{') {
            buf_char(&b, '{');
            at = open + 2;
            continue;
        }
        close = str_find_char(pattern, '}', open);
        v = close == SIZE_MAX ? NULL : value_named(values, n, str_sub(pattern, open + 1, close));
        if (v)
            buf_str(&b, v->value);
        else
            buf_char(&b, '{'); /* not a value: left as it stands */
        at = v ? close + 1 : open + 1;
    }
    out = buf_copy(&b, a);
    buf_release(&b);
    return out;
}
