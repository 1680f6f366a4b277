/*
 * file.c: whole files in, whole files out.
 *
 * A file is read into memory, not mapped: a mapped one that somebody cuts short meanwhile ends the
 * process. Reading takes a tenth of the time at most that checking what was read does.
 *
 * A file is written under a temporary name in its own folder and renamed over the old one only when
 * every byte is on the disk, so that a full disk, a crash or an interrupt leaves the old file as it
 * was. Interrupts wait until the temporary file is either renamed or gone. What is no regular file
 * (a pipe, /dev/stdout) is written to directly.
 */
#define _XOPEN_SOURCE                                                                              \
    700 /* glibc declares realpath only there, though POSIX 2008 has it in its base */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/intl.h"

#define PART ".part" /* ends the name of a temporary file: "a.pdf.1234-0.part" */

/* A signal may interrupt these on some file systems; it is no trouble. */
static int open_again(const char *path, int flags, mode_t mode)
{
    int fd;

    do
        fd = open(path, flags | O_CLOEXEC, mode);
    while (fd < 0 && errno == EINTR);
    return fd;
}

static bool sync_again(int fd)
{
    int result;

    do
        result = fsync(fd);
    while (result < 0 && errno == EINTR);
    return result == 0;
}

static struct loc place(const char *path)
{
    return (struct loc){strcmp(path, "-") == 0 ? NULL : path, 0, 0};
}

/* How large a file may be, and the name under which that can be changed; LIMIT_COUNT: none. */
struct bound {
    uint64_t bytes;
    enum limit which;
};

static bool report_limit(const char *path, struct bound most, struct diag *d)
{
    struct buf b = {0};

    buf_printf(&b, _("larger than %llu bytes, the most that is read"),
               (unsigned long long)most.bytes);
    if (most.which == LIMIT_COUNT)
        diag_report(d, DIAG_LIMIT, place(path), "%s", b.s);
    else
        limit_report(d, place(path), most.which, b.s);
    buf_release(&b);
    return false;
}

/* Reads fd to its end. One byte over the limit is asked for, to see that there is more. */
static bool read_all(int fd, struct bound most, struct buf *b, const char *path, struct diag *d)
{
    char piece[16 * 1024];
    ssize_t n;

    while ((n = read(fd, piece, sizeof piece)) != 0) {
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            diag_report(d, DIAG_CANT_READ, place(path), "%s", strerror(errno));
            return false;
        }
        buf_put(b, piece, (size_t)n);
        if (b->n > most.bytes)
            return report_limit(path, most, d);
    }
    return true;
}

/* For less, asking for large pages would only mean clearing more than is read. */
enum { LARGE_FILE = 1024 * 1024 };

static char *room_for(size_t size)
{
    return size < LARGE_FILE ? heap_grow(NULL, size) : heap_large(size);
}

/* Reads a file of `size` bytes into room for one more, by which it would be seen to have grown. */
static bool read_size(struct file *f, int fd, size_t size, struct diag *d)
{
    size_t n = 0;
    ssize_t more;

    f->memory = room_for(size + 1);
    while (n <= size && (more = read(fd, f->memory + n, size + 1 - n)) != 0) {
        if (more < 0 && errno == EINTR)
            continue;
        if (more < 0) {
            diag_report(d, DIAG_CANT_READ, place(f->path), "%s", strerror(errno));
            return false;
        }
        n += (size_t)more;
    }
    f->bytes = (struct str){f->memory, n};
    return true;
}

/*
 * What somebody wrote to meanwhile may be cut anywhere. Made-up files of the system, which say one
 * size and always have another, are whole.
 */
static bool is_whole(const struct file *f, int fd, uint64_t before, struct diag *d)
{
    struct stat st;

    if (f->bytes.n == before || fstat(fd, &st) < 0 || (uint64_t)st.st_size == before)
        return true;
    diag_report(d, DIAG_NOT_NOW, place(f->path),
                _("the file changed while it was read, from %llu to %llu bytes; try again when "
                  "nothing writes to it any more"),
                (unsigned long long)before, (unsigned long long)st.st_size);
    return false;
}

/* What tells no size is read to its end, however long that is. */
static bool read_endless(struct file *f, int fd, struct bound most, struct diag *d)
{
    struct buf b = {0};
    bool ok = read_all(fd, most, &b, f->path, d);

    f->memory = b.s;
    f->bytes = (struct str){b.s ? b.s : "", b.n};
    return ok;
}

