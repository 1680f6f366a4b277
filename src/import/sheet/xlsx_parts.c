/*
 * xlsx_parts.c: see xlsx.h.
 */
#include "import/sheet/xlsx.h"

#include <stdlib.h>
#include <string.h>

#include "import/sheet/numfmt.h"

enum { FORMATS = UINT16_MAX + 1 /* of numbers: a cell can name no more */ };

static bool is(struct str name, const char *what)
{
    return str_eq(name, str_from(what));
}

bool xlsx_parse(struct workbook *w, struct str part, struct str text, struct xml_handler *h)
{
    const struct xml_limits limits = {
        .bytes = UINT64_MAX, /* of the archive: checked as it unfolds */
        .depth = (unsigned)limit_of(w->limits, LIMIT_DEPTH),
        .text = (size_t)limit_of(w->limits, LIMIT_FIELD),
        .by_option = true,
    };

    return xml_parse(text, str_printf(w->arena, "%s:%.*s", w->path, STR_ARG(part)).s, &limits, h,
                     DIAG_BAD_INPUT, w->d);
}

/* ---- Relations */

struct relations {
    struct workbook *w;
    struct str folder;
    xlsx_relation_list *out;
};

/* A target, from the folder of the part that says it. */
static struct str resolve(struct arena *a, struct str folder, struct str target)
{
    if (target.n && target.s[0] == '/')
        return str_copy(a, str_sub(target, 1, target.n));
    while (str_starts(target, STR("../"))) {
        target = str_sub(target, 3, target.n);
        while (folder.n && folder.s[--folder.n] != '/')
            ;
    }
    return str_printf(a, "%.*s%s%.*s", STR_ARG(folder), folder.n ? "/" : "", STR_ARG(target));
}

static bool on_relation(void *user, const struct xml_element *e)
{
    struct relations *r = user;
    struct arena *a = r->w->arena;
    struct str target = xml_attribute(e, "Target");

    if (!is(e->name, "Relationship"))
        return true;
    *vec_push(a, r->out) = (struct xlsx_relation){
        str_copy(a, xml_attribute(e, "Id")),
        str_copy(a, xml_attribute(e, "Type")),
        is(xml_attribute(e, "TargetMode"), "External") ? str_copy(a, target)
                                                       : resolve(a, r->folder, target),
    };
    return true;
}

static int by_id(const void *a, const void *b)
{
    const struct xlsx_relation *x = a, *y = b;

    return str_cmp(x->id, y->id);
}

bool xlsx_relations(struct workbook *w, struct str part, xlsx_relation_list *out)
{
    size_t slash = part.n;
    struct relations r = {w, STR_NONE, out};
    struct xml_handler h = {.start = on_relation, .user = &r};
    struct str name, text;

    while (slash && part.s[slash - 1] != '/')
        slash--;
    r.folder = str_sub(part, 0, slash ? slash - 1 : 0);
    name = str_printf(w->arena, "%.*s_rels/%.*s.rels", STR_ARG(str_sub(part, 0, slash)),
                      STR_ARG(str_sub(part, slash, part.n)));
    if (!workbook_part(w, name, &text) || (text.s && !xlsx_parse(w, name, text, &h)))
        return false;
    if (out->n)
        qsort(out->v, out->n, sizeof *out->v, by_id);
    return true;
}

struct str xlsx_target(const xlsx_relation_list *list, const char *type)
{
    for (size_t i = 0; i < list->n; i++)
        if (str_ends(list->v[i].type, str_from(type)))
            return list->v[i].target;
    return STR_NONE;
}

struct str xlsx_target_by_id(const xlsx_relation_list *list, struct str id)
{
    const struct xlsx_relation wanted = {.id = id};
    const struct xlsx_relation *found =
        list->n ? bsearch(&wanted, list->v, list->n, sizeof wanted, by_id) : NULL;

    return found ? found->target : STR_NONE;
}

/* ---- Texts */

void xlsx_text_start(struct xlsx_texts *t, const struct xml_element *e)
{
    if (is(e->name, "rPh") && !t->reading)
        t->reading = e->depth;
    t->in_text = is(e->name, "t") && !t->reading;
}

void xlsx_text_end(struct xlsx_texts *t, unsigned depth)
{
    if (t->reading == depth)
        t->reading = 0;
    t->in_text = false;
}

