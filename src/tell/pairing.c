/*
 * pairing.c: see pairing.h.
 *
 * Both stories were told of one edition by the same rules, so their trees are alike, but for blocks
 * that only one language needs. The walk goes down both at once:
 *
 *     headings, cells    stay one block; the second's words stand on a line of their own (a
 *                        tagline likewise)
 *     paragraphs, lists  the second's come below, as blocks of their own
 *     a question         likewise
 *     facts              likewise, matched by their icons
 *
 * What both say in the same words is said once. Where only the beginning differs, the rest is not
 * repeated: "Julkaisija · Издатель: Apu ry"; nor, in facts and rows, a beginning that is the same.
 * A text that the second language lacks, and has in the first's instead, is not said again.
 */
#include "tell/pairing.h"

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "tell/typography.h"
#include "tell/words.h"

struct pairer {
    struct arena *a;
    lang_tag first, second;
    struct str name[2]; /* of the entry, in both */
    bool wide_contents;
};

/* ---- Words */

static struct str words_of(struct pairer *p, const struct block *b)
{
    struct str s = b->spans.n ? b->spans.v[0].text : STR_NONE;

    for (size_t i = 1; i < b->spans.n; i++)
        s = str_join(p->a, s, b->spans.v[i].text);
    return s;
}

/* A letter or a figure, no mere mark between words? */
static bool says_something(const struct span *span)
{
    for (size_t at = 0; at < span->text.n;)
        if (u_isalnum((UChar32)utf8_next(span->text, &at)))
            return true;
    return false;
}

/* Marks between words are alike, whichever comma it is. */
static bool same_span(const struct span *x, const struct span *y)
{
    return x->kind == y->kind && str_eq(x->href, y->href) &&
           (str_eq(x->text, y->text) || (!says_something(x) && !says_something(y)));
}

static bool some_say(const struct block *b, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (says_something(&b->spans.v[i]))
            return true;
    return false;
}

/* What two blocks say alike at their beginning and at their end, in spans. */
struct overlap {
    size_t head, tail;
};

static struct overlap overlap_of(const struct block *f, const struct block *s)
{
    size_t most = f->spans.n < s->spans.n ? f->spans.n : s->spans.n;
    struct overlap o = {0, 0};

    while (o.head < most && same_span(&f->spans.v[o.head], &s->spans.v[o.head]))
        o.head++;
    while (o.head + o.tail < most &&
           same_span(&f->spans.v[f->spans.n - 1 - o.tail], &s->spans.v[s->spans.n - 1 - o.tail]))
        o.tail++;
    return o;
}

static bool is_same(const struct block *f, const struct block *s)
{
    return f->spans.n == s->spans.n && overlap_of(f, s).head == f->spans.n;
}

/* ---- Spans of the second, in a block of the first */

static struct span *add_span(struct pairer *p, struct block *b, struct span span)
{
    struct span *added = block_span(p->a, b, span.kind, STR_NONE);

    *added = span;
    return added;
}

static void add_mark(struct pairer *p, struct block *b, struct str mark)
{
    add_span(p, b, (struct span){.kind = SPAN_TEXT, .text = mark});
}

/* Inside the leaflet a link leads to where the first's leads. */
static void add_second(struct pairer *p, struct block *b, const struct block *s, size_t from,
                       size_t to)
{
    lang_tag own = block_lang(s, p->second);
    const struct block *target = b->spans.n ? b->spans.v[0].target : NULL;

    for (size_t i = from; i < to; i++) {
        struct span span = s->spans.v[i];

        span.lang = span.lang ? span.lang : own;
        span.target = span.target ? target : NULL;
        span.second = true;
        add_span(p, b, span);
    }
}

/* Spans on a line of their own; marks that joined them to what is left out are dropped. */
static void add_line(struct pairer *p, struct block *f, const struct block *s, size_t from,
                     size_t to)
{
    while (from < to && !says_something(&s->spans.v[from]))
        from++;
    while (to > from && !says_something(&s->spans.v[to - 1]))
        to--;
    if (from == to)
        return;
    if (f->style == STYLE_CONTENTS && p->wide_contents)
        add_mark(p, f, STR(NO_BREAK_SPACE "· "));
    else
        add_mark(p, f, STR(" \n")); /* the space is between the words for those who hear them */
    add_second(p, f, s, from, to);
}

