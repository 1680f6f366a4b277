/*
 * text.h: paragraphs: shaped once in font units, then broken into lines for any measure and size.
 *
 *   spans ─bidi, scripts, fallback fonts, HarfBuzz─▶ struct text ─total fit─▶ struct text_lines ─▶
 * glyph runs at a place
 */
#ifndef COMPOSE_TEXT_H
#define COMPOSE_TEXT_H

#include "compose/compose.h"

struct text;

/* What the page side needs of the cache: the pictograms, and a style's main face for its metrics
 * (NULL after DIAG_FONT). */
const struct icons *compose_cache_icons(const struct compose_cache *c);
const struct face *compose_cache_face(struct compose_cache *c, const struct style *style, bool bold,
                                      struct diag *d);

/* How one span is set. */
struct text_input {
    const struct span *span;   /* borrowed, or NULL; names its place and link */
    struct str s;              /* the words: the span's text, or a page number filled in */
    const struct style *style; /* borrowed */
    bool bold;                 /* its style is, or it is strong */
    lang_tag lang;
};

struct text_options {
    bool rtl;       /* direction of the paragraph */
    bool hyphenate; /* the style's wish; a word wider than the measure is always broken */
    bool greedy;    /* first fit instead of total fit, for running feet */
};

/* One line: what stands on it and how wide it is, without the space at its end. */
struct text_line {
    uint32_t from, to; /* in the paragraph, for text_set */
    pt64 width;
    bool hyphen; /* one is added at its end */
};

struct text_lines {
    const struct text *text;
    struct text_line *v; /* owned by the arena */
    unsigned n;
    pt64 widest;
    bool torn; /* a line ends where only the measure's narrowness breaks: in a phone number, a word
                */
};

/*
 * Shapes a paragraph. A character that no font has is reported once a job with its code point and
 * place, and its box is printed. Never NULL: after DIAG_FONT or DIAG_INTERNAL the text is empty.
 * Owned by the arena.
 */
const struct text *text_shape(struct compose_cache *c, const struct text_input *in, size_t n,
                              const struct text_options *o, struct loc at, struct arena *a,
                              struct diag *d);

/*
 * Breaks into lines no wider than `measure`, for ragged setting: total fit after Knuth and Plass
 * (fit.h). The first line may be shorter by `first_indent`. A text in which nothing is to be seen
 * has no lines. What can't be broken otherwise is hyphenated, then broken between any two
 * characters; a single character wider than the measure stands out.
 */
void text_break(struct compose_cache *c, const struct text *t, pt64 measure, pt64 first_indent,
                struct arena *a, struct diag *d, struct text_lines *out);

/* Width of the text unbroken, without spaces at its end: of its widest line where it has to end
 * some. */
pt64 text_width(const struct text *t);

/*
 * Appends the line's glyph runs to the frame's items, from left to right, at a start edge x and a
 * baseline y, then a link area for each linked span on the line. In a right-to-left paragraph the
 * line begins at x + measure. The space at the line's end is in its run, and hangs out. What is
 * appended is owned by the arena.
 */
void text_set(struct compose_cache *c, const struct text_lines *lines, unsigned line, pt64 x,
              pt64 y, pt64 measure, enum align align, const struct block *block, bool artifact,
              const struct layout *layout, struct arena *a, struct frame *frame);

#endif
