/*
 * object.c: PDF objects over libharu's (haru.h).
 *
 * Entries that libharu does not write well are kept in our own words, and come behind the others
 * of their dictionary.
 */
#include "write/file/object.h"

#include "write/file/document.h"
#include "write/file/syntax.h"

/* libharu compares the key of each new entry with all that are there; some versions take 4,095. */
enum { MOST_ENTRIES = 1024 };

static struct object *make(struct pdf *p)
{
    struct object *o = arena_new(&p->arena, struct object);

    o->pdf = p;
    o->last_entry = &o->entries;
    return o;
}

static HPDF_STATUS write_entries(HPDF_Dict dict, HPDF_Stream out)
{
    const struct object *d = dict->attr;
    HPDF_STATUS status = HPDF_OK;

    for (const struct entry *e = d->entries; e && status == HPDF_OK; e = e->next)
        status = HPDF_Stream_Write(out, (const HPDF_BYTE *)e->text.s, (HPDF_UINT)e->text.n);
    return status;
}

static struct object *make_dict(struct pdf *p)
{
    struct object *d = make(p);

    d->dict = HPDF_Dict_New(p->haru.memory);
    d->dict->attr = d;
    d->dict->write_fn = write_entries;
    return d;
}

static struct object *make_array(struct pdf *p)
{
    struct object *a = make(p);

    a->array = HPDF_Array_New(p->haru.memory);
    return a;
}

struct object *object_new(struct pdf *p)
{
    struct object *o = make_dict(p);

    o->number = pdf_number(p);
    haru_number(&o->dict->header, o->number);
    *p->last = o;
    p->last = &o->next;
    return o;
}

uint32_t object_number(const struct object *o)
{
    return o ? o->number : 0;
}

/* ---- Entries in our own words */

/* Where to write the value of a key, before end_entry; NULL when there is no dictionary. */
static struct buf *begin_entry(struct object *d, const char *key)
{
    struct buf *b;

    if (!d)
        return NULL;
    b = &d->pdf->entry;
    buf_clear(b);
    buf_char(b, '/');
    buf_puts(b, key);
    buf_char(b, ' ');
    return b;
}

static void end_entry(struct object *d)
{
    struct entry *e = arena_new(&d->pdf->arena, struct entry);

    buf_char(&d->pdf->entry, '\n');
    e->text = buf_copy(&d->pdf->entry, &d->pdf->arena);
    *d->last_entry = e;
    d->last_entry = &e->next;
}

void object_decimal(struct object *d, const char *key, int64_t v, unsigned decimals)
{
    struct buf *b = begin_entry(d, key);

    if (!b)
        return;
    buf_fixed(b, v, decimals);
    end_entry(d);
}

void object_decimals(struct object *d, const char *key, const int64_t *v, size_t n,
                     unsigned decimals)
{
    struct buf *b = begin_entry(d, key);

    if (!b)
        return;
    syntax_decimals(b, v, n, decimals);
    end_entry(d);
}

void object_text(struct object *d, const char *key, struct str utf8)
{
    struct buf *b = begin_entry(d, key);

    if (!b)
        return;
    syntax_text(b, utf8);
    end_entry(d);
}

void object_raw(struct object *d, const char *key, struct str syntax)
{
    struct buf *b = begin_entry(d, key);

    if (!b)
        return;
    buf_str(b, syntax);
    end_entry(d);
}

/* ---- Entries of libharu's */

void object_name(struct object *d, const char *key, const char *name)
{
    if (d)
        HPDF_Dict_AddName(d->dict, key, name);
}

void object_int(struct object *d, const char *key, int32_t v)
{
    if (d)
        HPDF_Dict_Add(d->dict, key, haru_int(&d->pdf->haru, v));
}

void object_ints(struct object *d, const char *key, const int32_t *v, size_t n)
{
    struct object *a = object_array(d, key);

    for (size_t i = 0; i < n; i++)
        array_int(a, v[i]);
}

void object_bool(struct object *d, const char *key, bool v)
{
    if (d)
        HPDF_Dict_Add(d->dict, key, haru_bool(&d->pdf->haru, v));
}

void object_ascii(struct object *d, const char *key, const char *s)
{
    if (d)
        HPDF_Dict_Add(d->dict, key, haru_ascii(&d->pdf->haru, s));
}

void object_put(struct object *d, const char *key, const struct object *value)
{
    struct buf *b;

    if (!d || !value)
        return;
    if (d->dict->list->count < MOST_ENTRIES) {
        HPDF_Dict_Add(d->dict, key, value->dict);
        return;
    }
    b = begin_entry(d, key);
    syntax_ref(b, value->number);
    end_entry(d);
}

void object_ref(struct object *d, const char *key, uint32_t number)
{
    HPDF_Null_Rec *stand_in;

    if (!d)
        return;
    stand_in = arena_new(&d->pdf->arena, HPDF_Null_Rec);
    haru_number(&stand_in->header, number);
    HPDF_Dict_Add(d->dict, key, stand_in);
}

/* What libharu refuses is not there. */
struct object *object_dict(struct object *d, const char *key)
{
    struct object *inner = d ? make_dict(d->pdf) : NULL;

    return inner && HPDF_Dict_Add(d->dict, key, inner->dict) == HPDF_OK ? inner : NULL;
}

struct object *object_array(struct object *d, const char *key)
{
    struct object *inner = d ? make_array(d->pdf) : NULL;

    return inner && HPDF_Dict_Add(d->dict, key, inner->array) == HPDF_OK ? inner : NULL;
}

/* ---- Arrays */

void array_int(struct object *a, int32_t v)
{
    if (a)
        HPDF_Array_Add(a->array, haru_int(&a->pdf->haru, v));
}

void array_name(struct object *a, const char *name)
{
    if (a)
        HPDF_Array_AddName(a->array, name);
}

void array_put(struct object *a, const struct object *value)
{
    if (a && value)
        HPDF_Array_Add(a->array, value->dict);
}

struct object *array_dict(struct object *a)
{
    struct object *inner = a ? make_dict(a->pdf) : NULL;

    return inner && HPDF_Array_Add(a->array, inner->dict) == HPDF_OK ? inner : NULL;
}

struct object *array_array(struct object *a)
{
    struct object *inner = a ? make_array(a->pdf) : NULL;

    return inner && HPDF_Array_Add(a->array, inner->array) == HPDF_OK ? inner : NULL;
}

/* ---- Streams */

/* Writes what a stream's reader must know of it. */
static void finish_stream(struct object *d, const char *filter)
{
    d->is_stream = true;
    object_int(d, "Length", (int32_t)d->stream.n);
    if (filter)
        object_name(d, "Filter", filter);
}

void object_deflate(struct object *d, struct str bytes)
{
    if (!d)
        return;
    deflater_put(d->pdf->deflater, DEFLATE_FAST, bytes, &d->stream);
    finish_stream(d, "FlateDecode");
}

void object_deflate_common(struct object *d, struct str bytes)
{
    if (!d)
        return;
    deflater_put_common(d->pdf->deflater, bytes, &d->stream);
    finish_stream(d, "FlateDecode");
}

void object_fill(struct object *d, struct str bytes, const char *filter)
{
    if (!d)
        return;
    buf_str(&d->stream, bytes);
    finish_stream(d, filter);
}
