/*
 * teller.c: words into blocks and spans.
 */
#include "tell/teller.h"

#include <unicode/uchar.h>

#include "base/intl.h"
#include "base/utf8.h"
#include "tell/text/phone.h"
#include "tell/text/words.h"

/* ---- Words */

struct wording teller_text(const struct teller *t, const texts *text)
{
    struct wording w = {STR_NONE, 0, LOC_NONE};

    w.s = texts_get(text, t->lang, t->fallback, &w.lang);
    return w;
}

struct str teller_label(struct teller *t, enum label_id id, const char *name, struct str value)
{
    const struct text_value v = {name, value};

    return texts_fill(t->a, label(t->labels, id), &v, 1);
}

struct str teller_set(struct teller *t, struct wording w)
{
    return typography_set(&t->type, t->a, w.lang ? w.lang : t->lang, w.s);
}

static struct str with_first(struct teller *t, struct str s, size_t n, UChar32 c)
{
    char bytes[4];
    size_t k = utf8_encode((uint32_t)c, bytes);

    return str_join(t->a, (struct str){bytes, k}, str_sub(s, n, s.n));
}

struct str teller_capital(struct teller *t, struct str s)
{
    size_t n = 0;
    UChar32 c = s.n ? (UChar32)utf8_next(s, &n) : 0;

    return u_islower(c) ? with_first(t, s, n, u_toupper(c)) : s;
}

/* "Tampere", "Nokialla", "Pirkanmaan". */
static bool is_place(const struct teller *t, struct str word)
{
    return municipality_lookup(t->table, word) || region_lookup(t->table, word);
}

struct str teller_small(struct teller *t, struct str s)
{
    size_t n = 0, at;
    UChar32 c = s.n ? (UChar32)utf8_next(s, &n) : 0;

    if (!u_isupper(c))
        return s;
    for (at = n; at < s.n && s.s[at] != ' ';)
        if (u_isupper((UChar32)utf8_next(s, &at)))
            return s;
    if (is_place(t, str_sub(s, 0, at)))
        return s;
    return with_first(t, s, n, u_tolower(c));
}

struct str teller_list(struct teller *t, const struct str *v, size_t n)
{
    struct str s = n ? v[0] : STR_NONE;

    for (size_t i = 1; i + 1 < n; i++)
        s = str_join(t->a, s, str_join(t->a, words_comma(t->lang), v[i]));
    if (n > 1) {
        const struct text_value ends[] = {{"first", s}, {"last", v[n - 1]}};

        s = texts_fill(t->a, label(t->labels, LABEL_SEVERAL), ends, 2);
    }
    return s;
}

lang_tag teller_source_lang(const struct teller *t, const struct listing *x)
{
    return x->name.n && x->name.v[0].lang ? x->name.v[0].lang : t->fallback ? t->fallback : LANG_FI;
}

/* ---- Blocks */

struct block *teller_block(struct teller *t, struct block *parent, enum block_kind kind,
                           enum style_id style, struct loc at)
{
    struct block *b = block_new(t->a, kind, style, at);

    if (parent)
        block_append(parent, b);
    return b;
}

struct block *teller_say(struct teller *t, struct block *parent, enum block_kind kind,
                         enum style_id style, struct wording w)
{
    struct block *b;

    if (!w.s.n)
        return NULL;
    b = teller_block(t, parent, kind, style, w.at);
    if (w.lang && w.lang != t->lang)
        b->lang = w.lang;
    teller_words(t, b, SPAN_TEXT, w);
    return b;
}

struct block *teller_again(struct teller *t, struct block *parent, const struct block *b)
{
    struct block *copy = teller_block(t, parent, b->kind, b->style, b->at);

    copy->level = b->level;
    copy->lang = b->lang;
    copy->icon = b->icon;
    copy->spans.v = b->spans.v;
    copy->spans.n = copy->spans.cap = b->spans.n; /* full: a push moves to memory of its own */
    BLOCK_EACH (child, b)
        teller_again(t, copy, child);
    return copy;
}

/* ---- Spans */

struct span *teller_span(struct teller *t, struct block *b, enum span_kind kind, struct str s,
                         lang_tag lang)
{
    struct span *span = block_span(t->a, b, kind, s);

    if (lang && lang != block_lang(b, t->lang))
        span->lang = lang;
    return span;
}

