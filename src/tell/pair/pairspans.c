/*
 * pairspans.c: see pairspans.h.
 */
#include "tell/pair/pairspans.h"

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "tell/text/typography.h"
#include "tell/text/words.h"

/* ---- Words */

struct str pairspans_words(struct pairer *p, const struct block *b)
{
    struct str s = b->spans.n ? b->spans.v[0].text : STR_NONE;

    for (size_t i = 1; i < b->spans.n; i++)
        s = str_join(p->a, s, b->spans.v[i].text);
    return s;
}

bool pairspans_says(const struct span *span)
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
           (str_eq(x->text, y->text) || (!pairspans_says(x) && !pairspans_says(y)));
}

static bool some_say(const struct block *b, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (pairspans_says(&b->spans.v[i]))
            return true;
    return false;
}

struct span_overlap pairspans_overlap(const struct block *f, const struct block *s)
{
    size_t most = f->spans.n < s->spans.n ? f->spans.n : s->spans.n;
    struct span_overlap o = {0, 0};

    while (o.head < most && same_span(&f->spans.v[o.head], &s->spans.v[o.head]))
        o.head++;
    while (o.head + o.tail < most &&
           same_span(&f->spans.v[f->spans.n - 1 - o.tail], &s->spans.v[s->spans.n - 1 - o.tail]))
        o.tail++;
    return o;
}

bool pairspans_same(const struct block *f, const struct block *s)
{
    return f->spans.n == s->spans.n && pairspans_overlap(f, s).head == f->spans.n;
}

/* ---- Spans of the second, in a block of the first */

struct span *pairspans_add(struct pairer *p, struct block *b, struct span span)
{
    struct span *added = block_span(p->a, b, span.kind, STR_NONE);

    *added = span;
    return added;
}

void pairspans_mark(struct pairer *p, struct block *b, struct str mark)
{
    pairspans_add(p, b, (struct span){.kind = SPAN_TEXT, .text = mark});
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
        pairspans_add(p, b, span);
    }
}

/* Spans on a line of their own; marks that joined them to what is left out are dropped. */
static void add_line(struct pairer *p, struct block *f, const struct block *s, size_t from,
                     size_t to)
{
    while (from < to && !pairspans_says(&s->spans.v[from]))
        from++;
    while (to > from && !pairspans_says(&s->spans.v[to - 1]))
        to--;
    if (from == to)
        return;
    if (f->style == STYLE_CONTENTS && p->wide_contents)
        pairspans_mark(p, f, STR(NO_BREAK_SPACE "· "));
    else
        pairspans_mark(p, f,
                       STR(" \n")); /* the space is between the words for those who hear them */
    add_second(p, f, s, from, to);
}

void pairspans_lines(struct pairer *p, struct block *f, const struct block *s)
{
    struct span_overlap o =
        f->kind == BLOCK_CELL ? pairspans_overlap(f, s) : (struct span_overlap){0, 0};

    if (pairspans_same(f, s))
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
    pairspans_add(p, whole, both)->text = str_sub(both.text, 0, both.text.n - last->text.n);
    pairspans_add(p, whole, both)->text =
        str_sub(both.text, both.text.n - last->text.n, both.text.n);
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
           words_equal(pairspans_words(p, one), other->spans.v[other->spans.n - 1].text);
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
    pairspans_mark(p, f, STR(" "));
}

bool pairspans_share(struct pairer *p, struct block *f, struct block *s)
{
    struct span_overlap o;
    struct span *own;
    size_t n;

    if (says_end_of(p, f, s) || says_end_of(p, s, f))
        return true;
    part_tail(p, f, block_lang(f, p->first), s);
    part_tail(p, s, block_lang(s, p->second), f);
    o = pairspans_overlap(f, s);
    n = f->spans.n;
    if (some_say(s, 0, o.head) || !some_say(s, s->spans.n - o.tail, s->spans.n))
        return false;
    own = f->spans.v;
    if (n == o.tail || !some_say(s, 0, s->spans.n - o.tail))
        return true; /* the first needs no label, and the second's would only name the text */
    f->spans.v = NULL;
    f->spans.n = f->spans.cap = 0;
    for (size_t i = 0; i < n - o.tail; i++)
        pairspans_add(p, f, own[i]);
    while (f->spans.n > 1 && !pairspans_says(&f->spans.v[f->spans.n - 1]))
        f->spans.n--;
    f->spans.v[f->spans.n - 1].text = without_colon(f->spans.v[f->spans.n - 1].text);
    pairspans_mark(p, f, STR(NO_BREAK_SPACE "· "));
    add_second(p, f, s, 0, s->spans.n - o.tail);
    part_space(p, f, &own[n - o.tail]);
    for (size_t i = n - o.tail; i < n; i++)
        pairspans_add(p, f, own[i]);
    return true;
}