static void pair_lines(struct pairer *p, struct block *f, const struct block *s)
{
    struct overlap o = f->kind == BLOCK_CELL ? overlap_of(f, s) : (struct overlap){0, 0};

    if (is_same(f, s))
        return;
    if (!some_say(s, 0, o.head))
        o.head = 0;
    if (!some_say(s, s->spans.n - o.tail, s->spans.n))
        o.tail = 0;
    add_line(p, f, s, o.head, s->spans.n - o.tail);
}

/* ---- One tail for both */

/* A label before a text that the other has in a span of its own, since it is in another language
 * than the label: the end of `whole` becomes a span, too, so that it is seen to be the same. */
static void part_tail(struct pairer *p, struct block *whole, lang_tag lang,
                      const struct block *parted)
{
    const struct span *last = parted->spans.n > 1 ? &parted->spans.v[parted->spans.n - 1] : NULL;
    struct span both;

    if (!last || whole->spans.n != 1 || last->href.n || last->lang != lang)
        return;
    both = whole->spans.v[0];
    if (both.kind != last->kind || both.text.n <= last->text.n || !str_ends(both.text, last->text))
        return;
    whole->spans.n = whole->spans.cap = 0;
    whole->spans.v = NULL;
    add_span(p, whole, both)->text = str_sub(both.text, 0, both.text.n - last->text.n);
    add_span(p, whole, both)->text = str_sub(both.text, both.text.n - last->text.n, both.text.n);
}

/* "Julkaisija: " before another label needs no colon. White before the words stays. */
static struct str without_colon(struct str s)
{
    struct str words = str_trim(s);

    if (words.n)
        s.n = (size_t)(words.s - s.s) + words.n;
    return str_ends(s, STR(":")) ? str_sub(s, 0, s.n - 1) : s;
}

/* Is one just the end of the other, perhaps with a capital letter: a text without its label? */
static bool says_end_of(struct pairer *p, const struct block *one, const struct block *other)
{
    return other->spans.n > 1 &&
           words_equal(words_of(p, one), other->spans.v[other->spans.n - 1].text);
}

/* The space between a label and a text of the other direction is the line's: in the label's own
 * direction it would stand before it. */
static void part_space(struct pairer *p, struct block *f, const struct span *text)
{
    struct span *label = &f->spans.v[f->spans.n - 1];
    lang_tag lang = text->lang ? text->lang : block_lang(f, p->first);

    if (!str_ends(label->text, STR(" ")) || lang_is_rtl(label->lang) == lang_is_rtl(lang))
        return;
    label->text.n--;
    add_mark(p, f, STR(" "));
}

/* Where both end alike: the second's beginning behind that of the first. False where they don't. */
static bool share_tail(struct pairer *p, struct block *f, struct block *s)
{
    struct overlap o;
    struct span *own;
    size_t n;

    if (says_end_of(p, f, s) || says_end_of(p, s, f))
        return true;
    part_tail(p, f, block_lang(f, p->first), s);
    part_tail(p, s, block_lang(s, p->second), f);
    o = overlap_of(f, s);
    n = f->spans.n;
    if (some_say(s, 0, o.head) || !some_say(s, s->spans.n - o.tail, s->spans.n))
        return false;
    own = f->spans.v;
    if (n == o.tail || !some_say(s, 0, s->spans.n - o.tail))
        return true; /* the first needs no label, and the second's would only name the text */
    f->spans.v = NULL;
    f->spans.n = f->spans.cap = 0;
    for (size_t i = 0; i < n - o.tail; i++)
        add_span(p, f, own[i]);
    while (f->spans.n > 1 && !says_something(&f->spans.v[f->spans.n - 1]))
        f->spans.n--;
    f->spans.v[f->spans.n - 1].text = without_colon(f->spans.v[f->spans.n - 1].text);
    add_mark(p, f, STR(NO_BREAK_SPACE "· "));
    add_second(p, f, s, 0, s->spans.n - o.tail);
    part_space(p, f, &own[n - o.tail]);
    for (size_t i = n - o.tail; i < n; i++)
        add_span(p, f, own[i]);
    return true;
}

/* ---- Blocks of the second, among those of the first */

static void adopt(struct pairer *p, struct block *parent, struct block *b)
{
    b->next = NULL;
    b->lang = b->lang ? b->lang : p->second;
    b->lang = b->lang == p->first ? 0 : b->lang;
    block_append(parent, b);
}

