/*
 * cache.c: what outlives a leaflet in one worker.
 */
#include "compose/cache.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>

#include "compose/boxes.h"
#include "compose/text/hyphen.h"
#include "compose/text/pairs.h"
#include "compose/text/paragraphs.h"
#include "compose/text/text.h"

struct compose_cache *compose_cache_new(struct font_catalog *fonts, const struct icons *icons)
{
    struct compose_cache *c = heap_alloc(sizeof *c);

    c->fonts = fonts;
    c->icons = icons;
    c->words = words_new();
    c->pairs = pair_sets_new();
    c->paragraphs = paragraphs_new();
    c->boxes = boxes_new();
    c->hyphenators = hyphenators_new();
    c->buffer = hb_buffer_create();
    arena_init(&c->arena);
    arena_init(&c->scratch);
    arena_init(&c->job);
    arena_init(&c->layouts);
    return c;
}

void compose_cache_free(struct compose_cache *c)
{
    if (!c)
        return;
    for (size_t i = 0; i < c->breakers.n; i++)
        ubrk_close(c->breakers.v[i].iterator);
    words_free(c->words);
    pair_sets_free(c->pairs);
    paragraphs_free(c->paragraphs);
    boxes_free(c->boxes);
    hyphenators_free(c->hyphenators);
    hb_buffer_destroy(c->buffer);
    arena_release(&c->arena);
    arena_release(&c->scratch);
    arena_release(&c->job);
    arena_release(&c->layouts);
    free(c);
}

void compose_cache_begin(struct compose_cache *c)
{
    arena_reset(&c->job);
    paragraphs_begin(c->paragraphs);
    memset(c->recent, 0, sizeof c->recent);
    c->no_glyph.v = NULL;
    c->no_glyph.n = c->no_glyph.cap = 0;
    hyphenators_begin(c->hyphenators);
}

bool compose_cache_is_full(const struct compose_cache *c)
{
    return boxes_is_full(c->boxes);
}

void compose_cache_forget(struct compose_cache *c)
{
    boxes_empty(c->boxes);
    arena_reset(&c->layouts);
    c->sized.v = NULL;
    c->sized.n = c->sized.cap = 0;
}

const struct layout *compose_cache_sized(struct compose_cache *c, const struct layout *l, pt64 body)
{
    struct sized_layout *fresh;

    for (size_t i = 0; i < c->sized.n; i++)
        if (c->sized.v[i].of == l && c->sized.v[i].body == body)
            return c->sized.v[i].layout;
    fresh = vec_push(&c->layouts, &c->sized);
    *fresh = (struct sized_layout){l, layout_of_size(&c->layouts, l, body), body};
    return fresh->layout;
}

const struct icons *compose_cache_icons(const struct compose_cache *c)
{
    return c->icons;
}

const struct face *compose_cache_face(struct compose_cache *c, const struct style *style, bool bold,
                                      struct diag *d)
{
    return font_catalog_main(c->fonts, style->family, bold, d);
}

struct UBreakIterator *compose_cache_breaker(struct compose_cache *c, lang_tag lang)
{
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *iterator;
    struct line_breaker *fresh;
    char code[4];

    for (size_t i = 0; i < c->breakers.n; i++)
        if (c->breakers.v[i].lang == lang)
            return c->breakers.v[i].iterator;
    iterator = ubrk_open(UBRK_LINE, lang ? lang_code(lang, code) : "root", NULL, 0, &status);
    fresh = vec_push(&c->arena, &c->breakers);
    *fresh = (struct line_breaker){lang, U_SUCCESS(status) ? iterator : NULL};
    return fresh->iterator;
}
