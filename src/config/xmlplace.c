/*
 * xmlplace.c: where in the file what the XML parser gives stands.
 *
 * libxml2 reports where its parser stands, which is behind what it has just read. But in a
 * push parser fed with UTF-8 the parser's byte offset is exact, and the bytes are here: so each
 * event's start is found in them. A tag starts at the last '<' before the parser, since a tag holds
 * no other; a text is either a slice of the parser's own buffer, or is walked back over, line
 * breaks and character references included. One cursor turns offsets, which only grow, into line
 * and column in one pass over the file, however long its lines are.
 */
#include <string.h>

#include "config/xml_read.h"

/* Where in the file the parser's n-th byte is. */
static size_t xml_place_in_file(const struct xml_reader *p, size_t n)
{
    size_t at = n < p->lead ? p->base : p->base + (n - p->lead);

    return at < p->bytes.n ? at : p->bytes.n;
}

/* Where the parser stands: bytes of the file that it has read. */
size_t xml_place_parser(const struct xml_reader *p)
{
    const xmlParserInput *in = p->ctxt->input;

    if (p->stopped || !in)
        return p->cursor_at;
    return xml_place_in_file(p, (size_t)in->consumed + (size_t)(in->cur - in->base));
}

/* Columns from `at` on, up to `to` or a control character, such as a line end. */
static size_t skip_line(const struct xml_reader *p, size_t at, size_t to, uint32_t *col)
{
    const unsigned char *s = (const unsigned char *)p->bytes.s;
    uint32_t more = 0;

    for (; at < to && s[at] >= ' '; at++)
        more += (s[at] & 0xC0) != 0x80;
    *col += more;
    return at;
}

struct loc xml_place_at(struct xml_reader *p, size_t offset)
{
    const char *s = p->bytes.s;

    if (offset < p->cursor_at) {
        p->cursor = (struct loc){p->path, 1, 1};
        p->cursor_at = 0;
    }
    if (p->cursor_at == 0 && str_starts(p->bytes, STR("\xEF\xBB\xBF")) && offset >= 3)
        p->cursor_at = 3; /* no editor shows a byte order mark as a column */
    for (;;) {
        char c;

        p->cursor_at = skip_line(p, p->cursor_at, offset, &p->cursor.col);
        if (p->cursor_at >= offset)
            return p->cursor;
        c = s[p->cursor_at++];
        if (c == '\n' || (c == '\r' && (p->cursor_at == p->bytes.n || s[p->cursor_at] != '\n'))) {
            p->cursor.line++;
            p->cursor.col = 1;
        } else {
            p->cursor.col++;
        }
    }
}

/* Offset of the last `mark` that starts before `offset`; `offset` itself when there is none. */
size_t xml_place_before(const struct xml_reader *p, struct str mark, size_t offset)
{
    for (size_t at = offset; at-- > 0;)
        if (p->bytes.s[at] == mark.s[0] && str_starts(str_sub(p->bytes, at, p->bytes.n), mark))
            return at;
    return offset;
}

/* The offset where a text begins that is not a slice of the parser's buffer and that the parser
 * stands behind. */
static size_t walk_back(const struct xml_reader *p, struct str text, size_t end)
{
    const char *s = p->bytes.s;

    for (size_t left = text.n; left && end; left--) {
        char want = text.s[left - 1];

        if (s[end - 1] == want) {
            end--;
            if (want == '\n' && end && s[end - 1] == '\r')
                end--;
        } else if (want == '\n' && s[end - 1] == '\r') {
            end--;
        } else {
            return xml_place_before(p, STR("&"), end); /* a reference, which comes alone */
        }
    }
    return end;
}

size_t xml_place_text(const struct xml_reader *p, struct str text)
{
    const xmlParserInput *in = p->ctxt->input;
    uintptr_t at = (uintptr_t)text.s;

    if (at >= (uintptr_t)in->base && at < (uintptr_t)in->end)
        return xml_place_in_file(p, (size_t)in->consumed + (at - (uintptr_t)in->base));
    return walk_back(p, text, xml_place_parser(p));
}
