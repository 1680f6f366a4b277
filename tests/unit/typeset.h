/*
 * typeset.h: what tests of text need: the program's own fonts, a cache, and a paragraph in one
 * call.
 */
#ifndef TESTS_TYPESET_H
#define TESTS_TYPESET_H

#include "compose/cache.h"
#include "compose/text/paragraph.h"
#include "said.h"

struct typeset {
    struct arena arena;
    struct said said;
    struct font_catalog *fonts;
    struct compose_cache *cache;
    struct style style; /* 12 pt, of the role "text" */
    struct text_options options;
    struct layout layout;
};

void typeset_init(struct typeset *ts);
void typeset_release(struct typeset *ts);

/* One span; right to left when the language is. */
const struct text *typeset_text(struct typeset *ts, const char *utf8, const char *lang);

/*
 * The lines that a text is broken into, as they read back from the frame, "|" between them. A
 * hyphen added at a line's end shows as "~"; the space at a line's end is left out.
 */
const char *typeset_lines(struct typeset *ts, const struct text *t, pt64 measure);

/* Words of a run's glyphs, checked against its text: every byte belongs to one glyph, in reading
 * order. */
void typeset_check_run(const struct glyph_run *run);

/* A line's characters, from left to right as they are set, are in the order that ICU's own line has
 * (rules L1 and L2 of UAX #9). */
void typeset_check_order(struct typeset *ts, const struct text_lines *lines, unsigned line,
                         pt64 measure);

#endif