/* "_x000D_" is a character that XML can't hold, or a line end. */
static uint32_t escaped(struct str s, size_t at)
{
    uint32_t c = 0;

    if (at + 7 > s.n || s.s[at] != '_' || s.s[at + 1] != 'x' || s.s[at + 6] != '_')
        return 0;
    for (size_t i = at + 2; i < at + 6; i++) {
        const char *digits = "0123456789ABCDEF";
        const char *digit = strchr(digits, s.s[i] >= 'a' ? s.s[i] - 0x20 : s.s[i]);

        if (!s.s[i] || !digit)
            return 0;
        c = c * 16 + (uint32_t)(digit - digits);
    }
    return c >= 0xD800 && c < 0xE000 ? 0 : c;
}

struct str xlsx_text_take(struct xlsx_texts *t, struct arena *a)
{
    struct str s = buf_view(&t->buf);
    struct buf plain = {0};
    struct str copy;

    if (str_find(s, STR("_x"), 0) == SIZE_MAX)
        return str_copy(a, s);
    for (size_t i = 0; i < s.n; i++) {
        uint32_t c = escaped(s, i);

        if (c)
            buf_utf8(&plain, c);
        else
            buf_char(&plain, s.s[i]);
        i += c ? 6 : 0;
    }
    copy = buf_copy(&plain, a);
    buf_release(&plain);
    return copy;
}

/* ---- Shared strings */

struct strings {
    struct workbook *w;
    struct xlsx_texts texts;
    unsigned depth;
};

static bool on_string_start(void *user, const struct xml_element *e)
{
    struct strings *s = user;

    s->depth = e->depth;
    if (is(e->name, "si"))
        buf_clear(&s->texts.buf);
    xlsx_text_start(&s->texts, e);
    return true;
}

static void on_string_text(void *user, struct str text, struct loc at)
{
    struct strings *s = user;

    (void)at;
    if (s->texts.in_text)
        buf_str(&s->texts.buf, text);
}

static bool on_string_end(void *user, struct str name, struct loc at)
{
    struct strings *s = user;
    struct xlsx *x = s->w->own;

    (void)at;
    xlsx_text_end(&s->texts, s->depth--);
    if (is(name, "si"))
        *vec_push(s->w->arena, &x->strings) = xlsx_text_take(&s->texts, s->w->arena);
    return true;
}

bool xlsx_strings(struct workbook *w, struct str part)
{
    struct strings s = {.w = w};
    struct xml_handler h = {on_string_start, on_string_text, on_string_end, &s};
    struct str text;
    bool ok = workbook_part(w, part, &text) && xlsx_parse(w, part, text, &h);

    buf_release(&s.texts.buf);
    return ok;
}

/* ---- Styles */

struct code {
    unsigned id;
    struct str s;
};

struct styles {
    struct workbook *w;
    VEC(struct code) codes;
    unsigned cells; /* depth of <cellXfs>; 0: outside */
};

static struct str code_of(const struct styles *s, unsigned id)
{
    for (size_t i = 0; i < s->codes.n; i++)
        if (s->codes.v[i].id == id)
            return s->codes.v[i].s;
    return numfmt_builtin(id);
}

static bool on_style(void *user, const struct xml_element *e)
{
    struct styles *s = user;
    struct xlsx *x = s->w->own;
    unsigned id = 0;

    str_to_uint(xml_attribute(e, "numFmtId"), UINT16_MAX, &id);
    if (s->cells && e->depth <= s->cells)
        s->cells = 0;
    if (is(e->name, "cellXfs"))
        s->cells = e->depth;
    if (is(e->name, "numFmt") && s->codes.n < FORMATS)
        *vec_push(s->w->arena, &s->codes) =
            (struct code){id, str_copy(s->w->arena, xml_attribute(e, "formatCode"))};
    else if (s->cells && e->depth == s->cells + 1 && is(e->name, "xf") && x->formats.n < FORMATS)
        *vec_push(s->w->arena, &x->formats) = code_of(s, id);
    return true;
}

bool xlsx_styles(struct workbook *w, struct str part)
{
    struct styles s = {.w = w};
    struct xml_handler h = {.start = on_style, .user = &s};
    struct str text;

    return workbook_part(w, part, &text) && (!text.s || xlsx_parse(w, part, text, &h));
}
