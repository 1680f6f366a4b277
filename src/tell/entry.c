/*
 * entry.c: building entries. Blocks of the full variant are made from the listing; the others
 * repeat some of them.
 */
#include "tell/entry.h"

#include <string.h>

#include "base/intl.h"
#include "tell/description.h"
#include "tell/facts.h"
#include "tell/text/sentence.h"
#include "tell/text/words.h"
#include "tell/told.h"

/* ---- Weight */

struct entry_count {
    struct str organisation;
    unsigned n;
};

void entry_counts_init(struct entry_counts *c, struct arena *a, size_t entries)
{
    c->cap = 16;
    while (c->cap < entries * 2)
        c->cap *= 2;
    c->v = arena_array(a, c->cap, sizeof *c->v);
}

/* How many entries of this organisation there are by now, this one among them. */
static unsigned count_entry(struct entry_counts *c, struct str organisation)
{
    size_t i = (size_t)str_hash(organisation) & (c->cap - 1);

    if (!organisation.n)
        return 1;
    while (c->v[i].n && !str_eq(c->v[i].organisation, organisation))
        i = (i + 1) & (c->cap - 1);
    c->v[i].organisation = organisation;
    return ++c->v[i].n;
}

/* `share`: of the weight; one in so many. */
static void weigh(const struct edition_entry *e, struct entry_counts *counts, unsigned share,
                  struct block *b)
{
    int priority = e->listing->priority < -1 ? -1 : e->listing->priority;
    unsigned weight = 100u + (unsigned)(50 * ((priority > 10 ? 10 : priority) + 1)) - 50u;

    weight += e->reach == REACH_LOCAL ? 20 : e->reach == REACH_REGION ? 10 : 0;
    b->listing = e->listing;
    b->pinned = e->pinned;
    b->nth = count_entry(counts, e->listing->organization.s);
    weight /= b->nth * share;
    b->weight = (weight ? weight : 1) + (e->pinned ? 1000 : 0);
}

/* ---- The full variant */

/* Everything of an entry that a variant may hold. */
struct parts {
    struct block *name, *original, *organisation;
    struct facts facts;
    bool own_town;
};

/* The name, and the Finnish one beside a translated one: it stands on the door. */
static void tell_name(struct teller *t, struct block *group, const struct listing *x,
                      struct parts *p)
{
    const struct value *name = value_in_lang(&x->name, t->lang, t->fallback);
    const struct value *original = value_in_lang(&x->name, t->fallback, t->fallback);
    lang_tag lang = teller_source_lang(t, x);

    p->name = teller_say(t, group, BLOCK_HEADING, STYLE_ENTRY_NAME, wording_of(x, name, lang));
    if (p->name)
        p->name->level = 3;
    if (original && original->lang != name->lang && !words_equal(original->s, name->s))
        p->original = teller_say(t, group, BLOCK_PARAGRAPH, STYLE_ENTRY_ORIGINAL,
                                 wording_of(x, original, lang));
    p->organisation = teller_say(t, group, BLOCK_PARAGRAPH, STYLE_ORGANISATION,
                                 wording_of(x, &x->organization, lang));
}

/* Does a paragraph end with the mark of a sentence, or with one that leads on? */
static bool ends_whole(const struct block *b)
{
    struct str s = b->spans.n ? b->spans.v[b->spans.n - 1].text : STR_NONE;

    return !s.n || sentence_is_whole(s) || strchr(":,;", s.s[s.n - 1]);
}

/* A word on the last paragraph of a text in the leaflet's own language; else a fact. */
static void tell_free(struct teller *t, struct block *last, struct facts *facts,
                      const struct listing *x)
{
    struct str word = label(t->labels, LABEL_FREE);

    if (last && last->kind == BLOCK_PARAGRAPH && !last->lang) {
        teller_span(t, last, SPAN_TEXT, ends_whole(last) ? STR(" ") : STR(". "), 0);
        teller_span(t, last, SPAN_TEXT, word, 0);
        teller_span(t, last, SPAN_TEXT, STR("."), 0);
        return;
    }
    last = facts_add(t, facts, FACT_PRICE, "euro", value_loc(x, &x->fee));
    teller_span(t, last, SPAN_TEXT, word, 0);
}

/* Paragraphs and lists; returns the last block. */
static struct block *tell_passages(struct teller *t, struct block *group,
                                   const struct description *d, const struct listing *x)
{
    struct block *list = NULL, *last = NULL;

    for (size_t i = 0; i < d->passages.n; i++) {
        struct wording w = wording_of(x, d->source, teller_source_lang(t, x));

        w.s = d->passages.v[i].text;
        if (!d->passages.v[i].item) {
            list = NULL;
            last = teller_say(t, group, BLOCK_PARAGRAPH, STYLE_DESCRIPTION, w);
            continue;
        }
        if (!list) {
            list = teller_block(t, group, BLOCK_LIST, STYLE_LIST, w.at);
            list->lang = w.lang != t->lang ? w.lang : 0;
        }
        last = teller_say(t, list, BLOCK_ITEM, STYLE_LIST, w);
    }
    return last;
}

