/*
 * document.h: what object.c and pdf.c share: how a document and its objects are kept.
 */
#ifndef WRITE_DOCUMENT_H
#define WRITE_DOCUMENT_H

#include "base/arena.h"
#include "base/vec.h"
#include "write/file/haru.h"
#include "write/file/pack.h"
#include "write/file/pdf.h"

enum place_kind { PLACE_FREE, PLACE_OFFSET, PLACE_PACKED }; /* as the file has them */

/* Where an object stands in the file: a row of the cross-reference stream. */
struct place {
    enum place_kind kind;
    uint32_t at;    /* byte offset, or number of the object stream */
    uint32_t index; /* in the object stream */
};

/* A node of the page tree, and the pages below it. */
struct page_node {
    struct object *object, *kids;
    int32_t pages;
};

struct pdf {
    struct arena arena;
    struct haru haru;
    struct deflater *deflater;
    struct buf *out;
    size_t start;                   /* of the file in `out` */
    VEC(struct place) places;       /* by object number */
    struct pack pack, rows;         /* the object streams being filled */
    struct object *objects, **last; /* with a number, in the order they were made */
    struct object *catalog, *info;
    struct page_node pages, leaf; /* the root; the node being filled */
    struct buf entry;             /* one under construction, see object.c */
};

/* An entry of a dictionary in our own words. */
struct entry {
    struct entry *next;
    struct str text; /* "/Key value" */
};

struct object {
    struct pdf *pdf;
    struct object *next; /* of the document */
    uint32_t number;     /* 0: inside another */
    HPDF_Dict dict;      /* this … */
    HPDF_Array array;    /* … or this is libharu's part */
    struct entry *entries, **last_entry;
    bool is_stream;
    struct buf stream; /* as it goes into the file */
};

#endif
