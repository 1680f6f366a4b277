/*
 * icc.c: ICC profiles (ICC.1:2004-10, version 4.2, which PDF 1.7 knows), built here byte by byte:
 * 500 bytes each, and nobody's property.
 *
 * A profile is a header, a table of tags, and what the tags hold. Numbers are big-endian; those
 * with a fraction are s15Fixed16: 65536 is one.
 *
 * sRGB (IEC 61966-2-1) is three primaries and a curve. The numbers follow from the chromaticities
 * of its primaries and of D65, adapted to D50 after Bradford (tests/unit/test_icc.c derives them).
 * Its grey axis is that of DeviceGray, too.
 *
 * CMYK, which only JPEG files bring in, is 16 colours, those of paper that is bare or fully covered
 * with each choice of inks, and what lies between them (Neugebauer's model; mixed in L*a*b*, which
 * comes near to how dots spread). One ink and two are the aims of ISO 12647-2 for coated paper,
 * seen against that paper; with black they are near to it.
 */
#include "write/page/icc.h"

#include "write/file/pdf.h"

enum {
    HEADER = 128,
    TAG_ROW = 12,
    MAX_TAGS = 12,
    D50_X = 0xF6D6,
    D50_Y = 0x10000,
    D50_Z = 0xD32D,
};

struct profile {
    struct buf data; /* of the tags */
    struct {
        const char *name;
        size_t at, n; /* in data */
    } tag[MAX_TAGS];
    unsigned tags;
};

/* ---- Pieces */

static void put_word(struct buf *b, unsigned v)
{
    buf_char(b, (char)(v >> 8 & 0xFF));
    buf_char(b, (char)(v & 0xFF));
}

static void put_long(struct buf *b, uint32_t v)
{
    put_word(b, v >> 16);
    put_word(b, v & 0xFFFF);
}

static void put_longs(struct buf *b, const int32_t *v, size_t n)
{
    for (size_t i = 0; i < n; i++)
        put_long(b, (uint32_t)v[i]);
}

static void put_zeros(struct buf *b, size_t n)
{
    while (n-- > 0)
        buf_char(b, 0);
}

static void begin_tag(struct profile *p, const char *name, const char *type)
{
    p->tag[p->tags].name = name;
    p->tag[p->tags].at = p->data.n;
    buf_puts(&p->data, type);
    put_zeros(&p->data, 4);
}

static void end_tag(struct profile *p)
{
    p->tag[p->tags].n = p->data.n - p->tag[p->tags].at;
    p->tags++;
    put_zeros(&p->data, (4 - p->data.n % 4) % 4);
}

/* Another name for what the last tag holds. */
static void same_tag(struct profile *p, const char *name)
{
    p->tag[p->tags] = p->tag[p->tags - 1];
    p->tag[p->tags++].name = name;
}

static void numbers_tag(struct profile *p, const char *name, const char *type, const int32_t *v,
                        size_t n)
{
    begin_tag(p, name, type);
    put_longs(&p->data, v, n);
    end_tag(p);
}

/* English words, in ASCII. */
static void text_tag(struct profile *p, const char *name, struct str text)
{
    enum { RECORD = 12, RECORD_END = 28 };

    begin_tag(p, name, "mluc");
    put_long(&p->data, 1);
    put_long(&p->data, RECORD);
    buf_puts(&p->data, "enUS");
    put_long(&p->data, (uint32_t)text.n * 2);
    put_long(&p->data, RECORD_END);
    for (size_t i = 0; i < text.n; i++)
        put_word(&p->data, (unsigned char)text.s[i]);
    end_tag(p);
}

static void common_tags(struct profile *p, struct str description)
{
    static const int32_t white[] = {D50_X, D50_Y, D50_Z};

    text_tag(p, "desc", description);
    text_tag(p, "cprt", STR("Public domain"));
    numbers_tag(p, "wtpt", "XYZ ", white, 3);
}

/* ---- The whole */

static void put_header(struct buf *b, size_t size, const char *kind)
{
    static const unsigned made[] = {2020, 1, 1, 0, 0, 0};
    static const int32_t white[] = {D50_X, D50_Y, D50_Z};

    put_long(b, (uint32_t)size);
    put_zeros(b, 4); /* no colour engine preferred */
    put_long(b, 0x04200000);
    buf_puts(b, kind); /* class, colours, and those they are translated to */
    for (size_t i = 0; i < sizeof made / sizeof *made; i++)
        put_word(b, made[i]);
    buf_puts(b, "acsp");
    put_zeros(b, 28); /* platform, flags, device, intent: nothing in particular */
    put_longs(b, white, 3);
    put_zeros(b, 48); /* no creator, no checksum */
}

