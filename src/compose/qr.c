/*
 * qr.c: see qr.h. The text goes in as bytes, so that an address in small letters stays as it is.
 */
#include "compose/qr.h"

#include <qrencode.h>
#include <string.h>

bool qr_encode(struct str text, struct arena *a, struct qr *out)
{
    QRcode *code =
        text.n > 0 && text.n < 3000
            ? QRcode_encodeData((int)text.n, (const unsigned char *)text.s, 0, QR_ECLEVEL_M)
            : NULL;
    size_t n;

    if (!code)
        return false;
    n = (size_t)code->width * (size_t)code->width;
    out->modules = arena_memdup(a, code->data, n);
    out->side = (unsigned)code->width;
    QRcode_free(code);
    return true;
}

pt64 qr_size(const struct qr *qr, pt64 wanted)
{
    pt64 least = (pt64)qr->side * PT64_MM(0.5);

    return wanted > least ? wanted : least;
}
