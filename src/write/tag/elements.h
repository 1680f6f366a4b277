/*
 * elements.h: the elements of a structure tree (ISO 32000-1, 14.7): built as a tree, then written
 * at once, with the way back from marked pieces and annotations to what they are of.
 */
#ifndef WRITE_ELEMENTS_H
#define WRITE_ELEMENTS_H

#include "base/lang.h"
#include "base/str.h"
#include "write/file/pdf.h"

/* What an element holds, in the order it is read. */
struct kid {
    struct kid *next;
    const struct element *element; /* this, or … */
    uint32_t annotation;           /* … this object, which lies on `page`, or … */
    unsigned page, mcid;           /* … this marked piece */
};

struct element {
    const char *role;
    lang_tag lang;         /* 0: the parent's */
    struct str properties; /* other entries of its dictionary; borrowed */
    struct element *parent;
    struct element *next; /* of its role and depth */
    unsigned depth;       /* 0: the outermost */
    struct kid own;       /* itself, as its parent's */
    struct kid *kids, **last_kid;
    int page; /* of its first piece, or of one in a link or span in it: plain numbers in K mean
                 that one; -1: it has none */
    uint32_t number; /* of its object, once that is written */
};

struct elements {
    struct arena *arena;
    struct element *document;       /* the outermost */
    struct element_group *groups;   /* by role and depth, in the order they came up */
    const struct element ***pieces; /* by page and MCID: what they are of */
    const unsigned *pieces_on;      /* each page; borrowed */
    size_t pages;
    const struct element **annotated; /* by the index of annotations */
    size_t annotations;
};

/* Begins with a Document. Room for so many pages, pieces on each, and annotations. */
void elements_init(struct elements *t, const unsigned *pieces_on, size_t pages, size_t annotations,
                   struct arena *a);

/* Behind what `parent` holds so far. `role`: a standard structure type; borrowed. */
struct element *element_new(struct elements *t, struct element *parent, const char *role);
void element_piece(struct elements *t, struct element *e, unsigned page, unsigned mcid);
void element_annotation(struct elements *t, struct element *e, unsigned page, uint32_t object,
                        unsigned index);

/* Returns the number of the tree's root. `pages`: their objects. */
uint32_t elements_write(struct elements *t, struct pdf *p, struct object *const *pages);

#endif
