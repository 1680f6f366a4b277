/*
 * plain.c: see plain.h.
 *
 * The characters in question are those of European texts; none is a mark, draws nothing, or is
 * composed or taken apart by HarfBuzz. P is the set of their glyphs, and of those that take their
 * places. Lookups are told by their types (OpenType specification 1.9, GSUB and GPOS):
 *
 *     single substitution, adjustment    the same wherever the glyph stands: plain
 *     ligature                           needs its first two glyphs side by side: that pair is not
 *     pair adjustment                    plain, unless it moves the second glyph, or skips glyphs
 *     chained context, by coverages      can't be where one place of it takes no glyph of P; else
 *                                        its first glyphs are not plain
 *     marks to bases                     the marks are not plain
 *     all else                           no glyph that it looks at is plain
 */
#include "font/plain.h"

#include <hb-ot.h>
#include <stdlib.h>

#include "base/arena.h"

enum {
    LATIN_END = 0x180,
    CYRILLIC = 0x400,
    CYRILLIC_END = 0x460,
    PUNCTUATION = 0x2010,
    PUNCTUATION_END = 0x2027,
};

enum lookup_flag { IGNORE_BASES = 2, IGNORE_LIGATURES = 4 };

enum {
    GSUB_SINGLE = 1,
    GSUB_LIGATURE = 4,
    GSUB_CHAINED = 6,
    GSUB_EXTENSION = 7,
    GPOS_SINGLE = 1,
    GPOS_PAIR = 2,
    GPOS_MARK_TO_BASE = 4,
    GPOS_MARK_TO_LIGATURE = 5,
    GPOS_MARK_TO_MARK = 6,
    GPOS_CHAINED = 8,
    GPOS_EXTENSION = 9,
};

struct glyph_pair {
    uint32_t first, second;
};

struct plain {
    const struct face *face;
    hb_set_t *glyphs;         /* P */
    hb_set_t * not ;          /* of it, those that are not plain */
    struct glyph_pair *pairs; /* that begin a ligature */
    size_t n_pairs, cap_pairs;
    /* While the tables are read: */
    hb_tag_t table;
    const uint8_t *bytes;
    unsigned n;
};

/* ---- Characters */

static bool is_candidate(uint32_t c)
{
    return (c >= ' ' && c < 0x7F) || (c >= 0xA0 && c < LATIN_END && c != 0xAD) ||
           (c >= CYRILLIC && c < CYRILLIC_END) ||
           (c >= PUNCTUATION && c < PUNCTUATION_END && c != 0x2011) || c == 0x20AC;
}

bool plain_has(const struct plain *p, uint16_t unit)
{
    uint32_t g = is_candidate(unit) ? face_glyph(p->face, unit) : 0;

    return g && hb_set_has(p->glyphs, g) && !hb_set_has(p->not, g);
}

static bool begins_ligature(const struct plain *p, uint32_t first, uint32_t second)
{
    for (size_t i = 0; i < p->n_pairs; i++)
        if (p->pairs[i].first == first && p->pairs[i].second == second)
            return true;
    return false;
}

bool plain_beside(const struct plain *p, uint16_t unit, uint32_t glyph, uint16_t next,
                  uint32_t next_glyph)
{
    uint32_t first = face_glyph(p->face, unit), second = face_glyph(p->face, next);

    return !begins_ligature(p, first, second) && !begins_ligature(p, first, next_glyph) &&
           !begins_ligature(p, glyph, second) && !begins_ligature(p, glyph, next_glyph);
}

/* ---- Reading. What lies outside the table is 0. */

static unsigned u16(const struct plain *p, unsigned at)
{
    return at + 2 <= p->n && at + 2 > at ? (unsigned)p->bytes[at] << 8 | p->bytes[at + 1] : 0;
}

static unsigned u32(const struct plain *p, unsigned at)
{
    return u16(p, at) << 16 | u16(p, at + 2);
}

/* The glyphs of a coverage table that are in P. */
static hb_set_t *covered(const struct plain *p, unsigned at)
{
    hb_set_t *set = hb_set_create();
    unsigned n = u16(p, at + 2);

    for (unsigned i = 0; i < n && u16(p, at) == 1; i++)
        hb_set_add(set, u16(p, at + 4 + 2 * i));
    for (unsigned i = 0; i < n && u16(p, at) == 2; i++)
        hb_set_add_range(set, u16(p, at + 4 + 6 * i), u16(p, at + 6 + 6 * i));
    hb_set_intersect(set, p->glyphs);
    return set;
}

static void exclude(struct plain *p, hb_set_t *set)
{
    hb_set_union(p->not, set);
    hb_set_destroy(set);
}

/* ---- Lookups */

/* Every glyph that the lookup looks at or makes. */
static void exclude_all(struct plain *p, unsigned lookup)
{
    hb_set_t *seen = hb_set_create();

    hb_ot_layout_lookup_collect_glyphs(p->face->hb_face, p->table, lookup, seen, seen, seen, seen);
    exclude(p, seen);
}

