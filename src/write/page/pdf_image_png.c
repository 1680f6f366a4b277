/*
 * pdf_image_png.c: a PNG, read whole with libpng's simplified interface, as an image and a mask.
 *
 * libpng gives rows of 8-bit sRGB, or indexes into a palette when the file has one; what can be
 * said with less is written with less: no mask when all is opaque, one component when all is grey.
 */
#include <png.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/intl.h"
#include "write/page/pdf_image.h"

enum {
    MAX_PIXELS = 40 * 1000 * 1000, /* A4 at 600 dots an inch is 35 million */
    MAX_COLORS = 256
};

/* A decoded picture: samples without alpha, and apart from them the opacity. */
struct raster {
    uint32_t width, height;
    unsigned components; /* of a sample: 1 or 3; indexes are 1 */
    uint8_t *samples;    /* width × height × components */
    uint8_t *opacity;    /* width × height, NULL: all is opaque */
    unsigned colors;     /* in the palette; 0: there is none */
    uint8_t palette[MAX_COLORS][3];
};

static size_t pixels(const struct raster *r)
{
    return (size_t)r->width * r->height;
}

static void raster_release(struct raster *r)
{
    free(r->samples);
    free(r->opacity);
}

/* ---- Reading */

/* Moves the last of each `stride` bytes over to the opacity, and the others together. */
static void split_opacity(struct raster *r)
{
    unsigned n = r->components;
    uint8_t *to = r->samples;
    const uint8_t *from = r->samples;

    r->opacity = heap_alloc(pixels(r));
    for (size_t i = 0; i < pixels(r); i++) {
        for (unsigned k = 0; k < n; k++)
            *to++ = *from++;
        r->opacity[i] = *from++;
    }
}

/* The palette as libpng gives it, 4 bytes a colour with `alpha`. */
static void split_palette(struct raster *r, const uint8_t *colors, bool alpha)
{
    unsigned stride = alpha ? 4 : 3;

    for (unsigned i = 0; i < r->colors; i++)
        memcpy(r->palette[i], colors + i * stride, 3);
    if (!alpha)
        return;
    r->opacity = heap_alloc(pixels(r));
    for (size_t i = 0; i < pixels(r); i++)
        r->opacity[i] = colors[r->samples[i] * stride + 3];
}

/* Luminance of each sample, on the scale that the samples have. */
static void make_grey(struct raster *r)
{
    for (size_t i = 0; i < pixels(r); i++) {
        const uint8_t *c = r->colors ? r->palette[r->samples[i]] : &r->samples[r->components * i];

        r->samples[i] = r->colors || r->components == 3
                            ? (uint8_t)((2126U * c[0] + 7152U * c[1] + 722U * c[2] + 5000) / 10000)
                            : c[0];
    }
    r->components = 1;
    r->colors = 0;
}

static bool read_raster(struct raster *r, png_image *png)
{
    bool alpha = (png->format & PNG_FORMAT_FLAG_ALPHA) != 0;
    bool mapped = (png->format & PNG_FORMAT_FLAG_COLORMAP) != 0;
    bool color = mapped || (png->format & PNG_FORMAT_FLAG_COLOR) != 0;
    uint8_t colors[MAX_COLORS * 4] = {0}; /* also for indexes beyond a damaged palette */

    r->width = png->width;
    r->height = png->height;
    r->components = color && !mapped ? 3 : 1;
    png->format = (color ? PNG_FORMAT_FLAG_COLOR : 0) | (alpha ? PNG_FORMAT_FLAG_ALPHA : 0) |
                  (mapped ? PNG_FORMAT_FLAG_COLORMAP : 0);
    r->samples = heap_alloc(PNG_IMAGE_SIZE(*png));
    if (!png_image_finish_read(png, NULL, r->samples, 0, mapped ? colors : NULL))
        return false;
    if (mapped) {
        r->colors = png->colormap_entries;
        split_palette(r, colors, alpha);
    } else if (alpha) {
        split_opacity(r);
    }
    return true;
}

/* ---- Making it small */

static void drop_full_opacity(struct raster *r)
{
    if (!r->opacity)
        return;
    for (size_t i = 0; i < pixels(r); i++)
        if (r->opacity[i] != 0xFF)
            return;
    free(r->opacity);
    r->opacity = NULL;
}

static void drop_grey_color(struct raster *r)
{
    uint8_t *s = r->samples;

    if (r->components != 3)
        return;
    for (size_t i = 0; i < pixels(r); i++)
        if (s[3 * i] != s[3 * i + 1] || s[3 * i] != s[3 * i + 2])
            return;
    for (size_t i = 0; i < pixels(r); i++)
        s[i] = s[3 * i];
    r->components = 1;
}

/* ---- Writing */

/* [/Indexed /DeviceRGB n <colours>] */
static void put_palette(struct object *o, const struct raster *r)
{
    struct buf b = {0};

    buf_printf(&b, "[/Indexed /DeviceRGB %u <", r->colors - 1);
    for (unsigned i = 0; i < r->colors; i++)
        buf_printf(&b, "%02X%02X%02X", r->palette[i][0], r->palette[i][1], r->palette[i][2]);
    buf_puts(&b, ">]");
    object_raw(o, "ColorSpace", buf_view(&b));
    buf_release(&b);
}

static struct object *write_mask(struct pdf *p, const struct raster *r)
{
    struct object *o = pdf_image_new(p, r->width, r->height);

    object_name(o, "ColorSpace", "DeviceGray");
    object_deflate_common(o, (struct str){(const char *)r->opacity, pixels(r)});
    return o;
}

static struct object *write_raster(struct pdf *p, const struct raster *r)
{
    struct object *o = pdf_image_new(p, r->width, r->height);

    if (r->colors)
        put_palette(o, r);
    else
        object_name(o, "ColorSpace", r->components == 1 ? "DeviceGray" : "DeviceRGB");
    if (r->opacity)
        object_put(o, "SMask", write_mask(p, r));
    object_deflate_common(o, (struct str){(const char *)r->samples, pixels(r) * r->components});
    return o;
}

struct object *pdf_image_png(struct pdf *p, struct str bytes, bool mono, const char **why)
{
    png_image png = {.version = PNG_IMAGE_VERSION};
    struct raster r = {0};
    struct object *o = NULL;

    if (!png_image_begin_read_from_memory(&png, bytes.s, bytes.n)) {
        *why = _("damaged PNG");
    } else if ((uint64_t)png.width * png.height > MAX_PIXELS) {
        *why = _("a PNG of more than 40 million pixels");
    } else if (!read_raster(&r, &png)) {
        *why = _("damaged PNG");
    } else {
        if (mono)
            make_grey(&r);
        drop_full_opacity(&r);
        drop_grey_color(&r);
        o = write_raster(p, &r);
    }
    png_image_free(&png);
    raster_release(&r);
    return o;
}
