/*
 * pdf.c: a document under construction: libharu's, with our memory and our compressor. Saving it is
 * save.c's.
 */
#include "write/pdf.h"

#include <stdlib.h>

#include "base/arena.h"
#include "write/haru.h"

/* libdeflate's level: 6 saves one byte in a hundred, 4 wastes five (docs/performance.md). */
enum { COMPRESSION = 5 };

static void *allocate(HPDF_UINT size)
{
    return heap_alloc(size);
}

struct pdf *pdf_new(void)
{
    struct pdf *p = heap_alloc(sizeof *p);

    /* Never NULL, as memory never is. The error record's user data leads from any object to us. */
    p->doc = HPDF_NewEx(NULL, allocate, free, 0, p);
    HPDF_Dict_RemoveElement(p->doc->info, "Producer"); /* libharu names itself */
    return p;
}

void pdf_free(struct pdf *p)
{
    if (!p)
        return;
    HPDF_Free(p->doc);
    libdeflate_free_compressor(p->compressor);
    free(p);
}

bool pdf_ok(const struct pdf *p)
{
    return pdf_error(p) == HPDF_OK;
}

unsigned long pdf_error(const struct pdf *p)
{
    return p->doc->error.error_no;
}

struct object *pdf_catalog(struct pdf *p)
{
    return (struct object *)(void *)p->doc->catalog;
}

struct object *pdf_info(struct pdf *p)
{
    return (struct object *)(void *)p->doc->info;
}

/*
 * libharu's own page carries a drawing state and a content stream that are of no use here. Its
 * class marks this plain dictionary as a page, so that libharu counts it.
 */
struct object *pdf_add_page(struct pdf *p)
{
    HPDF_Array kids = HPDF_Dict_GetItem(p->doc->root_pages, "Kids", HPDF_OCLASS_ARRAY);
    struct object *page = object_new(p);

    if (!kids || !page)
        return NULL;
    ((HPDF_Obj_Header *)(void *)page)->obj_class |= HPDF_OSUBCLASS_PAGE;
    object_name(page, "Type", "Page");
    object_put(page, "Parent", (struct object *)(void *)p->doc->root_pages);
    array_put((struct object *)(void *)kids, page);
    return page;
}

void pdf_deflate(struct pdf *p, struct str bytes, struct buf *out)
{
    size_t bound;
    char *packed;

    if (!p->compressor)
        p->compressor = libdeflate_alloc_compressor(COMPRESSION);
    if (!p->compressor) {
        HPDF_SetError(&p->doc->error, HPDF_ZLIB_ERROR, 0);
        return;
    }
    bound = libdeflate_zlib_compress_bound(p->compressor, bytes.n);
    packed = heap_alloc(bound);
    buf_put(out, packed, libdeflate_zlib_compress(p->compressor, bytes.s, bytes.n, packed, bound));
    free(packed);
}
