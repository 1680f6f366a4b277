/*
 * leaflet.h: pages made by hand, with real fonts, for the tests of the writer.
 */
#ifndef TESTS_LEAFLET_H
#define TESTS_LEAFLET_H

#include "base/arena.h"
#include "font/face.h"
#include "model/sheet.h"
#include "write/write.h"

enum leaflet_face { LEAFLET_REGULAR, LEAFLET_BOLD, LEAFLET_ARABIC, LEAFLET_FACES };

struct leaflet {
    struct arena arena;
    struct story story;
    struct frames frames;
    struct sheets sheets;
    struct face *face[LEAFLET_FACES]; /* loaded when first used */
};

void leaflet_init(struct leaflet *l);
void leaflet_release(struct leaflet *l);

/* A page of A5 behind the others. */
struct frame *leaflet_page(struct leaflet *l, const char *label);

/* A block of the story's listings. */
struct block *leaflet_block(struct leaflet *l, enum block_kind kind, enum style_id style);

/* A line of text, shaped by HarfBuzz, at a place in points; points at its item for changes. */
struct frame_item *leaflet_text(struct leaflet *l, struct frame *frame, struct block *block,
                                enum leaflet_face face, int size, int x, int y, const char *text);

/* Another item, in points. */
struct frame_item *leaflet_item(struct leaflet *l, struct frame *frame, enum item_kind kind, int x,
                                int y, int w, int h);

/* Each page on a side of its own. */
void leaflet_impose(struct leaflet *l);
/* write_pdf, with nothing kept from a document before. */
bool leaflet_write(const struct leaflet *l, const struct write_options *o, struct diag *d,
                   struct buf *out);

/* Four pages with all kinds of items, as long as a real leaflet. */
void leaflet_sample(struct leaflet *l);

#endif
