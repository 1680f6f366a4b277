/*
 * subset.c: cutting a face with hb-subset.
 */
#include "write/page/subset.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/vec.h"

/*
 * What a viewer uses of an embedded program (ISO 32000-1, 9.9). The shaping tables go, since glyphs
 * are chosen already; so do hints, of which most viewers make nothing, and the variations: what
 * stays is the default instance.
 */
static const hb_tag_t KEPT[] = {
    HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'),
    HB_TAG('m', 'a', 'x', 'p'), HB_TAG('l', 'o', 'c', 'a'), HB_TAG('g', 'l', 'y', 'f'),
    HB_TAG('C', 'F', 'F', ' '),
};

enum { KEPT_CUTS = 16 }; /* the last ones */

struct cut {
    struct subset subset;
    const struct face *face; /* NULL: none */
    hb_set_t *glyphs;        /* as asked for */
    hb_blob_t *blob;
    hb_face_t *hb_face;
};

/* A face with nothing in it but the tables that are kept. */
struct bare {
    const struct face *face;
    hb_face_t *hb_face;
};

struct subsets {
    struct arena arena;
    VEC(struct bare) bare;
    struct cut cuts[KEPT_CUTS];
    unsigned next; /* to be forgotten */
};

static void cut_release(struct cut *c)
{
    hb_set_destroy(c->glyphs);
    hb_blob_destroy(c->blob);
    hb_face_destroy(c->hb_face);
    if (c->subset.plan)
        hb_subset_plan_destroy(c->subset.plan);
    *c = (struct cut){0};
}

struct subsets *subsets_new(void)
{
    struct subsets *c = heap_alloc(sizeof *c);

    arena_init(&c->arena);
    return c;
}

void subsets_free(struct subsets *c)
{
    if (!c)
        return;
    for (size_t i = 0; i < KEPT_CUTS; i++)
        cut_release(&c->cuts[i]);
    for (size_t i = 0; i < c->bare.n; i++)
        hb_face_destroy(c->bare.v[i].hb_face);
    arena_release(&c->arena);
    free(c);
}

/*
 * What is cut from. Of a whole face HarfBuzz would go through all characters of the character map,
 * each time: nine tenths of the work.
 */
static hb_face_t *bare_of(struct subsets *c, const struct face *face)
{
    struct bare *b;

    for (size_t i = 0; i < c->bare.n; i++)
        if (c->bare.v[i].face == face)
            return c->bare.v[i].hb_face;
    b = vec_push(&c->arena, &c->bare);
    b->face = face;
    b->hb_face = hb_face_builder_create();
    for (size_t i = 0; i < sizeof KEPT / sizeof *KEPT; i++) {
        hb_blob_t *table = hb_face_reference_table(face->hb_face, KEPT[i]);

        if (hb_blob_get_length(table))
            hb_face_builder_add_table(b->hb_face, KEPT[i], table);
        hb_blob_destroy(table);
    }
    return b->hb_face;
}

static bool execute(struct cut *c, hb_face_t *from)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();

    if (!input)
        return false;
    hb_set_union(hb_subset_input_glyph_set(input), c->glyphs);
    hb_set_add(hb_subset_input_glyph_set(input), 0);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    c->subset.plan = hb_subset_plan_create_or_fail(from, input);
    hb_subset_input_destroy(input);
    if (c->subset.plan)
        c->hb_face = hb_subset_plan_execute_or_fail(c->subset.plan);
    return c->hb_face != NULL;
}

static bool cut(struct cut *c, hb_face_t *from)
{
    unsigned n;

    if (!execute(c, from))
        return false;
    c->blob = c->face->cff ? hb_face_reference_table(c->hb_face, HB_TAG('C', 'F', 'F', ' '))
                           : hb_face_reference_blob(c->hb_face);
    c->subset.program.s = hb_blob_get_data(c->blob, &n);
    c->subset.program.n = n;
    c->subset.glyphs = hb_face_get_glyph_count(c->hb_face);
    return n > 0;
}

const struct subset *subset_cut(struct subsets *c, const struct face *face, const hb_set_t *glyphs)
{
    struct cut *fresh = &c->cuts[c->next];

    for (size_t i = 0; i < KEPT_CUTS; i++)
        if (c->cuts[i].face == face && hb_set_is_equal(c->cuts[i].glyphs, glyphs))
            return &c->cuts[i].subset;
    cut_release(fresh);
    fresh->face = face;
    fresh->glyphs = hb_set_copy(glyphs);
    if (!cut(fresh, bare_of(c, face))) {
        cut_release(fresh);
        return NULL;
    }
    c->next = (c->next + 1) % KEPT_CUTS;
    return &fresh->subset;
}

uint32_t subset_glyph(const struct subset *s, uint32_t face_glyph)
{
    uint32_t glyph = hb_map_get(hb_subset_plan_old_to_new_glyph_mapping(s->plan), face_glyph);

    return glyph == HB_MAP_VALUE_INVALID ? 0 : glyph;
}

uint32_t subset_face_glyph(const struct subset *s, uint32_t glyph)
{
    uint32_t old = hb_map_get(hb_subset_plan_new_to_old_glyph_mapping(s->plan), glyph);

    return old == HB_MAP_VALUE_INVALID ? 0 : old;
}
