/*
 * subset.c: cutting a face with hb-subset.
 */
#include "write/subset.h"

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

static bool is_kept(hb_tag_t tag)
{
    for (size_t i = 0; i < sizeof KEPT / sizeof *KEPT; i++)
        if (KEPT[i] == tag)
            return true;
    return false;
}

static void drop_tables(hb_face_t *face, hb_set_t *dropped)
{
    hb_tag_t tags[32];
    unsigned start = 0;
    unsigned n;

    do {
        n = sizeof tags / sizeof *tags;
        hb_face_get_table_tags(face, start, &n, tags);
        for (unsigned i = 0; i < n; i++)
            if (!is_kept(tags[i]))
                hb_set_add(dropped, tags[i]);
        start += n;
    } while (n);
}

/*
 * The face to cut, with a reference. A batch that cuts the same face for document after document
 * gains by returning a twin made once by hb_subset_preprocess: ten milliseconds against one saved
 * each time. HarfBuzz 6.0 returns its argument there, without a reference, when it fails.
 */
static hb_face_t *source(const struct face *face)
{
    return hb_face_reference(face->hb_face);
}

static bool execute(struct subset *s, hb_face_t *from, const hb_set_t *glyphs)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();

    if (!input)
        return false;
    hb_set_union(hb_subset_input_glyph_set(input), glyphs);
    hb_set_add(hb_subset_input_glyph_set(input), 0);
    drop_tables(from, hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG));
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    s->plan = hb_subset_plan_create_or_fail(from, input);
    hb_subset_input_destroy(input);
    if (s->plan)
        s->hb_face = hb_subset_plan_execute_or_fail(s->plan);
    return s->hb_face != NULL;
}

bool subset_init(struct subset *s, const struct face *face, const hb_set_t *glyphs)
{
    hb_face_t *from = source(face);
    bool ok;
    unsigned n;

    *s = (struct subset){0};
    ok = execute(s, from, glyphs);
    hb_face_destroy(from);
    if (!ok)
        return false;
    s->blob = face->cff ? hb_face_reference_table(s->hb_face, HB_TAG('C', 'F', 'F', ' '))
                        : hb_face_reference_blob(s->hb_face);
    s->program.s = hb_blob_get_data(s->blob, &n);
    s->program.n = n;
    s->glyphs = hb_face_get_glyph_count(s->hb_face);
    return n > 0;
}

void subset_release(struct subset *s)
{
    hb_blob_destroy(s->blob);
    hb_face_destroy(s->hb_face);
    if (s->plan)
        hb_subset_plan_destroy(s->plan);
    *s = (struct subset){0};
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
