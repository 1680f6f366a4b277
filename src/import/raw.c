/*
 * raw.c: places inside raw texts, and their beginnings for messages.
 */
#include "import/raw.h"

#include <string.h>

enum { EXCERPT = 48 }; /* bytes */

/* Columns that the character at s[i] takes where escapes are, and where the next one begins. A
 * character beyond U+FFFF may be two escapes. */
static uint32_t escaped_width(struct str s, size_t *i)
{
    size_t from = *i;

    if (s.s[from] != '\\') {
        do
            ++*i;
        while (*i < s.n && (s.s[*i] & 0xC0) == 0x80);
        return 1;
    }
    *i += from + 1 < s.n && s.s[from + 1] == 'u' ? 6 : 2;
    if (*i - from == 6 && from + 4 < s.n && (s.s[from + 2] | 0x20) == 'd' &&
        strchr("89abAB", s.s[from + 3]))
        *i += 6;
    return (uint32_t)(*i - from);
}

/* JSON has no line ends in a text. */
static void move_escaped(struct raw_cursor *c, const struct raw_text *t, size_t offset)
{
    for (; c->offset < offset && c->escaped < t->escaped.n; c->offset++)
        if ((t->s.s[c->offset] & 0xC0) != 0x80)
            c->at.col += escaped_width(t->escaped, &c->escaped);
}

static void move_plain(struct raw_cursor *c, const struct raw_text *t, size_t offset)
{
    const char *s = t->s.s;
    struct loc at = c->at;

    for (size_t i = c->offset; i < offset; i++)
        if (s[i] == '\n' || (s[i] == '\r' && (i + 1 == t->s.n || s[i + 1] != '\n'))) {
            at.line++;
            at.col = 1;
        } else if ((s[i] & 0xC0) != 0x80) {
            at.col += s[i] == '"' && t->doubled ? 2 : 1;
        }
    c->at = at;
    c->offset = offset;
}

static bool is_on(const struct raw_cursor *c, const struct raw_text *t)
{
    return c->s.s == t->s.s && c->s.n == t->s.n && c->start.line == t->at.line &&
           c->start.col == t->at.col;
}

static struct loc loc_along(struct raw_cursor *c, const struct raw_text *t, size_t offset)
{
    if (!is_on(c, t) || offset < c->offset)
        *c = (struct raw_cursor){.s = t->s, .start = t->at, .at = t->at};
    if (t->escaped.s)
        move_escaped(c, t, offset);
    else if (!loc_is_cell(t->at))
        move_plain(c, t, offset);
    return c->at;
}

struct loc raw_loc(const struct raw_text *t, size_t offset)
{
    return loc_along(&(struct raw_cursor){.offset = 0}, t, offset);
}

/* Bytes that `part` is behind the text's beginning, if it is a slice of it; SIZE_MAX: it is none.
 */
static size_t offset_in(struct str s, struct str part)
{
    uintptr_t from = (uintptr_t)s.s, at = (uintptr_t)part.s;

    return part.s && at >= from && at - from <= s.n ? at - from : SIZE_MAX;
}

struct loc raw_loc_along(struct raw_cursor *c, const struct raw_text *t, struct str part)
{
    size_t offset = offset_in(t->s, part);

    if (offset == SIZE_MAX && is_on(c, t))
        offset = str_find(t->s, part, c->offset);
    if (offset == SIZE_MAX)
        offset = str_find(t->s, part, 0);
    return offset == SIZE_MAX ? t->at : loc_along(c, t, offset);
}

struct loc raw_loc_of(const struct raw_text *t, struct str part)
{
    return raw_loc_along(&(struct raw_cursor){.offset = 0}, t, part);
}

struct str raw_excerpt(struct str s)
{
    size_t n = 0;

    while (n < s.n && n < EXCERPT && s.s[n] != '\n' && s.s[n] != '\r')
        n++;
    while (n && n < s.n && (s.s[n] & 0xC0) == 0x80)
        n--;
    return str_sub(s, 0, n);
}
