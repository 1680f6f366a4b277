/*
 * jsonread.c: see jsonread.h.
 */
#include "base/jsonread.h"

#include <string.h>

#include "base/buf.h"

enum { DIGITS_MAX = 18, DEPTH_MAX = 64 };

void json_reader_init(struct json_reader *r, struct str s)
{
    *r = (struct json_reader){.s = s};
}

static bool fail(struct json_reader *r)
{
    r->failed = true;
    return false;
}

/* The next character that is no white space; 0 at the end and after a failure. */
static char peek(struct json_reader *r)
{
    if (r->failed)
        return '\0';
    while (r->at < r->s.n && strchr(" \t\r\n", r->s.s[r->at]) && r->s.s[r->at])
        r->at++;
    return r->at < r->s.n ? r->s.s[r->at] : '\0';
}

static bool take(struct json_reader *r, char c)
{
    if (!c || peek(r) != c)
        return false;
    r->at++;
    return true;
}

bool json_enter(struct json_reader *r, char opening)
{
    if (!take(r, opening))
        return fail(r);
    r->first = true;
    return true;
}

/* Past the comma before the next thing, or past the closing bracket: false then. */
static bool next(struct json_reader *r, char closing)
{
    bool first = r->first;

    r->first = false;
    if (take(r, closing))
        return false;
    if (!first && !take(r, ','))
        return fail(r);
    return peek(r) ? true : fail(r);
}

bool json_element(struct json_reader *r)
{
    return next(r, ']');
}

bool json_member(struct json_reader *r, struct arena *a, struct str *name)
{
    return next(r, '}') && json_read_str(r, a, name) && name->s && (take(r, ':') || fail(r));
}

static int hex_digit(char c)
{
    static const char digits[] = "0123456789abcdef0123456789ABCDEF";
    const char *hit = c ? strchr(digits, c) : NULL;

    return hit ? (int)(hit - digits) % 16 : -1;
}

/* Four hexadecimal digits at r->at. */
static bool read_unit(struct json_reader *r, uint32_t *out)
{
    *out = 0;
    for (unsigned i = 0; i < 4; i++, r->at++) {
        int v = r->at < r->s.n ? hex_digit(r->s.s[r->at]) : -1;

        if (v < 0)
            return fail(r);
        *out = *out << 4 | (uint32_t)v;
    }
    return true;
}

/* Behind "\u": one code point, of one or two units. */
static bool read_code_point(struct json_reader *r, struct buf *b)
{
    uint32_t high, low;

    if (!read_unit(r, &high))
        return false;
    if (high >= 0xD800 && high < 0xDC00) {
        if (!str_starts(str_sub(r->s, r->at, r->s.n), STR("\\u")))
            return fail(r);
        r->at += 2;
        if (!read_unit(r, &low) || low < 0xDC00 || low > 0xDFFF)
            return fail(r);
        high = 0x10000 + (high - 0xD800) * 0x400 + (low - 0xDC00);
    } else if (high >= 0xDC00 && high < 0xE000) {
        return fail(r);
    }
    buf_utf8(b, high);
    return true;
}

static bool read_escape(struct json_reader *r, struct buf *b)
{
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    char c = r->at < r->s.n ? r->s.s[r->at++] : '\0';
    const char *hit = c ? strchr(from, c) : NULL;

    if (c == 'u')
        return read_code_point(r, b);
    if (!hit)
        return fail(r);
    buf_char(b, to[hit - from]);
    return true;
}

/* What stands between quotes. */
static bool read_text(struct json_reader *r, struct buf *b)
{
    if (!take(r, '"'))
        return fail(r);
    while (r->at < r->s.n) {
        char c = r->s.s[r->at++];

        if (c == '"')
            return true;
        if ((unsigned char)c < 0x20)
            break;
        if (c != '\\')
            buf_char(b, c);
        else if (!read_escape(r, b))
            return false;
    }
    return fail(r);
}

static bool read_word(struct json_reader *r, struct str word)
{
    if (!str_starts(str_sub(r->s, r->at, r->s.n), word))
        return fail(r);
    r->at += word.n;
    return true;
}

bool json_read_str(struct json_reader *r, struct arena *a, struct str *out)
{
    struct buf b = {0};
    bool ok;

    *out = STR_NONE;
    if (peek(r) == 'n')
        return read_word(r, STR("null"));
    ok = read_text(r, &b);
    if (ok)
        *out = str_copy(a, b.s ? buf_view(&b) : STR(""));
    buf_release(&b);
    return ok;
}

/* Is c part of a number? A plain number ends where one of these does not follow. */
static bool in_number(char c)
{
    return c && strchr("+-.0123456789Ee", c);
}

bool json_read_int(struct json_reader *r, int64_t *out)
{
    bool negative = take(r, '-');
    int64_t value = 0;
    unsigned digits = 0;

    *out = 0;
    for (char c; !r->failed && r->at < r->s.n && in_number(c = r->s.s[r->at]); r->at++) {
        if (c < '0' || c > '9' || ++digits > DIGITS_MAX)
            return fail(r);
        value = value * 10 + (c - '0');
    }
    if (!digits)
        return fail(r);
    *out = negative ? -value : value;
    return true;
}

static bool skip(struct json_reader *r, unsigned depth);

static bool skip_list(struct json_reader *r, unsigned depth)
{
    json_enter(r, '[');
    while (json_element(r))
        if (!skip(r, depth + 1))
            return false;
    return !r->failed;
}

static bool skip_object(struct json_reader *r, unsigned depth)
{
    struct buf name = {0};

    json_enter(r, '{');
    while (next(r, '}'))
        if (!read_text(r, &name) || !(take(r, ':') || fail(r)) || !skip(r, depth + 1))
            break;
    buf_release(&name);
    return !r->failed;
}

static bool skip_text(struct json_reader *r)
{
    struct buf text = {0};
    bool ok = read_text(r, &text);

    buf_release(&text);
    return ok;
}

static bool skip_number(struct json_reader *r)
{
    size_t from = r->at;

    while (r->at < r->s.n && in_number(r->s.s[r->at]))
        r->at++;
    return r->at > from || fail(r);
}

static bool skip(struct json_reader *r, unsigned depth)
{
    if (depth > DEPTH_MAX)
        return fail(r);
    switch (peek(r)) {
    case '[':
        return skip_list(r, depth);
    case '{':
        return skip_object(r, depth);
    case '"':
        return skip_text(r);
    case 'n':
        return read_word(r, STR("null"));
    case 't':
        return read_word(r, STR("true"));
    case 'f':
        return read_word(r, STR("false"));
    default:
        return skip_number(r);
    }
}

bool json_skip(struct json_reader *r)
{
    return skip(r, 0);
}

bool json_end(struct json_reader *r)
{
    return !peek(r) && !r->failed && r->at == r->s.n;
}
