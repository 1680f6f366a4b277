/*
 * setting.c: see setting.h.
 */
#include "compose/setting.h"

#include "compose/text/text.h"
#include "font/face.h"

/* Every style has its own face, regular and bold: text in a substitute's is not what was meant. */
static bool has_faces(const struct setting *s)
{
    for (unsigned i = 0; i < STYLE_COUNT; i++)
        for (unsigned bold = 0; bold < 2; bold++)
            if (!compose_cache_face(s->cache, &s->layout->style[i], bold, s->diag))
                return false;
    return true;
}

bool setting_begin(struct setting *s)
{
    const struct layout *l = s->layout;
    const struct style *body = &l->style[STYLE_BODY];
    const struct face *face = compose_cache_face(s->cache, body, body->bold, s->diag);
    pt64 capitals;

    if (!face || !has_faces(s))
        return false;
    /* Capitals stand in the middle of their line, so that rules and tints between lines lie evenly.
     */
    capitals = pt64_scale(face->cap_height, body->size, face->units_per_em);
    s->baseline = (l->grid + capitals) / 2;
    s->lines = (unsigned)((l->height - l->margin_top - l->margin_bottom) / l->grid);
    s->pages = 1;
    return true;
}
