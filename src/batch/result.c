/*
 * result.c: see result.h.
 */
#include "batch/result.h"

#include <string.h>

/* Before a message's file, with its NUL, and its text. */
struct message_head {
    enum diag_code code;
    uint32_t line, col;
    uint32_t file_n, text_n; /* file_n is 0 when there is none */
};

_Static_assert(sizeof(struct result) == 2 * sizeof(struct digest) + 16 + (5 + VARIANT_COUNT) * 4 &&
                   sizeof(struct message_head) == 20,
               "no gaps");

void result_put(struct buf *b, const struct result *r)
{
    buf_put(b, r, sizeof *r);
}

void message_put(struct buf *b, const struct message *m)
{
    struct message_head head = {
        .code = m->code,
        .line = m->at.line,
        .col = m->at.col,
        .file_n = m->at.file ? (uint32_t)strlen(m->at.file) + 1 : 0,
        .text_n = (uint32_t)m->text.n,
    };
    buf_put(b, &head, sizeof head);
    buf_put(b, m->at.file, head.file_n);
    buf_str(b, m->text);
}

/* The next n bytes, or NULL when there are not so many. */
static const char *take(struct str *rest, size_t n)
{
    const char *at = rest->s;
    if (rest->n < n)
        return NULL;
    *rest = (struct str){rest->s + n, rest->n - n};
    return at;
}

bool result_take(struct str *rest, struct result *r)
{
    const char *at = take(rest, sizeof *r);
    if (at)
        memcpy(r, at, sizeof *r);
    return at;
}

bool message_take(struct str *rest, struct message *m)
{
    struct message_head head;
    const char *at = take(rest, sizeof head);
    if (!at)
        return false;
    memcpy(&head, at, sizeof head);
    const char *file = take(rest, head.file_n), *text = take(rest, head.text_n);
    if (!file || !text)
        return false;
    *m = (struct message){
        head.code, {head.file_n ? file : NULL, head.line, head.col}, {text, head.text_n}};
    return true;
}
