/*
 * qr.h: QR codes (ISO/IEC 18004), by libqrencode, at error correction level M.
 */
#ifndef COMPOSE_QR_H
#define COMPOSE_QR_H

#include "base/arena.h"
#include "base/str.h"
#include "base/units.h"

enum { QR_QUIET = 4 }; /* modules of white on each side */

struct qr {
    const uint8_t *modules; /* side × side, bit 0 is dark; owned by the arena */
    unsigned side;          /* modules */
};

/* The smallest code that holds the text, bytes as they are. False when it is too long for any (some
 * 2,300 bytes). */
bool qr_encode(struct str text, struct arena *a, struct qr *out);

/* The side of the code on paper, quiet zone not counted: `wanted`, or more where modules would be
 * under half a millimetre. */
pt64 qr_size(const struct qr *qr, pt64 wanted);

#endif
