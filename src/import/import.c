/*
 * import.c: one export, from its bytes to listings: decoded, recognised, read into raw records,
 * built.
 */
#include "import/import.h"

#include <string.h>

#include "base/file.h"
#include "base/intl.h"
#include "import/build.h"
#include "import/container.h"
#include "import/fieldmap.h"
#include "import/source.h"
#include "import/text/utf8scan.h"
#include "import/xml/xmlmend.h"

static bool is_feed(struct str text)
{
    return xmlfile_is(text) && feedfile_is(text);
}

static bool is_any(struct str text)
{
    (void)text;
    return true;
}

/* A kind of text, told by how it begins. */
struct kind {
    bool (*is)(struct str text);
    bool (*read)(const struct source *src);
    const char *nothing; /* the message when no listing is in it */
};

static const struct kind kinds[] = {
    {jsonfile_is, jsonfile_read,
     N_("no listing in it; expected a list of objects with \"nimi\" or \"name\" in them")},
    {is_feed, feedfile_read, N_("no listing in it; expected posts, items or entries")},
    {xmlfile_is, xmlfile_read,
     N_("no listing in it; expected elements such as <ilmoitus> with <nimi>, <kunta>, <puhelin> "
        "in them")},
    {is_any, csvfile_read, N_("no listing in it; there is no row below the header")},
};

enum { KINDS = sizeof kinds / sizeof *kinds };

static const struct kind *kind_of(struct str text)
{
    const struct kind *kind = kinds;

    while (!kind->is(text))
        kind++;
    return kind;
}

/* ---- Texts */

/* A program, a database, a picture: many of its first characters are controls that no text has. */
static bool is_binary(struct str text)
{
    enum { LOOK = 4096, SOME = 16, ONE_IN = 20 };
    size_t controls = 0, characters;

    text = str_sub(text, 0, LOOK);
    characters = utf8scan_characters(text.s, text.n);
    for (size_t i = 0; i < text.n; i++)
        controls += (unsigned char)text.s[i] < ' ' &&
                    !(text.s[i] && strchr("\t\n\v\f\r\x1A\x1B", text.s[i]));
    return controls >= SOME && controls * ONE_IN > characters;
}

static bool read_decoded(const struct source *src)
{
    bool ok;

    if (is_binary(src->text->text)) {
        diag_report(src->d, DIAG_BAD_INPUT, (struct loc){src->path, 0, 0}, "%s",
                    _("it is no text; the listings are needed as a spreadsheet, CSV, XML or JSON"));
        return false;
    }
    ok = kind_of(src->text->text)->read(src);
    source_tell_foreign(src->text, src->path, src->d);
    if (src->text->truncated)
        diag_report(src->d, DIAG_BAD_BYTES, (struct loc){src->path, 0, 0}, "%s",
                    _("the file ends in the middle of a character; is it cut off?"));
    return ok;
}

/* What is decoded takes the place of the file's bytes. */
static bool read_text(struct source *src, struct builder *b, struct file *file,
                      struct decoded *text)
{
    if (!source_decode(src, file->bytes, encoding_declared(file->bytes), src->path, text))
        return false;
    xmlmend_run(text, (struct loc){src->path, 0, 0}, src->d);
    if (text->own)
        file_forget(file);
    src->text = text;
    b->whole = text->text;
    return read_decoded(src);
}

/* ---- Archives */

/* The only export in an archive. */
static bool read_single(const struct source *src, struct zipfile *zip, size_t i)
{
    const struct zipfile_entry *entry = &zip->entries.v[i];
    struct source inner = *src;
    struct buf bytes = {0};
    struct decoded text = {0};
    bool ok = zipfile_read(zip, entry, &bytes, src->d);

    inner.path = str_printf(src->kept, "%s/%.*s", src->path, STR_ARG(entry->name)).s;
    inner.text = &text;
    ok = ok && source_decode(src, buf_view(&bytes), encoding_declared(buf_view(&bytes)), inner.path,
                             &text);
    if (ok)
        xmlmend_run(&text, (struct loc){inner.path, 0, 0}, src->d);
    ok = ok && read_decoded(&inner);
    encoding_release(&text);
    buf_release(&bytes);
    return ok;
}

