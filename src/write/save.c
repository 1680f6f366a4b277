/*
 * save.c: the file around a document's objects.
 *
 * libharu writes the objects, the file's frame is written here. Objects that are no streams are
 * packed into compressed object streams and found through a cross-reference stream (ISO
 * 32000-1, 7.5.7 and 7.5.8): links and structure elements are many and much alike, and shrink to a
 * fifth.
 */
#include "base/arena.h"
#include "base/digest.h"
#include "base/vec.h"
#include "write/haru.h"

enum {
    PACK_OBJECTS = 256
}; /* in one object stream, so that a reader need not unpack all for one */

enum place_kind { PLACE_FREE, PLACE_OFFSET, PLACE_PACKED }; /* as the file has them */

/* Where an object stands in the file: a row of the cross-reference stream. */
struct place {
    enum place_kind kind;
    uint32_t at;    /* byte offset, or number of the object stream */
    uint32_t index; /* in the object stream */
};

/* The object stream being filled. */
struct pack {
    uint32_t number;
    uint32_t objects;
    struct buf head; /* number and offset of each */
    struct buf body;
};

struct saving {
    struct pdf *pdf;
    struct arena arena;
    struct buf *out;
    size_t start;             /* of the file in `out` */
    VEC(struct place) places; /* by object number */
    struct pack pack;
};

static HPDF_STATUS append(HPDF_Stream writer, const HPDF_BYTE *bytes, HPDF_UINT n)
{
    buf_put(writer->attr, bytes, n);
    return HPDF_OK;
}

/* ---- Objects */

/* A number for an object that libharu does not know. */
static uint32_t next_number(struct saving *s)
{
    vec_push(&s->arena, &s->places);
    return (uint32_t)s->places.n - 1;
}

static void begin_object(struct saving *s, uint32_t number)
{
    s->places.v[number] = (struct place){PLACE_OFFSET, (uint32_t)(s->out->n - s->start), 0};
    buf_printf(s->out, "%u 0 obj\n", number);
}

static void put_stream(struct saving *s, const struct buf *bytes)
{
    buf_puts(s->out, "\nstream\n");
    buf_put(s->out, bytes->s, bytes->n);
    buf_puts(s->out, "\nendstream\nendobj\n");
}

static void pack_write(struct saving *s)
{
    struct pack *p = &s->pack;
    struct buf packed = {0};
    size_t first = p->head.n;

    if (!p->objects)
        return;
    buf_str(&p->head, buf_view(&p->body));
    pdf_deflate(s->pdf, buf_view(&p->head), &packed);
    begin_object(s, p->number);
    buf_printf(s->out, "<</Type/ObjStm/N %u/First %zu/Length %zu/Filter/FlateDecode>>", p->objects,
               first, packed.n);
    put_stream(s, &packed);
    buf_release(&packed);
    buf_clear(&p->head);
    buf_clear(&p->body);
    p->objects = 0;
}

static void pack_add(struct saving *s, uint32_t number, const struct buf *value)
{
    struct pack *p = &s->pack;

    if (!p->objects)
        p->number = next_number(s);
    s->places.v[number] = (struct place){PLACE_PACKED, p->number, p->objects++};
    buf_printf(&p->head, "%u %zu ", number, p->body.n);
    buf_str(&p->body, buf_view(value));
    buf_char(&p->body, '\n');
    if (p->objects == PACK_OBJECTS)
        pack_write(s);
}

