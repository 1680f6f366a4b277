/*
 * picture.c: PNG has its sides in the first chunk (ISO/IEC 15948, 11.2.2), JPEG in the frame
 * header, which stands behind segments that are skipped by their lengths (ITU-T T.81, B.1.1.4 and
 * B.2.2).
 */
#include "compose/picture.h"

#include <stdio.h>
#include <string.h>

#include "base/intl.h"

static unsigned big_endian(const char *s, unsigned bytes)
{
    unsigned v = 0;

    for (unsigned i = 0; i < bytes; i++)
        v = v << 8 | (unsigned char)s[i];
    return v;
}

static bool parse_png(struct str b, struct picture_size *out)
{
    static const char head[16] = "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR";

    if (b.n < 24 || memcmp(b.s, head, 16) != 0)
        return false;
    out->width = big_endian(b.s + 16, 4);
    out->height = big_endian(b.s + 20, 4);
    return true;
}

/* Start of frame: C0 to CF but for the tables C4 and CC, and C8. */
static bool is_frame(unsigned marker)
{
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

static bool parse_jpeg(struct str b, struct picture_size *out)
{
    size_t at = 2;

    if (b.n < 4 || memcmp(b.s, "\xff\xd8\xff", 3) != 0)
        return false;
    while (at + 9 <= b.n && (unsigned char)b.s[at] == 0xff) {
        unsigned marker = (unsigned char)b.s[at + 1];

        if (marker == 0xff) { /* padding */
            at++;
            continue;
        }
        if (is_frame(marker)) {
            out->height = big_endian(b.s + at + 5, 2);
            out->width = big_endian(b.s + at + 7, 2);
            return true;
        }
        at += 2 + big_endian(b.s + at + 2, 2);
    }
    return false;
}

bool picture_parse(struct str bytes, struct picture_size *out)
{
    enum { MOST = 30000 }; /* pixels on a side: a slip, not a logo */

    return (parse_png(bytes, out) || parse_jpeg(bytes, out)) && out->width > 0 && out->height > 0 &&
           out->width <= MOST && out->height <= MOST;
}

bool picture_measure(struct str path, struct loc at, struct diag *d, struct picture_size *out)
{
    char name[4096], head[65536]; /* colour profiles and thumbnails may stand before the frame */
    FILE *f;
    size_t n;

    if (path.n >= sizeof name) {
        diag_report(d, DIAG_IMAGE, at, _("the path is too long: %.*s"), STR_ARG(path));
        return false;
    }
    memcpy(name, path.s, path.n);
    name[path.n] = '\0';
    f = fopen(name, "rb");
    if (!f) {
        diag_report(d, DIAG_IMAGE, at, _("%s can't be opened"), name);
        return false;
    }
    n = fread(head, 1, sizeof head, f);
    fclose(f);
    if (picture_parse((struct str){head, n}, out))
        return true;
    diag_report(d, DIAG_IMAGE, at,
                _("%s is neither a PNG nor a JPEG with sides of 1 to 30000 pixels"), name);
    return false;
}
