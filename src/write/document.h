/*
 * document.h: what object.c and pdf.c share: how a document and its objects are kept.
 */
#ifndef WRITE_DOCUMENT_H
#define WRITE_DOCUMENT_H

#include "base/arena.h"
#include "base/vec.h"
#include "write/pdf.h"

enum place_kind { PLACE_FREE, PLACE_OFFSET, PLACE_PACKED }; /* as the file has them */

/* Where an object stands in the file: a row of the cross-reference stream. */
struct place {
    enum place_kind kind;
    uint32_t at;    /* byte offset, or number of the object stream */
    uint32_t index; /* in the object stream */
};

/* The object stream being filled. */
struct pack {
    uint32_t number;
    uint32_t objects;
    struct buf head; /* number and offset of each */
    struct buf body;
};

struct pdf {
    struct arena arena;
    struct deflater *deflater;
    struct buf *out;
    size_t start;             /* of the file in `out` */
    VEC(struct place) places; /* by object number */
    struct pack pack;
    struct object *objects, **last; /* under construction, in the order they were made */
    struct object *catalog, *info, *pages, *kids;
    int32_t n_pages;
};

struct object {
    struct pdf *pdf;
    struct object *next; /* of the document; or of those inside the same one */
    uint32_t number;     /* 0: inside another */
    bool is_array, is_stream;
    struct buf text;   /* entries or elements */
    struct buf stream; /* as it goes into the file */
    size_t at;         /* inside another: where in that one's text */
    struct object *inner, **last_inner;
};

/* The object as PDF writes it, without its stream; then its memory. */
void object_write(struct buf *b, const struct object *o);
void object_release(struct object *o);

#endif