/* Writes all that libharu keeps. */
static bool save_objects(struct saving *s)
{
    HPDF_Doc doc = s->pdf->doc;
    HPDF_List entries = doc->xref->entries;
    struct buf value = {0};
    HPDF_Stream writer = HPDF_CallbackWriter_New(doc->mmgr, append, &value);
    HPDF_STATUS status = writer ? HPDF_OK : doc->error.error_no;

    while (s->places.n < entries->count)
        next_number(s);
    s->places.v[0] = (struct place){PLACE_FREE, 0, 0xFFFF};
    for (HPDF_UINT i = 1; status == HPDF_OK && i < entries->count; i++) {
        HPDF_XrefEntry entry = HPDF_List_ItemAt(entries, i);
        const struct buf *stream = object_stream(entry->obj);

        buf_clear(&value);
        status = HPDF_Obj_WriteValue(entry->obj, writer, NULL);
        if (stream) {
            begin_object(s, i);
            buf_str(s->out, buf_view(&value));
            put_stream(s, stream);
        } else {
            pack_add(s, i, &value);
        }
    }
    pack_write(s);
    HPDF_Stream_Free(writer);
    buf_release(&value);
    return status == HPDF_OK;
}

/* ---- Cross-reference and identity */

static void put_big_endian(struct buf *b, uint32_t v, unsigned bytes)
{
    while (bytes-- > 0)
        buf_char(b, (char)(v >> 8 * bytes & 0xFF));
}

static unsigned number_of(const void *haru_object)
{
    return ((const HPDF_Obj_Header *)haru_object)->obj_id & 0x00FFFFFFu;
}

static void put_hex_string(struct buf *b, struct digest d)
{
    buf_char(b, '<');
    digest_put(b, d);
    buf_char(b, '>');
}

/*
 * Rows of seven bytes, each less the one above it (PNG's predictor "up", ISO 32000-1, 7.4.4.4):
 * places grow evenly, so that little is left to compress.
 */
static void put_rows(struct buf *b, const struct saving *s)
{
    enum { KIND = 1, AT = 4, INDEX = 2, ROW = KIND + AT + INDEX, UP = 2 };
    unsigned char above[ROW] = {0};
    struct buf row = {0};

    for (size_t i = 0; i < s->places.n; i++) {
        buf_clear(&row);
        put_big_endian(&row, s->places.v[i].kind, KIND);
        put_big_endian(&row, s->places.v[i].at, AT);
        put_big_endian(&row, s->places.v[i].index, INDEX);
        buf_char(b, UP);
        for (size_t k = 0; k < ROW; k++) {
            buf_char(b, (char)(row.s[k] - above[k]));
            above[k] = (unsigned char)row.s[k];
        }
    }
    buf_release(&row);
}

static void save_cross_reference(struct saving *s)
{
    struct buf rows = {0};
    struct buf packed = {0};
    struct digest id = digest_of(str_sub(buf_view(s->out), s->start, s->out->n));
    uint32_t number = next_number(s);
    size_t offset = s->out->n - s->start;

    begin_object(s, number);
    put_rows(&rows, s);
    pdf_deflate(s->pdf, buf_view(&rows), &packed);
    buf_printf(s->out, "<</Type/XRef/Size %zu/W[1 4 2]/Root %u 0 R/Info %u 0 R/ID[", s->places.n,
               number_of(s->pdf->doc->catalog), number_of(s->pdf->doc->info));
    put_hex_string(s->out, id); /* of the file as it was first made … */
    put_hex_string(s->out, id); /* … and as it is now */
    buf_printf(s->out, "]/Length %zu/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 7>>>>",
               packed.n);
    put_stream(s, &packed);
    buf_printf(s->out, "startxref\n%zu\n%%%%EOF\n", offset);
    buf_release(&rows);
    buf_release(&packed);
}

bool pdf_save(struct pdf *p, struct buf *out)
{
    struct saving s = {.pdf = p, .out = out, .start = out->n};
    bool ok = pdf_ok(p);

    arena_init(&s.arena);
    /* The second line's bytes over 127 tell transports that this is no text. */
    buf_puts(out, "%PDF-1.7\n%\xC3\xA4\xC3\xB6\xC3\xA5\n");
    ok = ok && save_objects(&s) && pdf_ok(p);
    if (ok)
        save_cross_reference(&s);
    else
        out->s[out->n = s.start] = '\0';
    buf_release(&s.pack.head);
    buf_release(&s.pack.body);
    arena_release(&s.arena);
    return ok;
}
