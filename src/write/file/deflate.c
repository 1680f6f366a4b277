/*
 * deflate.c: see deflate.h.
 */
#include "write/file/deflate.h"

#include <libdeflate.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/digest.h"

/* libdeflate's levels. Of pages, level 5 saves 4 bytes in a hundred, and takes 2.3 times as long;
 * what the other two gain, and cost, is in docs/performance.md. */
static const int level[] = {[DEFLATE_FAST] = 1, [DEFLATE_CLOSE] = 5, [DEFLATE_CLOSEST] = 7};

enum { LEVELS = sizeof level / sizeof *level };

enum { KEPT = 128, KEPT_BYTES = 1024 * 1024 }; /* the last ones; what is larger is not kept */

struct kept {
    struct digest of;
    struct buf packed;
};

struct deflater {
    struct libdeflate_compressor *compressor[LEVELS]; /* NULL: not needed so far */
    struct kept kept[KEPT];
    unsigned n, next; /* how many are kept; which is forgotten next */
};

struct deflater *deflater_new(void)
{
    return heap_alloc(sizeof(struct deflater));
}

void deflater_free(struct deflater *d)
{
    if (!d)
        return;
    for (unsigned i = 0; i < d->n; i++)
        buf_release(&d->kept[i].packed);
    for (int i = 0; i < LEVELS; i++)
        libdeflate_free_compressor(d->compressor[i]);
    free(d);
}

static struct libdeflate_compressor *compressor_for(struct deflater *d, enum deflate_how how)
{
    if (!d->compressor[how])
        d->compressor[how] = libdeflate_alloc_compressor(level[how]);
    if (!d->compressor[how])
        memory_out();
    return d->compressor[how];
}

void deflater_put(struct deflater *d, enum deflate_how how, struct str bytes, struct buf *out)
{
    struct libdeflate_compressor *c = compressor_for(d, how);
    size_t bound = libdeflate_zlib_compress_bound(c, bytes.n);
    char *room = buf_room(out, bound);

    buf_took(out, libdeflate_zlib_compress(c, bytes.s, bytes.n, room, bound));
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
    deflater_put(d, DEFLATE_FAST, bytes, out);
    if (out->n - before > KEPT_BYTES)
        return;
    fresh->of = of;
    buf_clear(&fresh->packed);
    buf_str(&fresh->packed, str_sub(buf_view(out), before, out->n));
    d->next = (d->next + 1) % KEPT;
    d->n = d->n < KEPT ? d->n + 1 : KEPT;
}
