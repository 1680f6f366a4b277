/*
 * tags.h: which piece of which page says what: marked content, recorded while pages are drawn, and
 * later made into the structure tree (structure.h).
 *
 * Everything drawn is either an artifact (decoration, what repeats) or a marked piece with a number
 * on its page, an MCID, that belongs to a block of the story. Pieces of a block that differ in
 * link, language or direction are marked apart. A line's runs are drawn from left to right, and
 * read, where directions mix, in another order: it is kept in the order of a block's tags.
 */
#ifndef WRITE_TAGS_H
#define WRITE_TAGS_H

#include "write/page/content.h"

/* A marked piece of content, or a link's annotation. */
struct tag {
    struct tag *next;        /* of the same block, as they are read */
    const struct span *link; /* the linked span that it is part of, or NULL */
    lang_tag lang;           /* 0: the block's */
    bool label;              /* the bullet of an item */
    bool rtl;
    bool words;           /* runs without shapes */
    unsigned line, order; /* where it begins: on which line, as which of its runs */
    unsigned page;
    unsigned mcid;             /* of a piece */
    uint32_t annotation;       /* its object; 0 for a piece */
    unsigned annotation_index; /* which of the document's annotations it is */
    struct area box;           /* of a figure, on its page */
};

struct tagged {
    const struct block *block;
    struct tag *first, *last; /* none: only blocks inside it have tags */
    bool in_tree;             /* for structure.c */
};

struct tags {
    struct arena *arena;
    const struct story *story;
    struct tagged **table; /* by block, open addressing */
    size_t table_size;
    VEC(struct tagged *) blocks; /* in the order of their first tag, ancestors first */
    VEC(unsigned) pieces;        /* on each page */
    unsigned annotations;        /* so far */
    bool open, artifact, foot;   /* what is open on the page at hand */
    struct tag piece;            /* when it is a piece: what it is of … */
    const struct block *block;   /* … and whose */
    struct {
        const struct block *block;
        bool foot;
    } last; /* item's block, and whether it is of the foot: a question asked of all above it,
             * and answered alike for what stands beside it */
    struct {
        unsigned number; /* from the document's begin */
        const struct block *block;
        pt64 y;
        unsigned order, most; /* of the run at hand; the greatest so far */
    } line;                   /* of text, at hand */
};

void tags_init(struct tags *t, const struct story *s, struct arena *a);
/* Pages come in order. */
void tags_begin_page(struct tags *t);
/* Before an item is drawn: closes and opens marked content where what is said changes. */
void tags_item(struct tags *t, struct content *c, const struct frame_item *item);
void tags_end_page(struct tags *t, struct content *c);
/* May an ITEM_LINK become an annotation? Not where its words are an artifact. */
bool tags_allow_link(const struct tags *t, const struct frame_item *item);
/* The annotation made of it, on the page at hand: as many as t->annotations were before it. */
void tags_annotation(struct tags *t, const struct frame_item *item, uint32_t annotation);

/* NULL when nothing of the block was drawn. */
struct tagged *tags_of(const struct tags *t, const struct block *b);

#endif
