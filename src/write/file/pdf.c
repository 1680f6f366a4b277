/*
 * pdf.c: the file around a document's objects.
 *
 * libharu writes the objects that it keeps (haru.h); the file's frame is written here. Objects
 * that are no streams are packed into compressed object streams and found through a
 * cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8): links and structure elements are many and
 * much alike, and shrink to a fifth and less.
 */
#include "write/file/pdf.h"

#include <stdlib.h>

#include "base/digest.h"
#include "base/intl.h"
#include "write/file/document.h"
#include "write/file/predictor.h"
#include "write/file/syntax.h"

/* In one object stream, and below one node of the page tree, so that a reader need not go through
 * all for one. What stands in rows is read as a whole. */
enum { PACK_OBJECTS = 512, PACK_ROWS = 4096, LEAF_PAGES = 256 };

/* ---- Pages: a tree of two levels, since libharu takes 32,767 elements at most in an array */

static struct page_node begin_node(struct pdf *p)
{
    struct page_node n = {.object = object_new(p)};

    object_name(n.object, "Type", "Pages");
    n.kids = object_array(n.object, "Kids");
    return n;
}

static void end_node(const struct page_node *n)
{
    object_int(n->object, "Count", n->pages);
}

static void begin_leaf(struct pdf *p)
{
    p->leaf = begin_node(p);
    object_put(p->leaf.object, "Parent", p->pages.object);
    array_put(p->pages.kids, p->leaf.object);
}

static void end_leaf(struct pdf *p)
{
    end_node(&p->leaf);
    p->pages.pages += p->leaf.pages;
    p->leaf = (struct page_node){0};
}

struct object *pdf_add_page(struct pdf *p)
{
    struct object *page = object_new(p);

    if (p->leaf.pages == LEAF_PAGES)
        end_leaf(p);
    if (!p->leaf.object)
        begin_leaf(p);
    object_name(page, "Type", "Page");
    object_put(page, "Parent", p->leaf.object);
    array_put(p->leaf.kids, page);
    p->leaf.pages++;
    return page;
}

/* ---- A document */

static void begin_file(struct pdf *p)
{
    /* The second line's bytes over 127 tell transports that this is no text. */
    buf_puts(p->out, "%PDF-1.7\n%\xC3\xA4\xC3\xB6\xC3\xA5\n");
    *vec_push(&p->arena, &p->places) = (struct place){PLACE_FREE, 0, 0xFFFF};
}

struct pdf *pdf_new(struct deflater *deflater, struct buf *out)
{
    struct pdf *p = heap_alloc(sizeof *p);

    p->deflater = deflater;
    p->out = out;
    p->start = out->n;
    p->last = &p->objects;
    p->rows.in_rows = true;
    arena_init(&p->arena);
    haru_init(&p->haru);
    begin_file(p);
    p->catalog = object_new(p);
    object_name(p->catalog, "Type", "Catalog");
    p->info = object_new(p);
    p->pages = begin_node(p);
    object_put(p->catalog, "Pages", p->pages.object);
    return p;
}

void pdf_free(struct pdf *p)
{
    if (!p)
        return;
    for (struct object *o = p->objects; o; o = o->next)
        buf_release(&o->stream);
    haru_release(&p->haru);
    buf_release(&p->entry);
    pack_release(&p->pack);
    pack_release(&p->rows);
    arena_release(&p->arena);
    free(p);
}

struct object *pdf_catalog(struct pdf *p)
{
    return p->catalog;
}

struct object *pdf_info(struct pdf *p)
{
    return p->info;
}

uint32_t pdf_number(struct pdf *p)
{
    vec_push(&p->arena, &p->places);
    return (uint32_t)p->places.n - 1;
}

/* ---- Objects in the file */

static void begin_in_file(struct pdf *p, uint32_t number)
{
    p->places.v[number] = (struct place){PLACE_OFFSET, (uint32_t)(p->out->n - p->start), 0};
    buf_int(p->out, number);
    buf_puts(p->out, " 0 obj\n");
}

static void put_stream(struct pdf *p, const struct buf *bytes)
{
    buf_puts(p->out, "\nstream\n");
    buf_str(p->out, buf_view(bytes));
    buf_puts(p->out, "\nendstream\nendobj\n");
}

static void write_pack(struct pdf *p, struct pack *k)
{
    struct buf packed = {0};

    if (!k->objects)
        return;
    begin_in_file(p, k->number);
    pack_put(k, p->deflater, p->out, &packed);
    put_stream(p, &packed);
    buf_release(&packed);
}

