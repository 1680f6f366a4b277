/*
 * setting.h: what every step of composing one leaflet shares.
 */
#ifndef COMPOSE_SETTING_H
#define COMPOSE_SETTING_H

#include "compose/compose.h"

/* Where a block begins, for page numbers, links and bookmarks. */
struct anchor {
    const struct block *block;
    unsigned page; /* from 0 */
    pt64 y;        /* from the page's top */
};

/* Page numbers for the words of one page, once all is placed. */
struct numbers {
    unsigned page, pages; /* printed: from 1 */
    const struct anchor *anchors;
    size_t n;
};

struct part_box; /* part.c */

struct setting {
    const struct story *story;
    const struct layout *layout;
    struct compose_cache *cache;
    struct arena *arena; /* the job's: everything measured here lives as long as the frames */
    struct diag *diag;
    pt64 baseline;           /* from the top of a line of the grid down to its baseline */
    unsigned lines;          /* of the grid in the text area */
    struct part_box **parts; /* measured so far; part.c's own */
    bool *left_out;          /* by part_id: reported as too tall */
    unsigned pages;          /* taken to be so many, for parts that only long leaflets get */
    bool fixed; /* there are no more pages: what doesn't fit is told once all is known, not here */
    bool without[PART_COUNT];        /* parts that are taken to be missing */
    bool without_style[STYLE_COUNT]; /* paragraphs likewise */
    /* Sections of which nothing is printed: they aren't in the contents. */
    const struct block *const *absent;
    size_t n_absent;
    struct str second_fill; /* as `fill`, in the second language */
    struct str fill; /* what a SPAN_COUNT or SPAN_NAMES says, while such a line is measured */
};

/* Fills in what follows from the layout. False when a font is missing. */
bool setting_begin(struct setting *s);

/* The anchor of a block, or of the section it heads; NULL when it isn't placed. */
static inline const struct anchor *numbers_find(const struct numbers *n, const struct block *b)
{
    for (size_t i = 0; i < n->n; i++)
        if (n->anchors[i].block == b)
            return &n->anchors[i];
    return NULL;
}

static inline const struct style *setting_style(const struct setting *s, const struct block *b)
{
    return &s->layout->style[b->style];
}

static inline bool setting_is_absent(const struct setting *s, const struct block *section)
{
    for (size_t i = 0; i < s->n_absent; i++)
        if (s->absent[i] == section)
            return true;
    return false;
}

/* Of the text area of a page, from 0. */
static inline pt64 setting_width(const struct setting *s, unsigned page)
{
    return layout_page_width(s->layout, page) - s->layout->margin_start - s->layout->margin_end;
}

/* Lines of the grid that a height takes, rounded up. */
static inline unsigned setting_lines(const struct setting *s, pt64 height)
{
    return height > 0 ? (unsigned)((height + s->layout->grid - 1) / s->layout->grid) : 0;
}

#endif
