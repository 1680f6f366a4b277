/*
 * container.c: see container.h.
 */
#include "import/container.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/dir.h"
#include "base/file.h"
#include "base/intl.h"
#include "import/hsds/tables.h"

typedef VEC(struct str) names;

/* ---- A folder */

static bool ends_with(struct str name, struct str ending)
{
    return name.n > ending.n && str_eq_ascii_case(str_sub(name, name.n - ending.n, name.n), ending);
}

/* The CSV files of a folder. */
static bool list_folder(const struct source *src, names *out)
{
    struct str *all;
    size_t n;

    if (!dir_names(src->arena, src->path, &all, &n)) {
        diag_report(src->d, DIAG_CANT_READ, (struct loc){src->path, 0, 0}, "%s", strerror(errno));
        return false;
    }
    for (size_t i = 0; i < n; i++)
        if (ends_with(all[i], STR(".csv")) && !str_starts(all[i], STR(".")))
            *vec_push(src->arena, out) = all[i];
    return true;
}

struct folder {
    const struct source *src;
    const names *files;
};

static bool read_in_folder(void *user, size_t i, struct buf *out, struct diag *d)
{
    const struct folder *f = user;
    const char *path =
        str_printf(f->src->arena, "%s/%.*s", f->src->path, STR_ARG(f->files->v[i])).s;
    struct file file;

    if (!file_open_export(&file, path, &f->src->options->limits, d))
        return false;
    buf_str(out, file.bytes);
    file_close(&file);
    return true;
}

bool container_read_folder(const struct source *src)
{
    names files = {0};
    struct folder folder = {src, &files};
    struct table_files tables = {.read = read_in_folder, .user = &folder};

    if (!list_folder(src, &files))
        return false;
    tables.names = files.v;
    tables.n = files.n;
    if (tables_are(&tables))
        return tables_read(src, &tables);
    diag_report(src->d, DIAG_BAD_INPUT, (struct loc){src->path, 0, 0}, "%s",
                _("a folder without services.csv; expected the tables of Open Referral, or the "
                  "files by their names"));
    return false;
}

/* ---- An archive */

static bool read_in_zip(void *user, size_t i, struct buf *out, struct diag *d)
{
    struct zipfile *zip = user;

    return zipfile_read(zip, &zip->entries.v[i], out, d);
}

static bool is_export(struct str name)
{
    return ends_with(name, STR(".csv")) || ends_with(name, STR(".xml")) ||
           ends_with(name, STR(".json")) || ends_with(name, STR(".jsonl")) ||
           ends_with(name, STR(".tsv"));
}

/* What a system keeps for itself: a Mac packs "__MACOSX/._list.csv" beside each "list.csv". */
static bool is_hidden(struct str name)
{
    return str_starts(name, STR(".")) || str_find(name, STR("/."), 0) != SIZE_MAX ||
           str_starts(name, STR("__MACOSX/"));
}

static void drop_hidden(struct zipfile *zip)
{
    size_t kept = 0;

    for (size_t i = 0; i < zip->entries.n; i++)
        if (!is_hidden(zip->entries.v[i].name))
            zip->entries.v[kept++] = zip->entries.v[i];
    zip->entries.n = kept;
}

/* The only export in it; SIZE_MAX when there are several. A text may be one when nothing else is:
 * most are instructions. */
static size_t find_single(const struct zipfile *zip)
{
    size_t exports = 0, texts = 0, single = SIZE_MAX, text = SIZE_MAX;

    for (size_t i = 0; i < zip->entries.n; i++) {
        struct str name = zip->entries.v[i].name;

        if (is_export(name)) {
            exports++;
            single = i;
        } else if (ends_with(name, STR(".txt"))) {
            texts++;
            text = i;
        }
    }
    if (exports)
        return exports == 1 ? single : SIZE_MAX;
    return texts == 1 ? text : SIZE_MAX;
}

bool container_read_zip(const struct source *src, struct zipfile *zip, size_t *single)
{
    names files = {0};
    struct table_files tables = {.read = read_in_zip, .user = zip};

    drop_hidden(zip);
    *single = find_single(zip);
    if (*single != SIZE_MAX)
        return true;
    for (size_t i = 0; i < zip->entries.n; i++)
        *vec_push(src->arena, &files) = zip->entries.v[i].name;
    tables.names = files.v;
    tables.n = files.n;
    if (tables_are(&tables))
        return tables_read(src, &tables);
    if (zipfile_find(zip, STR("word/document.xml")) || zipfile_find(zip, STR("content.xml"))) {
        diag_report(src->d, DIAG_BAD_INPUT, (struct loc){src->path, 0, 0}, "%s",
                    _("a text document; copy its table into a spreadsheet and save that as .xlsx"));
        return false;
    }
    diag_report(src->d, DIAG_BAD_INPUT, (struct loc){src->path, 0, 0}, "%s",
                _("a zip file that is no workbook; expected .xlsx, .ods, the tables of Open "
                  "Referral with services.csv, or one CSV, XML or JSON file in it"));
    return false;
}
