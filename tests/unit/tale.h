/*
 * tale.h: stories made by hand or by chance, composed with the program's own fonts, icons and
 * layouts.
 */
#ifndef TESTS_TALE_H
#define TESTS_TALE_H

#include "compose/compose.h"
#include "said.h"

struct tale {
    struct arena kit;   /* fonts, icons */
    struct arena arena; /* one story and its frames; tale_begin forgets the one before */
    struct said said;
    struct font_catalog *fonts;
    const struct icons *icons;
    struct compose_cache *cache;
    struct story story;
    struct frames frames;
    const struct layout *layout;
};

void tale_init(struct tale *t);
void tale_release(struct tale *t);

/* Another story, with nothing in it yet. */
void tale_begin(struct tale *t, const char *layout, const char *lang);

struct block *tale_block(struct tale *t, struct block *parent, enum block_kind kind,
                         enum style_id style);
struct block *tale_say(struct tale *t, struct block *parent, enum block_kind kind,
                       enum style_id style, const char *words);

/* A part's group, made when first asked for. */
struct block *tale_part(struct tale *t, enum part_id part);
struct block *tale_section(struct tale *t, enum part_id part, const char *name);
/* Just so many lines tall: a name, and phones. */
struct block *tale_entry(struct tale *t, struct block *section, const char *name, unsigned lines);
/* A shorter variant of it. */
void tale_variant(struct tale *t, struct block *entry, enum variant variant, const char *name,
                  unsigned lines);

/* Everything but the listings: head, helpline, contents of the sections so far, ending, feet. */
void tale_dress(struct tale *t);

/* A whole leaflet by chance; the same number gives the same one. Words of the story's language (fi,
 * ru, ar). */
void tale_random(struct tale *t, unsigned seed);

void tale_compose(struct tale *t);

/* The words that stand in the frame for a block, spaces as they are; artifacts only when asked for.
 */
struct str tale_words(struct tale *t, size_t frame, const struct block *block, bool artifacts);
/* The first run of a block in a frame, or NULL. */
const struct frame_item *tale_run(const struct tale *t, size_t frame, const struct block *block);

#endif
