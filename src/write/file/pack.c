/*
 * pack.c: see pack.h.
 */
#include "write/file/pack.h"

#include <string.h>

#include "write/file/predictor.h"

/* Bytes of a row: room for the text of nearly every structure element, and for five pairs of a
 * number and an offset, so that each pair stands below another. */
enum { ROW = 100, PAIRS = 5, NUMBER = ROW / PAIRS / 2 - 1 };

_Static_assert((int)ROW <= (int)PREDICTOR_WIDEST, "a row that the predictor takes");

void pack_release(struct pack *k)
{
    buf_release(&k->head);
    buf_release(&k->body);
}

static void put_number(const struct pack *k, struct buf *b, size_t v)
{
    buf_int_right(b, (uint32_t)v, k->in_rows ? NUMBER : 0);
    buf_char(b, ' ');
}

static void end_row(struct buf *b)
{
    size_t blanks = (ROW - b->n % ROW) % ROW;

    memset(buf_room(b, blanks), ' ', blanks);
    buf_took(b, blanks);
}

struct buf *pack_begin(struct pack *k, uint32_t number)
{
    k->objects++;
    put_number(k, &k->head, number);
    put_number(k, &k->head, k->body.n);
    return &k->body;
}

void pack_end(struct pack *k)
{
    if (k->in_rows)
        end_row(&k->body);
    else
        buf_char(&k->body, '\n');
}

/* What is compressed, owned by the pack or put into `rows`: the head, then the body. */
static struct str join(struct pack *k, struct buf *rows)
{
    buf_str(&k->head, buf_view(&k->body));
    if (!k->in_rows)
        return buf_view(&k->head);
    predictor_put_text(rows, buf_view(&k->head), ROW);
    return buf_view(rows);
}

void pack_put(struct pack *k, struct deflater *deflater, struct buf *dict, struct buf *stream)
{
    struct buf rows = {0};
    size_t before = stream->n, first;

    if (k->in_rows)
        end_row(&k->head);
    first = k->head.n;
    deflater_put(deflater, k->in_rows ? DEFLATE_CLOSEST : DEFLATE_CLOSE, join(k, &rows), stream);
    buf_printf(dict, "<</Type/ObjStm/N %u/First %zu/Length %zu/Filter/FlateDecode", k->objects,
               first, stream->n - before);
    if (k->in_rows)
        predictor_put_parms(dict, ROW);
    buf_puts(dict, ">>");
    buf_release(&rows);
    buf_clear(&k->head);
    buf_clear(&k->body);
    k->objects = 0;
}