static void put_profile(struct buf *out, struct profile *p, const char *kind)
{
    size_t first = HEADER + 4 + (size_t)p->tags * TAG_ROW;

    put_header(out, first + p->data.n, kind);
    put_long(out, p->tags);
    for (unsigned i = 0; i < p->tags; i++) {
        buf_puts(out, p->tag[i].name);
        put_long(out, (uint32_t)(first + p->tag[i].at));
        put_long(out, (uint32_t)p->tag[i].n);
    }
    buf_str(out, buf_view(&p->data));
    buf_release(&p->data);
}

void icc_srgb(struct buf *out)
{
    static const int32_t adaptation[] = {68674, 1502, -3291, 1939, 64912, -1119, -606, 988, 49262};
    static const int32_t red[] = {28576, 14581, 912};
    static const int32_t green[] = {25239, 46983, 6361};
    static const int32_t blue[] = {9375, 3972, 46788};
    /* Over 0.04045 ((v + 0.055) / 1.055) to the power of 2.4, else v / 12.92. */
    static const int32_t curve[] = {3 << 16, 157286, 62119, 3417, 5072, 2651};
    struct profile p = {0};

    common_tags(&p, STR("sRGB"));
    numbers_tag(&p, "chad", "sf32", adaptation, 9);
    numbers_tag(&p, "rXYZ", "XYZ ", red, 3);
    numbers_tag(&p, "gXYZ", "XYZ ", green, 3);
    numbers_tag(&p, "bXYZ", "XYZ ", blue, 3);
    numbers_tag(&p, "rTRC", "para", curve, 6);
    same_tag(&p, "gTRC");
    same_tag(&p, "bTRC");
    put_profile(out, &p, "mntrRGB XYZ ");
}

/* L*a*b* as tables of 16 bits hold it: 255 is FF00, and a* and b* begin at -128. */
static void put_lab(struct buf *b, const signed char lab[3])
{
    put_word(b, ((unsigned)lab[0] * 0xFF00 + 50) / 100);
    put_word(b, (unsigned)(lab[1] + 128) << 8);
    put_word(b, (unsigned)(lab[2] + 128) << 8);
}

void icc_cmyk(struct buf *out)
{
    static const signed char covered[16][3] = {
        {100, 0, 0},    {16, 0, 0},                              /* paper, K */
        {93, -5, 95},   {15, -1, 9},                             /* Y */
        {50, 76, -3},   {9, 10, 0},                              /* M */
        {49, 70, 50},   {8, 9, 6},                               /* MY */
        {57, -38, -51}, {10, -6, -9}, {52, -69, 27}, {9, -9, 4}, /* CY */
        {25, 21, -47},  {4, 3, -6},                              /* CM */
        {23, 0, 0},     {3, 0, 0},                               /* CMY */
    };
    static const int32_t identity[] = {65536, 0, 0, 0, 65536, 0, 0, 0, 65536};
    struct profile p = {0};

    common_tags(&p, STR("CMYK, coated paper, roughly"));
    begin_tag(&p, "A2B0", "mft2");
    put_long(&p.data, 0x04030200); /* 4 numbers in, 3 out, 2 points on each axis */
    put_longs(&p.data, identity, 9);
    put_long(&p.data, 0x00020002); /* the curves before and after: their two ends */
    for (int in = 0; in < 4; in++)
        put_long(&p.data, 0xFFFF);
    for (int i = 0; i < 16; i++)
        put_lab(&p.data, covered[i]);
    for (int to = 0; to < 3; to++)
        put_long(&p.data, 0xFFFF);
    end_tag(&p);
    put_profile(out, &p, "scnrCMYKLab ");
}

/* ---- In a document */

static struct object *profile_object(struct pdf *p, void (*profile)(struct buf *out),
                                     int32_t components, const char *alternate)
{
    struct object *o = object_new(p);
    struct buf b = {0};

    profile(&b);
    object_int(o, "N", components);
    object_name(o, "Alternate", alternate);
    object_deflate_common(o, buf_view(&b));
    buf_release(&b);
    return o;
}

struct object *icc_srgb_object(struct pdf *p)
{
    return profile_object(p, icc_srgb, 3, "DeviceRGB");
}

struct object *icc_cmyk_object(struct pdf *p)
{
    return profile_object(p, icc_cmyk, 4, "DeviceCMYK");
}
