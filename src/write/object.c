/*
 * object.c: PDF objects as text.
 *
 * An object inside another has a text of its own, and remembers where in the outer one's it
 * belongs.
 */
#include "write/object.h"

#include "write/document.h"
#include "write/syntax.h"

static struct object *make(struct pdf *p, bool is_array)
{
    struct object *o = arena_new(&p->arena, struct object);

    o->pdf = p;
    o->is_array = is_array;
    o->last_inner = &o->inner;
    return o;
}

struct object *object_new(struct pdf *p)
{
    struct object *o = make(p, false);

    o->number = pdf_number(p);
    *p->last = o;
    p->last = &o->next;
    return o;
}

uint32_t object_number(const struct object *o)
{
    return o ? o->number : 0;
}

static struct object *make_inner(struct object *outer, bool is_array)
{
    struct object *o;

    if (!outer)
        return NULL;
    o = make(outer->pdf, is_array);
    o->at = outer->text.n;
    *outer->last_inner = o;
    outer->last_inner = &o->next;
    return o;
}

void object_write(struct buf *b, const struct object *o)
{
    size_t written = 0;

    buf_puts(b, o->is_array ? "[" : "<<");
    for (const struct object *inner = o->inner; inner; inner = inner->next) {
        buf_str(b, str_sub(buf_view(&o->text), written, inner->at));
        written = inner->at;
        object_write(b, inner);
    }
    buf_str(b, str_sub(buf_view(&o->text), written, o->text.n));
    buf_puts(b, o->is_array ? "]" : ">>");
}

void object_release(struct object *o)
{
    buf_release(&o->text);
    buf_release(&o->stream);
    for (struct object *inner = o->inner; inner; inner = inner->next)
        object_release(inner);
}

/* ---- Dictionaries */

/* Where to write the value of a key; NULL when there is no dictionary. */
static struct buf *entry(struct object *d, const char *key)
{
    if (!d)
        return NULL;
    buf_char(&d->text, '/');
    buf_puts(&d->text, key);
    buf_char(&d->text, ' ');
    return &d->text;
}

void object_name(struct object *d, const char *key, const char *name)
{
    struct buf *b = entry(d, key);

    if (!b)
        return;
    b->s[b->n - 1] = '/';
    buf_puts(b, name);
}

void object_int(struct object *d, const char *key, int32_t v)
{
    object_decimal(d, key, v, 0);
}

void object_bool(struct object *d, const char *key, bool v)
{
    object_raw(d, key, v ? STR("true") : STR("false"));
}

void object_put(struct object *d, const char *key, const struct object *value)
{
    if (value)
        object_ref(d, key, value->number);
}

void object_ref(struct object *d, const char *key, uint32_t number)
{
    struct buf *b = entry(d, key);

    if (b)
        syntax_ref(b, number);
}

struct object *object_dict(struct object *d, const char *key)
{
    return entry(d, key) ? make_inner(d, false) : NULL;
}

struct object *object_array(struct object *d, const char *key)
{
    return entry(d, key) ? make_inner(d, true) : NULL;
}

void object_decimal(struct object *d, const char *key, int64_t v, unsigned decimals)
{
    struct buf *b = entry(d, key);

    if (b)
        buf_fixed(b, v, decimals);
}

void object_decimals(struct object *d, const char *key, const int64_t *v, size_t n,
                     unsigned decimals)
{
    struct buf *b = entry(d, key);

    if (b)
        syntax_decimals(b, v, n, decimals);
}

void object_text(struct object *d, const char *key, struct str utf8)
{
    struct buf *b = entry(d, key);

    if (b)
        syntax_text(b, utf8);
}

void object_bytes(struct object *d, const char *key, struct str bytes)
{
    struct buf *b = entry(d, key);

    if (b)
        syntax_bytes(b, bytes);
}

void object_raw(struct object *d, const char *key, struct str syntax)
{
    struct buf *b = entry(d, key);

    if (b)
        buf_str(b, syntax);
}

/* ---- Arrays */

/* Where to write an element; NULL when there is no array. */
static struct buf *element(struct object *a)
{
    if (!a)
        return NULL;
    if (a->text.n || a->inner)
        buf_char(&a->text, ' ');
    return &a->text;
}

void array_int(struct object *a, int32_t v)
{
    struct buf *b = element(a);

    if (b)
        buf_int(b, v);
}

void array_name(struct object *a, const char *name)
{
    struct buf *b = element(a);

    if (!b)
        return;
    buf_char(b, '/');
    buf_puts(b, name);
}

void array_null(struct object *a)
{
    struct buf *b = element(a);

    if (b)
        buf_puts(b, "null");
}

void array_put(struct object *a, const struct object *value)
{
    if (value)
        array_ref(a, value->number);
}

void array_ref(struct object *a, uint32_t number)
{
    struct buf *b = element(a);

    if (b)
        syntax_ref(b, number);
}

struct object *array_dict(struct object *a)
{
    return element(a) ? make_inner(a, false) : NULL;
}

struct object *array_array(struct object *a)
{
    return element(a) ? make_inner(a, true) : NULL;
}

/* ---- Streams */

/* Writes what a stream's reader must know of it. */
static void finish_stream(struct object *d, const char *filter)
{
    d->is_stream = true;
    object_decimal(d, "Length", (int64_t)d->stream.n, 0);
    if (filter)
        object_name(d, "Filter", filter);
}

void object_deflate(struct object *d, struct str bytes)
{
    if (!d)
        return;
    deflater_put(d->pdf->deflater, bytes, &d->stream);
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
