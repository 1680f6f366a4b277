/*
 * teller.h: what the parts of the tell stage share: where the words come from, and how they become
 * blocks and spans.
 *
 * A word's way: taken from a listing, a campaign or a label; typeset once, in its own language; put
 * into a span of a block. A block or span whose language is not that of its surroundings says so.
 * Phone numbers and addresses inside a text become spans of their own, with a link.
 */
#ifndef TELL_TELLER_H
#define TELL_TELLER_H

#include "tell/tell.h"
#include "tell/text/links.h"
#include "tell/text/typography.h"

/* Words that are not typeset yet. */
struct wording {
    struct str s;
    lang_tag lang; /* 0: the leaflet's */
    struct loc at;
};

struct teller {
    const struct edition *edition;
    const struct request *request;
    const struct campaign *campaign;
    const struct labels *labels;
    const struct municipality_table *table;
    const struct tell_options *options;
    struct arena *a;
    struct diag *d;
    struct story *story;
    lang_tag lang, fallback;
    const struct teller
        *lasting;      /* for what is told later; lives as long as `a`. NULL: nothing is */
    struct told *told; /* told.h; NULL: nothing is kept */
    size_t manner;     /* of its entries */
    struct typography type;
    struct links links;
};

/* ---- Words */

/* A campaign's text in the leaflet's language, or what stands in for it. */
struct wording teller_text(const struct teller *t, const texts *text);
/* A label with its one placeholder filled in. */
struct str teller_label(struct teller *t, enum label_id id, const char *name, struct str value);
struct str teller_set(struct teller *t, struct wording w); /* typeset */
struct str teller_capital(struct teller *t, struct str s); /* with a capital letter first */
struct str teller_small(
    struct teller *t,
    struct str s); /* with a small one, unless it begins a name in capitals or of a place */
/* "a, b ja c" */
struct str teller_list(struct teller *t, const struct str *v, size_t n);

/* ---- Blocks */

/* A block at the end of `parent` (NULL: on its own). */
struct block *teller_block(struct teller *t, struct block *parent, enum block_kind kind,
                           enum style_id style, struct loc at);
/* One that says w; NULL, and no trace of it, when w is empty. */
struct block *teller_say(struct teller *t, struct block *parent, enum block_kind kind,
                         enum style_id style, struct wording w);
/* The same words once more, with all below them, below another parent. Spans are shared. */
struct block *teller_again(struct teller *t, struct block *parent, const struct block *b);

/* ---- Spans, at the end of a block */

/* Typeset, with links where it holds phones or addresses. */
void teller_words(struct teller *t, struct block *b, enum span_kind kind, struct wording w);
/* As it is: marks and spaces between spans, and what is typeset already. */
struct span *teller_span(struct teller *t, struct block *b, enum span_kind kind, struct str s,
                         lang_tag lang);
/* The label, with w in the place of {name} in w's own language. */
void teller_fill(struct teller *t, struct block *b, enum label_id id, const char *name,
                 struct wording w);
/* `dial` as struct phone has it; STR_NONE: made from `typed`. */
void teller_phone(struct teller *t, struct block *b, enum span_kind kind, struct str typed,
                  struct str dial, struct loc at);
/* An address that can't be linked is printed all the same, and reported. */
void teller_web(struct teller *t, struct block *b, enum span_kind kind, struct str url,
                struct loc at);
void teller_mail(struct teller *t, struct block *b, enum span_kind kind, struct str address,
                 struct loc at);

static inline struct wording wording_of(const struct listing *x, const struct value *v,
                                        lang_tag lang)
{
    return (struct wording){v->s, v->lang ? v->lang : lang, value_loc(x, v)};
}

/* Language of those of a record's texts that have none of their own: that of its first name. */
lang_tag teller_source_lang(const struct teller *t, const struct listing *x);

#endif
