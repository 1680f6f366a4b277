/*
 * syntax.c: values as PDF writes them.
 */
#include "write/syntax.h"

#include <string.h>

#include "base/utf8.h"

void syntax_ref(struct buf *b, uint32_t number)
{
    buf_int(b, number);
    buf_put(b, " 0 R", 4);
}

void syntax_decimals(struct buf *b, const int64_t *v, size_t n, unsigned decimals)
{
    buf_char(b, '[');
    for (size_t i = 0; i < n; i++) {
        if (i)
            buf_char(b, ' ');
        buf_fixed(b, v[i], decimals);
    }
    buf_char(b, ']');
}

void syntax_hex4(struct buf *b, unsigned v)
{
    static const char digits[] = "0123456789ABCDEF";
    char *to = buf_room(b, 4);

    for (int shift = 12; shift >= 0; shift -= 4)
        *to++ = digits[v >> shift & 15];
    buf_took(b, 4);
}

void syntax_utf16(struct buf *b, struct str utf8)
{
    for (size_t at = 0; at < utf8.n;) {
        uint32_t c = utf8_next(utf8, &at);

        if (c >= 0x10000) {
            syntax_hex4(b, 0xD7C0u + (c >> 10));
            c = 0xDC00u | (c & 0x3FF);
        }
        syntax_hex4(b, c);
    }
}

void syntax_text(struct buf *b, struct str utf8)
{
    buf_puts(b, "<FEFF");
    syntax_utf16(b, utf8);
    buf_char(b, '>');
}

static bool must_escape(char c)
{
    return c == '(' || c == ')' || c == '\\' || c == '\r';
}

void syntax_bytes(struct buf *b, struct str bytes)
{
    size_t plain = 0; /* from here on nothing to escape yet */

    buf_char(b, '(');
    for (size_t i = 0; i < bytes.n; i++) {
        if (!must_escape(bytes.s[i]))
            continue;
        buf_str(b, str_sub(bytes, plain, i));
        buf_char(b, '\\');
        plain = i;
        if (bytes.s[i] == '\r') { /* bare, it would be read as a line feed */
            buf_char(b, 'r');
            plain++;
        }
    }
    buf_str(b, str_sub(bytes, plain, bytes.n));
    buf_char(b, ')');
}
