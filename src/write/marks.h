/*
 * marks.h: which piece of which page says what: marked content, recorded while pages are drawn, and
 * later made into the structure tree (structure.h).
 *
 * Everything drawn is either an artifact (decoration, what repeats) or a marked piece with a number
 * on its page, an MCID, that belongs to a block of the story. Pieces of a block that differ in link
 * or language are marked apart.
 */
#ifndef WRITE_MARKS_H
#define WRITE_MARKS_H

#include "write/content.h"

/* A marked piece of content, or a link's annotation. */
struct mark {
    struct mark *next;       /* of the same block, in the order of drawing */
    const struct span *link; /* the linked span that it is part of, or NULL */
    lang_tag lang;           /* 0: the block's */
    bool label;              /* the bullet of an item */
    unsigned page;
    unsigned mcid;             /* of a piece */
    struct object *annotation; /* NULL for a piece */
    struct area box;           /* of a figure, on its page */
};

struct marked_block {
    const struct block *block;
    struct mark *first, *last; /* none: only blocks inside it have marks */
    bool in_tree;              /* for structure.c */
};

struct marks {
    struct arena *arena;
    const struct story *story;
    struct marked_block **table; /* by block, open addressing */
    size_t table_size;
    VEC(struct marked_block *) blocks; /* in the order of their first mark, ancestors first */
    VEC(unsigned) pieces;              /* on each page */
    bool open, artifact, foot;         /* what is open on the page at hand */
    struct mark piece;                 /* when it is a piece: what it is of … */
    const struct block *block;         /* … and whose */
};

void marks_init(struct marks *m, const struct story *s, struct arena *a);
/* Pages come in order. */
void marks_begin_page(struct marks *m);
/* Before an item is drawn: closes and opens marked content where what is said changes. */
void marks_item(struct marks *m, struct content *c, const struct frame_item *item);
void marks_end_page(struct marks *m, struct content *c);
/* May an ITEM_LINK become an annotation? Not where its words are an artifact. */
bool marks_allow_link(const struct marks *m, const struct frame_item *item);
/* The annotation made of it, on the page at hand. */
void marks_annotation(struct marks *m, const struct frame_item *item, struct object *annotation);

/* NULL when nothing of the block was drawn. */
struct marked_block *marks_of(const struct marks *m, const struct block *b);

#endif
