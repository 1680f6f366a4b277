/*
 * paragraph.h: a shaped paragraph, as the files of the compose stage see it; others see text.h.
 *
 * The text is kept twice: as UTF-8, which frames show, and as UTF-16, in which ICU and HarfBuzz
 * count. All positions below are UTF-16 units. A run is a stretch of one span, level, script and
 * face; runs stand in reading order and leave out only the characters that end a line. Each glyph
 * knows the position where its cluster begins.
 */
#ifndef COMPOSE_PARAGRAPH_H
#define COMPOSE_PARAGRAPH_H

#include "compose/text/text.h"

/* Widths are summed up in 1/1024 of 1/64 pt, so that a long line is as exact as a short one. */
typedef int64_t fine;
enum { FINE_SHIFT = 10 };

static inline pt64 fine_to_pt64(fine v)
{
    return (pt64)((v + (1 << (FINE_SHIFT - 1))) >> FINE_SHIFT);
}

struct shaped_glyph {
    uint32_t id;
    int32_t advance, dx, dy; /* font units; tracking included */
    uint32_t at;             /* where its cluster begins */
    bool unsafe; /* a line broken before its cluster must be shaped anew on both sides */
};

struct text_run {
    uint32_t from, to;
    uint8_t level; /* of the bidirectional algorithm; odd is right to left */
    const struct face *face;
    hb_script_t script;
    const struct text_input *in; /* the paragraph's copy */
    struct shaped_glyph *glyphs; /* from left to right */
    size_t n;
};

/* What may happen before a position. */
enum chance {
    CHANCE_NONE,
    CHANCE_BOUND, /* a break only where the piece between two real chances is wider than the line */
    CHANCE_SOFT,  /* a soft hyphen: breaking here draws a hyphen */
    CHANCE_DASH,  /* after a hyphen that is part of the word */
    CHANCE_SPACE, /* any other */
    CHANCE_MUST,  /* the line ends here */
};

enum {
    MARK_CLUSTER = 1,  /* a glyph cluster begins here */
    MARK_UNSAFE = 2,   /* … and a break here needs shaping anew */
    MARK_GRAPHEME = 4, /* what a reader takes for a character begins here */
    MARK_ADDRESS = 8,  /* within a web or e-mail address: no hyphen may be added */
};

struct text {
    struct text_options options;
    struct loc at;
    struct text_input *in; /* copied; spans and styles borrowed */
    size_t n_in;
    uint32_t *in_from; /* n_in + 1 positions */

    struct str s;    /* UTF-8 of all spans */
    uint16_t *units; /* UTF-16, with the isolates of itemize.c */
    uint32_t n;
    uint32_t *byte_at; /* n + 1 offsets into s */

    struct text_run *runs;
    size_t n_runs;
    fine *pen;       /* n + 1: width of what is read before a position */
    uint8_t *chance; /* n + 1, enum chance */
    uint8_t *mark;   /* n + 1 */
    bool lacks;      /* a character that no face has */
};

/* Draws nothing and reads as nothing: soft hyphen, word joiner, bidi controls, zero-width space,
 * control characters. */
static inline bool char_is_nothing(uint32_t c)
{
    if (c < 0xAD)
        return (c < 0x20 && c != '\t') || (c >= 0x7F && c < 0xA0);
    return c == 0xAD || c == 0x061C ||
           (c >= 0x200B &&
            (c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
             (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0x2028 && c <= 0x2029) ||
             (c >= 0xFFF9 && c <= 0xFFFB)));
}
/* Needs no glyph: what is nothing, and joiners and variation selectors, which are read back. */
bool char_is_ignorable(uint32_t c);
/* Ends a line: U+000A–U+000D, U+0085, U+2028, U+2029. */
static inline bool char_is_newline(uint32_t c)
{
    return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}
/* White space that does not count at the end of a line, no-break spaces among it. */
static inline bool char_is_space(uint32_t c)
{
    return c == ' ' || c == '\t' || c == 0xA0 ||
           (c >= 0x1680 && (c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
                            c == 0x205F || c == 0x3000));
}
/* Combining marks, joiners, variation selectors: go with the character before. */
bool char_extends(uint32_t c);

/* The code point at a position, and the next position. */
uint32_t text_char(const struct text *t, uint32_t at, uint32_t *next);
/* The first run that ends behind a position, or the end of the runs; and the run that a position is
 * in, or NULL. */
const struct text_run *text_run_from(const struct text *t, uint32_t at);
const struct text_run *text_run_at(const struct text *t, uint32_t at);
/* The end of what is seen of [from, to): without spaces and characters that draw nothing. */
uint32_t text_content_end(const struct text *t, uint32_t from, uint32_t to);

#endif
