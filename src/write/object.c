/*
 * object.c: PDF objects over libharu's exported object layer.
 *
 * A struct object is libharu's dictionary or array under another name. A dictionary that needs more
 * than libharu can write carries a struct extra, whose text libharu's own write hook puts before
 * the closing ">>".
 */
#include "write/object.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "write/haru.h"

static HPDF_Dict dict_of(struct object *o)
{
    return (HPDF_Dict)(void *)o;
}

static HPDF_Array array_of(struct object *o)
{
    return (HPDF_Array)(void *)o;
}

static struct object *object_of(void *haru_object)
{
    return haru_object;
}

/* ---- Our part of a dictionary */

static HPDF_STATUS extra_write(HPDF_Dict d, HPDF_Stream out)
{
    struct extra *x = d->attr;

    if (!x->entries.n)
        return HPDF_OK;
    return HPDF_Stream_Write(out, (const HPDF_BYTE *)x->entries.s, (HPDF_UINT)x->entries.n);
}

static void extra_free(HPDF_Dict d)
{
    struct extra *x = d->attr;

    buf_release(&x->entries);
    buf_release(&x->stream);
    free(x);
}

static struct extra *extra_of(HPDF_Dict d)
{
    if (!d->attr) {
        d->attr = heap_alloc(sizeof(struct extra));
        d->write_fn = extra_write;
        d->free_fn = extra_free;
    }
    return d->attr;
}

/* Where to write the value of a key; NULL when there is no dictionary. */
static struct buf *entry(struct object *d, const char *key)
{
    struct buf *b;

    if (!d)
        return NULL;
    b = &extra_of(dict_of(d))->entries;
    buf_char(b, '/');
    buf_puts(b, key);
    buf_char(b, ' ');
    return b;
}

const struct buf *object_stream(const void *haru_object)
{
    const HPDF_Dict_Rec *d = haru_object;
    const struct extra *x;

    if ((d->header.obj_class & HPDF_OCLASS_ANY) != HPDF_OCLASS_DICT || d->write_fn != extra_write)
        return NULL;
    x = d->attr;
    return x->is_stream ? &x->stream : NULL;
}

/* ---- Dictionaries */

struct object *object_new(struct pdf *p)
{
    HPDF_Dict d = HPDF_Dict_New(p->doc->mmgr);

    if (!d || HPDF_Xref_Add(p->doc->xref, d) != HPDF_OK)
        return NULL;
    return object_of(d);
}

void object_name(struct object *d, const char *key, const char *name)
{
    if (d)
        HPDF_Dict_AddName(dict_of(d), key, name);
}

void object_int(struct object *d, const char *key, int32_t v)
{
    if (d)
        HPDF_Dict_AddNumber(dict_of(d), key, v);
}

void object_bool(struct object *d, const char *key, bool v)
{
    if (d)
        HPDF_Dict_AddBoolean(dict_of(d), key, v ? HPDF_TRUE : HPDF_FALSE);
}

void object_put(struct object *d, const char *key, struct object *value)
{
    if (d)
        HPDF_Dict_Add(dict_of(d), key, value);
}

struct object *object_dict(struct object *d, const char *key)
{
    HPDF_Dict inner = d ? HPDF_Dict_New(dict_of(d)->mmgr) : NULL;

    if (!d || HPDF_Dict_Add(dict_of(d), key, inner) != HPDF_OK)
        return NULL;
    return object_of(inner);
}

struct object *object_array(struct object *d, const char *key)
{
    HPDF_Array inner = d ? HPDF_Array_New(dict_of(d)->mmgr) : NULL;

    if (!d || HPDF_Dict_Add(dict_of(d), key, inner) != HPDF_OK)
        return NULL;
    return object_of(inner);
}

void object_decimal(struct object *d, const char *key, int64_t v, unsigned decimals)
{
    struct buf *b = entry(d, key);

    if (!b)
        return;
    buf_fixed(b, v, decimals);
    buf_char(b, '\n');
}