static void add_pair(struct plain *p, uint32_t first, uint32_t second)
{
    if (p->n_pairs == p->cap_pairs) {
        p->cap_pairs = p->cap_pairs ? 2 * p->cap_pairs : 16;
        p->pairs = heap_grow(p->pairs, p->cap_pairs * sizeof *p->pairs);
    }
    p->pairs[p->n_pairs++] = (struct glyph_pair){first, second};
}

/* The i-th glyph of a coverage, in its order; they ascend. */
static uint32_t covered_at(const struct plain *p, unsigned at, unsigned i)
{
    if (u16(p, at) == 1)
        return u16(p, at + 4 + 2 * i);
    for (unsigned k = 0; k < u16(p, at + 2); k++) {
        unsigned range = at + 4 + 6 * k, start = u16(p, range + 4);

        if (i >= start && i - start <= u16(p, range + 2) - u16(p, range))
            return u16(p, range) + i - start;
    }
    return 0;
}

static void read_ligatures(struct plain *p, unsigned at)
{
    for (unsigned i = 0; i < u16(p, at + 4); i++) {
        uint32_t first = covered_at(p, at + u16(p, at + 2), i);
        unsigned set = at + u16(p, at + 6 + 2 * i);

        for (unsigned k = 0; k < u16(p, set) && hb_set_has(p->glyphs, first); k++) {
            unsigned ligature = set + u16(p, set + 2 + 2 * k);

            if (u16(p, ligature + 2) < 2) { /* of one glyph: a substitution */
                hb_set_add(p->not, first);
                continue;
            }
            if (hb_set_has(p->glyphs, u16(p, ligature + 4)))
                add_pair(p, first, u16(p, ligature + 4));
        }
    }
}

/* Moves *at behind an array of coverages. Has each of them a glyph of P? *first: those of the first
 * one, if it is asked for. */
static bool coverages_meet(const struct plain *p, unsigned subtable, unsigned *at, hb_set_t **first)
{
    unsigned n = u16(p, *at);
    bool meet = true;

    for (unsigned i = 0; i < n; i++) {
        hb_set_t *set = covered(p, subtable + u16(p, *at + 2 + 2 * i));

        meet = meet && !hb_set_is_empty(set);
        if (first && i == 0)
            *first = set;
        else
            hb_set_destroy(set);
    }
    *at += 2 + 2 * n;
    return meet;
}

/* False when it is of a format that isn't read here. */
static bool read_chained(struct plain *p, unsigned at)
{
    unsigned next = at + 2;
    hb_set_t *first = NULL;
    bool before, within, behind;

    if (u16(p, at) != 3)
        return false;
    before = coverages_meet(p, at, &next, NULL);
    within = coverages_meet(p, at, &next, &first);
    behind = coverages_meet(p, at, &next, NULL);
    if (first && before && within && behind)
        hb_set_union(p->not, first);
    hb_set_destroy(first);
    return first != NULL;
}

static void read_mark(struct plain *p, unsigned at)
{
    exclude(p, covered(p, at + u16(p, at + 2)));
}

/* False when the subtable isn't understood. */
static bool read_subtable(struct plain *p, unsigned type, unsigned at)
{
    if (p->table == HB_OT_TAG_GSUB)
        switch (type) {
        case GSUB_SINGLE:
            return true;
        case GSUB_LIGATURE:
            read_ligatures(p, at);
            return true;
        case GSUB_CHAINED:
            return read_chained(p, at);
        default:
            return false;
        }
    switch (type) {
    case GPOS_SINGLE:
        return true;
    case GPOS_PAIR: /* no values for the second glyph */
        return u16(p, at + 6) == 0;
    case GPOS_MARK_TO_BASE:
    case GPOS_MARK_TO_LIGATURE:
    case GPOS_MARK_TO_MARK:
        read_mark(p, at);
        return true;
    case GPOS_CHAINED:
        return read_chained(p, at);
    default:
        return false;
    }
}

static bool is_extension(const struct plain *p, unsigned type)
{
    return type ==
           (p->table == HB_OT_TAG_GSUB ? (unsigned)GSUB_EXTENSION : (unsigned)GPOS_EXTENSION);
}

static void read_lookup(struct plain *p, unsigned index)
{
    unsigned list = u16(p, 8), at = list + u16(p, list + 2 + 2 * index), type = u16(p, at);
    bool understood = !(u16(p, at + 2) & (IGNORE_BASES | IGNORE_LIGATURES));

    for (unsigned i = 0; i < u16(p, at + 4) && understood; i++) {
        unsigned subtable = at + u16(p, at + 6 + 2 * i), own = type;

        if (is_extension(p, type)) {
            own = u16(p, subtable + 2);
            subtable += u32(p, subtable + 4);
        }
        understood = read_subtable(p, own, subtable);
    }
    if (!understood)
        exclude_all(p, index);
}

/* ---- Features */

static bool is_applied(hb_tag_t feature)
{
    static const char tags[][5] = {"ccmp", "locl", "rlig", "rvrn", "ltra", "ltrm", "calt", "clig",
                                   "liga", "rclt", "rand", "abvm", "blwm", "mark", "mkmk", "curs",
                                   "dist", "kern", "Harf", "HARF", "Buzz", "BUZZ", "tnum"};

    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (feature == HB_TAG(tags[i][0], tags[i][1], tags[i][2], tags[i][3]))
            return true;
    return false;
}

