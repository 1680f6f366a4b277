/*
 * manifest.c: see manifest.h.
 */
#include "batch/manifest.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/dir.h"
#include "base/file.h"
#include "base/intl.h"
#include "base/json.h"
#include "base/jsonread.h"

#define PREFIX "manifest"
#define SUFFIX ".jsonl"

enum { MANIFEST_LIMIT = 1 << 30 };

const char *manifest_name(struct arena *a, struct shard shard)
{
    if (!shard.of)
        return PREFIX SUFFIX;
    return str_printf(a, PREFIX "-%u-of-%u" SUFFIX, shard.index, shard.of).s;
}

/* ---- One line */

static void read_digest(struct json_reader *r, struct arena *a, struct digest *out, bool *good)
{
    struct str hex;
    *good = json_read_str(r, a, &hex) && digest_from(hex, out) && *good;
}

static void read_date(struct json_reader *r, struct arena *a, struct date *out, bool *good)
{
    struct str iso;
    *good = json_read_str(r, a, &iso) && date_from_iso(iso, out) && *good;
}

static void read_count(struct json_reader *r, int64_t most, int64_t *out, bool *good)
{
    *good = json_read_int(r, out) && *out >= 0 && *out <= most && *good;
}

/* What other versions may have added is passed over. */
static bool read_entry(struct arena *a, struct str line, struct manifest_entry *e)
{
    enum { OUTPUT = 1, DATE = 2, INPUT = 4, DIGEST = 8, BYTES = 16, ALL = 31 };
    struct json_reader r;
    struct str name;
    int64_t bytes = 0, errors = 0, warnings = 0;
    unsigned seen = 0;
    bool good = true;
    json_reader_init(&r, line);
    json_enter(&r, '{');
    while (json_member(&r, a, &name)) {
        if (str_eq(name, STR("output")))
            seen |= json_read_str(&r, a, &e->output) && e->output.s ? OUTPUT : 0;
        else if (str_eq(name, STR("date")))
            seen |= DATE, read_date(&r, a, &e->date, &good);
        else if (str_eq(name, STR("input")))
            seen |= INPUT, read_digest(&r, a, &e->input, &good);
        else if (str_eq(name, STR("digest")))
            seen |= DIGEST, read_digest(&r, a, &e->digest, &good);
        else if (str_eq(name, STR("bytes")))
            seen |= BYTES, read_count(&r, INT64_MAX, &bytes, &good);
        else if (str_eq(name, STR("errors")))
            read_count(&r, UINT32_MAX, &errors, &good);
        else if (str_eq(name, STR("warnings")))
            read_count(&r, UINT32_MAX, &warnings, &good);
        else
            json_skip(&r);
    }
    e->bytes = (uint64_t)bytes;
    e->errors = (unsigned)errors;
    e->warnings = (unsigned)warnings;
    e->line = line;
    return json_end(&r) && good && seen == ALL;
}

/* ---- Reading */

static void read_lines(struct arena *a, struct str text, const char *path, unsigned file,
                       struct manifest *m, struct diag *d)
{
    struct str line;
    uint32_t number = 0;
    while (str_split(&text, '\n', &line)) {
        struct manifest_entry e = {.file = file, .position = (unsigned)m->entries.n};
        number++;
        if (!line.n)
            continue;
        if (read_entry(a, line, &e))
            *vec_push(a, &m->entries) = e;
        else if (text.s && str_ends(line, STR("}"))) /* not one that was cut */
            diag_report(d, DIAG_BAD_VALUE, (struct loc){path, number, 0},
                        _("this line of the manifest is passed over"));
    }
}

static bool read_file(struct arena *a, const char *folder, unsigned file, struct manifest *m,
                      struct diag *d)
{
    const char *path = str_printf(a, "%s/%.*s", folder, STR_ARG(m->files.v[file])).s;
    struct file f;
    if (!file_open(&f, path, MANIFEST_LIMIT, d))
        return false;
    read_lines(a, str_copy(a, f.bytes), path, file, m, d);
    file_close(&f);
    return true;
}

static int by_output(const void *a, const void *b)
{
    const struct manifest_entry *x = a, *y = b;
    int order = str_cmp(x->output, y->output);
    return order ? order : (x->position > y->position) - (x->position < y->position);
}

/* A folder that is not there has none. */
static bool find_files(struct arena *a, const char *folder, struct manifest *m, struct diag *d)
{
    struct str *names;
    size_t n;
    if (!dir_names(a, folder, &names, &n) && errno != ENOENT) {
        diag_report(d, DIAG_CANT_READ, (struct loc){folder, 0, 0}, "%s", strerror(errno));
        return false;
    }
    for (size_t i = 0; i < n; i++)
        if (str_eq(names[i], STR(PREFIX SUFFIX)) ||
            (str_starts(names[i], STR(PREFIX "-")) && str_ends(names[i], STR(SUFFIX))))
            *vec_push(a, &m->files) = names[i];
    return true;
}

