/*
 * haru.c: see haru.h.
 */
#include "write/file/haru.h"

#include <stdlib.h>

#include "base/memory.h"

enum { POOL = 32 * 1024 }; /* libharu takes memory in such pieces, and frees all at once */

static void *HPDF_STDCALL take(HPDF_UINT size)
{
    return heap_grow(NULL, size);
}

static void HPDF_STDCALL give_back(void *p)
{
    free(p);
}

static HPDF_STATUS append(HPDF_Stream writer, const HPDF_BYTE *bytes, HPDF_UINT n)
{
    buf_put(writer->attr, bytes, n);
    return HPDF_OK;
}

void haru_init(struct haru *h)
{
    HPDF_Error_Init(&h->error, NULL);
    h->memory = HPDF_MMgr_New(&h->error, POOL, take, give_back);
    h->writer = HPDF_CallbackWriter_New(h->memory, append, NULL);
}

void haru_release(struct haru *h)
{
    HPDF_MMgr_Free(h->memory);
}

bool haru_ok(const struct haru *h)
{
    return h->error.error_no == HPDF_OK;
}

void haru_number(HPDF_Obj_Header *header, uint32_t number)
{
    header->obj_id = number | HPDF_OTYPE_INDIRECT;
}

/*
 * Debian's libharu aligns nothing in its pool, so that what comes behind a value of odd size has to
 * be aligned from outside. All others are whole pointers long.
 */
static void *aligned(struct haru *h, void *value)
{
    HPDF_MPool_Node node = h->memory->mpool;
    HPDF_UINT over = node->used_size % (HPDF_UINT)sizeof(void *);

    if (over)
        (void)HPDF_GetMem(h->memory, (HPDF_UINT)sizeof(void *) - over);
    return value;
}

HPDF_Number haru_int(struct haru *h, int32_t v)
{
    return aligned(h, HPDF_Number_New(h->memory, v));
}

HPDF_Boolean haru_bool(struct haru *h, bool v)
{
    return aligned(h, HPDF_Boolean_New(h->memory, v ? HPDF_TRUE : HPDF_FALSE));
}

HPDF_String haru_ascii(struct haru *h, const char *s)
{
    return aligned(h, HPDF_String_New(h->memory, s, NULL));
}

void haru_write(struct haru *h, void *object, struct buf *out)
{
    HPDF_STATUS status;

    h->writer->attr = out;
    status = HPDF_Obj_WriteValue(object, h->writer, NULL);
    if (status != HPDF_OK && haru_ok(h)) /* not all who fail say so */
        HPDF_SetError(&h->error, status, 0);
}
