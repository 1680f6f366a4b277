/*
 * pdf_font.c: a face used in one document, written as a Type 0 font (ISO 32000-1, 9.7).
 *
 * TrueType outlines: codes are CIDs (Identity-H), and a CIDToGIDMap leads to the subset's glyphs.
 * Name-keyed CFF: its CIDs are its glyphs, and an embedded CMap leads there from the codes. Either
 * way /ToUnicode says what each code reads as.
 */
#include "write/page/pdf_font.h"

#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "write/file/syntax.h"
#include "write/page/subset.h"

enum {
    LAST_CODE = 0xFFFF,
    WORD_JOINER = 0x2060,
    CMAP_BLOCK = 100, /* mappings between one begin and end: the format's limit */
    FLAG_SERIF = 2,
    FLAG_SYMBOLIC = 4, /* codes mean what the font says, not Latin letters */
    FLAG_ITALIC = 64,
};

/* What a code draws, and reads as. */
struct code {
    uint32_t glyph;
    struct str text; /* UTF-8; empty: nothing of its own, a later glyph of a cluster */
    uint64_t hash;
    int32_t width; /* 1/10000 of the size */
    bool used;     /* codes with bytes that a literal string must escape are left out */
};

/* The first code that was made for a glyph: nearly always the one that is asked for again. */
struct first_code {
    uint64_t text; /* packed, see pack() */
    struct pdf_glyph shown;
};

struct pdf_font {
    struct pdf *pdf;
    const struct face *face;
    unsigned number;
    struct object *object;
    struct arena *arena;
    VEC(struct code) codes;   /* by code; 0 is .notdef */
    uint16_t *table;          /* of codes by hash, open addressing; 0: free */
    size_t table_size;        /* a power of two, at least twice the codes */
    struct first_code *first; /* by glyph */
    bool full;
};

/* ---- Codes */

static int32_t glyph_width(const struct face *face, uint32_t glyph)
{
    int64_t em = face->units_per_em;

    return (int32_t)(((int64_t)face_advance(face, glyph) * 20000 + em) / (2 * em));
}

struct pdf_font *pdf_font_new(struct pdf *p, const struct face *face, unsigned number,
                              struct arena *a)
{
    struct pdf_font *f = arena_new(a, struct pdf_font);

    f->pdf = p;
    f->face = face;
    f->number = number;
    f->object = object_new(p);
    f->arena = a;
    f->first = arena_array(a, face->glyphs, sizeof *f->first);
    f->table_size = 512;
    f->table = arena_array(a, f->table_size, sizeof *f->table);
    vec_push(a, &f->codes)->width = glyph_width(face, 0);
    return f;
}

const struct face *pdf_font_face(const struct pdf_font *f)
{
    return f->face;
}

unsigned pdf_font_number(const struct pdf_font *f)
{
    return f->number;
}

struct object *pdf_font_object(const struct pdf_font *f)
{
    return f->object;
}

static bool needs_escape(unsigned byte)
{
    return byte == '(' || byte == ')' || byte == '\\' || byte == '\r';
}

/* A fresh code; 0 when there is none left. */
static unsigned code_next(struct pdf_font *f)
{
    while (f->codes.n <= LAST_CODE) {
        unsigned code = (unsigned)f->codes.n;

        vec_push(f->arena, &f->codes);
        if (!needs_escape(code & 0xFF) && !needs_escape(code >> 8))
            return code;
    }
    f->full = true;
    return 0;
}

static void table_put(struct pdf_font *f, unsigned code)
{
    size_t mask = f->table_size - 1;
    size_t slot = (size_t)f->codes.v[code].hash & mask;

    while (f->table[slot])
        slot = (slot + 1) & mask;
    f->table[slot] = (uint16_t)code;
}

static void table_grow(struct pdf_font *f)
{
    f->table_size *= 2;
    f->table = arena_array(f->arena, f->table_size, sizeof *f->table);
    for (unsigned code = 1; code < f->codes.n; code++)
        if (f->codes.v[code].used)
            table_put(f, code);
}

static unsigned code_of(struct pdf_font *f, uint32_t glyph, struct str text)
{
    uint64_t hash = (str_hash(text) ^ glyph) * 0x9E3779B97F4A7C15u;
    size_t mask = f->table_size - 1;
    unsigned code;

    hash ^= hash >> 32;
    for (size_t slot = (size_t)hash & mask; f->table[slot]; slot = (slot + 1) & mask) {
        const struct code *c = &f->codes.v[f->table[slot]];

        if (c->hash == hash && c->glyph == glyph && str_eq(c->text, text))
            return f->table[slot];
    }
    code = code_next(f);
    if (!code)
        return 0;
    f->codes.v[code] =
        (struct code){glyph, str_copy(f->arena, text), hash, glyph_width(f->face, glyph), true};
    if (f->codes.n * 2 > f->table_size)
        table_grow(f);
    else
        table_put(f, code);
    return code;
}

enum { PACKED_BYTES = 4 };

/* A short text, and its length, as one number. */
static uint64_t pack(struct str text)
{
    uint64_t packed = text.n;

    if (text.n == 1)
        return 1 << 8 | (unsigned char)*text.s;
    for (size_t i = 0; i < text.n; i++)
        packed = packed << 8 | (unsigned char)text.s[i];
    return packed;
}