bool manifest_read(struct arena *a, const char *folder, struct manifest *m, struct diag *d)
{
    *m = (struct manifest){0};
    if (!find_files(a, folder, m, d))
        return false;
    for (unsigned i = 0; i < m->files.n; i++)
        if (!read_file(a, folder, i, m, d))
            return false;
    if (m->entries.n)
        qsort(m->entries.v, m->entries.n, sizeof *m->entries.v, by_output);
    return true;
}

const struct manifest_entry *manifest_find(const struct manifest *m, struct str output, size_t *n)
{
    size_t low = 0, high = m->entries.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (str_cmp(m->entries.v[middle].output, output) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (*n = 0; low + *n < m->entries.n && str_eq(m->entries.v[low + *n].output, output); ++*n)
        ;
    return m->entries.v + low;
}

struct date manifest_day(const struct manifest *m, const char *own)
{
    const struct manifest_entry *last = NULL;
    struct date latest = DATE_NONE;
    for (size_t i = 0; i < m->entries.n; i++) {
        const struct manifest_entry *e = &m->entries.v[i];
        if (str_eq(m->files.v[e->file], str_from(own)) && (!last || e->position > last->position))
            last = e;
        if (!date_given(latest) || date_cmp(e->date, latest) > 0)
            latest = e->date;
    }
    return last ? last->date : latest;
}

bool manifest_holds(const struct manifest_entry *e, const char *path)
{
    struct diag silent;
    struct file f;
    struct stat st;
    if (stat(path, &st) != 0 || !S_ISREG(st.st_mode) || (uint64_t)st.st_size != e->bytes)
        return false;
    diag_init(&silent, NULL);
    if (!file_open(&f, path, e->bytes, &silent))
        return false;
    bool same = f.bytes.n == e->bytes && digest_eq(digest_of(f.bytes), e->digest);
    file_close(&f);
    return same;
}

/* ---- Writing */

static void put_digest(struct buf *b, const char *name, struct digest d)
{
    json_key(b, name);
    buf_char(b, '"');
    digest_put(b, d);
    buf_char(b, '"');
}

void manifest_line(struct buf *b, const struct plan_job *j, const struct result *r)
{
    static const char *const variants[VARIANT_COUNT] = {"full", "short", "brief"};
    struct date day = j->job.request.day;
    buf_char(b, '{');
    json_member_str(b, "output", j->name);
    json_key(b, "job");
    plan_job_json(b, j);
    json_key(b, "date");
    buf_printf(b, "\"%04d-%02u-%02u\"", day.year, day.month, day.day);
    put_digest(b, "input", r->input);
    put_digest(b, "digest", r->digest);
    json_member_int(b, "bytes", (int64_t)r->bytes);
    json_member_int(b, "pages", r->pages);
    json_key(b, "entries");
    buf_char(b, '{');
    for (int i = 0; i < VARIANT_COUNT; i++)
        json_member_int(b, variants[i], r->entries[i]);
    buf_char(b, '}');
    json_member_int(b, "left_out", r->left_out);
    json_member_int(b, "errors", r->errors);
    json_member_int(b, "warnings", r->warnings);
    json_member_int(b, "ms", (int64_t)r->ms);
    buf_puts(b, "}\n");
}

/* The file's size, and whether its last line was cut. */
static bool look_at_end(int fd, off_t *size, bool *cut)
{
    char last = '\n';
    ssize_t n = 1;
    *size = lseek(fd, 0, SEEK_END);
    while (*size > 0 && (n = pread(fd, &last, 1, *size - 1)) < 0 && errno == EINTR)
        ;
    *cut = last != '\n';
    return *size >= 0 && n == 1;
}

bool manifest_append(int fd, const char *path, struct str lines, struct diag *d)
{
    struct buf b = {0};
    off_t size = 0;
    bool cut = false;
    bool ok = look_at_end(fd, &size, &cut);
    if (cut)
        buf_char(&b, '\n');
    buf_str(&b, lines);
    ssize_t n = -1;
    while (ok && (n = write(fd, b.s, b.n)) < 0 && errno == EINTR)
        ;
    ok = n == (ssize_t)b.n;
    int why = n < 0 ? errno : ENOSPC; /* what a short write means */
    if (!ok && ftruncate(fd, size) != 0) {
        /* The half line is passed over when it is read. */
    }
    buf_release(&b);
    if (!ok)
        diag_report(d, DIAG_CANT_WRITE, (struct loc){path, 0, 0}, "%s", strerror(why));
    return ok;
}
