/*
 * jsonmend.c: see jsonmend.h.
 */
#include "import/json/jsonmend.h"

#include <stdlib.h>
#include <string.h>

#include "base/intl.h"

enum {
    /* What is read again for mending: times the file's bytes, and some more. */
    AGAIN_TIMES = 8,
    AGAIN_MORE = 64 * 1024 * 1024,
};

static bool is_control(char c)
{
    return (unsigned char)c < ' ';
}

/* The text from now on is one that may be changed. */
static void copy_text(struct jsonmend *j, struct json_cursor *c)
{
    struct str text = c->text;

    if (j->copy)
        return;
    j->copy = heap_alloc(text.n);
    memcpy(j->copy, text.s, text.n);
    c->text = (struct str){j->copy, text.n};
}

/* Puts `with`, and spaces behind it, in the place of `n` bytes. */
static bool put_over(struct jsonmend *j, struct json_cursor *c, struct jsonmends *m, size_t at,
                     size_t n, const char *with)
{
    size_t given = strlen(with);

    if (m->n + n > JSONMENDS)
        return false;
    copy_text(j, c);
    for (size_t i = 0; i < n; i++) {
        j->copy[at + i] = i < given ? with[i] : ' ';
        m->at[m->n++] = at + i;
    }
    if (!j->passed++)
        j->passed_at = c->loc;
    return true;
}

/* What programs write that have more values than JSON: nothing, or the same in small letters. */
static bool mend_word(struct jsonmend *j, struct json_cursor *c, struct jsonmends *m)
{
    static const struct {
        struct str word;
        const char *json;
    } words[] = {
        {STR_INIT("NaN"), "\"\""},       {STR_INIT("Infinity"), "null"},
        {STR_INIT("-Infinity"), "null"}, {STR_INIT("undefined"), "null"},
        {STR_INIT("None"), "null"},      {STR_INIT("True"), "true"},
        {STR_INIT("False"), "false"},
    };
    struct str here = str_sub(c->text, c->at, c->text.n);

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_starts(here, words[i].word) &&
            (here.n == words[i].word.n || strchr(" \t\r\n,]}", here.s[words[i].word.n])))
            return put_over(j, c, m, c->at, words[i].word.n, words[i].json);
    return false;
}

/* A comma behind the last of an object's members or a list's elements. */
static bool mend_comma(struct jsonmend *j, struct json_cursor *c, size_t start, struct jsonmends *m)
{
    size_t at = c->at;

    if (at >= c->text.n || !strchr("]}", c->text.s[at]))
        return false;
    while (at > start && strchr(" \t\r\n", c->text.s[at - 1]))
        at--;
    return at > start && c->text.s[at - 1] == ',' && put_over(j, c, m, at - 1, 1, "");
}

/*
 * A line end or tab inside a text, which JSON wants escaped, is taken as a space, and those behind
 * it in the same text with it: each mend has the value read from its beginning.
 */
bool jsonmend_here(struct jsonmend *j, struct json_cursor *c, size_t start, struct jsonmends *m)
{
    struct str text = c->text;
    size_t end = c->at + 1;
    char found;

    if (mend_word(j, c, m) || mend_comma(j, c, start, m))
        return true;
    if (c->at >= text.n || !is_control(text.s[c->at]) || m->n == JSONMENDS)
        return false;
    found = text.s[c->at];
    if (found == '\n' || found == '\r' || found == '\t') /* others may stand outside of texts */
        while (end < text.n && text.s[end] != '"')
            end += text.s[end] == '\\' ? 2 : 1;
    copy_text(j, c);
    if (!j->mended)
        j->mended_at = c->loc;
    for (size_t i = c->at; i < end && i < text.n && m->n < JSONMENDS; i++)
        if (is_control(j->copy[i])) {
            j->copy[i] = ' ';
            m->at[m->n++] = i;
            j->mended++;
        }
    return true;
}

bool jsonmend_may(struct jsonmend *j, const struct json_cursor *c, size_t from)
{
    j->again += c->at - from;
    return j->again <= (uint64_t)c->text.n * AGAIN_TIMES + AGAIN_MORE;
}

void jsonmend_tell(const struct jsonmend *j, struct diag *d)
{
    if (j->mended)
        diag_report(d, DIAG_SYNTAX, j->mended_at,
                    ngettext("%zu line end or tab inside a text, which JSON does not allow, is "
                             "taken as a space",
                             "%zu line ends or tabs inside texts, which JSON does not allow, are "
                             "taken as spaces; here is the first",
                             j->mended),
                    j->mended);
    if (j->passed)
        diag_report(d, DIAG_SYNTAX, j->passed_at,
                    ngettext("%zu comma too many, or value that JSON does not have (such as NaN), "
                             "is passed over",
                             "%zu commas too many, or values that JSON does not have (such as "
                             "NaN), are passed over; here is the first",
                             j->passed),
                    j->passed);
}