static bool load_fd(struct file *f, int fd, struct bound most, struct diag *d)
{
    struct stat st;

    if (fstat(fd, &st) < 0) {
        diag_report(d, DIAG_CANT_READ, place(f->path), "%s", strerror(errno));
        return false;
    }
    if (S_ISDIR(st.st_mode)) {
        diag_report(d, DIAG_CANT_READ, place(f->path), _("it is a folder, a file is needed"));
        return false;
    }
    if (S_ISREG(st.st_mode) && (uint64_t)st.st_size > most.bytes)
        return report_limit(f->path, most, d);
    /* Standard input may have been read from already, so that its rest is what counts. */
    if (fd == STDIN_FILENO || !S_ISREG(st.st_mode) || st.st_size == 0)
        return read_endless(f, fd, most, d);
    return read_size(f, fd, (size_t)st.st_size, d) && is_whole(f, fd, (uint64_t)st.st_size, d);
}

static bool open_bounded(struct file *f, const char *path, struct bound most, struct diag *d)
{
    bool standard = strcmp(path, "-") == 0;
    int fd = standard ? STDIN_FILENO : open_again(path, O_RDONLY, 0);
    bool ok;

    *f = (struct file){.path = path};
    if (fd < 0) {
        diag_report(d, DIAG_CANT_READ, place(path), "%s", strerror(errno));
        return false;
    }
    ok = load_fd(f, fd, most, d);
    if (!standard)
        close(fd);
    if (!ok)
        file_close(f);
    return ok;
}

bool file_open(struct file *f, const char *path, uint64_t limit, struct diag *d)
{
    return open_bounded(f, path, (struct bound){limit, LIMIT_COUNT}, d);
}

bool file_open_export(struct file *f, const char *path, const struct limits *limits, struct diag *d)
{
    return open_bounded(f, path, (struct bound){limit_of(limits, LIMIT_FILE), LIMIT_FILE}, d);
}

void file_close(struct file *f)
{
    free(f->memory);
    *f = (struct file){0};
}

void file_forget(struct file *f)
{
    const char *path = f->path;

    file_close(f);
    f->path = path;
}

/* False with errno set. */
static bool write_all(int fd, struct str bytes)
{
    while (bytes.n) {
        ssize_t n = write(fd, bytes.s, bytes.n);

        if (n < 0 && errno != EINTR)
            return false;
        if (n > 0)
            bytes = str_sub(bytes, (size_t)n, bytes.n);
    }
    return true;
}

static bool write_direct(const char *path, struct str bytes)
{
    int fd = open_again(path, O_WRONLY, 0);
    bool ok = fd >= 0 && write_all(fd, bytes);
    int why = errno;

    if (fd >= 0 && close(fd) < 0 && ok)
        return false;
    errno = why;
    return ok;
}

/* A new file beside `path`, its name in `name`; -1 with errno set. */
static int open_temporary(const char *path, struct buf *name)
{
    int fd = -1;

    for (unsigned attempt = 0; attempt < 100; attempt++) {
        buf_clear(name);
        buf_printf(name, "%s.%ld-%u" PART, path, (long)getpid(), attempt);
        fd = open_again(name->s, O_WRONLY | O_CREAT | O_EXCL, 0666);
        if (fd >= 0 || errno != EEXIST)
            break;
    }
    return fd;
}

/* The entry of the folder is on the disk, too. Some file systems can't promise it; that is no
 * failure. */
static void sync_folder(const char *path)
{
    struct buf folder = {0};
    const char *slash = strrchr(path, '/');
    int fd;

    buf_put(&folder, slash ? path : ".", slash ? (size_t)(slash - path) + 1 : 1);
    fd = open_again(folder.s, O_RDONLY | O_DIRECTORY, 0);
    if (fd >= 0) {
        (void)sync_again(fd);
        close(fd);
    }
    buf_release(&folder);
}

/* How a file is written: does it have to be on the disk before the old one goes? */
enum care { CARE_DURABLE, CARE_QUICK };

/* Everything into the file, and fd closed. `mode` is that of the file replaced, or 0. */
static bool fill(int fd, struct str bytes, mode_t mode, enum care care)
{
    bool ok;
    int why;

    /* Not every file system keeps modes, and the content is what counts. */
    if (mode)
        (void)fchmod(fd, mode & 07777);
    ok = write_all(fd, bytes) && (care == CARE_QUICK || sync_again(fd));
    why = errno;
    if (close(fd) < 0 && ok)
        return false;
    errno = why;
    return ok;
}

