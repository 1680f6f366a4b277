/*
 * import.c: one export, from its bytes to listings: decoded, recognised, read into raw records,
 * built.
 */
#include "import/import.h"

#include "base/file.h"
#include "base/intl.h"
#include "import/build.h"
#include "import/source.h"

/* What people take for an export: told by its first bytes. */
static const char *trouble_with(struct str bytes)
{
    static const struct {
        struct str magic;
        const char *words;
    } known[] = {
        {STR_INIT("PK\003\004"),
         N_("it is a zip file or an Excel workbook; save the sheet as CSV (Excel: CSV UTF-8)")},
        {STR_INIT("\xD0\xCF\x11\xE0"),
         N_("it is an old Excel or Word file; save the sheet as CSV (Excel: CSV UTF-8)")},
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

static bool is_xml(struct str text)
{
    text = str_trim(str_sub(text, 0, 4096));
    return text.n > 1 && text.s[0] == '<' &&
           (text.s[1] == '?' || text.s[1] == '!' || (text.s[1] | 0x20) >= 'a' ||
            (text.s[1] & 0x80));
}

static bool is_json(struct str text)
{
    text = str_trim(str_sub(text, 0, 4096));
    return text.n > 1 && (text.s[0] == '{' || (text.s[0] == '[' && text.s[1] != ';'));
}

static bool read_records(const struct source *src, struct builder *b)
{
    struct str text = src->text->text;

    if (is_json(text)) {
        diag_report(src->d, DIAG_BAD_INPUT, (struct loc){src->path, 1, 1}, "%s",
                    _("it looks like JSON; the listings are needed as CSV or XML"));
        return false;
    }
    if (!(is_xml(text) ? xmlfile_read(src) : csvfile_read(src)))
        return false;
    if (b->out->n == b->first && !b->errors) {
        diag_report(src->d, DIAG_BAD_INPUT, (struct loc){src->path, 0, 0}, "%s",
                    is_xml(text)
                        ? _("no listing in it; expected elements such as <ilmoitus> with <nimi>, "
                            "<kunta>, <puhelin> in them")
                        : _("no listing in it; there is no row below the header"));
        return false;
    }
    return true;
}

static bool import_bytes(const struct file *file, const struct import_options *o,
                         const struct decoded *text, const struct municipality_table *table,
                         struct listings *out, struct diag *d)
{
    struct arena arena;
    struct builder b;
    struct raw_sink sink = {builder_add, &b};
    struct source src = {
        .text = text,
        .options = o,
        .sink = &sink,
        .main_lang = &b.main_lang,
        .arena = &arena,
        .d = d,
    };
    bool ok;

    arena_init(&arena);
    builder_init(&b, out, str_eq(str_from(file->path), STR("-")) ? "stdin" : file->path, o, table,
                 d);
    src.path = b.file;
    src.index = field_index_new(&arena);
    ok = read_records(&src, &b);
    if (text->truncated)
        diag_report(d, DIAG_BAD_BYTES, (struct loc){b.file, 0, 0}, "%s",
                    _("the file ends in the middle of a character; is it cut off?"));
    if (ok)
        builder_count(&b);
    builder_release(&b);
    arena_release(&arena);
    return ok;
}

bool import_file(const char *path, const struct import_options *options,
                 const struct municipality_table *table, struct listings *out, struct diag *d)
{
    struct decoded text = {0};
    struct file file;
    const char *trouble;
    bool ok = false;

    if (!file_open_export(&file, path, &options->limits, d))
        return false;
    trouble = trouble_with(file.bytes);
    if (trouble)
        diag_report(d, DIAG_BAD_INPUT, (struct loc){path, 0, 0}, "%s", trouble);
    else if (encoding_decode(&text, file.bytes, options->encoding, encoding_declared(file.bytes),
                             (struct loc){path, 0, 0}, d))
        ok = import_bytes(&file, options, &text, table, out, d);
    encoding_release(&text);
    file_close(&file);
    return ok;
}
