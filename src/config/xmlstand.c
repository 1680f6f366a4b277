/*
 * xmlstand.c: characters that stand for others, given back as these (XML_STANDS_FOR).
 */
#include <string.h>

#include "base/intl.h"
#include "config/xml_read.h"

/* The next of them in `s` from `at` on; s.n when there is none. */
size_t xml_stand_next(const struct xml_reader *p, struct str s, size_t at)
{
    size_t found = p->limits->mended ? str_find(s, STR(XML_STANDS_FOR), at) : SIZE_MAX;

    return found == SIZE_MAX || found + 3 >= s.n ? s.n : found;
}

char xml_stand_char(struct xml_reader *p, struct str s, size_t at, size_t offset)
{
    char c = s.s[at + 3] & 0x3F;

    if (strchr("&<", c) && c && !p->in_cdata && !p->stood++)
        p->stood_at = xml_place_at(p, offset);
    return c;
}

/* An attribute's value with the characters themselves, in p->values. */
static void restore_value(struct xml_reader *p, struct str *value, size_t tag)
{
    size_t from = 0, start = p->values.n, at;

    while ((at = xml_stand_next(p, *value, from)) < value->n) {
        buf_str(&p->values, str_sub(*value, from, at));
        buf_char(&p->values, xml_stand_char(p, *value, at, tag));
        from = at + 4;
    }
    if (!from)
        return;
    buf_str(&p->values, str_sub(*value, from, value->n));
    *value = (struct str){p->values.s + start, p->values.n - start};
}

void xml_stand_attributes(struct xml_reader *p, size_t n, size_t tag)
{
    size_t room = 0;

    for (size_t i = 0; i < n; i++)
        room += p->attributes[i].value.n;
    buf_clear(&p->values);
    buf_reserve(&p->values, room + 1); /* so that it does not move */
    for (size_t i = 0; i < n; i++)
        restore_value(p, &p->attributes[i].value, tag);
}

void xml_stand_tell(const struct xml_reader *p)
{
    if (p->stood)
        diag_report(p->d, DIAG_SYNTAX, p->stood_at,
                    ngettext("%zu plain & or <, or reference that XML does not know, is taken as "
                             "text; write &amp; and &lt; for them",
                             "%zu plain & or <, or references that XML does not know, are taken as "
                             "text; here is the first; write &amp; and &lt; for them",
                             p->stood),
                    p->stood);
}