struct pdf_glyph pdf_font_glyph(struct pdf_font *f, uint32_t glyph, struct str text)
{
    struct first_code *first =
        glyph < f->face->glyphs && text.n <= PACKED_BYTES ? &f->first[glyph] : NULL;
    struct pdf_glyph shown;

    if (first && first->shown.code && first->text == pack(text))
        return first->shown;
    shown.code = code_of(f, glyph, text);
    shown.width = f->codes.v[shown.code].width;
    if (first && !first->shown.code)
        *first = (struct first_code){pack(text), shown};
    return shown;
}

/* ---- CMaps */

static const char CMAP_HEAD[] =
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
    "/CIDSystemInfo <</Registry (Adobe) /Ordering (%s) /Supplement 0>> def\n"
    "/CMapName /%s def /CMapType %d def\n"
    "1 begincodespacerange <0000> <FFFF> endcodespacerange\n";
static const char CMAP_TAIL[] = "endcmap CMapName currentdict /CMap defineresource pop end end\n";

/* One line of a CMap: what a code maps to. */
typedef void cmap_line(struct buf *b, const struct pdf_font *f, const struct subset *s,
                       unsigned code);

/*
 * What a reader is told that a character is: itself, but for those that an archive forbids (ISO
 * 19005-2, 6.2.11.7): a byte order mark is a word joiner by its older name, and what means
 * something among friends only (private use), or nothing, is unknown.
 */
