/*
 * source.c: what the kinds of files have in common in what they tell.
 */
#include "import/source.h"

#include "base/intl.h"

const char *source_encoding(const struct source *src)
{
    const struct decoded *t = src->text;
    struct str s = str_from(t->name);

    if (t->bad)
        s = str_printf(src->arena,
                       ngettext("%s with %zu byte that is no text in it",
                                "%s with %zu bytes that are no text in it", t->bad),
                       t->name, t->bad);
    return str_z(src->arena, s);
}

void source_unknown(const struct source *src, struct str name, struct loc at, size_t times)
{
    const struct field_rule *instead = field_overruled(src->index, name);
    struct str near = field_suggest(name);
    struct str often = STR("");

    if (field_ignored(src->index, name))
        return;
    if (times > 1)
        often = str_printf(src->arena, ngettext(" (%zu time)", " (%zu times)", times), times);
    if (instead)
        diag_report(src->d, DIAG_UNKNOWN_FIELD, at,
                    _("\"%.*s\"%.*s; the field map says another place for %s in line %lu"),
                    STR_ARG(raw_excerpt(name)), STR_ARG(often), field_name(instead->field),
                    (unsigned long)instead->at.line);
    else if (near.n)
        diag_report(src->d, DIAG_UNKNOWN_FIELD, at, _("\"%.*s\"%.*s; did you mean \"%.*s\"?"),
                    STR_ARG(raw_excerpt(name)), STR_ARG(often), STR_ARG(near));
    else
        diag_report(src->d, DIAG_UNKNOWN_FIELD, at,
                    _("\"%.*s\"%.*s; esite list fields shows those that are known"),
                    STR_ARG(raw_excerpt(name)), STR_ARG(often));
}