/* The original name stands beside translated ones only. */
static bool is_told_name(const struct pairer *p, struct str words)
{
    return words.n && (words_equal(words, p->name[0]) || words_equal(words, p->name[1]));
}

static struct block *take(struct block **list)
{
    struct block *b = *list;

    *list = b->next;
    b->next = NULL;
    return b;
}

/* Paragraphs and lists of a description are one text. */
static bool is_description(const struct block *b)
{
    return b->style == STYLE_DESCRIPTION || b->style == STYLE_LIST;
}

static bool is_alike(const struct block *x, const struct block *y)
{
    return (x->kind == y->kind && x->style == y->style) || (is_description(x) && is_description(y));
}

static bool has_alike(const struct block *list, const struct block *b)
{
    while (list && !is_alike(list, b))
        list = list->next;
    return list;
}

static bool is_other_language(const struct pairer *p, const struct block *f, const struct block *s)
{
    return block_lang(f, p->first) != block_lang(s, p->second);
}

/* "(suomeksi)" at the end of a text that is in another language than its story, or NULL. */
static const struct span *language_mark(const struct block *b, lang_tag told_in)
{
    const struct span *last;

    b = b->kind == BLOCK_LIST ? b->last : b;
    last = b->spans.n > 1 ? &b->spans.v[b->spans.n - 1] : NULL;
    return last && last->lang == told_in && block_lang(b, told_in) != told_in ? last : NULL;
}

/* A text in neither's language, there once, is marked in both; one in the second's needs no mark.
 */
static void pair_mark(struct pairer *p, struct block *f, const struct block *s)
{
    const struct span *mark = language_mark(s, p->second);
    struct span second;

    if (!language_mark(f, p->first))
        return;
    f = f->kind == BLOCK_LIST ? f->last : f;
    if (!mark) {
        f->spans.n -= 2; /* and the space before it */
        return;
    }
    second = *mark;
    second.second = true;
    add_mark(p, f, STR(" "));
    add_span(p, f, second);
}

/* All of the first's, then all of the second's. */
static void pair_description(struct pairer *p, struct block *parent, struct block **f,
                             struct block **s)
{
    bool wanted = is_other_language(p, *f, *s);
    const struct block *last = NULL;

    while (*f && is_description(*f))
        block_append(parent, take(f));
    while (*s && is_description(*s)) {
        struct block *b = take(s);

        last = b;
        if (wanted)
            adopt(p, parent, b);
    }
    if (!wanted)
        pair_mark(p, parent->last, last);
}

static void pair_paragraph(struct pairer *p, struct block *parent, struct block *f, struct block *s)
{
    if (f->style != STYLE_ENTRY_ORIGINAL || !is_told_name(p, words_of(p, f)))
        block_append(parent, f);
    if (!is_same(f, s) && is_other_language(p, f, s) && !share_tail(p, f, s) &&
        !is_told_name(p, words_of(p, s)))
        adopt(p, parent, s);
}

/* Long as it is, the second's is a paragraph of its own, on its own side. */
static void pair_question(struct pairer *p, struct block *parent, struct block *f, struct block *s)
{
    block_append(parent, f);
    if (is_same(f, s))
        return;
    s->kind = BLOCK_PARAGRAPH;
    for (size_t i = 0; i < s->spans.n; i++)
        s->spans.v[i].second = true;
    adopt(p, parent, s);
}

static void pair_children(struct pairer *p, struct block *parent, const struct block *second);

/* ---- Facts: a row without an icon goes on with the one before it */

static void pair_fact(struct pairer *p, struct block *facts, struct block *f, struct block *s)
{
    struct overlap o = overlap_of(f, s);
    struct block *b;

    block_append(facts, f);
    if (f->first && s->first) { /* hours as a table */
        pair_children(p, f, s);
        return;
    }
    if (f->first || s->first) {
        adopt(p, facts, s);
        return;
    }
    if (is_same(f, s) || share_tail(p, f, s))
        return;
    while (o.head < s->spans.n && !says_something(&s->spans.v[o.head]))
        o.head++;
    if (o.head == s->spans.n)
        return;
    b = block_new(p->a, BLOCK_FACT, o.head && s->style == STYLE_FACT_PHONE ? STYLE_FACT : s->style,
                  s->at);
    b->lang = s->lang;
    for (size_t i = o.head; i < s->spans.n; i++)
        add_span(p, b, s->spans.v[i]);
    adopt(p, facts, b);
}

