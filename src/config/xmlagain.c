/*
 * xmlagain.c: where to go on behind what is malformed.
 *
 * What is given up may hold what comes after it, when its end tag is what is missing: so the next
 * is looked for from its beginning. That is bounded: a file that is nothing but wrong is given up.
 */
#include <string.h>

#include "config/xml_read.h"

enum {
    LONGEST_NAME = 256,
    /* What is parsed once more: times the file's bytes, and some more. */
    AGAIN_TIMES = 8,
    AGAIN_MORE = 64 * 1024 * 1024,
};

/* Behind the tag that begins at `at`. */
static size_t tag_end(const struct xml_reader *p, size_t at)
{
    char quote = 0;

    for (; at < p->bytes.n; at++) {
        char c = p->bytes.s[at];

        if (quote)
            quote = c == quote ? 0 : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '>')
            return at + 1;
    }
    return at;
}

/* Is there the beginning of a tag of that name, with a prefix perhaps? */
static bool is_tag_of(const struct xml_reader *p, size_t at, struct str name)
{
    struct str rest = str_sub(p->bytes, at + 1, at + 1 + LONGEST_NAME);
    size_t end = 0, colon;

    while (end < rest.n && !strchr(" \t\r\n/>", rest.s[end]))
        end++;
    rest = str_sub(rest, 0, end);
    colon = str_find_char(rest, ':', 0);
    return str_eq(colon == SIZE_MAX ? rest : str_sub(rest, colon + 1, rest.n), name);
}

/* Where the next element begins at which to go on; the end of the file when there is none. */
static size_t find_again(struct xml_reader *p)
{
    size_t at = p->broken_at;

    /* Its end tag may be what is missing: then the next ones seem to stand in it. */
    if (p->depth >= p->again.depth && p->open[p->again.depth - 1].start < at) {
        size_t start = p->open[p->again.depth - 1].start + 1;

        p->reread += at - start;
        at = start;
    }
    if (at <= p->base)
        at = p->base + 1;
    while ((at = str_find_char(p->bytes, '<', at)) != SIZE_MAX) {
        if (is_tag_of(p, at, p->again.name))
            return at;
        at++;
    }
    return p->bytes.n;
}

bool xml_again_find(struct xml_reader *p, struct buf *lead)
{
    unsigned depth = p->again.depth;

    p->base = depth <= p->known + 1 ? find_again(p) : p->bytes.n;
    if (p->base == p->bytes.n)
        return true;
    for (unsigned i = 0; i + 1 < depth; i++) {
        size_t start = p->open[i].start;

        buf_str(lead, str_sub(p->bytes, start, tag_end(p, start)));
    }
    p->reread += lead->n;
    if (p->cursor_at > p->base && depth <= p->known) { /* places are not counted anew */
        p->cursor = p->open[depth - 1].at;
        p->cursor_at = p->open[depth - 1].start;
    }
    return p->reread <= (uint64_t)p->bytes.n * AGAIN_TIMES + AGAIN_MORE;
}
