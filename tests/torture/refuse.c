/*
 * refuse.c: makes one call for memory or to the system fail. Preloaded into the program under test
 * by torture.c (after curl's "torture" tests), which runs it once for each call.
 *
 *     REFUSE_WHAT   memory        malloc, calloc, realloc answer NULL
 *                   trouble       opening, reading, writing … fails as on a broken disk
 *                   interrupted   the same calls are interrupted by a signal once: EINTR
 *     REFUSE_AT     the call, from 1 on; 0: none
 *     REFUSE_COUNT  a file into which the number of calls is written at the end
 *
 * Children that are forked are left alone. Memory is counted whoever asks, since the program has
 * its own malloc before ours (src/base/memory.c); of the others the calls of the C and C++
 * libraries for themselves are left alone.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum what { NOTHING, MEMORY, TROUBLE, INTERRUPTED };

static enum what what;
static long at, calls;
static bool ready;

/* ---- Who calls */

static const char *const left_alone[] = {"ld-linux", "libc.so", "libstdc++", "libvoikko",
                                         "refuse.so"};

enum { OBJECTS_MAX = 64 };
static struct {
    const void *base;
    bool counted;
} objects[OBJECTS_MAX];
static size_t n_objects;

static bool counts(const void *caller)
{
    static bool busy;
    Dl_info info;
    bool counted = true;

    if (busy) /* dladdr's own */
        return false;
    busy = true;
    if (!dladdr(caller, &info) || !info.dli_fname)
        counted = false;
    busy = false;
    if (!counted)
        return false;
    for (size_t i = 0; i < n_objects; i++)
        if (objects[i].base == info.dli_fbase)
            return objects[i].counted;
    for (size_t i = 0; i < sizeof left_alone / sizeof *left_alone; i++)
        if (strstr(info.dli_fname, left_alone[i]))
            counted = false;
    if (n_objects < OBJECTS_MAX) {
        objects[n_objects].base = info.dli_fbase;
        objects[n_objects++].counted = counted;
    }
    return counted;
}

/* Is this the call? */
static bool refused(bool memory, const void *caller)
{
    if (!ready || (what == MEMORY) != memory || what == NOTHING || (!memory && !counts(caller)))
        return false;
    return ++calls == at;
}

static int trouble(int otherwise)
{
    errno = what == INTERRUPTED ? EINTR : otherwise;
    return -1;
}

__attribute__((constructor)) static void begin(void)
{
    const char *name = getenv("REFUSE_WHAT"), *number = getenv("REFUSE_AT");

    if (!name || !number)
        return;
    what = strcmp(name, "memory") == 0    ? MEMORY
           : strcmp(name, "trouble") == 0 ? TROUBLE
                                          : INTERRUPTED;
    at = atol(number);
    ready = true;
}

__attribute__((destructor)) static void end(void)
{
    const char *path = getenv("REFUSE_COUNT");
    FILE *f;

    ready = false;
    if (path && (f = fopen(path, "w"))) {
        fprintf(f, "%ld\n", calls);
        fclose(f);
    }
}

#define CALLER __builtin_return_address(0)

/* Declares `behind`, the function of this name that this one stands before. */
#define BEHIND(name)                                                                               \
    __typeof__(name) *behind;                                                                      \
    void *found = dlsym(RTLD_NEXT, #name);                                                         \
    memcpy(&behind, &found, sizeof behind)

/* ---- Memory. dlsym asks for some itself, so these go to glibc's other names. */

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t size);

void *malloc(size_t size)
{
    if (refused(true, CALLER)) {
        errno = ENOMEM;
        return NULL;
    }
    return __libc_malloc(size);
}

void *calloc(size_t n, size_t size)
{
    if (refused(true, CALLER)) {
        errno = ENOMEM;
        return NULL;
    }
    return __libc_calloc(n, size);
}

void *realloc(void *p, size_t size)
{
    if (refused(true, CALLER)) {
        errno = ENOMEM;
        return NULL;
    }
    return __libc_realloc(p, size);
}

/* ---- The system */

