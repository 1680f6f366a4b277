/*
 * source.c: what the kinds of files have in common in what they tell.
 */
#include "import/source.h"

#include <string.h>

#include "base/intl.h"
#include "import/value/fax.h"

void source_uses(const struct source *src, unsigned uses)
{
    if (src->options->used)
        *src->options->used |= uses;
}

bool source_decode(const struct source *src, struct str bytes, struct str declared,
                   const char *path, struct decoded *out)
{
    source_uses(src, IMPORT_ENCODING);
    return encoding_decode(out, bytes, src->options->encoding, declared, (struct loc){path, 0, 0},
                           src->d);
}

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

void source_tell_foreign(const struct decoded *t, const char *path, struct diag *d)
{
    if (t->foreign)
        diag_report(d, DIAG_BAD_BYTES, (struct loc){path, t->line, t->col},
                    ngettext("%zu byte, here, is read as Windows-1252, as if pasted from another "
                             "file; look at its letter and save the file as UTF-8",
                             "%zu bytes, here first, are read as Windows-1252, as if pasted from "
                             "another file; look at their letters and save the file as UTF-8",
                             t->foreign),
                    t->foreign);
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
    else if (fax_told(name, STR_NONE))
        diag_report(src->d, DIAG_UNKNOWN_FIELD, at, _("\"%.*s\"%.*s; fax numbers are not printed"),
                    STR_ARG(raw_excerpt(name)), STR_ARG(often));
    else if (near.n && !str_eq(near, name))
        diag_report(src->d, DIAG_UNKNOWN_FIELD, at, _("\"%.*s\"%.*s; did you mean \"%.*s\"?"),
                    STR_ARG(raw_excerpt(name)), STR_ARG(often), STR_ARG(near));
    else
        diag_report(src->d, DIAG_UNKNOWN_FIELD, at,
                    _("\"%.*s\"%.*s; esite list fields shows those that are known"),
                    STR_ARG(raw_excerpt(name)), STR_ARG(often));
}

bool source_broken(const struct source *src, struct loc at, const char *words, struct loc begun,
                   const char **told)
{
    const struct raw_record lost = {.at = begun, .unusable = true};

    if (begun.line) {
        diag_report(src->d, DIAG_BAD_RECORD, at,
                    _("%s (the listing that begins in line %lu is left out)"), words,
                    (unsigned long)begun.line);
        return src->sink->record(src->sink->user, &lost);
    }
    if (!*told || strcmp(*told, words) != 0) {
        diag_report(src->d, DIAG_BAD_RECORD, at, "%s", words);
        *told = str_z(src->arena, str_from(words));
    }
    return true;
}

void source_tell_unknown(const struct source *src, const struct tally *unknown)
{
    size_t others = unknown->others.times;

    for (size_t i = 0; i < unknown->v.n; i++) {
        const struct tallied *u = &unknown->v.v[i];

        source_unknown(src, u->name, u->at, u->times);
    }
    if (others)
        diag_report(src->d, DIAG_UNKNOWN_FIELD, unknown->others.at,
                    ngettext("%zu more under another name than those told, here",
                             "%zu more under other names than those told, here first", others),
                    others);
}

/* What people take for an export: told by its first bytes. */
const char *source_trouble(struct str bytes)
{
    static const struct {
        struct str magic;
        const char *words;
    } known[] = {
        {STR_INIT("\xD0\xCF\x11\xE0"),
         N_("it is an old Excel or Word file, or a workbook with a password; save the sheet as "
            ".xlsx without one")},
        {STR_INIT("%PDF"), N_("it is a PDF file; the listings are needed as CSV or XML")},
        {STR_INIT("\x1F\x8B"), N_("it is compressed; unpack it first")},
        {STR_INIT("\x89PNG"), N_("it is a picture; the listings are needed as CSV or XML")},
        {STR_INIT("\xFF\xD8\xFF"), N_("it is a picture; the listings are needed as CSV or XML")},
    };

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (str_starts(bytes, known[i].magic))
            return _(known[i].words);
    return str_trim(bytes).n ? NULL : _("it is empty");
}
