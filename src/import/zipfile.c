/*
 * zipfile.c: see zipfile.h.
 *
 * Against zip bombs there are three limits: on the number of files, before any is looked at; on how
 * many times one may grow, while it grows; and on the bytes of all together, which also stops
 * archives whose files overlap. A file that unfolds to little may grow as it likes: a few kilobytes
 * of zeros are no attack.
 */
#include "import/zipfile.h"

#include <string.h>

#include <zip.h>

#include "base/intl.h"

enum { PIECE = 64 * 1024 };

bool zipfile_is(struct str bytes)
{
    return str_starts(bytes, STR("PK\003\004")) || str_starts(bytes, STR("PK\005\006"));
}

/* ---- Messages */

/* Why libzip could not, as far as a user can do something about it. */
static const char *reason(zip_error_t *error)
{
    switch (zip_error_code_zip(error)) {
    case ZIP_ER_NOPASSWD:
    case ZIP_ER_WRONGPASSWD:
    case ZIP_ER_ENCRNOTSUPP:
        return _("it is protected by a password; save it without one");
    case ZIP_ER_COMPNOTSUPP:
        return _("it is packed in a way that is not known here; pack it again as plain zip");
    case ZIP_ER_NOZIP:
    case ZIP_ER_INCONS:
    case ZIP_ER_CRC:
    case ZIP_ER_EOF:
    case ZIP_ER_ZLIB:
    case ZIP_ER_COMPRESSED_DATA:
    case ZIP_ER_SEEK:
        return _("the zip archive is damaged or cut off; fetch or pack it again");
    default:
        return zip_error_strerror(error);
    }
}

static bool report_entry(const struct zipfile *z, const struct zipfile_entry *entry,
                         const char *why, struct diag *d)
{
    diag_report(d, DIAG_CANT_READ, (struct loc){z->path, 0, 0}, _("\"%.*s\" in it: %s"),
                STR_ARG(entry->name), why);
    return false;
}

/* ---- Names */

/* Does it stay inside the archive, whatever program reads names as paths? */
static bool is_inside(struct str name)
{
    struct str rest = name, part;

    if (name.n > 1 && name.s[1] == ':')
        return false;
    if (name.s[0] == '/')
        return false;
    while (str_split(&rest, '/', &part))
        if (str_eq(part, STR("..")))
            return false;
    return true;
}

/* Some programs of Windows write backslashes between folders. */
static struct str with_slashes(struct arena *a, const char *name)
{
    char *copy = arena_memdup(a, name, strlen(name) + 1);

    for (char *p = copy; *p; p++)
        if (*p == '\\')
            *p = '/';
    return str_from(copy);
}

static void add_entry(struct zipfile *z, uint64_t index, struct arena *a, struct diag *d)
{
    zip_stat_t stat;
    struct str name;

    if (zip_stat_index(z->handle, index, ZIP_FL_ENC_GUESS, &stat) < 0 ||
        !(stat.valid & ZIP_STAT_NAME) || !stat.name[0])
        return;
    name = with_slashes(a, stat.name);
    if (!is_inside(name)) {
        diag_report(d, DIAG_BAD_ENTRY, (struct loc){z->path, 0, 0},
                    _("\"%.*s\"; its name leads out of the archive"), STR_ARG(name));
        return;
    }
    if (name.s[name.n - 1] == '/')
        return;
    *vec_push(a, &z->entries) = (struct zipfile_entry){
        .name = name,
        .size = stat.valid & ZIP_STAT_SIZE ? stat.size : 0,
        .packed = stat.valid & ZIP_STAT_COMP_SIZE ? stat.comp_size : 0,
        .index = index,
    };
}

const struct zipfile_entry *zipfile_find(const struct zipfile *z, struct str name)
{
    for (size_t i = 0; i < z->entries.n; i++)
        if (str_eq_ascii_case(z->entries.v[i].name, name))
            return &z->entries.v[i];
    return NULL;
}

/* ---- Opening */

static bool open_handle(struct zipfile *z, struct str bytes, struct diag *d)
{
    zip_source_t *source;
    zip_error_t error;

    zip_error_init(&error);
    source = zip_source_buffer_create(bytes.s, bytes.n, 0, &error);
    if (source) {
        z->handle = zip_open_from_source(source, ZIP_RDONLY, &error);
        if (!z->handle)
            zip_source_free(source); /* the handle would own it */
    }
    if (!z->handle)
        diag_report(d, DIAG_CANT_READ, (struct loc){z->path, 0, 0}, "%s", reason(&error));
    zip_error_fini(&error);
    return z->handle != NULL;
}

bool zipfile_open(struct zipfile *z, struct str bytes, const char *path,
                  const struct zipfile_limits *limits, struct arena *a, struct diag *d)
{
    uint64_t n;

    *z = (struct zipfile){.path = path, .limits = *limits};
    if (!open_handle(z, bytes, d))
        return false;
    n = (uint64_t)zip_get_num_entries(z->handle, 0);
    if (n > limits->entries) {
        diag_report(d, DIAG_LIMIT, (struct loc){path, 0, 0},
                    _("%llu files in the archive, more than %zu"), (unsigned long long)n,
                    limits->entries);
        zipfile_close(z);
        return false;
    }
    for (uint64_t i = 0; i < n; i++)
        add_entry(z, i, a, d);
    return true;
}

void zipfile_close(struct zipfile *z)
{
    if (z->handle)
        zip_discard(z->handle); /* nothing was changed, nothing is written */
    z->handle = NULL;
}

/* ---- Reading */

/* May the file, of which `n` bytes have unfolded, go on? */
static bool within_limits(struct zipfile *z, const struct zipfile_entry *entry, size_t n,
                          struct diag *d)
{
    struct loc at = {z->path, 0, 0};

    if (z->unfolded > z->limits.bytes) {
        diag_report(d, DIAG_LIMIT, at, _("\"%.*s\" in it: more than %llu bytes have been unpacked"),
                    STR_ARG(entry->name), (unsigned long long)z->limits.bytes);
        return false;
    }
    if (n > ZIPFILE_SMALL && n / z->limits.ratio > entry->packed) {
        diag_report(d, DIAG_LIMIT, at,
                    _("\"%.*s\" in it grows to more than %u times its packed size, as no "
                      "listings do"),
                    STR_ARG(entry->name), z->limits.ratio);
        return false;
    }
    return true;
}

static bool unfold(struct zipfile *z, const struct zipfile_entry *entry, zip_file_t *file,
                   struct buf *out, struct diag *d)
{
    char piece[PIECE];
    zip_int64_t n;
    size_t total = 0;

    while ((n = zip_fread(file, piece, sizeof piece)) > 0) {
        total += (size_t)n;
        z->unfolded += (uint64_t)n;
        if (!within_limits(z, entry, total, d))
            return false;
        buf_put(out, piece, (size_t)n);
    }
    return n == 0 || report_entry(z, entry, reason(zip_file_get_error(file)), d);
}

bool zipfile_read(struct zipfile *z, const struct zipfile_entry *entry, struct buf *out,
                  struct diag *d)
{
    zip_file_t *file = zip_fopen_index(z->handle, entry->index, 0);
    bool ok;

    if (!file)
        return report_entry(z, entry, reason(zip_get_error(z->handle)), d);
    ok = unfold(z, entry, file, out, d);
    zip_fclose(file);
    return ok;
}