void object_decimals(struct object *d, const char *key, const int64_t *v, size_t n,
                     unsigned decimals)
{
    struct buf *b = entry(d, key);

    if (!b)
        return;
    buf_char(b, '[');
    for (size_t i = 0; i < n; i++) {
        if (i)
            buf_char(b, ' ');
        buf_fixed(b, v[i], decimals);
    }
    buf_puts(b, "]\n");
}

static void put_hex(struct buf *b, unsigned v)
{
    static const char digits[] = "0123456789ABCDEF";

    for (int shift = 12; shift >= 0; shift -= 4)
        buf_char(b, digits[v >> shift & 15]);
}

void object_utf16(struct buf *b, struct str utf8)
{
    for (size_t at = 0; at < utf8.n;) {
        uint32_t c = utf8_next(utf8, &at);

        if (c >= 0x10000) {
            put_hex(b, 0xD7C0u + (c >> 10));
            c = 0xDC00u | (c & 0x3FF);
        }
        put_hex(b, c);
    }
}

void object_text(struct object *d, const char *key, struct str utf8)
{
    struct buf *b = entry(d, key);

    if (!b)
        return;
    buf_puts(b, "<FEFF");
    object_utf16(b, utf8);
    buf_puts(b, ">\n");
}

void object_bytes(struct object *d, const char *key, struct str bytes)
{
    struct buf *b = entry(d, key);

    if (!b)
        return;
    buf_char(b, '(');
    for (size_t i = 0; i < bytes.n; i++) {
        char c = bytes.s[i];

        if (c == '(' || c == ')' || c == '\\')
            buf_char(b, '\\');
        if (c == '\r')
            buf_puts(b, "\\r"); /* bare, it would be read as a line feed */
        else
            buf_char(b, c);
    }
    buf_puts(b, ")\n");
}

void object_raw(struct object *d, const char *key, struct str syntax)
{
    struct buf *b = entry(d, key);

    if (!b)
        return;
    buf_str(b, syntax);
    buf_char(b, '\n');
}

/* ---- Arrays */

void array_int(struct object *a, int32_t v)
{
    if (a)
        HPDF_Array_AddNumber(array_of(a), v);
}

void array_name(struct object *a, const char *name)
{
    if (a)
        HPDF_Array_AddName(array_of(a), name);
}

void array_null(struct object *a)
{
    if (a)
        HPDF_Array_Add(array_of(a), HPDF_Null_New(array_of(a)->mmgr));
}

void array_put(struct object *a, struct object *value)
{
    if (a)
        HPDF_Array_Add(array_of(a), value);
}

struct object *array_dict(struct object *a)
{
    HPDF_Dict inner = a ? HPDF_Dict_New(array_of(a)->mmgr) : NULL;

    if (!a || HPDF_Array_Add(array_of(a), inner) != HPDF_OK)
        return NULL;
    return object_of(inner);
}

struct object *array_array(struct object *a)
{
    HPDF_Array inner = a ? HPDF_Array_New(array_of(a)->mmgr) : NULL;

    if (!a || HPDF_Array_Add(array_of(a), inner) != HPDF_OK)
        return NULL;
    return object_of(inner);
}

/* ---- Streams */

/* Gives the dictionary a stream, and writes what its reader must know of it. */
static void finish_stream(struct object *d, const char *filter)
{
    struct extra *x = extra_of(dict_of(d));

    x->is_stream = true;
    buf_puts(&x->entries, "/Length ");
    buf_int(&x->entries, (int64_t)x->stream.n);
    if (filter) {
        buf_puts(&x->entries, "\n/Filter /");
        buf_puts(&x->entries, filter);
    }
    buf_char(&x->entries, '\n');
}

void object_deflate(struct object *d, struct str bytes)
{
    if (!d)
        return;
    pdf_deflate(dict_of(d)->error->user_data, bytes, &extra_of(dict_of(d))->stream);
    finish_stream(d, "FlateDecode");
}

void object_fill(struct object *d, struct str bytes, const char *filter)
{
    if (!d)
        return;
    buf_str(&extra_of(dict_of(d))->stream, bytes);
    finish_stream(d, filter);
}
