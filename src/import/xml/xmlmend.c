/*
 * xmlmend.c: see xmlmend.h.
 */
#include "import/xml/xmlmend.h"

#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "base/memory.h"
#include "config/xml.h"

enum {
    LONGEST_REFERENCE = 12,
    /* More odd bytes than these, and than one in so many, are no slip: they are left to be refused.
     */
    SOME = 1000,
    ONE_IN = 16,
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A character that XML 1.0 has, by number. */
static bool is_character(unsigned long c)
{
    if (c < 0x20)
        return c == '\t' || c == '\n' || c == '\r';
    return c < 0xD800 || (c >= 0xE000 && c < 0xFFFE) || (c >= 0x10000 && c <= 0x10FFFF);
}

/* What stands between & and ; – "#228", "#xE4", "amp" – is a reference that XML knows. */
static bool is_reference(struct str name)
{
    static const char *const known[] = {"amp", "lt", "gt", "quot", "apos"};
    char digits[LONGEST_REFERENCE + 1], *end;
    bool hex;

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (str_eq(name, str_from(known[i])))
            return true;
    if (name.n < 2 || name.s[0] != '#')
        return false;
    hex = name.s[1] == 'x';
    name = str_sub(name, hex ? 2 : 1, name.n);
    memcpy(digits, name.s, name.n);
    digits[name.n] = '\0';
    if (strspn(digits, hex ? "0123456789abcdefABCDEF" : "0123456789") != name.n || !name.n)
        return false;
    return is_character(strtoul(digits, &end, hex ? 16 : 10));
}

static bool is_plain_ampersand(struct str s, size_t at)
{
    struct str rest = str_sub(s, at + 1, at + 1 + LONGEST_REFERENCE);
    size_t end = str_find_char(rest, ';', 0);

    return end == SIZE_MAX || !is_reference(str_sub(rest, 0, end));
}

static bool is_plain_less(struct str s, size_t at)
{
    char next = at + 1 < s.n ? s.s[at + 1] : ' ';

    return !next || (!is_letter(next) && !(next & 0x80) && !strchr("_:/!?", next));
}

/* Must the byte be put into another character for the parser to let it pass? */
static bool is_odd(struct str s, size_t at)
{
    unsigned char c = (unsigned char)s.s[at];

    if (c == '&')
        return is_plain_ampersand(s, at);
    if (c == '<')
        return is_plain_less(s, at);
    return c < ' ' && c != '\t' && c != '\n' && c != '\r';
}

/* The next byte from `at` on that is odd; the text's end when there is none. */
static size_t next_odd(struct str s, size_t at)
{
    while (at < s.n && ((unsigned char)s.s[at] > '<' || !is_odd(s, at)))
        at++;
    return at;
}

/* The declaration that stands behind white space is renamed: so it is an instruction to somebody
 * else. Returns the offset of its "xml"; SIZE_MAX when there is none. */
static size_t late_declaration(struct str s)
{
    size_t at = 0;

    while (at < s.n && strchr(" \t\r\n", s.s[at]) && s.s[at])
        at++;
    return at && str_starts(str_sub(s, at, s.n), STR("<?xml ")) ? at + 2 : SIZE_MAX;
}

static struct loc place(struct str s, size_t at, struct loc file)
{
    return raw_loc(&(struct raw_text){.s = s, .at = {file.file, 1, 1}}, at);
}

static size_t count_odd(struct str s)
{
    size_t n = 0;

    for (size_t at = next_odd(s, 0); at < s.n; at = next_odd(s, at + 1))
        n++;
    return n;
}

/* The text with its odd bytes put into other characters, on the heap. */
static char *mended(struct str s, size_t odd)
{
    const struct str sign = STR(XML_STANDS_FOR);
    char *out = heap_large(s.n + odd * sign.n + 1);
    size_t n = 0;

    for (size_t from = 0;;) {
        size_t at = next_odd(s, from);

        memcpy(out + n, s.s + from, at - from);
        n += at - from;
        if (at == s.n)
            return out;
        memcpy(out + n, sign.s, sign.n);
        n += sign.n;
        out[n++] = (char)(0x80 | s.s[at]);
        from = at + 1;
    }
}

void xmlmend_run(struct decoded *text, struct loc file, struct diag *d)
{
    struct str s = text->text;
    size_t late, odd;
    char *own;

    if (!xmlfile_is(s) || str_find(s, STR(XML_STANDS_FOR), 0) != SIZE_MAX)
        return;
    late = late_declaration(s);
    odd = count_odd(s);
    if ((late == SIZE_MAX && !odd) || odd > SOME + s.n / ONE_IN)
        return;
    own = mended(s, odd);
    if (late != SIZE_MAX) {
        memcpy(own + late, "x_l", 3);
        diag_report(d, DIAG_SYNTAX, place(s, late - 2, file), "%s",
                    _("the XML declaration does not stand at the very start of the file; what is "
                      "in front of it is passed over"));
    }
    free(text->own);
    text->own = own;
    text->text = (struct str){own, s.n + odd * strlen(XML_STANDS_FOR)};
}