int open(const char *path, int flags, ...)
{
    mode_t mode = 0;
    va_list args;

    if (flags & O_CREAT) {
        va_start(args, flags);
        mode = va_arg(args, mode_t);
        va_end(args);
    }
    if (refused(false, CALLER))
        return trouble(flags & O_CREAT ? ENOSPC : EIO);
    BEHIND(open);
    return behind(path, flags, mode);
}

FILE *fopen(const char *path, const char *mode)
{
    if (what != INTERRUPTED && refused(false, CALLER)) {
        errno = EIO;
        return NULL;
    }
    BEHIND(fopen);
    return behind(path, mode);
}

ssize_t read(int fd, void *bytes, size_t n)
{
    if (refused(false, CALLER))
        return trouble(EIO);
    BEHIND(read);
    return behind(fd, bytes, n);
}

ssize_t write(int fd, const void *bytes, size_t n)
{
    if (refused(false, CALLER))
        return trouble(ENOSPC);
    BEHIND(write);
    return behind(fd, bytes, n);
}

ssize_t pread(int fd, void *bytes, size_t n, off_t offset)
{
    if (refused(false, CALLER))
        return trouble(EIO);
    BEHIND(pread);
    return behind(fd, bytes, n, offset);
}

size_t fread(void *bytes, size_t size, size_t n, FILE *f)
{
    if (what != INTERRUPTED && refused(false, CALLER)) {
        errno = EIO;
        return 0;
    }
    BEHIND(fread);
    return behind(bytes, size, n, f);
}

size_t fwrite(const void *bytes, size_t size, size_t n, FILE *f)
{
    if (what != INTERRUPTED && f != stderr && refused(false, CALLER)) {
        errno = ENOSPC;
        return 0;
    }
    BEHIND(fwrite);
    return behind(bytes, size, n, f);
}

int fflush(FILE *f)
{
    if (what != INTERRUPTED && f != stderr && refused(false, CALLER))
        return trouble(ENOSPC);
    BEHIND(fflush);
    return behind(f);
}

int fsync(int fd)
{
    if (refused(false, CALLER))
        return trouble(EIO);
    BEHIND(fsync);
    return behind(fd);
}

int fstat(int fd, struct stat *s)
{
    if (what != INTERRUPTED && refused(false, CALLER))
        return trouble(EIO);
    BEHIND(fstat);
    return behind(fd, s);
}

int stat(const char *path, struct stat *s)
{
    if (what != INTERRUPTED && refused(false, CALLER))
        return trouble(EIO);
    BEHIND(stat);
    return behind(path, s);
}

void *mmap(void *where, size_t n, int protection, int flags, int fd, off_t offset)
{
    if (what != INTERRUPTED && refused(false, CALLER)) {
        errno = ENOMEM;
        return MAP_FAILED;
    }
    BEHIND(mmap);
    return behind(where, n, protection, flags, fd, offset);
}

int ftruncate(int fd, off_t n)
{
    if (refused(false, CALLER))
        return trouble(EIO);
    BEHIND(ftruncate);
    return behind(fd, n);
}

int fchmod(int fd, mode_t mode)
{
    if (what != INTERRUPTED && refused(false, CALLER))
        return trouble(EPERM);
    BEHIND(fchmod);
    return behind(fd, mode);
}

int rename(const char *from, const char *to)
{
    if (what != INTERRUPTED && refused(false, CALLER))
        return trouble(EIO);
    BEHIND(rename);
    return behind(from, to);
}

int mkdir(const char *path, mode_t mode)
{
    if (what != INTERRUPTED && refused(false, CALLER))
        return trouble(ENOSPC);
    BEHIND(mkdir);
    return behind(path, mode);
}

int flock(int fd, int operation)
{
    if (refused(false, CALLER))
        return trouble(ENOLCK);
    BEHIND(flock);
    return behind(fd, operation);
}

int pipe(int fds[2])
{
    if (what != INTERRUPTED && refused(false, CALLER))
        return trouble(EMFILE);
    BEHIND(pipe);
    return behind(fds);
}

/* In a child nothing is refused: its calls have numbers of their own, and are tried where they are
 * the only ones. */
pid_t fork(void)
{
    pid_t child;

    if (what != INTERRUPTED && refused(false, CALLER))
        return trouble(EAGAIN);
    BEHIND(fork);
    child = behind();
    if (child == 0)
        ready = false;
    return child;
}
