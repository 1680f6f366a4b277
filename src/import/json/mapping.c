/*
 * mapping.c: see mapping.h.
 */
#include "import/json/mapping.h"

#include "base/arena.h"
#include "base/intl.h"

void mapping_init(struct mapping *m, const struct source *src, struct arena *record)
{
    *m = (struct mapping){.src = src, .a = record};
    arena_init(&m->lasting);
}

void mapping_release(struct mapping *m)
{
    arena_release(&m->lasting);
    buf_release(&m->path);
}

/* ---- Records */

void mapping_begin(struct mapping *m)
{
    m->values.v = NULL;
    m->values.n = m->values.cap = 0;
    m->runner = NULL;
    m->named = false;
}

bool mapping_end(struct mapping *m, struct loc at)
{
    const struct raw_record record = {.at = at, .v = m->values.v, .n = m->values.n};

    return m->src->sink->record(m->src->sink->user, &record);
}

bool mapping_unusable(struct mapping *m, struct loc at)
{
    const struct raw_record record = {.at = at, .unusable = true};

    return m->src->sink->record(m->src->sink->user, &record);
}

bool mapping_no_object(struct mapping *m, struct loc at)
{
    diag_report(m->src->d, DIAG_BAD_RECORD, at, "%s",
                _("it is no object; a listing has names and values in braces"));
    return mapping_unusable(m, at);
}

bool mapping_share(struct mapping *m, uint64_t bytes, struct loc at)
{
    uint64_t most = limit_of(&m->src->options->limits, LIMIT_UNPACKED);

    m->given += bytes;
    if (m->given <= most)
        return true;
    limit_report(m->src->d, at, LIMIT_UNPACKED,
                 str_printf(m->a,
                            _("what listings share, taken once more for each of them, comes to "
                              "more than %llu bytes"),
                            (unsigned long long)most)
                     .s);
    return false;
}

/* ---- Values */

/* "65.0" is how some programs write whole numbers. */
static struct str whole(struct str s)
{
    size_t dot = str_find_char(s, '.', 0);

    for (size_t i = dot; i != SIZE_MAX && ++i < s.n;)
        if (s.s[i] != '0')
            return s;
    return dot == SIZE_MAX ? s : str_sub(s, 0, dot);
}

static struct raw_value *put(struct mapping *m, enum field_id field, const struct node *n)
{
    struct raw_value *v = vec_push(m->a, &m->values);

    *v = (struct raw_value){.field = field, .text = n->text, .rule = m->rule};
    if (n->kind == NODE_NUMBER)
        v->text.s = whole(v->text.s);
    return v;
}

void mapping_put_lang(struct mapping *m, enum field_id field, lang_tag lang, const struct node *n)
{
    NODE_EACH (e, n)
        if (node_is_scalar(e))
            put(m, field, e)->lang = lang;
}

void mapping_put(struct mapping *m, enum field_id field, const struct node *n)
{
    mapping_put_lang(m, field, 0, n);
}

void mapping_put_made(struct mapping *m, enum field_id field, struct str text, struct loc at)
{
    if (str_trim(text).n)
        *vec_push(m->a, &m->values) =
            (struct raw_value){.field = field, .text = {.s = text, .at = at}};
}

void mapping_put_phone(struct mapping *m, const struct node *n, struct str role, struct str hours)
{
    struct raw_value *v;

    if (!node_is_scalar(n))
        return;
    v = put(m, FIELD_PHONE, n);
    v->role = role;
    v->hours = hours;
}

void mapping_put_foreign_phone(struct mapping *m, const struct node *n, struct str role)
{
    mapping_put_phone(m, n, role, STR_NONE);
    if (node_is_scalar(n))
        m->values.v[m->values.n - 1].whole = true;
}

bool mapping_has(const struct mapping *m, enum field_id field)
{
    for (size_t i = 0; i < m->values.n; i++)
        if (m->values.v[i].field == field)
            return true;
    return false;
}

lang_tag mapping_lang(struct str key)
{
    static const char *const known[] = {"fi",  "sv", "en", "ru", "uk", "et", "ar", "so", "fa",
                                        "ckb", "ku", "se", "fr", "de", "es", "tr", "vi", "zh"};
    lang_tag lang = lang_from(key);
    bool region = key.n > 3 && (key.s[2] == '-' || key.s[2] == '_');

    if (key.n > 3 && !region)
        return 0;
    for (size_t i = 0; lang && i < sizeof known / sizeof *known; i++)
        if (lang == lang_from(str_from(known[i])))
            return lang;
    return 0;
}

/* ---- What means nothing here */

void mapping_unknown(struct mapping *m, const struct node *n)
{
    if (!n->key.n || n->kind == NODE_NULL || (!n->first && !node_is_scalar(n)))
        return;
    tally_add(&m->unknown, &m->lasting, n->key, n->at);
}

void mapping_misplaced(struct mapping *m, struct str holder, const struct node *n)
{
    if (node_is_scalar(n))
        tally_add(&m->unknown, &m->lasting,
                  str_printf(m->a, "%.*s.%.*s", STR_ARG(holder), STR_ARG(n->key)), n->at);
}

void mapping_tell_unknown(const struct mapping *m)
{
    source_tell_unknown(m->src, &m->unknown);
}