static bool has_icon(const struct block *list, struct str icon)
{
    while (list && !str_eq(list->icon, icon))
        list = list->next;
    return list;
}

static void pair_facts(struct pairer *p, struct block *facts, const struct block *second)
{
    struct block *f = facts->first, *s = second->first;
    struct str own = STR_NONE, other = STR_NONE;

    facts->first = facts->last = NULL;
    while (f || s) {
        own = f && f->icon.n ? f->icon : own;
        other = s && s->icon.n ? s->icon : other;
        if (f && s && str_eq(own, other)) {
            struct block *of_second = take(&s);

            pair_fact(p, facts, take(&f), of_second);
        } else if (s && (!f || (s->icon.n ? !has_icon(f, other) : true))) {
            adopt(p, facts, take(&s));
        } else {
            block_append(facts, take(&f));
        }
    }
}

/* ---- The walk */

static void pair_block(struct pairer *p, struct block *f, const struct block *s);

static void pair_children(struct pairer *p, struct block *parent, const struct block *second)
{
    struct block *f = parent->first, *s = second->first;

    parent->first = parent->last = NULL;
    while (f || s) {
        bool alike = f && s && is_alike(f, s);

        if (alike && f->style == STYLE_TAGLINE) {
            pair_lines(p, f, take(&s));
            block_append(parent, take(&f));
        } else if (alike && is_description(f) && f->kind != BLOCK_ITEM) {
            pair_description(p, parent, &f, &s);
        } else if (alike && f->style == STYLE_QUESTION) {
            struct block *of_second = take(&s);

            pair_question(p, parent, take(&f), of_second);
        } else if (alike && f->kind == BLOCK_PARAGRAPH) {
            struct block *of_second = take(&s);

            pair_paragraph(p, parent, take(&f), of_second);
        } else if (alike) {
            pair_block(p, f, take(&s));
            block_append(parent, take(&f));
        } else if (s && !has_alike(f, s)) {
            struct block *b = take(&s);

            if (!is_told_name(p, words_of(p, b)))
                adopt(p, parent, b);
        } else {
            struct block *b = take(&f);

            if (b->style != STYLE_ENTRY_ORIGINAL || !is_told_name(p, words_of(p, b)))
                block_append(parent, b);
        }
    }
}

static void continue_in_both(struct pairer *p, struct block *f, const struct block *s)
{
    struct span second = s->continued.v[0];

    second.lang = block_lang(s, p->second);
    second.second = true;
    *vec_push(p->a, &f->continued) = (struct span){.text = STR("\n")};
    *vec_push(p->a, &f->continued) = second;
}

static void pair_heading(struct pairer *p, struct block *f, const struct block *s)
{
    if (f->style == STYLE_ENTRY_NAME) {
        p->name[0] = words_of(p, f);
        p->name[1] = words_of(p, s);
    }
    if (f->continued.n && s->continued.n && !str_eq(f->continued.v[0].text, s->continued.v[0].text))
        continue_in_both(p, f, s);
    pair_lines(p, f, s);
}

static void pair_block(struct pairer *p, struct block *f, const struct block *s)
{
    switch (f->kind) {
    case BLOCK_HEADING:
        pair_heading(p, f, s);
        break;
    case BLOCK_CELL:
    case BLOCK_ITEM: /* not of a description */
        pair_lines(p, f, s);
        break;
    case BLOCK_FACTS:
        pair_facts(p, f, s);
        break;
    case BLOCK_SECTION:
        f->second_mention = s->mention;
        if (!str_eq(f->short_name, s->short_name))
            f->short_name =
                str_printf(p->a, "%.*s · %.*s", STR_ARG(f->short_name), STR_ARG(s->short_name));
        pair_children(p, f, s);
        break;
    case BLOCK_ENTRY:
        p->name[0] = p->name[1] = STR_NONE;
        pair_children(p, f, s);
        break;
    default:
        pair_children(p, f, s);
        break;
    }
}

void pairing_pair(const struct pairing *how, struct block *first, const struct block *second)
{
    struct pairer p = {.a = how->arena,
                       .first = how->first,
                       .second = how->second,
                       .wide_contents = how->wide_contents};

    pair_block(&p, first, second);
}
