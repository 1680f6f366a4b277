/*
 * folder.c: see folder.h.
 */
#include "batch/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/intl.h"
#include "batch/manifest.h"

enum { TRIES = 50, WAIT_NS = 20 * 1000 * 1000 }; /* together one second */

static bool report(const char *path, enum diag_code code, struct diag *d)
{
    diag_report(d, code, (struct loc){path, 0, 0}, "%s", strerror(errno));
    return false;
}

/* False with errno set: EWOULDBLOCK when another has it. */
static bool lock(int fd, int how)
{
    for (int i = 0; i < TRIES; i++) {
        if (flock(fd, how | LOCK_NB) == 0)
            return true;
        if (errno == EINTR)
            continue;
        if (errno != EWOULDBLOCK)
            return false;
        nanosleep(&(struct timespec){0, WAIT_NS}, NULL);
    }
    errno = EWOULDBLOCK;
    return false;
}

/* Opens a manifest for appending, made if it is missing, and locks it. -1 after a report. */
static int open_locked(const char *path, int how, struct diag *d)
{
    int fd;
    do
        fd = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
    while (fd < 0 && errno == EINTR);
    if (fd < 0) {
        report(path, DIAG_CANT_WRITE, d);
        return -1;
    }
    if (lock(fd, how))
        return fd;
    if (errno == EWOULDBLOCK)
        diag_report(d, DIAG_NOT_NOW, (struct loc){path, 0, 0},
                    _("another batch is at work in this folder; wait for it, or use another one"));
    else
        report(path, DIAG_NOT_NOW, d);
    close(fd);
    return -1;
}

bool folder_open(struct folder *f, struct arena *a, const char *path, struct shard shard,
                 struct diag *d)
{
    const char *shared = str_printf(a, "%s/%s", path, manifest_name(a, (struct shard){0, 0})).s;
    *f = (struct folder){.path = path, .lock = -1, .own = -1};
    f->manifest = str_printf(a, "%s/%s", path, manifest_name(a, shard)).s;
    if (!file_make_folders(shared, d))
        return false;
    f->lock = open_locked(shared, shard.of ? LOCK_SH : LOCK_EX, d);
    if (f->lock < 0)
        return false;
    f->own = shard.of ? open_locked(f->manifest, LOCK_EX, d) : f->lock;
    return f->own >= 0;
}

void folder_close(struct folder *f)
{
    if (f->own >= 0 && f->own != f->lock)
        close(f->own);
    if (f->lock >= 0)
        close(f->lock);
    f->lock = f->own = -1;
}

/* ---- What killed batches left */

/* A folder below and the names of leaflets in it, sorted. */
struct names {
    struct str folder;
    const struct str *v;
    size_t n;
};

static struct str folder_of(struct str name)
{
    while (name.n && name.s[name.n - 1] != '/')
        name.n--;
    return name;
}

static int by_text(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static int by_base(const void *key, const void *element)
{
    const struct str *name = element;
    size_t folder = folder_of(*name).n;
    return str_cmp(*(const struct str *)key, str_sub(*name, folder, name->n));
}

static bool is_ours(void *user, struct str base)
{
    const struct names *names = user;
    return bsearch(&base, names->v, names->n, sizeof *names->v, by_base);
}

static void clean(struct arena *a, const struct folder *f, struct names *names)
{
    file_remove_parts(str_printf(a, "%s/%.*s", f->path, STR_ARG(names->folder)).s, is_ours, names);
}

/* All names have equally many slashes: sorted whole, those of one folder are together, in the order
 * of their last parts. */
void folder_clean(struct arena *a, const struct folder *f, const struct plan *plan)
{
    size_t n = plan->jobs.n;
    struct str *v = arena_array(a, n, sizeof *v);
    for (size_t i = 0; i < n; i++)
        v[i] = plan->jobs.v[i].name;
    if (n)
        qsort(v, n, sizeof *v, by_text);
    for (size_t i = 0, end; i < n; i = end) {
        struct names names = {.folder = folder_of(v[i]), .v = v + i};
        for (end = i; end < n && str_eq(folder_of(v[end]), names.folder); end++)
            names.n++;
        clean(a, f, &names);
    }
}

void folder_clean_one(struct arena *a, const struct folder *f, const struct plan_job *j)
{
    struct names names = {folder_of(j->name), &j->name, 1};
    clean(a, f, &names);
}
