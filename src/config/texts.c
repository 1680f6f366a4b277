/*
 * texts.c: see texts.h.
 */
#include "config/texts.h"

#include "base/buf.h"
#include "base/intl.h"
#include "config/element.h"

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

/* ---- Reading */

static bool read_lang(const struct xml_node *n, lang_tag otherwise, lang_tag *lang, struct diag *d)
{
    struct str code = STR_NONE;
    const struct attr attrs[] = {{"lang", ATTR_TEXT, 0, false, 0, 0, NULL}};
    struct arena scratch;
    bool good;

    arena_init(&scratch);
    good = element_attributes(n, attrs, 1, &code, &scratch, d);
    *lang = code.s ? lang_from(code) : otherwise;
    if (good && !*lang)
        good = element_bad(n, d, _("xml:lang=\"%.*s\" in <%.*s>; expected a language such as fi"),
                           STR_ARG(code), STR_ARG(n->name));
    arena_release(&scratch);
    return good;
}

static bool read_one(texts *t, const struct xml_node *n, lang_tag otherwise, struct arena *a,
                     struct diag *d)
{
    lang_tag lang;
    char code[4];

    if (!element_is_leaf(n, d) || !read_lang(n, otherwise, &lang, d))
        return false;
    if (!n->text.n)
        return element_bad(n, d, _("<%.*s> is empty; expected a text"), STR_ARG(n->name));
    if (in_lang(t, lang))
        return element_bad(n, d, _("a second <%.*s> in the language %s; expected one"),
                           STR_ARG(n->name), lang_code(lang, code));
    *vec_push(a, t) = (struct text_in_lang){lang, n->text, n->at};
    return true;
}

bool texts_read(texts *t, const struct xml_node *parent, const char *name, lang_tag otherwise,
                struct arena *a, struct diag *d)
{
    bool good = true;

    for (const struct xml_node *n = parent->first; n; n = n->next)
        if (str_eq(n->name, str_from(name)))
            good = read_one(t, n, otherwise, a, d) && good;
    return good;
}

/* ---- Placeholders */

/*
 * Moves *at behind the next {name}, or behind a brace that stands for itself; the text before it
 * goes to *before. False at the end, with the rest in *before.
 */
static bool next_placeholder(struct str s, size_t *at, struct str *before, struct str *name)
{
    size_t open = str_find_char(s, '{', *at), close, inner;

    *name = STR_NONE;
    if (open == SIZE_MAX) {
        *before = str_sub(s, *at, s.n);
        return false;
    }
    close = str_find_char(s, '}', open);
    inner = str_find_char(s, '{', open + 1);
    if (open + 1 < s.n && s.s[open + 1] == '{') {
        *before = str_sub(s, *at, open + 1);
        *at = open + 2;
    } else if (close == SIZE_MAX || inner < close) {
        *before = str_sub(s, *at, open + 1);
        *at = open + 1;
    } else {
        *before = str_sub(s, *at, open);
        *name = str_sub(s, open + 1, close);
        *at = close + 1;
    }
    return true;
}

static bool is_among(struct str name, const char *const *names)
{
    for (; *names; names++)
        if (str_eq(name, str_from(*names)))
            return true;
    return false;
}

static bool report_placeholder(struct loc at, struct str name, const char *const *names,
                               struct diag *d)
{
    struct buf known = {0};

    for (; *names; names++)
        buf_printf(&known, "%s{%s}", known.n ? ", " : "", *names);
    diag_report(d, DIAG_BAD_CONFIG, at, _("unknown placeholder {%.*s}; expected %s"), STR_ARG(name),
                known.n ? known.s : _("none here"));
    buf_release(&known);
    return false;
}

static bool check_one(const struct text_in_lang *t, const char *const *names, struct diag *d)
{
    struct str before, name;

    for (size_t i = 0; next_placeholder(t->s, &i, &before, &name);)
        if (name.s && !is_among(name, names))
            return report_placeholder(t->at, name, names, d);
    return true;
}

bool texts_check(const texts *t, const char *const *names, struct diag *d)
{
    bool good = true;

    for (size_t i = 0; i < t->n; i++)
        good = check_one(&t->v[i], names, d) && good;
    return good;
}

static const struct text_value *value_named(const struct text_value *values, size_t n,
                                            struct str name)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(name, str_from(values[i].name)))
            return &values[i];
    return NULL;
}

static void put_value(struct buf *b, struct str name, const struct text_value *v)
{
    if (v)
        buf_str(b, v->value);
    else
        buf_printf(b, "{%.*s}", STR_ARG(name)); /* not ours: left as it stands */
}

struct str texts_fill(struct arena *a, struct str pattern, const struct text_value *values,
                      size_t n)
{
    struct buf b = {0};
    struct str before, name, out;

    for (size_t i = 0; next_placeholder(pattern, &i, &before, &name);) {
        buf_str(&b, before);
        if (name.s)
            put_value(&b, name, value_named(values, n, name));
    }
    buf_str(&b, before);
    out = buf_copy(&b, a);
    buf_release(&b);
    return out;
}
