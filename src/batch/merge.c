/*
 * merge.c: the manifests of shards joined into one.
 *
 * The lines are appended to manifest.jsonl before the shards' manifests go, so that a kill in
 * between leaves only lines that say the same twice.
 */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/intl.h"
#include "batch/batch.h"
#include "batch/folder.h"
#include "batch/manifest.h"

struct merge {
    struct arena *arena;
    struct diag *d;
    struct folder folder;
    struct manifest manifest;
    unsigned main; /* number of manifest.jsonl among the files; theirs: it is not there */
    size_t leaflets, joined, spoilt;
    struct buf lines;
};

/* The line of a leaflet that counts: the last one that its file agrees with, else the last. */
static const struct manifest_entry *entry_of(struct merge *m, const struct manifest_entry *e,
                                             size_t n)
{
    const char *path = str_printf(m->arena, "%s/%.*s", m->folder.path, STR_ARG(e->output)).s;
    for (size_t i = n; i-- > 0;)
        if (manifest_holds(&e[i], path))
            return &e[i];
    if (!m->spoilt++)
        diag_report(m->d, DIAG_NOTHING_FOR, (struct loc){path, 0, 0},
                    _("it is not as the manifest has it; 'esite batch --resume' makes it again"));
    return &e[n - 1];
}

static void join(struct merge *m)
{
    size_t n;
    for (size_t i = 0; i < m->manifest.entries.n; i += n) {
        const struct manifest_entry *e =
            manifest_find(&m->manifest, m->manifest.entries.v[i].output, &n);
        const struct manifest_entry *counts = entry_of(m, e, n);
        m->leaflets++;
        if (counts->file == m->main)
            continue;
        buf_str(&m->lines, counts->line);
        buf_char(&m->lines, '\n');
        m->joined++;
    }
}

/* "manifest-2-of-8.jsonl" */
static bool shard_of_name(struct str name, struct shard *s)
{
    struct str rest = str_sub(name, sizeof "manifest-" - 1, name.n - (sizeof ".jsonl" - 1)), of;
    size_t gap = str_find(rest, STR("-of-"), 0);
    if (gap == SIZE_MAX)
        return false;
    of = str_sub(rest, gap + 4, rest.n);
    return str_to_uint(str_sub(rest, 0, gap), 1000000, &s->index) &&
           str_to_uint(of, 1000000, &s->of) && s->index >= 1 && s->index <= s->of;
}

static bool has_file(const struct manifest *m, const char *name)
{
    for (size_t i = 0; i < m->files.n; i++)
        if (str_eq(m->files.v[i], str_from(name)))
            return true;
    return false;
}

/* A set of shards that lacks some has leaflets that nobody has made. */
static void warn_missing(struct merge *m)
{
    struct shard s, last = {0, 0};
    for (size_t i = 0; i < m->manifest.files.n; i++) {
        if (!shard_of_name(m->manifest.files.v[i], &s) || s.of == last.of)
            continue;
        last = s;
        for (s.index = 1; s.index <= s.of; s.index++) {
            const char *name = manifest_name(m->arena, s);
            if (!has_file(&m->manifest, name))
                diag_report(m->d, DIAG_NOTHING_FOR, (struct loc){m->folder.path, 0, 0},
                            _("shard %u of %u has left no manifest here"), s.index, s.of);
        }
    }
}

static bool remove_shards(struct merge *m)
{
    for (unsigned i = 0; i < m->manifest.files.n; i++) {
        if (i == m->main)
            continue;
        const char *path =
            str_printf(m->arena, "%s/%.*s", m->folder.path, STR_ARG(m->manifest.files.v[i])).s;
        if (unlink(path) != 0) {
            diag_report(m->d, DIAG_CANT_WRITE, (struct loc){path, 0, 0}, "%s", strerror(errno));
            return false;
        }
    }
    return true;
}

static bool run(struct merge *m)
{
    const char *main = manifest_name(m->arena, (struct shard){0, 0});
    while (m->main < m->manifest.files.n && !str_eq(m->manifest.files.v[m->main], str_from(main)))
        m->main++;
    warn_missing(m);
    join(m);
    if (m->spoilt > 1)
        diag_report(m->d, DIAG_NOTHING_FOR, (struct loc){m->folder.path, 0, 0},
                    _("%zu leaflets are not as the manifest has them"), m->spoilt);
    if (m->lines.n &&
        !manifest_append(m->folder.own, m->folder.manifest, buf_view(&m->lines), m->d))
        return false;
    return remove_shards(m);
}

/* Asked before the folder is opened, which would make both. */
static bool has_manifest(struct arena *a, const char *folder, struct diag *d)
{
    struct manifest m;
    if (!manifest_read(a, folder, &m, d))
        return false;
    if (!m.files.n)
        diag_report(d, DIAG_CANT_READ, (struct loc){folder, 0, 0},
                    _("there is no manifest here; the folder of a batch expected"));
    return m.files.n;
}

bool batch_merge(const char *folder, bool quiet, struct diag *d)
{
    struct arena arena;
    struct merge m = {.arena = &arena, .d = d, .folder = {.lock = -1, .own = -1}};
    arena_init(&arena);
    bool ok = has_manifest(&arena, folder, d) &&
              folder_open(&m.folder, &arena, folder, (struct shard){0, 0}, d) &&
              manifest_read(&arena, folder, &m.manifest, d) && run(&m);
    if (ok && !quiet)
        fprintf(stderr,
                ngettext("%s: %zu leaflet, %zu from shards\n",
                         "%s: %zu leaflets, %zu from shards\n", m.leaflets),
                m.folder.manifest, m.leaflets, m.joined);
    folder_close(&m.folder);
    buf_release(&m.lines);
    arena_release(&arena);
    return ok;
}
