/*
 * cache.h: what outlives a leaflet in one worker. The compose stage's own files share it; others
 * see compose.h.
 */
#ifndef COMPOSE_CACHE_H
#define COMPOSE_CACHE_H

#include "compose/compose.h"

struct UBreakIterator;
struct hyphenators; /* compose/hyphen.h */
struct words;       /* compose/words.h */
struct pair_sets;   /* compose/pairs.h */
struct paragraphs;  /* compose/paragraphs.h */
struct boxes;       /* compose/boxes.h */

enum {
    RECENT = 4,
    DRAWN = 16,
    FIRST_MARK = 0x300, /* before it nothing extends the character before */
};

struct sized_layout {
    const struct layout *of, *layout;
    pt64 body;
};

struct compose_cache {
    struct font_catalog *fonts; /* borrowed */
    const struct icons *icons;  /* borrowed */
    struct words *words;
    struct pair_sets *pairs;
    struct paragraphs *paragraphs;
    struct boxes *boxes;
    VEC(struct sized_layout) sized; /* kept as long as boxes, which are told apart by them */
    struct arena layouts;
    struct hyphenators *hyphenators;
    VEC(struct line_breaker {
        lang_tag lang;
        struct UBreakIterator *iterator;
    })
    breakers;
    VEC(struct no_glyph {
        uint32_t code_point;
        const struct font_entry *missing; /* the font that would have it, or NULL */
        struct loc at;
    })
    no_glyph;            /* reported in this job */
    unsigned complaints; /* of glyphs and hyphens that are missing, reported in this job or not */
    struct recent {
        const struct block *block;
        const struct style *style;
        const struct text *text;
    } recent[RECENT]; /* blocks shaped last in this job: some are measured before they are set */
    unsigned next_recent; /* of them the oldest */
    struct drawn {
        struct str role;
        bool bold;
        hb_script_t script;
        lang_tag lang;
        const struct face *face;      /* NULL: free */
        uint8_t bits[FIRST_MARK / 8]; /* by character: the face draws it */
    } drawn[DRAWN];
    unsigned next_drawn;
    hb_buffer_t *buffer;  /* for one shaping at a time */
    struct arena arena;   /* what lives as long as the cache */
    struct arena scratch; /* for one call */
    struct arena job;     /* until the next job */
};

/* To be called before a leaflet is composed: what was reported once is reported anew. */
void compose_cache_begin(struct compose_cache *c);

/* The layout with body text of this size: layout_of_size, kept until compose_cache_forget. */
const struct layout *compose_cache_sized(struct compose_cache *c, const struct layout *l,
                                         pt64 body);

/* ICU's line-break iterator for a language, opened when first asked for. Borrowed; set its text
 * anew each time. */
struct UBreakIterator *compose_cache_breaker(struct compose_cache *c, lang_tag lang);

#endif
