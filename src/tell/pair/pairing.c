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
#include "tell/pair/pairing.h"

#include "tell/pair/pairspans.h"
#include "tell/text/typography.h"
#include "tell/text/words.h"

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
    pairspans_mark(p, f, STR(" "));
    pairspans_add(p, f, second);
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
    if (f->style != STYLE_ENTRY_ORIGINAL || !is_told_name(p, pairspans_words(p, f)))
        block_append(parent, f);
    if (!pairspans_same(f, s) && is_other_language(p, f, s) && !pairspans_share(p, f, s) &&
        !is_told_name(p, pairspans_words(p, s)))
        adopt(p, parent, s);
}

/* Long as it is, the second's is a paragraph of its own, on its own side. */
static void pair_question(struct pairer *p, struct block *parent, struct block *f, struct block *s)
{
    block_append(parent, f);
    if (pairspans_same(f, s))
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
    struct span_overlap o = pairspans_overlap(f, s);
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
    if (pairspans_same(f, s) || pairspans_share(p, f, s))
        return;
    while (o.head < s->spans.n && !pairspans_says(&s->spans.v[o.head]))
        o.head++;
    if (o.head == s->spans.n)
        return;
    b = block_new(p->a, BLOCK_FACT, o.head && s->style == STYLE_FACT_PHONE ? STYLE_FACT : s->style,
                  s->at);
    b->lang = s->lang;
    for (size_t i = o.head; i < s->spans.n; i++)
        pairspans_add(p, b, s->spans.v[i]);
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
            pairspans_lines(p, f, take(&s));
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

            if (!is_told_name(p, pairspans_words(p, b)))
                adopt(p, parent, b);
        } else {
            struct block *b = take(&f);

            if (b->style != STYLE_ENTRY_ORIGINAL || !is_told_name(p, pairspans_words(p, b)))
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
        p->name[0] = pairspans_words(p, f);
        p->name[1] = pairspans_words(p, s);
    }
    if (f->continued.n && s->continued.n && !str_eq(f->continued.v[0].text, s->continued.v[0].text))
        continue_in_both(p, f, s);
    pairspans_lines(p, f, s);
}

static void pair_block(struct pairer *p, struct block *f, const struct block *s)
{
    switch (f->kind) {
    case BLOCK_HEADING:
        pair_heading(p, f, s);
        break;
    case BLOCK_CELL:
    case BLOCK_ITEM: /* not of a description */
        pairspans_lines(p, f, s);
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
