/*
 * json.c: see json.h.
 */
#include "base/json.h"

#include "base/utf8.h"

static void put_escaped(struct buf *b, uint32_t c)
{
    switch (c) {
    case '"':
        buf_puts(b, "\\\"");
        break;
    case '\\':
        buf_puts(b, "\\\\");
        break;
    case '\n':
        buf_puts(b, "\\n");
        break;
    case '\t':
        buf_puts(b, "\\t");
        break;
    default:
        if (c < 0x20)
            buf_printf(b, "\\u%04x", (unsigned)c);
        else
            buf_utf8(b, c);
    }
}

void json_string(struct buf *b, struct str s)
{
    if (!s.s) {
        buf_puts(b, "null");
        return;
    }
    buf_char(b, '"');
    for (size_t at = 0; at < s.n;)
        put_escaped(b, utf8_next(s, &at));
    buf_char(b, '"');
}

void json_next(struct buf *b)
{
    if (b->n && !(b->s[b->n - 1] == '{' || b->s[b->n - 1] == '[' || b->s[b->n - 1] == '\n'))
        buf_char(b, ',');
}

void json_key(struct buf *b, const char *name)
{
    json_next(b);
    json_string(b, str_from(name));
    buf_char(b, ':');
}

void json_member_str(struct buf *b, const char *name, struct str value)
{
    json_key(b, name);
    json_string(b, value);
}

void json_member_int(struct buf *b, const char *name, int64_t value)
{
    json_key(b, name);
    buf_int(b, value);
}