static uint32_t readable(uint32_t c)
{
    if (c == 0xFEFF)
        return WORD_JOINER;
    if (!c || (c & 0xFFFE) == 0xFFFE || (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000)
        return UTF8_BAD;
    return c;
}

static void unicode_line(struct buf *b, const struct pdf_font *f, const struct subset *s,
                         unsigned code)
{
    struct str text = f->codes.v[code].text;
    struct buf told = {0};

    (void)s;
    for (size_t at = 0; at < text.n;)
        buf_utf8(&told, readable(utf8_next(text, &at)));
    if (!text.n) /* readers invent a text for a code that has none; this is no text at all */
        buf_utf8(&told, WORD_JOINER);
    buf_printf(b, "<%04X> <", code);
    syntax_utf16(b, buf_view(&told));
    buf_puts(b, ">\n");
    buf_release(&told);
}

static void cid_line(struct buf *b, const struct pdf_font *f, const struct subset *s, unsigned code)
{
    buf_printf(b, "<%04X> %u\n", code, subset_glyph(s, f->codes.v[code].glyph));
}

/* The lines of all codes, in blocks that say how many they hold. */
static void cmap_lines(struct buf *b, const struct pdf_font *f, const struct subset *s,
                       const char *kind, cmap_line *line)
{
    struct buf block = {0};
    unsigned n = 0;

    for (unsigned code = 1; code < f->codes.n; code++) {
        if (f->codes.v[code].used) {
            line(&block, f, s, code);
            n++;
        }
        if (n == CMAP_BLOCK || (n && code + 1 == f->codes.n)) {
            buf_printf(b, "%u begin%s\n", n, kind);
            buf_str(b, buf_view(&block));
            buf_printf(b, "end%s\n", kind);
            buf_clear(&block);
            n = 0;
        }
    }
    buf_release(&block);
}

static struct object *write_to_unicode(const struct pdf_font *f)
{
    struct object *o = object_new(f->pdf);
    struct buf b = {0};

    buf_printf(&b, CMAP_HEAD, "UCS", "Adobe-Identity-UCS", 2);
    cmap_lines(&b, f, NULL, "bfchar", unicode_line);
    buf_puts(&b, CMAP_TAIL);
    object_deflate(o, buf_view(&b));
    buf_release(&b);
    return o;
}

static void put_system_info(struct object *d)
{
    struct object *info = object_dict(d, "CIDSystemInfo");

    object_ascii(info, "Registry", "Adobe");
    object_ascii(info, "Ordering", "Identity");
    object_int(info, "Supplement", 0);
}

static struct object *write_encoding(const struct pdf_font *f, const struct subset *s)
{
    struct object *o = object_new(f->pdf);
    struct buf b = {0};

    buf_printf(&b, CMAP_HEAD, "Identity", "Esite-Codes", 1);
    cmap_lines(&b, f, s, "cidchar", cid_line);
    buf_puts(&b, CMAP_TAIL);
    object_name(o, "Type", "CMap");
    object_name(o, "CMapName", "Esite-Codes");
    put_system_info(o);
    object_deflate(o, buf_view(&b));
    buf_release(&b);
    return o;
}

/* ---- The font */

/* Font units as thousandths of the size. */
static int32_t per_mille(const struct face *face, int units)
{
    int64_t em = face->units_per_em;
    int64_t twice = (int64_t)units * 2000;

    return (int32_t)((twice + (twice < 0 ? -em : em)) / (2 * em));
}

/* "ABCDEF+NotoSans-Regular": the tag depends on the program alone. */
static void subset_name(const struct face *face, struct str program, char *out, size_t size)
{
    uint64_t hash = str_hash(program);
    char tag[7] = "";

    for (int i = 0; i < 6; i++, hash /= 26)
        tag[i] = (char)('A' + hash % 26);
    snprintf(out, size, "%s+%s", tag, face->name);
}

static struct object *write_program(const struct pdf_font *f, struct str program)
{
    struct object *o = object_new(f->pdf);

    if (f->face->cff)
        object_name(o, "Subtype", "CIDFontType0C");
    else
        object_int(o, "Length1", (int32_t)program.n);
    object_deflate_common(o, program);
    return o;
}

static struct object *write_descriptor(const struct pdf_font *f, struct str program,
                                       const char *name)
{
    const struct face *face = f->face;
    struct object *o = object_new(f->pdf);
    int32_t box[4];

    for (int i = 0; i < 4; i++)
        box[i] = per_mille(face, face->bbox[i]);
    object_name(o, "Type", "FontDescriptor");
    object_name(o, "FontName", name);
    object_int(o, "Flags",
               FLAG_SYMBOLIC | (face->serif ? FLAG_SERIF : 0) |
                   (face->italic_angle != 0 ? FLAG_ITALIC : 0));
    object_ints(o, "FontBBox", box, 4);
    object_decimal(o, "ItalicAngle", (int64_t)(face->italic_angle * 100), 2);
    object_int(o, "Ascent", per_mille(face, face->ascent));
    object_int(o, "Descent", per_mille(face, face->descent));
    object_int(o, "CapHeight", per_mille(face, face->cap_height));
    object_int(o, "StemV", face->weight >= 600 ? 140 : 80); /* the tables do not say */
    object_put(o, face->cff ? "FontFile3" : "FontFile2", write_program(f, program));
    return o;
}

/* The width of each CID: of each code, or in CFF of each glyph of the subset. */
static void put_widths(struct object *font, const struct pdf_font *f, const struct subset *s)
{
    struct buf b = {0};
    size_t n = f->face->cff ? s->glyphs : f->codes.n;

    buf_puts(&b, "[0 [");
    for (size_t cid = 0; cid < n; cid++) {
        uint32_t glyph = f->face->cff ? subset_face_glyph(s, (uint32_t)cid) : f->codes.v[cid].glyph;

        if (cid)
            buf_char(&b, ' ');
        buf_fixed(&b, glyph_width(f->face, glyph), 1);
    }
    buf_puts(&b, "]]");
    object_raw(font, "W", buf_view(&b));
    buf_release(&b);
}

/* Two bytes a code: its glyph in the subset. */
static struct object *write_glyph_map(const struct pdf_font *f, const struct subset *s)
{
    struct object *o = object_new(f->pdf);
    struct buf b = {0};

    for (size_t code = 0; code < f->codes.n; code++) {
        uint32_t glyph = subset_glyph(s, f->codes.v[code].glyph);

        buf_char(&b, (char)(glyph >> 8 & 0xFF));
        buf_char(&b, (char)(glyph & 0xFF));
    }
    object_deflate(o, buf_view(&b));
    buf_release(&b);
    return o;
}

static struct object *write_cid_font(const struct pdf_font *f, const struct subset *s,
                                     const char *name)
{
    struct object *o = object_new(f->pdf);

    object_name(o, "Type", "Font");
    object_name(o, "Subtype", f->face->cff ? "CIDFontType0" : "CIDFontType2");
    object_name(o, "BaseFont", name);
    put_system_info(o);
    object_put(o, "FontDescriptor", write_descriptor(f, s->program, name));
    put_widths(o, f, s);
    if (!f->face->cff)
        object_put(o, "CIDToGIDMap", write_glyph_map(f, s));
    return o;
}

static void write_font(struct pdf_font *f, const struct subset *s)
{
    char name[sizeof f->face->name + 8];
    struct object *o = f->object;

    subset_name(f->face, s->program, name, sizeof name);
    object_name(o, "Type", "Font");
    object_name(o, "Subtype", "Type0");
    object_name(o, "BaseFont", name);
    if (f->face->cff)
        object_put(o, "Encoding", write_encoding(f, s));
    else
        object_name(o, "Encoding", "Identity-H");
    array_put(object_array(o, "DescendantFonts"), write_cid_font(f, s, name));
    object_put(o, "ToUnicode", write_to_unicode(f));
}

bool pdf_font_finish(struct pdf_font *f, struct subsets *subsets, struct diag *d)
{
    struct loc at = {.file = f->face->path};
    hb_set_t *glyphs = hb_set_create();
    const struct subset *s;

    if (f->full)
        diag_report(d, DIAG_FONT, at, _("the leaflet uses more than 64,000 glyphs of it"));
    for (size_t code = 0; code < f->codes.n; code++)
        hb_set_add(glyphs, f->codes.v[code].glyph);
    s = subset_cut(subsets, f->face, glyphs);
    hb_set_destroy(glyphs);
    if (s)
        write_font(f, s);
    else
        diag_report(d, DIAG_FONT, at, _("its glyphs could not be cut out; is the file damaged?"));
    return s && !f->full;
}