/* Any archive: a workbook, or one that holds something else. */
static bool read_opened(const struct source *src, struct zipfile *zip)
{
    struct workbook w = {
        .path = src->path,
        .limits = &src->options->limits,
        .arena = src->arena,
        .d = src->d,
        .zip = zip,
    };
    size_t single;
    bool ok;

    if (xlsx_open(&w, &ok) || ods_open(&w, &ok))
        return ok && sheetfile_read(src, &w);
    ok = container_read_zip(src, zip, &single);
    return ok && single < zip->entries.n ? read_single(src, zip, single) : ok;
}

static bool read_archive(const struct source *src, struct str bytes)
{
    const struct zipfile_limits limits = {
        ZIPFILE_ENTRIES, limit_of(&src->options->limits, LIMIT_UNPACKED), ZIPFILE_RATIO};
    struct zipfile zip;
    bool ok;

    if (!zipfile_open(&zip, bytes, src->path, &limits, src->arena, src->d))
        return false;
    ok = read_opened(src, &zip);
    zipfile_close(&zip);
    return ok;
}

/* ---- The whole */

static bool read_file(struct source *src, struct builder *b, struct file *file,
                      struct decoded *text)
{
    bool archive = zipfile_is(file->bytes);
    const char *trouble = archive ? NULL : source_trouble(file->bytes);

    if (trouble)
        diag_report(src->d, DIAG_BAD_INPUT, (struct loc){src->path, 0, 0}, "%s", trouble);
    return !trouble && (archive ? read_archive(src, file->bytes) : read_text(src, b, file, text));
}

/* Without a file it is a folder. */
static bool read_records(struct source *src, struct builder *b, struct file *file,
                         struct decoded *text)
{
    if (!(file ? read_file(src, b, file, text) : container_read_folder(src)))
        return false;
    if (b->out->n > b->first || b->errors || b->twice)
        return true;
    diag_report(src->d, DIAG_BAD_INPUT, (struct loc){src->path, 0, 0}, "%s",
                _(text->text.s ? kind_of(text->text)->nothing : kinds[KINDS - 1].nothing));
    return false;
}

/* Gives the listings what their texts are borrowed from: the file's bytes, or those decoded. */
static void hold(struct listings *out, struct file *file, struct decoded *text)
{
    struct file *held = vec_push(&out->arena, &out->held);

    if (text->own) {
        held->memory = text->own;
        text->own = NULL;
    } else {
        *held = *file;
        *file = (struct file){0};
    }
}

/* As messages name it. */
static const char *shown_path(struct arena *a, const char *path)
{
    struct str s = str_from(path);

    if (str_eq(s, STR("-")))
        return "stdin";
    while (s.n > 1 && s.s[s.n - 1] == '/')
        s.n--;
    return str_z(a, s);
}

static bool import_opened(const char *path, struct file *file, const struct import_options *o,
                          const struct municipality_table *table, struct listings *out,
                          struct diag *d)
{
    struct decoded text = {0};
    struct arena arena;
    struct builder b;
    struct raw_sink sink = {builder_add, &b};
    struct source src = {
        .options = o,
        .sink = &sink,
        .table = table,
        .main_lang = &b.main_lang,
        .arena = &arena,
        .kept = &out->arena,
        .d = d,
    };
    bool ok;

    arena_init(&arena);
    builder_init(&b, out, shown_path(&arena, path), o, table, d);
    src.path = b.file;
    src.index = field_index_new(&arena, o->fields);
    if (o->fields && o->fields->lang)
        b.main_lang = o->fields->lang;
    ok = read_records(&src, &b, file, &text);
    if (ok) {
        field_index_tell_unmet(src.index, b.file, d);
        builder_count(&b);
    }
    if (b.borrowed && !out->take)
        hold(out, file, &text);
    encoding_release(&text);
    builder_release(&b);
    arena_release(&arena);
    return ok;
}

const struct fieldmap *import_load_fields(struct arena *a, const char *path, struct diag *d)
{
    return fieldmap_load(a, path, d);
}

bool import_file(const char *path, const struct import_options *options,
                 const struct municipality_table *table, struct listings *out, struct diag *d)
{
    struct file file;
    bool ok;

    if (file_is_folder(path))
        return import_opened(path, NULL, options, table, out, d);
    if (!file_open_export(&file, path, &options->limits, d))
        return false;
    ok = import_opened(path, &file, options, table, out, d);
    file_close(&file);
    return ok;
}
