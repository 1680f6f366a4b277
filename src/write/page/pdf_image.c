/*
 * pdf_image.c: which kind of picture a file holds, and the JPEG kind, which is passed through.
 *
 * Of a JPEG only the markers are read (ITU-T T.81, annex B), up to the frame header that says how
 * large it is and how many components it has; a viewer decodes the rest. Inks get a profile: in an
 * archive no colour may depend on the printer.
 */
#include "write/page/pdf_image.h"

#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "write/page/icc.h"

struct object *pdf_image_new(struct pdf *p, uint32_t width, uint32_t height)
{
    struct object *o = object_new(p);

    object_name(o, "Type", "XObject");
    object_name(o, "Subtype", "Image");
    object_int(o, "Width", (int32_t)width);
    object_int(o, "Height", (int32_t)height);
    object_int(o, "BitsPerComponent", 8);
    return o;
}

/* ---- JPEG */

enum {
    SOI = 0xD8, /* start of image */
    EOI = 0xD9,
    SOS = 0xDA,   /* start of scan: entropy-coded data follow */
    APP14 = 0xEE, /* Adobe's: CMYK is stored inverted */
};

struct jpeg {
    unsigned width, height, components;
    bool adobe;
    size_t scan; /* where the first scan begins */
};

static unsigned byte_at(struct str s, size_t at)
{
    return at < s.n ? (unsigned char)s.s[at] : 0;
}

static unsigned word_at(struct str s, size_t at)
{
    return byte_at(s, at) << 8 | byte_at(s, at + 1);
}

/* A frame header of any coding process. */
static bool is_frame(unsigned marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/* The frame header's segment, behind its marker. NULL, or what is wrong with it. */
static const char *read_frame(struct jpeg *j, unsigned marker, struct str segment)
{
    if (marker > 0xC2)
        return _("a JPEG coded in a way that PDF viewers can't read");
    if (byte_at(segment, 2) != 8)
        return _("a JPEG with other than 8 bits a component");
    j->height = word_at(segment, 3);
    j->width = word_at(segment, 5);
    j->components = byte_at(segment, 7);
    if (!j->width || !j->height || segment.n < 8 + 3 * (size_t)j->components)
        return _("damaged JPEG");
    if (j->components != 1 && j->components != 3 && j->components != 4)
        return _("a JPEG that is neither grey, RGB nor CMYK");
    return NULL;
}

/* Reads the segments up to the first scan. NULL, or what is wrong. */
static const char *read_headers(struct jpeg *j, struct str bytes)
{
    size_t at = 2;

    while (byte_at(bytes, at) == 0xFF) {
        unsigned marker = byte_at(bytes, at + 1);
        size_t length = word_at(bytes, at + 2);
        struct str segment = str_sub(bytes, at + 2, at + 2 + length);
        const char *why = NULL;

        if (marker == 0xFF) { /* a filler byte */
            at++;
            continue;
        }
        if (length < 2 || segment.n != length)
            break;
        if (marker == SOS) {
            j->scan = at;
            return j->components ? NULL : _("damaged JPEG");
        }
        if (marker == APP14 && str_starts(str_sub(segment, 2, segment.n), STR("Adobe")))
            j->adobe = true;
        if (is_frame(marker))
            why = read_frame(j, marker, segment);
        if (why)
            return why;
        at += 2 + length;
    }
    return _("damaged JPEG");
}

/* A viewer's calculator: the components of a pixel to its grey (ISO 32000-1, 7.10.5). */
static struct object *grey_function(struct pdf *p, unsigned components)
{
    static const int32_t bounds[] = {0, 1, 0, 1, 0, 1, 0, 1};
    struct object *f = object_new(p);

    object_int(f, "FunctionType", 4);
    object_ints(f, "Domain", bounds, 2 * components);
    object_ints(f, "Range", bounds, 2);
    object_fill(f,
                components == 3 ? STR("{0.0722 mul exch 0.7152 mul add exch 0.2126 mul add}")
                                : STR("{exch 0.11 mul add exch 0.59 mul add exch 0.3 mul add "
                                      "1 exch sub}"),
                NULL);
    return f;
}

/* What an ink is alone: its grey from none of it to all. */
static void put_ink(struct object *inks, const char *name, int32_t none, int32_t all)
{
    static const int32_t domain[] = {0, 1};
    struct object *space = object_array(inks, name), *f;

    array_name(space, "Separation");
    array_name(space, name);
    array_name(space, "DeviceGray");
    f = array_dict(space);
    object_int(f, "FunctionType", 2);
    object_ints(f, "Domain", domain, 2);
    object_ints(f, "C0", &none, 1);
    object_ints(f, "C1", &all, 1);
    object_int(f, "N", 1);
}

/*
 * The components of a picture as inks that no printer has, so that every viewer does what is said
 * to be done without them: their grey. An archive wants each ink explained alone, too.
 */
static void put_grey_space(struct pdf *p, struct object *image, unsigned components)
{
    struct object *space = object_array(image, "ColorSpace"), *names, *inks;
    char name[24];

    array_name(space, "DeviceN");
    names = array_array(space);
    for (unsigned i = 0; i < components; i++) {
        snprintf(name, sizeof name, "Component%u", i + 1);
        array_name(names, name);
    }
    array_name(space, "DeviceGray");
    array_put(space, grey_function(p, components));
    inks = object_dict(array_dict(space), "Colorants");
    for (unsigned i = 0; i < components; i++) {
        snprintf(name, sizeof name, "Component%u", i + 1);
        put_ink(inks, name, components == 4, components == 3);
    }
}

static void put_color_space(struct pdf *p, struct object *image, unsigned components, bool mono)
{
    struct object *space;

    if (mono && components > 1) {
        put_grey_space(p, image, components);
        return;
    }
    if (components != 4) {
        object_name(image, "ColorSpace", components == 1 ? "DeviceGray" : "DeviceRGB");
        return;
    }
    space = object_array(image, "ColorSpace");
    array_name(space, "ICCBased");
    array_put(space, icc_cmyk_object(p));
}

struct object *pdf_image_jpeg(struct pdf *p, struct str bytes, bool mono, const char **why)
{
    static const char end[] = {(char)0xFF, (char)EOI};
    static const int32_t inverted[] = {1, 0, 1, 0, 1, 0, 1, 0};
    struct jpeg j = {0};
    struct object *o;

    *why = read_headers(&j, bytes);
    if (!*why && str_find(bytes, (struct str){end, sizeof end}, j.scan) == SIZE_MAX)
        *why = _("a JPEG cut short");
    if (*why)
        return NULL;
    o = pdf_image_new(p, j.width, j.height);
    put_color_space(p, o, j.components, mono);
    if (j.components == 4 && j.adobe)
        object_ints(o, "Decode", inverted, 8);
    object_fill(o, bytes, "DCTDecode");
    return o;
}

struct object *pdf_image(struct pdf *p, struct str bytes, bool mono, const char **why)
{
    static const char jpeg[] = {(char)0xFF, (char)SOI};

    if (str_starts(bytes, STR("\x89PNG\r\n\x1A\n")))
        return pdf_image_png(p, bytes, mono, why);
    if (str_starts(bytes, (struct str){jpeg, sizeof jpeg}))
        return pdf_image_jpeg(p, bytes, mono, why);
    *why = _("neither a PNG nor a JPEG");
    return NULL;
}