static bool replace(const char *path, struct str bytes, mode_t mode, enum care care)
{
    struct buf name = {0};
    int fd = open_temporary(path, &name);
    bool ok = fd >= 0 && fill(fd, bytes, mode, care) && rename(name.s, path) == 0;
    int why = errno;

    if (!ok && fd >= 0)
        unlink(name.s);
    if (ok && care == CARE_DURABLE)
        sync_folder(path);
    buf_release(&name);
    errno = why;
    return ok;
}

/* Through a symbolic link its target is replaced, not the link. */
static bool write_path(const char *path, struct str bytes, enum care care)
{
    struct stat st;
    char *target;
    bool ok;

    if (stat(path, &st) < 0)
        return replace(path, bytes, 0, care);
    if (!S_ISREG(st.st_mode))
        return write_direct(path, bytes);
    target = realpath(path, NULL);
    ok = target && replace(target, bytes, st.st_mode, care);
    free(target);
    return ok;
}

static void hold_interrupts(sigset_t *before)
{
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &set, before);
}

static bool write_file(const char *path, struct str bytes, enum care care, struct diag *d)
{
    sigset_t before;
    int why;
    bool ok;

    if (strcmp(path, "-") == 0) {
        ok = write_all(STDOUT_FILENO, bytes);
        why = errno;
    } else {
        hold_interrupts(&before);
        ok = write_path(path, bytes, care);
        why = errno;
        pthread_sigmask(SIG_SETMASK, &before, NULL);
    }
    if (!ok)
        diag_report(d, DIAG_CANT_WRITE, place(path),
                    strcmp(path, "-") == 0 ? _("standard output: %s") : "%s", strerror(why));
    return ok;
}

bool file_write(const char *path, struct str bytes, struct diag *d)
{
    return write_file(path, bytes, CARE_DURABLE, d);
}

bool file_write_quick(const char *path, struct str bytes, struct diag *d)
{
    return write_file(path, bytes, CARE_QUICK, d);
}

/* "a.pdf" of "a.pdf.1234-0.part"; STR_NONE when it is no name of a temporary file. */
static struct str part_of(struct str name)
{
    struct str rest = name, process, attempt = STR_NONE;
    unsigned number;
    size_t dot;

    if (!str_ends(rest, STR(PART)))
        return STR_NONE;
    rest = str_sub(rest, 0, rest.n - (sizeof PART - 1));
    for (dot = rest.n; dot > 0 && rest.s[dot - 1] != '.'; dot--)
        ;
    attempt = str_sub(rest, dot, rest.n);
    if (dot < 2 || !str_split(&attempt, '-', &process) ||
        !str_to_uint(process, UINT_MAX, &number) || !str_to_uint(attempt, UINT_MAX, &number))
        return STR_NONE;
    return str_sub(rest, 0, dot - 1);
}

void file_remove_parts(const char *folder, bool (*ours)(void *user, struct str name), void *user)
{
    DIR *dir = opendir(folder);
    struct dirent *e;

    while (dir && (e = readdir(dir))) {
        struct str of = part_of(str_from(e->d_name));

        if (of.s && ours(user, of))
            (void)unlinkat(dirfd(dir), e->d_name, 0);
    }
    if (dir)
        closedir(dir);
}

bool file_make_folders(const char *path, struct diag *d)
{
    struct buf folder = {0};
    bool ok = true;

    for (const char *slash = strchr(path + 1, '/'); ok && slash; slash = strchr(slash + 1, '/')) {
        buf_clear(&folder);
        buf_put(&folder, path, (size_t)(slash - path));
        ok = mkdir(folder.s, 0777) == 0 || errno == EEXIST;
    }
    if (!ok)
        diag_report(d, DIAG_CANT_WRITE, place(folder.s), "%s", strerror(errno));
    buf_release(&folder);
    return ok;
}

const char *file_beside(struct arena *a, const char *of, struct str name)
{
    const char *slash = strrchr(of, '/');

    if (!slash || str_starts(name, STR("/")))
        return str_z(a, name);
    return str_join(a, (struct str){of, (size_t)(slash - of) + 1}, name).s;
}

bool file_exists(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && !S_ISDIR(st.st_mode);
}

bool file_is_folder(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool file_is_same(const char *a, const char *b)
{
    struct stat x, y;

    return stat(a, &x) == 0 && stat(b, &y) == 0 && S_ISREG(x.st_mode) && x.st_dev == y.st_dev &&
           x.st_ino == y.st_ino;
}
