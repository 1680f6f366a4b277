/*
 * pattern.c: see pattern.h.
 */
#include "batch/pattern.h"

#include "base/intl.h"
#include "base/slug.h"

static const char *const NAMES[PLACEHOLDERS + 1] = {
    [PLACEHOLDER_MUNICIPALITY] = "municipality",
    [PLACEHOLDER_CODE] = "code",
    [PLACEHOLDER_REGION] = "region",
    [PLACEHOLDER_AUDIENCE] = "audience",
    [PLACEHOLDER_LAYOUT] = "layout",
    [PLACEHOLDER_LANGUAGE] = "language",
    [PLACEHOLDER_DATE] = "date",
    [PLACEHOLDER_FORMAT] = "format",
    [PLACEHOLDERS] = NULL,
};

const char *placeholder_name(enum placeholder p)
{
    return NAMES[p];
}

static enum placeholder lookup(struct str name)
{
    enum placeholder p = 0;
    while (p < PLACEHOLDERS && !str_eq(name, str_from(NAMES[p])))
        p++;
    return p;
}

/* The text up to the next placeholder, and the name in that; STR_NONE for the name behind the last.
 * False at the end. */
static bool next_piece(struct str *rest, struct str *text, struct str *name)
{
    *text = *rest;
    *name = STR_NONE;
    if (!rest->n)
        return false;
    size_t open = str_find_char(*rest, '{', 0);
    size_t close = str_find_char(*rest, '}', open);
    if (close == SIZE_MAX) {
        *rest = STR_NONE;
        return true;
    }
    *text = str_sub(*rest, 0, open);
    *name = str_sub(*rest, open + 1, close);
    *rest = str_sub(*rest, close + 1, rest->n);
    return true;
}

static bool bad(struct str pattern, struct diag *d, const char *why)
{
    diag_report(d, DIAG_USAGE, LOC_NONE, "--name=%.*s: %s", STR_ARG(pattern), why);
    return false;
}

static bool unknown(struct str name, struct diag *d)
{
    const char *meant = str_suggest(name, NAMES);
    if (meant)
        diag_report(d, DIAG_USAGE, LOC_NONE, _("--name: unknown {%.*s}; did you mean {%s}?"),
                    STR_ARG(name), meant);
    else
        diag_report(d, DIAG_USAGE, LOC_NONE,
                    _("--name: unknown {%.*s}; {municipality}, {code}, {region}, {audience}, "
                      "{layout}, {language}, {date} and {format} are known"),
                    STR_ARG(name));
    return false;
}

static bool check_placeholders(struct str pattern, struct diag *d)
{
    struct str rest = pattern, text, name;
    while (next_piece(&rest, &text, &name)) {
        if (str_find_char(text, '{', 0) != SIZE_MAX || str_find_char(text, '}', 0) != SIZE_MAX)
            return bad(pattern, d, _("a brace without its other one"));
        if (name.s && lookup(name) == PLACEHOLDERS)
            return unknown(name, d);
    }
    return true;
}

/* Of the name as it will be: does it lie in the folder, and beside nothing that is ours? */
static const char *fault(struct str name)
{
    struct str rest = name, part;
    for (size_t i = 0; i < name.n; i++)
        if ((unsigned char)name.s[i] < 0x20 || name.s[i] == 0x7F || name.s[i] == '\\')
            return _("control characters and backslashes can't be in a name");
    while (str_split(&rest, '/', &part))
        if (!part.n || str_eq(part, STR(".")) || str_eq(part, STR("..")))
            return _("a path inside the folder expected, without '.', '..' and '/' at either end");
    if (str_ends(name, STR(".jsonl")) || str_ends(name, STR(".part")))
        return _(
            "names that end with .jsonl or .part are for the manifest and for temporary files");
    return NULL;
}

bool pattern_check(struct str pattern, struct diag *d)
{
    static const struct str example[PLACEHOLDERS]; /* filled, each becomes an x */
    if (!pattern.n)
        return bad(pattern, d, _("a name expected"));
    if (!check_placeholders(pattern, d))
        return false;
    struct buf filled = {0};
    pattern_put(&filled, pattern, example);
    const char *why = fault(buf_view(&filled));
    buf_release(&filled);
    return !why || bad(pattern, d, why);
}

bool pattern_has(struct str pattern, enum placeholder p)
{
    struct str text, name;
    while (next_piece(&pattern, &text, &name))
        if (name.s && lookup(name) == p)
            return true;
    return false;
}

void pattern_put(struct buf *b, struct str pattern, const struct str values[PLACEHOLDERS])
{
    struct str text, name;
    while (next_piece(&pattern, &text, &name)) {
        buf_str(b, text);
        if (name.s)
            slug_put(b, values[lookup(name)]);
    }
}
