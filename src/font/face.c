/*
 * face.c: one font file, checked and measured once.
 *
 * A face is good when it can be shaped, subset and embedded: it has outlines that the writer can
 * subset (glyf, or CFF with glyph names; a CID-keyed CFF would need its own CIDs in the PDF), and
 * its licence bits allow embedding and subsetting (OS/2 fsType, OpenType specification 1.9). The
 * file is mapped by HarfBuzz, so that only the tables that are read cost memory.
 */
#include "font/face.h"

#include <errno.h>
#include <hb-ot.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/intl.h"

/* A table of the font, mapped; release with hb_blob_destroy. */
struct table {
    hb_blob_t *blob;
    const unsigned char *p;
    unsigned n;
};

static struct table table_open(hb_face_t *face, hb_tag_t tag)
{
    struct table t = {.blob = hb_face_reference_table(face, tag)};

    t.p = (const unsigned char *)hb_blob_get_data(t.blob, &t.n);
    return t;
}

static bool table_exists(hb_face_t *face, hb_tag_t tag)
{
    struct table t = table_open(face, tag);
    bool exists = t.n > 0;

    hb_blob_destroy(t.blob);
    return exists;
}

static unsigned u16_at(struct table t, unsigned at)
{
    return at + 2 <= t.n ? (unsigned)t.p[at] << 8 | t.p[at + 1] : 0;
}

static int i16_at(struct table t, unsigned at)
{
    unsigned v = u16_at(t, at);

    return v < 0x8000 ? (int)v : (int)v - 0x10000;
}

/* Offset behind a CFF INDEX, and in *first where its first object starts and in *end where that
 * ends; 0 when damaged. */
static unsigned cff_index(struct table t, unsigned at, unsigned *first, unsigned *end)
{
    unsigned count = u16_at(t, at);
    unsigned size, data;
    unsigned offset[3] = {0}; /* of the first object, of the second, and behind the last */

    if (at + 2 > t.n)
        return 0;
    if (count == 0)
        return at + 2;
    size = at + 3 <= t.n ? t.p[at + 2] : 0;
    if (size < 1 || size > 4 || (t.n - at - 3) / size <= count)
        return 0;
    data = at + 2 + (count + 1) * size; /* offsets count from 1 */
    for (unsigned k = 0; k < 3; k++)
        for (unsigned i = 0; i < size; i++)
            offset[k] = offset[k] << 8 | t.p[at + 3 + (k < 2 ? k : count) * size + i];
    if (offset[0] < 1 || offset[1] < offset[0] || offset[1] > offset[2] || offset[2] > t.n - data)
        return 0;
    *first = data + offset[0];
    *end = data + offset[1];
    return data + offset[2];
}

/* Bytes of the operand of a CFF DICT that starts with byte p[0], at most n; 0 for an operator. */
static unsigned cff_operand(const unsigned char *p, unsigned n)
{
    unsigned used = 1;

    if (p[0] <= 21)
        return 0;
    if (p[0] == 28)
        return 3;
    if (p[0] == 29)
        return 5;
    if (p[0] == 30) { /* a real number in nibbles, up to a nibble of ones */
        while (used < n && (p[used] & 0x0F) != 0x0F && p[used] >> 4 != 0x0F)
            used++;
        return used + 1;
    }
    return p[0] >= 247 && p[0] <= 254 ? 2 : 1;
}

/* Does the Top DICT hold ROS, operator 12 30 (Adobe Technical Note 5176)? */
static bool cff_is_cid_keyed(hb_face_t *face)
{
    struct table t = table_open(face, HB_TAG('C', 'F', 'F', ' '));
    unsigned at = t.n > 2 ? t.p[2] : 0; /* size of the header */
    unsigned first = 0, end = 0;
    bool found = false;

    at = at ? cff_index(t, at, &first, &end) : 0; /* names */
    first = end = 0;
    if (at && cff_index(t, at, &first, &end)) {
        while (first < end && !found) {
            unsigned used = cff_operand(t.p + first, end - first);

            found = !used && t.p[first] == 12 && first + 1 < end && t.p[first + 1] == 30;
            first += used ? used : t.p[first] == 12 ? 2 : 1;
        }
    }
    hb_blob_destroy(t.blob);
    return found;
}

/* What keeps the face from being embedded, as a message, or NULL. */
static const char *fault_of(hb_face_t *face, bool cff)
{
    struct table os2 = table_open(face, HB_TAG('O', 'S', '/', '2'));
    unsigned licence = u16_at(os2, 8);

    hb_blob_destroy(os2.blob);
    if (!hb_face_get_glyph_count(face) || !table_exists(face, HB_TAG('h', 'm', 't', 'x')) ||
        !table_exists(face, HB_TAG('h', 'e', 'a', 'd')))
        return _("it is no font, or it is damaged");
    if (!cff && !table_exists(face, HB_TAG('g', 'l', 'y', 'f')))
        return _("it has no outlines of the kinds TrueType or CFF");
    /* Restricted, unless a milder bit of the older versions stands beside it; no subsetting;
     * bitmaps only. */
    if ((licence & 0x000E) == 0x0002 || licence & 0x0300)
        return _("its licence bits forbid embedding a part of it in a document");
    if (cff && cff_is_cid_keyed(face))
        return _(
            "its CFF outlines are CID-keyed; take a TrueType version, or one with glyph names");
    return NULL;
}

