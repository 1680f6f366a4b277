/*
 * syntax.c: values as PDF writes them.
 */
#include "write/file/syntax.h"

#include "base/utf8.h"

void syntax_ref(struct buf *b, uint32_t number)
{
    buf_int(b, number);
    buf_put(b, " 0 R", 4);
}

void syntax_ref_right(struct buf *b, uint32_t number, unsigned width)
{
    buf_int_right(b, number, width);
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

static bool must_escape(unsigned char c)
{
    return c == '(' || c == ')' || c == '\\' || c == '\r';
}

/* A byte of a literal string; at most two bytes come of it. */
static char *put_byte(char *to, unsigned char c)
{
    if (must_escape(c)) {
        *to++ = '\\';
        c = c == '\r' ? 'r' : c; /* bare, it would be read as a line feed */
    }
    *to++ = (char)c;
    return to;
}

static char *put_unit(char *to, uint32_t unit)
{
    return put_byte(put_byte(to, unit >> 8 & 0xFF), unit & 0xFF);
}

/* Is the character in PDFDocEncoding (annex D.2) where it is in Unicode? */
static bool is_plain(uint32_t c)
{
    return (c >= 0x20 && c <= 0x7E) || (c >= 0xA1 && c <= 0xFF && c != 0xAD);
}

/* And it must not begin as other encodings do. */
static bool all_plain(struct str utf8)
{
    if (str_starts(utf8, STR("\xC3\xBE")) || str_starts(utf8, STR("\xC3\xAF"))) /* FE, EF */
        return false;
    for (size_t at = 0; at < utf8.n;)
        if (!is_plain(utf8_next(utf8, &at)))
            return false;
    return true;
}

void syntax_text(struct buf *b, struct str utf8)
{
    enum { MOST = 4 }; /* bytes that come of one of UTF-8's */
    char *start = buf_room(b, MOST * utf8.n + 4);
    char *to = start;
    bool plain = all_plain(utf8);

    *to++ = '(';
    if (!plain) {
        *to++ = '\xFE'; /* UTF-16BE follows */
        *to++ = '\xFF';
    }
    for (size_t at = 0; at < utf8.n;) {
        uint32_t c = utf8_next(utf8, &at);

        if (c >= 0x10000) {
            to = put_unit(to, 0xD7C0u + (c >> 10));
            c = 0xDC00u | (c & 0x3FF);
        }
        to = plain ? put_byte(to, c & 0xFF) : put_unit(to, c);
    }
    *to++ = ')';
    buf_took(b, (size_t)(to - start));
}

void syntax_bytes(struct buf *b, struct str bytes)
{
    char *start = buf_room(b, 2 * bytes.n + 2);
    char *to = start;

    *to++ = '(';
    for (size_t i = 0; i < bytes.n; i++)
        to = put_byte(to, (unsigned char)bytes.s[i]);
    *to++ = ')';
    buf_took(b, (size_t)(to - start));
}