/* "(suomeksi)" behind a text that could not be had in the leaflet's language. */
static void tell_language(struct teller *t, struct block *last)
{
    if (!last || !last->lang || last->lang != t->fallback)
        return;
    teller_span(t, last, SPAN_TEXT, STR(" "), 0);
    teller_span(t, last, SPAN_TEXT, label(t->labels, LABEL_IN_LANGUAGE), t->lang);
}

static struct block *tell_description(struct teller *t, struct block *group,
                                      const struct listing *x, unsigned sentences)
{
    struct description_limits limits = {t->options->description_length, sentences};
    struct description d;
    struct block *last;

    description_choose(t->a, x, t->lang, t->fallback, limits, &d);
    last = tell_passages(t, group, &d, x);
    tell_language(t, last);
    if (d.to < d.from && !sentences) {
        *vec_push(t->a, &t->story->shortened) =
            (struct shortening){x, value_loc(x, d.source), d.from, d.to};
        diag_report(t->d, DIAG_SHORTENED, value_loc(x, d.source), _("from %zu to %zu characters"),
                    d.from, d.to);
    }
    return last;
}

/* A list of facts is there only when it has one. */
static void append_facts(struct block *group, struct block *facts)
{
    if (facts->first)
        block_append(group, facts);
}

static struct block *variant_group(struct teller *t, struct block *entry, enum variant variant)
{
    struct block *group = teller_block(t, entry, BLOCK_GROUP, STYLE_ENTRY, entry->at);

    group->variant = variant;
    group->kept = entry->kept;
    return group;
}

static void tell_full(struct teller *t, struct block *entry, const struct category *category,
                      struct parts *p)
{
    const struct listing *x = entry->listing;
    struct block *group = variant_group(t, entry, VARIANT_FULL), *last, *facts;

    tell_name(t, group, x, p);
    facts_tell(t, x, category, &p->facts);
    last = tell_description(t, group, x, 0);
    if (p->facts.free)
        tell_free(t, last, &p->facts, x);
    facts = teller_block(t, NULL, BLOCK_FACTS, STYLE_FACT, entry->at);
    /* What costs nothing was added last, and stands with the price. */
    for (enum fact_kind kind = FACT_WHO; kind <= FACT_ACCESS; kind++)
        for (size_t i = 0; i < p->facts.v.n; i++)
            if (p->facts.v.v[i].kind == kind)
                block_append(facts, p->facts.v.v[i].block);
    append_facts(group, facts);
}

/* ---- The shorter variants */

/* Facts of a kind once more, at most `most` of them. */
static size_t repeat_facts(struct teller *t, struct block *facts, const struct parts *p,
                           enum fact_kind kind, size_t most)
{
    size_t n = 0;

    for (size_t i = 0; i < p->facts.v.n && n < most; i++)
        if (p->facts.v.v[i].kind == kind) {
            teller_again(t, facts, p->facts.v.v[i].block);
            n++;
        }
    return n;
}

static void tell_short(struct teller *t, struct block *entry, const struct parts *p)
{
    struct block *group = variant_group(t, entry, VARIANT_SHORT), *facts;

    if (p->name)
        teller_again(t, group, p->name);
    if (p->organisation)
        teller_again(t, group, p->organisation);
    tell_description(t, group, entry->listing, 1);
    facts = teller_block(t, NULL, BLOCK_FACTS, STYLE_FACT, entry->at);
    repeat_facts(t, facts, p, FACT_PRICE, 1);
    repeat_facts(t, facts, p, FACT_WHEN, SIZE_MAX);
    repeat_facts(t, facts, p, FACT_WHERE, 1);
    repeat_facts(t, facts, p, FACT_REGISTRATION, 1);
    if (!repeat_facts(t, facts, p, FACT_PHONE, 2))
        repeat_facts(t, facts, p, FACT_MAIL, 1);
    repeat_facts(t, facts, p, FACT_WEB, 1);
    append_facts(group, facts);
}

static const struct block *first_fact(const struct parts *p, enum fact_kind kind)
{
    for (size_t i = 0; i < p->facts.v.n; i++)
        if (p->facts.v.v[i].kind == kind)
            return p->facts.v.v[i].block;
    return NULL;
}

/* "ti klo 13–16 · Lielahdenkatu 10" where that is a line. */
static void join_address(struct teller *t, struct block *facts, const struct listing *x,
                         struct str address)
{
    lang_tag lang = teller_source_lang(t, x);
    struct block *b = teller_block(t, facts, BLOCK_FACT, STYLE_FACT,
                                   value_loc(x, x->street.s.n ? &x->street : &x->town));

    b->icon = STR("paikka");
    b->joins = true;
    b->lang = lang != t->lang ? lang : 0;
    teller_span(t, b, SPAN_TEXT, address, lang);
}

