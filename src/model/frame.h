/*
 * frame.h: what the compose stage makes: finished pages. Drawing one needs no language, no layout,
 * no line breaking.
 *
 * Lengths are 1/64 pt. The origin is the page's top left corner, y grows downwards, also in a
 * right-to-left leaflet (compose has mirrored it already).
 */
#ifndef MODEL_FRAME_H
#define MODEL_FRAME_H

#include "base/units.h"
#include "model/story.h"

struct face; /* font/face.h */
struct icon; /* config/icons.h */

typedef uint32_t rgb; /* 0xRRGGBB */

/* One glyph. Advances and offsets are font units of the run's face, before scaling. */
struct glyph {
    uint32_t id;      /* in the face */
    int32_t advance;  /* kerning included */
    int32_t dx, dy;   /* offset from the pen; dy grows upwards */
    uint32_t text_at; /* its text: bytes of the run's text … */
    uint32_t text_n;  /* … 0 for the later glyphs of a cluster */
};

/* Glyphs of one face, size, direction and language, from left to right. May be shared by many
 * items. */
struct glyph_run {
    const struct face *face;
    pt64 size;
    bool rtl;
    bool hyphen; /* the last glyph in reading order is a hyphen set at a line's end: it reads as
                    U+00AD */
    lang_tag lang;
    struct str text; /* in reading order */
    const struct glyph *glyphs;
    size_t n;
    pt64 width;
};

enum item_kind { ITEM_RUN, ITEM_FILL, ITEM_RULE, ITEM_ICON, ITEM_QR, ITEM_PICTURE, ITEM_LINK };

struct frame_item {
    enum item_kind kind;
    const struct block *block; /* what it says; NULL: decoration, an artifact */
    const struct span *span;   /* ITEM_RUN: of the block, or NULL; ITEM_LINK: the linked one */
    bool artifact;             /* decoration or a repeat, also where block is set */
    unsigned order; /* ITEM_RUN: which of its line's runs it is when they are read: 0, 1 … */
    pt64 x, y;      /* ITEM_RUN: start of the baseline at the left; others: top left corner */
    pt64 w, h;      /* others than ITEM_RUN. ITEM_RULE: (x,y) to (x+w,y+h), w or h is 0 */
    rgb color;
    union {
        const struct glyph_run *run;
        struct {
            pt64 width;
            bool dotted;
        } rule;
        const struct icon *icon;
        struct {
            const uint8_t *modules;
            unsigned side;
        } qr; /* side × side bytes, bit 0 dark */
        struct {
            struct str path;
        } picture;
        struct {
            struct str href;
            int target_frame;
            pt64 target_y;
        } link; /* target_frame < 0: href */
    } u;
};

/*
 * A small frame on a page, turned clockwise by quarter turns, its box's top left corner at (x, y):
 * a strip to tear off a poster. It repeats what the page says, so all of it is an artifact.
 */
struct inset {
    const struct frame *frame; /* without insets of its own; several may share one */
    pt64 x, y;
    unsigned quarters; /* 0 … 3 */
};

struct frame {
    pt64 width, height;
    /* In reading order, but for the runs of a line: from left to right. Fills lie below: all are
     * drawn first. */
    VEC(struct frame_item) items;
    VEC(struct inset) insets; /* drawn last */
    /* Text area and baseline grid, for checks: baselines of the grid are at first + k × leading. */
    pt64 grid_first, grid_leading;
    struct str label; /* page number as printed */
};

struct bookmark {
    struct str title;
    unsigned level; /* 1 … */
    unsigned frame;
    pt64 y;
};

/* How an entry was printed, for --explain. */
struct choice {
    const struct block *entry;
    int variant; /* enum variant, -1: left out */
    unsigned frame;
    bool named; /* left out with its whole section, which is named among others */
};

struct frames {
    const struct story *story; /* borrowed */
    VEC(struct frame) v;
    VEC(struct bookmark) bookmarks;
    VEC(struct choice) choices;
    pt64 body;  /* size of the body text */
    bool fixed; /* the number of pages was given: entries were shortened and left out to fit it */
};

#endif
