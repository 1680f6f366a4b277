/*
 * story.h: what the tell stage makes: the leaflet as a tree of blocks, before any geometry.
 *
 * Words are final: labels, phones, times, dates and typography are done, no-break spaces stand
 * where a line must not break. The tree's order is the reading order; the structure of a tagged
 * PDF, an HTML page or a plain text is a walk over it. How a block looks is said by its style, a
 * name that the layout fills with sizes and colours.
 */
#ifndef MODEL_STORY_H
#define MODEL_STORY_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/lang.h"
#include "base/vec.h"

struct listing;

enum block_kind {
    BLOCK_GROUP,     /* holds others; a part of the leaflet, or a variant of an entry */
    BLOCK_SECTION,   /* a category: first child is its heading, then entries or a table */
    BLOCK_ENTRY,     /* one listing: its children are its variants, GROUPs, the fullest first */
    BLOCK_HEADING,   /* level 1–3, without skips */
    BLOCK_PARAGRAPH, /* spans */
    BLOCK_LIST,      /* children are ITEMs */
    BLOCK_ITEM,      /* spans */
    BLOCK_FACTS,     /* children are FACTs: when, where, phone … */
    BLOCK_FACT,      /* icon and spans, or a TABLE of hours */
    BLOCK_TABLE,     /* children are ROWs; never split inside a row */
    BLOCK_ROW,       /* children are CELLs: the first at the start edge, the last at the end edge */
    BLOCK_CELL,      /* spans */
    BLOCK_FIGURE,    /* a QR code or a picture, see `figure` */
    BLOCK_OTHERS,    /* at the end of a section: says how many of its entries aren't printed; of
                        its two GROUPs one is for one, the other for several */
    BLOCK_BESIDES,   /* names the sections of which nothing is printed: a GROUP */
};

/* Names of styles; a layout says how each looks. The names stand in style_names.h. */
enum style_id {
#define STYLE(id, name, like) id,
#include "model/style_names.h"
#undef STYLE
    STYLE_COUNT
};

enum span_kind {
    SPAN_TEXT,
    SPAN_STRONG,     /* the bold of its style */
    SPAN_PAGE,       /* number of the page it stands on */
    SPAN_PAGE_COUNT, /* number of pages */
    SPAN_PAGE_OF,    /* number of the page where the block `target` begins */
    SPAN_COUNT,      /* how many entries aren't printed */
    SPAN_NAMES,      /* of the sections of which nothing is printed, with `text` between them */
};

struct span {
    enum span_kind kind;
    struct str text;       /* for SPAN_TEXT and SPAN_STRONG */
    lang_tag lang;         /* 0: the block's */
    struct str href;       /* tel:, mailto:, https:, http: or STR_NONE; ASCII, percent-encoded */
    struct str href_title; /* what the link does, in words, for those who hear it */
    const struct block *target; /* for SPAN_PAGE_OF and for a link inside the leaflet */
    bool second;   /* in the second language of a leaflet in two: not bold, where the first is */
    bool ltr;      /* set left to right and isolated, whatever is around: phones, web addresses */
    struct loc at; /* of the words in the export; LOC_NONE: the block's */
};

enum figure_kind { FIGURE_NONE, FIGURE_QR, FIGURE_PICTURE };

enum variant { VARIANT_FULL, VARIANT_SHORT, VARIANT_BRIEF, VARIANT_COUNT };

/*
 * Tells an entry's shorter variants when the first of them is asked for: most leaflets have room
 * for the full ones. What they say does not depend on who asks, or when.
 */
struct later {
    void (*tell)(struct later *later);
};

struct block {
    enum block_kind kind;
    enum style_id style;
    unsigned level;  /* of a heading, 1–3 */
    lang_tag lang;   /* 0: the parent's */
    struct loc at;   /* where it comes from: the record, the campaign, or LOC_NONE */
    struct str icon; /* name in data/icons.xml, or STR_NONE; decoration, always with the word */
    VEC(struct span) spans;
    struct block *parent, *first, *last, *next;

    /* BLOCK_ENTRY, and a BLOCK_ROW that is one */
    const struct listing *listing; /* borrowed */
    unsigned weight;               /* what is lost when it is left out: larger is more */
    struct later *later;           /* the shorter variants; NULL when they are there */
    unsigned nth;                  /* of its organisation's entries in the leaflet, from 1 */
    bool pinned;                   /* never left out */
    /* BLOCK_GROUP below an entry */
    enum variant variant;
    bool kept; /* with all that it holds it is in other leaflets, too: what is measured of it may be
                  kept as long */

    /* BLOCK_FACT: stands on the line of the one before it, behind a dot, where both fit there */
    bool joins;
    /* BLOCK_HEADING: the words where its section goes on in another column, "Ruoka-apu (jatkuu)" */
    VEC(struct span) continued;
    /* BLOCK_SECTION: short name for contents and bookmarks, and the one among what is left out */
    struct str short_name, mention;
    struct str second_mention; /* in the second language, where there is one */

    /* BLOCK_FIGURE */
    enum figure_kind figure;
    struct str figure_source; /* the text of the QR code, or the path of a PNG or JPEG */
    struct str alt;           /* its words for those who can't see it */
};

/* The parts that a layout places. The names stand in part_names.h. */
enum part_id {
#define PART(id, name) id,
#include "model/part_names.h"
#undef PART
    PART_COUNT
};

/* A text that was cut, for --explain. */
struct shortening {
    const struct listing *listing;
    struct loc at;
    size_t from, to; /* characters */
};

/* What makes an entry's own words hard to read, for --explain. */
struct readability {
    unsigned sentences;    /* of more than 20 words */
    unsigned longest;      /* words in the longest of them */
    VEC(struct str) words; /* of more than 20 letters, each once, as first written */
};

struct story {
    lang_tag lang, second; /* second: of a leaflet in two languages, else 0 */
    bool rtl;
    struct str title; /* "Apu on lähellä – Tampere", of the document */
    struct str subject, author;
    struct block *part[PART_COUNT]; /* GROUPs; NULL when the leaflet has none */
    /* Of a leaflet in two languages, for pages without room for all of both: a part with less of
     * the second. NULL where its readers can't do without any of it. */
    struct block *less[PART_COUNT];
    VEC(struct shortening) shortened;
};

/* Blocks are owned by the arena. */
struct block *block_new(struct arena *a, enum block_kind kind, enum style_id style, struct loc at);
void block_append(struct block *parent, struct block *child);
/* The block with all that it holds, in no parent. What its links lead to is not copied. */
struct block *block_copy(struct arena *a, const struct block *b);
struct span *block_span(struct arena *a, struct block *b, enum span_kind kind, struct str text);
/* An entry's variant, told when it is first asked for; NULL when it has none such. */
const struct block *block_variant(const struct block *entry, enum variant variant);
lang_tag block_lang(const struct block *b,
                    lang_tag otherwise);           /* its own or the nearest ancestor's */
const char *block_kind_name(enum block_kind kind); /* "heading" */
const char *style_name(enum style_id style);
enum style_id style_lookup(struct str name); /* STYLE_COUNT when there is none */
const char *part_name(enum part_id part);
enum part_id part_lookup(struct str name); /* PART_COUNT when there is none */

#define BLOCK_EACH(child, parent)                                                                  \
    for (const struct block *child = (parent)->first; child; child = child->next)

#endif
