/*
 * paragraphs.h: shaped paragraphs, kept from one leaflet to the next: a listing for a whole region
 * is in the leaflets of all its municipalities.
 *
 * Most texts of an export are in one leaflet alone, so a text is kept only when it comes for the
 * second time; until then no more than its hash is remembered.
 */
#ifndef COMPOSE_PARAGRAPHS_H
#define COMPOSE_PARAGRAPHS_H

#include "compose/text/paragraph.h"

/* What decides how a paragraph is shaped: the words, and the styles and languages of its inputs. */
struct text_asked {
    const struct text_input *in;
    size_t n;
    bool rtl;
};

struct paragraphs;

struct paragraphs *paragraphs_new(void);
void paragraphs_free(struct paragraphs *t);

/* Between jobs: makes room when there is little left. Not within, as texts are borrowed. */
void paragraphs_begin(struct paragraphs *t);

/* Borrowed until paragraphs_begin; its inputs' spans are those of an earlier leaflet. NULL when it
 * isn't kept. */
const struct text *paragraphs_get(const struct paragraphs *t, const struct text_asked *asked);

/* Keeps a copy when it has been offered before and there is room. */
void paragraphs_offer(struct paragraphs *t, const struct text_asked *asked,
                      const struct text *shaped);

#endif
