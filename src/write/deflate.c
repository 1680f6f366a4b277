/*
 * deflate.c: see deflate.h.
 */
#include "write/deflate.h"

#include <libdeflate.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/digest.h"

/* libdeflate's levels. Of pages level 5 saves 4 bytes in a hundred, and takes 2.3 times as long; of
 * objects level 6 saves 16 (docs/performance.md). */
enum { LEVEL = 1, CLOSE_LEVEL = 6 };

enum { KEPT = 128, KEPT_BYTES = 1024 * 1024 }; /* the last ones; what is larger is not kept */

struct kept {
    struct digest of;
    struct buf packed;
};

struct deflater {
    struct libdeflate_compressor *compressor, *close;
    struct kept kept[KEPT];
    unsigned n, next; /* how many are kept; which is forgotten next */
};

struct deflater *deflater_new(void)
{
    struct deflater *d = heap_alloc(sizeof *d);

    d->compressor = libdeflate_alloc_compressor(LEVEL);
    d->close = libdeflate_alloc_compressor(CLOSE_LEVEL);
    if (!d->compressor || !d->close)
        memory_out();
    return d;
}

void deflater_free(struct deflater *d)
{
    if (!d)
        return;
    for (unsigned i = 0; i < d->n; i++)
        buf_release(&d->kept[i].packed);
    libdeflate_free_compressor(d->compressor);
    libdeflate_free_compressor(d->close);
    free(d);
}

static void put(struct libdeflate_compressor *compressor, struct str bytes, struct buf *out)
{
    size_t bound = libdeflate_zlib_compress_bound(compressor, bytes.n);
    char *room = buf_room(out, bound);

    buf_took(out, libdeflate_zlib_compress(compressor, bytes.s, bytes.n, room, bound));
}

void deflater_put(struct deflater *d, struct str bytes, struct buf *out)
{
    put(d->compressor, bytes, out);
}

void deflater_put_close(struct deflater *d, struct str bytes, struct buf *out)
{
    put(d->close, bytes, out);
}

void deflater_put_common(struct deflater *d, struct str bytes, struct buf *out)
{
    struct digest of = digest_of(bytes);
    size_t before = out->n;
    struct kept *fresh = &d->kept[d->next];

    for (unsigned i = 0; i < d->n; i++)
        if (digest_eq(d->kept[i].of, of)) {
            buf_str(out, buf_view(&d->kept[i].packed));
            return;
        }
    deflater_put(d, bytes, out);
    if (out->n - before > KEPT_BYTES)
        return;
    fresh->of = of;
    buf_clear(&fresh->packed);
    buf_str(&fresh->packed, str_sub(buf_view(out), before, out->n));
    d->next = (d->next + 1) % KEPT;
    d->n = d->n < KEPT ? d->n + 1 : KEPT;
}