static void read_tables(struct face *f)
{
    struct table head = table_open(f->hb_face, HB_TAG('h', 'e', 'a', 'd'));
    struct table os2 = table_open(f->hb_face, HB_TAG('O', 'S', '/', '2'));
    unsigned family = u16_at(os2, 30) >> 8;           /* class of sFamilyClass */
    unsigned panose = u16_at(os2, 32), text = 2 << 8; /* family kind, serif style */

    for (unsigned i = 0; i < 4; i++)
        f->bbox[i] = i16_at(head, 36 + 2 * i);
    f->weight = u16_at(os2, 4) ? (int)u16_at(os2, 4) : 400;
    f->serif =
        (family >= 1 && family <= 7 && family != 6) || (panose >= text + 2 && panose <= text + 10);
    hb_blob_destroy(head.blob);
    hb_blob_destroy(os2.blob);
}

static void read_metrics(struct face *f)
{
    hb_font_extents_t extents;
    hb_position_t v;

    hb_font_get_h_extents(f->hb_font, &extents);
    f->ascent = extents.ascender;
    f->descent = extents.descender;
    hb_ot_metrics_get_position_with_fallback(f->hb_font, HB_OT_METRICS_TAG_CAP_HEIGHT, &v);
    f->cap_height = v;
    hb_ot_metrics_get_position_with_fallback(f->hb_font, HB_OT_METRICS_TAG_X_HEIGHT, &v);
    f->x_height = v;
    f->italic_angle = (double)hb_style_get_value(f->hb_font, HB_STYLE_TAG_SLANT_ANGLE);
}

/* The PostScript name, with what a PDF name can't hold replaced. */
static void read_name(struct face *f)
{
    unsigned room = sizeof f->name;

    hb_ot_name_get_utf8(f->hb_face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &room,
                        f->name);
    for (char *p = f->name; *p; p++)
        if (*p <= ' ' || *p > '~' || strchr("()<>[]{}/%#", *p))
            *p = '-';
    if (!f->name[0])
        memcpy(f->name, "Font", sizeof "Font");
}

/*
 * Does no rule of the font look at the space? Then words can be shaped one by one. HarfBuzz does
 * not list the class 0 of a kerning table, all glyphs that are in no other class; font tools give
 * that class no kerning.
 */
static bool space_stands_alone(hb_face_t *face, uint32_t space)
{
    static const hb_tag_t tables[] = {HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S')};
    hb_set_t *seen = hb_set_create();

    for (unsigned t = 0; t < 2; t++) {
        unsigned n = hb_ot_layout_table_get_lookup_count(face, tables[t]);

        for (unsigned i = 0; i < n; i++)
            hb_ot_layout_lookup_collect_glyphs(face, tables[t], i, seen, seen, seen, NULL);
    }
    bool alone = hb_set_allocation_successful(seen) && !hb_set_has(seen, space) &&
                 !table_exists(face, HB_TAG('k', 'e', 'r', 'n')) &&
                 !table_exists(face, HB_TAG('m', 'o', 'r', 'x')) &&
                 !table_exists(face, HB_TAG('k', 'e', 'r', 'x'));

    hb_set_destroy(seen);
    return alone;
}

static struct face *face_make(hb_face_t *hb_face, const char *path, bool cff)
{
    struct face *f = heap_alloc(sizeof *f);
    size_t n = strlen(path) + 1;
    char *copy = heap_alloc(n);

    memcpy(copy, path, n);
    f->path = copy;
    f->hb_face = hb_face;
    f->hb_font = hb_font_create(hb_face);
    f->units_per_em = hb_face_get_upem(hb_face);
    f->glyphs = hb_face_get_glyph_count(hb_face);
    f->cff = cff;
    read_tables(f);
    read_metrics(f);
    read_name(f);
    f->space_alone = space_stands_alone(hb_face, face_glyph(f, ' '));
    hb_font_make_immutable(f->hb_font);
    return f;
}

struct face *face_load(const char *path, unsigned index, struct loc at, struct diag *d)
{
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
    hb_face_t *face;
    const char *fault;
    bool cff;

    if (!blob) {
        diag_report(d, DIAG_FONT, at, _("%s can't be read: %s"), path, strerror(errno));
        return NULL;
    }
    if (index >= hb_face_count(blob)) {
        diag_report(d, DIAG_FONT, at, _("%s: it is no font, or it has no face number %u"), path,
                    index);
        hb_blob_destroy(blob);
        return NULL;
    }
    face = hb_face_create(blob, index);
    hb_blob_destroy(blob);
    cff = table_exists(face, HB_TAG('C', 'F', 'F', ' '));
    fault = fault_of(face, cff);
    if (fault) {
        diag_report(d, DIAG_FONT, at, "%s: %s", path, fault);
        hb_face_destroy(face);
        return NULL;
    }
    return face_make(face, path, cff);
}

void face_free(struct face *f)
{
    if (!f)
        return;
    hb_font_destroy(f->hb_font);
    hb_face_destroy(f->hb_face);
    free(f->path);
    free(f);
}

uint32_t face_glyph(const struct face *f, uint32_t code_point)
{
    hb_codepoint_t glyph;

    return hb_font_get_nominal_glyph(f->hb_font, code_point, &glyph) ? glyph : 0;
}

int face_advance(const struct face *f, uint32_t glyph)
{
    return hb_font_get_glyph_h_advance(f->hb_font, glyph);
}