static void put_link(struct teller *t, struct span *span, struct str href, enum label_id id,
                     const char *name)
{
    span->ltr = true;
    if (!href.n)
        return;
    span->href = href;
    span->href_title = teller_label(t, id, name, span->text);
}

static void put_mark(struct teller *t, struct block *b, enum span_kind kind, struct str s,
                     const struct text_mark *mark, lang_tag lang)
{
    struct span *span = teller_span(t, b, kind, s, lang);
    struct web_link link;

    if (mark->kind == TOKEN_PHONE)
        put_link(t, span, phone_href(t->a, phone_dial(t->a, mark->source)), LABEL_CALL, "phone");
    else if (mark->kind == TOKEN_MAIL)
        put_link(t, span, links_mail(&t->links, t->a, mark->source), LABEL_MAIL, "address");
    else
        put_link(t, span, links_web(&t->links, t->a, mark->source, &link) ? link.href : STR_NONE,
                 LABEL_OPEN, "url");
}

void teller_words(struct teller *t, struct block *b, enum span_kind kind, struct wording w)
{
    struct str s = teller_set(t, w);
    size_t at = 0;

    for (size_t i = 0; i < t->type.n_marks; i++) {
        const struct text_mark *mark = &t->type.marks[i];

        if (mark->from > at)
            teller_span(t, b, kind, str_sub(s, at, mark->from), w.lang);
        put_mark(t, b, kind, str_sub(s, mark->from, mark->to), mark, w.lang);
        at = mark->to;
    }
    if (at < s.n)
        teller_span(t, b, kind, str_sub(s, at, s.n), w.lang);
}

void teller_fill(struct teller *t, struct block *b, enum label_id id, const char *name,
                 struct wording w)
{
    struct str pattern = label(t->labels, id), place = str_printf(t->a, "{%s}", name), part;
    size_t at = str_find(pattern, place, 0);

    if (!w.lang || w.lang == t->lang || at == SIZE_MAX) {
        teller_words(t, b, SPAN_TEXT, (struct wording){teller_label(t, id, name, w.s), 0, w.at});
        return;
    }
    part = str_sub(pattern, 0, at);
    if (part.n) {
        teller_words(t, b, SPAN_TEXT, (struct wording){part, 0, LOC_NONE});
        if (str_ends(part, STR(" ")))
            teller_span(t, b, SPAN_TEXT, STR(" "), 0);
    }
    teller_words(t, b, SPAN_TEXT, w);
    part = str_sub(pattern, at + place.n, pattern.n);
    if (str_starts(part, STR(" ")))
        teller_span(t, b, SPAN_TEXT, STR(" "), 0);
    if (part.n)
        teller_words(t, b, SPAN_TEXT, (struct wording){part, 0, LOC_NONE});
}

void teller_phone(struct teller *t, struct block *b, enum span_kind kind, struct str typed,
                  struct str dial, struct loc at)
{
    struct str number = dial.n ? dial : phone_dial(t->a, typed);
    struct span *span;

    if (!number.n) {
        teller_words(t, b, SPAN_TEXT, (struct wording){typed, 0, at});
        return;
    }
    span = teller_span(t, b, kind, phone_text(t->a, number, typed), 0);
    span->at = at;
    put_link(t, span, phone_href(t->a, number), LABEL_CALL, "phone");
}

void teller_web(struct teller *t, struct block *b, enum span_kind kind, struct str url,
                struct loc at)
{
    struct web_link link;
    bool good = links_web(&t->links, t->a, url, &link);
    struct span *span = teller_span(t, b, kind, good ? link.text : str_copy(t->a, url), 0);

    span->at = at;
    if (!good)
        diag_report(t->d, DIAG_BAD_URL, at, _("\"%.*s\" is printed without a link"), STR_ARG(url));
    put_link(t, span, good ? link.href : STR_NONE, LABEL_OPEN, "url");
}

void teller_mail(struct teller *t, struct block *b, enum span_kind kind, struct str address,
                 struct loc at)
{
    struct str href = links_mail(&t->links, t->a, address);
    struct span *span = teller_span(t, b, kind, str_copy(t->a, str_trim(address)), 0);

    span->at = at;
    if (!href.n)
        diag_report(t->d, DIAG_BAD_EMAIL, at, _("\"%.*s\" is printed without a link"),
                    STR_ARG(address));
    put_link(t, span, href, LABEL_MAIL, "address");
}