static void tell_brief(struct teller *t, struct block *entry, const struct parts *p)
{
    struct block *group = variant_group(t, entry, VARIANT_BRIEF), *facts;
    const struct block *when = p->facts.when;
    struct str address = facts_short_address(t, entry->listing, p->own_town);

    if (p->name)
        teller_again(t, group, p->name);
    facts = teller_block(t, NULL, BLOCK_FACTS, STYLE_FACT, entry->at);
    if (when)
        teller_again(t, facts, when);
    if (when && address.n)
        join_address(t, facts, entry->listing, address);
    else if (address.n)
        repeat_facts(t, facts, p, FACT_WHERE, 1);
    if (!repeat_facts(t, facts, p, FACT_PHONE, 1) && !repeat_facts(t, facts, p, FACT_MAIL, 1))
        repeat_facts(t, facts, p, FACT_WEB, 1);
    append_facts(group, facts);
}

/* ---- All */

struct later_variants {
    struct later later;
    const struct teller *teller; /* a lasting one */
    struct block *entry;
    struct parts parts;
    bool told;
};

static void tell_later(struct later *later)
{
    struct later_variants *v = (struct later_variants *)later;
    struct teller t = *v->teller;
    struct diag silent; /* all that there is to say was said of the full one */

    if (v->told)
        return;
    v->told = true;
    v->entry->later = NULL;
    diag_init(&silent, NULL);
    t.d = &silent;
    tell_short(&t, v->entry, &v->parts);
    tell_brief(&t, v->entry, &v->parts);
    typography_release(&t.type);
    links_release(&t.links);
}

struct block *entry_new(struct arena *a, const struct listing *x)
{
    struct block *entry = block_new(a, BLOCK_ENTRY, STYLE_ENTRY, listing_loc(x));

    entry->listing = x;
    return entry;
}

void entry_tell_variants(struct teller *t, struct block *entry, const struct category *category)
{
    struct later_variants *v = arena_new(t->a, struct later_variants);

    v->later.tell = tell_later;
    v->teller = t->lasting;
    v->entry = entry;
    v->parts.own_town = facts_is_own_town(t, entry->listing);
    tell_full(t, entry, category, &v->parts);
    if (t->lasting) {
        entry->later = &v->later;
        return;
    }
    tell_short(t, entry, &v->parts);
    tell_brief(t, entry, &v->parts);
}

struct block *entry_tell(struct teller *t, struct block *section, const struct edition_entry *e,
                         const struct category *category, struct entry_counts *counts)
{
    struct block *entry = told_entry(t, e->listing, category);

    if (!entry) {
        entry = entry_new(t->a, e->listing);
        entry_tell_variants(t, entry, category);
    }
    block_append(section, entry);
    weigh(e, counts, 1, entry);
    return entry;
}

/* ---- Rows */

/* A row takes about a quarter of an entry's lines. Were it worth as much, tasks would push out help
 * wherever room is short. */
enum { ROW_SHARE = 4 };

static void repeat_spans(struct teller *t, struct block *b, const struct block *from)
{
    for (size_t i = 0; i < from->spans.n; i++) {
        struct span *span = block_span(t->a, b, SPAN_TEXT, STR_NONE);

        *span = from->spans.v[i];
        if (from->lang && !span->lang)
            span->lang = from->lang;
    }
}

/* The number or address among the spans of a fact, without role and hours; NULL when there is none.
 */
static const struct span *first_link(const struct parts *p, enum fact_kind kind)
{
    const struct block *b = first_fact(p, kind);

    for (size_t i = 0; b && i < b->spans.n; i++)
        if (b->spans.v[i].ltr)
            return &b->spans.v[i];
    return NULL;
}

static void repeat_span(struct teller *t, struct block *b, const struct span *from,
                        enum span_kind kind)
{
    struct span *span = block_span(t->a, b, kind, STR_NONE);

    *span = *from;
    span->kind = kind;
}

struct block *entry_tell_row(struct teller *t, struct block *table, const struct edition_entry *e,
                             struct entry_counts *counts)
{
    const struct listing *x = e->listing;
    const struct value *name = value_in_lang(&x->name, t->lang, t->fallback);
    struct block *row = teller_block(t, table, BLOCK_ROW, STYLE_ROW, listing_loc(x)), *cell;
    struct parts p = {.name = NULL};
    const struct span *phone, *address;
    const struct block *when;

    weigh(e, counts, ROW_SHARE, row);
    facts_tell(t, x, NULL, &p.facts);
    when = p.facts.when;
    phone = first_link(&p, FACT_PHONE);
    address = first_link(&p, FACT_MAIL);
    address = address ? address : first_link(&p, FACT_WEB);

    cell = teller_block(t, row, BLOCK_CELL, STYLE_ROW, row->at);
    teller_words(t, cell, SPAN_TEXT, wording_of(x, name, teller_source_lang(t, x)));
    if (when) {
        teller_span(t, cell, SPAN_TEXT, words_comma(t->lang), 0);
        repeat_spans(t, cell, when);
    }
    if (phone) {
        cell = teller_block(t, row, BLOCK_CELL, STYLE_ROW_END, row->at);
        repeat_span(t, cell, phone, SPAN_STRONG);
    } else if (address) {
        teller_span(t, cell, SPAN_TEXT, words_comma(t->lang), 0);
        repeat_span(t, cell, address, SPAN_TEXT);
    }
    return row;
}