static void add_lookups(const struct plain *p, unsigned feature, hb_set_t *lookups)
{
    hb_face_t *face = p->face->hb_face;
    unsigned index[32], n = 32;

    for (unsigned start = 0; n == 32; start += n) {
        hb_ot_layout_feature_get_lookups(face, p->table, feature, start, &n, index);
        for (unsigned i = 0; i < n; i++)
            hb_set_add(lookups, index[i]);
    }
}

/* Of the features that HarfBuzz applies to text in this script and language. */
static void find_lookups(const struct plain *p, hb_script_t script, hb_language_t language,
                         hb_set_t *lookups)
{
    hb_face_t *face = p->face->hb_face;
    unsigned scripts_n = HB_OT_MAX_TAGS_PER_SCRIPT, languages_n = HB_OT_MAX_TAGS_PER_LANGUAGE;
    hb_tag_t scripts[HB_OT_MAX_TAGS_PER_SCRIPT], languages[HB_OT_MAX_TAGS_PER_LANGUAGE], tag;
    unsigned script_index, language_index, required, index[32], n = 32, one;

    hb_ot_tags_from_script_and_language(script, language, &scripts_n, scripts, &languages_n,
                                        languages);
    hb_ot_layout_table_select_script(face, p->table, scripts_n, scripts, &script_index, NULL);
    hb_ot_layout_script_select_language(face, p->table, script_index, languages_n, languages,
                                        &language_index);
    if (hb_ot_layout_language_get_required_feature_index(face, p->table, script_index,
                                                         language_index, &required))
        add_lookups(p, required, lookups);
    for (unsigned start = 0; n == 32; start += n) {
        hb_ot_layout_language_get_feature_indexes(face, p->table, script_index, language_index,
                                                  start, &n, index);
        for (unsigned i = 0; i < n; i++) {
            one = 1;
            hb_ot_layout_language_get_feature_tags(face, p->table, script_index, language_index,
                                                   start + i, &one, &tag);
            if (one && is_applied(tag))
                add_lookups(p, index[i], lookups);
        }
    }
}

/* ---- All */

static void open_table(struct plain *p, hb_tag_t tag, hb_blob_t **blob)
{
    p->table = tag;
    *blob = hb_face_reference_table(p->face->hb_face, tag);
    p->bytes = (const uint8_t *)hb_blob_get_data(*blob, &p->n);
}

/* P grows by what single substitutions make of it, until they make nothing new. */
static void close_over(struct plain *p, const hb_set_t *lookups)
{
    unsigned before;

    do {
        before = hb_set_get_population(p->glyphs);
        for (hb_codepoint_t i = HB_SET_VALUE_INVALID; hb_set_next(lookups, &i);) {
            unsigned list = u16(p, 8), at = list + u16(p, list + 2 + 2 * i);
            hb_set_t *in = hb_set_create(), *made = hb_set_create();

            if (u16(p, at) == GSUB_SINGLE || u16(p, at) == GSUB_EXTENSION)
                hb_ot_layout_lookup_collect_glyphs(p->face->hb_face, p->table, i, NULL, in, NULL,
                                                   made);
            hb_set_intersect(in, p->glyphs);
            if (!hb_set_is_empty(in))
                hb_set_union(p->glyphs, made);
            hb_set_destroy(in);
            hb_set_destroy(made);
        }
    } while (hb_set_get_population(p->glyphs) > before);
}

static void read_rules(struct plain *p, hb_tag_t table, hb_script_t script, hb_language_t language)
{
    hb_set_t *lookups = hb_set_create();
    hb_blob_t *blob;

    open_table(p, table, &blob);
    if (p->n) {
        find_lookups(p, script, language, lookups);
        if (table == HB_OT_TAG_GSUB)
            close_over(p, lookups);
        for (hb_codepoint_t i = HB_SET_VALUE_INVALID; hb_set_next(lookups, &i);)
            read_lookup(p, i);
    }
    hb_set_destroy(lookups);
    hb_blob_destroy(blob);
    p->bytes = NULL;
    p->n = 0;
}

struct plain *plain_new(const struct face *f, hb_script_t script, hb_language_t lang)
{
    struct plain *p = heap_alloc(sizeof *p);

    p->face = f;
    p->glyphs = hb_set_create();
    p->not = hb_set_create();
    for (uint32_t c = 0; c <= 0x20AC && f->space_alone; c++) {
        uint32_t g = is_candidate(c) ? face_glyph(f, c) : 0;

        if (g)
            hb_set_add(p->glyphs, g);
    }
    read_rules(p, HB_OT_TAG_GSUB, script, lang);
    read_rules(p, HB_OT_TAG_GPOS, script, lang);
    return p;
}

void plain_free(struct plain *p)
{
    if (!p)
        return;
    hb_set_destroy(p->glyphs);
    hb_set_destroy(p->not );
    free(p->pairs);
    free(p);
}