static struct buf *begin_packed(struct pdf *p, struct pack *k, uint32_t number)
{
    if (k->objects == (k->in_rows ? PACK_ROWS : PACK_OBJECTS))
        write_pack(p, k);
    if (!k->objects)
        k->number = pdf_number(p);
    p->places.v[number] = (struct place){PLACE_PACKED, k->number, k->objects};
    return pack_begin(k, number);
}

struct buf *pdf_begin_object(struct pdf *p, uint32_t number)
{
    return begin_packed(p, &p->pack, number);
}

void pdf_end_object(struct pdf *p)
{
    pack_end(&p->pack);
}

struct buf *pdf_begin_row(struct pdf *p, uint32_t number)
{
    return begin_packed(p, &p->rows, number);
}

void pdf_end_row(struct pdf *p)
{
    pack_end(&p->rows);
}

static void write_object(struct pdf *p, const struct object *o)
{
    if (o->is_stream) {
        begin_in_file(p, o->number);
        haru_write(&p->haru, o->dict, p->out);
        put_stream(p, &o->stream);
    } else {
        haru_write(&p->haru, o->dict, pdf_begin_object(p, o->number));
        pdf_end_object(p);
    }
}

/* ---- Cross-reference and identity */

static void put_big_endian(unsigned char *to, uint32_t v, unsigned bytes)
{
    while (bytes-- > 0)
        *to++ = (unsigned char)(v >> 8 * bytes);
}

static void put_hex_string(struct buf *b, struct digest d)
{
    buf_char(b, '<');
    digest_put(b, d);
    buf_char(b, '>');
}

/* Rows of seven bytes: places grow evenly, so that little is left of what differs between them. */
enum { KIND = 1, AT = 4, INDEX = 2, ROW = KIND + AT + INDEX };

_Static_assert((int)ROW <= (int)PREDICTOR_WIDEST, "a row that the predictor takes");

static void put_places(struct buf *b, const struct pdf *p)
{
    for (size_t i = 0; i < p->places.n; i++) {
        unsigned char *to = (unsigned char *)buf_room(b, ROW);

        put_big_endian(to, p->places.v[i].kind, KIND);
        put_big_endian(to + KIND, p->places.v[i].at, AT);
        put_big_endian(to + KIND + AT, p->places.v[i].index, INDEX);
        buf_took(b, ROW);
    }
}

static void write_cross_reference(struct pdf *p)
{
    struct buf places = {0}, rows = {0}, packed = {0};
    struct digest id = digest_of(str_sub(buf_view(p->out), p->start, p->out->n));
    uint32_t number = pdf_number(p);
    size_t offset = p->out->n - p->start;

    begin_in_file(p, number);
    put_places(&places, p);
    predictor_put_up(&rows, buf_view(&places), ROW);
    deflater_put(p->deflater, DEFLATE_CLOSE, buf_view(&rows), &packed);
    buf_printf(p->out, "<</Type/XRef/Size %zu/W[1 4 2]/Root %u 0 R/Info %u 0 R/ID[", p->places.n,
               p->catalog->number, p->info->number);
    put_hex_string(p->out, id); /* of the file as it was first made … */
    put_hex_string(p->out, id); /* … and as it is now */
    buf_printf(p->out, "]/Length %zu/Filter/FlateDecode", packed.n);
    predictor_put_parms(p->out, ROW);
    buf_puts(p->out, ">>");
    put_stream(p, &packed);
    buf_printf(p->out, "startxref\n%zu\n%%%%EOF\n", offset);
    buf_release(&places);
    buf_release(&rows);
    buf_release(&packed);
}

static bool write_objects(struct pdf *p)
{
    for (const struct object *o = p->objects; o && haru_ok(&p->haru); o = o->next)
        write_object(p, o);
    return haru_ok(&p->haru);
}

bool pdf_save(struct pdf *p, struct diag *d)
{
    if (p->leaf.object)
        end_leaf(p);
    end_node(&p->pages);
    if (p->places.n > HARU_MOST_NUMBER) {
        diag_report(d, DIAG_LIMIT, LOC_NONE,
                    _("the PDF would have more than %d objects; choose fewer listings"),
                    HARU_MOST_NUMBER);
        return false;
    }
    if (!haru_ok(&p->haru) || !write_objects(p)) {
        diag_report(d, DIAG_INTERNAL, LOC_NONE, _("libharu gave up with error 0x%lX"),
                    (unsigned long)p->haru.error.error_no);
        return false;
    }
    write_pack(p, &p->rows);
    write_pack(p, &p->pack);
    write_cross_reference(p);
    return true;
}
