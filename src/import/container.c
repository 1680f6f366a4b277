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
        if (ends_with(all[i], STR(".csv")))
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
           ends_with(name, STR(".tsv")) || ends_with(name, STR(".txt"));
}

bool container_read_zip(const struct source *src, struct zipfile *zip, size_t *single)
{
    names files = {0};
    struct table_files tables = {.read = read_in_zip, .user = zip};
    size_t exports = 0;

    *single = SIZE_MAX;
    for (size_t i = 0; i < zip->entries.n; i++) {
        *vec_push(src->arena, &files) = zip->entries.v[i].name;
        if (is_export(zip->entries.v[i].name)) {
            exports++;
            *single = i;
        }
    }
    tables.names = files.v;
    tables.n = files.n;
    if (exports == 1)
        return true;
    *single = SIZE_MAX;
    if (tables_are(&tables))
        return tables_read(src, &tables);
    diag_report(src->d, DIAG_BAD_INPUT, (struct loc){src->path, 0, 0}, "%s",
                _("a zip file that is no workbook; expected .xlsx, .ods, the tables of Open "
                  "Referral with services.csv, or one CSV, XML or JSON file in it"));
    return false;
}
