/*
 * refuse.c: makes one call for memory or to the system fail. Preloaded into the program under test
 * by torture.c (after curl's "torture" tests), which runs it once for each call.
 *
 *     REFUSE_WHAT   memory        malloc, calloc, realloc … answer NULL
 *                   trouble       opening, reading, writing … fails as on a broken disk
 *                   interrupted   the same calls are interrupted by a signal once: EINTR
 *     REFUSE_AT     the call, from 1 on; 0: none
 *     REFUSE_IN     workers       calls of forked children, counted together
 *                   else          of the process itself
 *     REFUSE_COUNT  a file into which the number of calls is written at the end
 *     REFUSE_TOLD   a file into which it is written which call was refused, and who made it
 *
 * Memory is counted whoever asks, since the program has its own malloc before ours
 * (src/base/memory.c); of the others the calls of the C and C++ libraries for themselves are left
 * alone, and poll(), which is made once a tick of the clock.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum what { NOTHING, MEMORY, TROUBLE, INTERRUPTED };

static enum what what;
static long at;
static long *calls;     /* shared with forked children */
static bool of_workers; /* whose calls they are */
static bool ready;      /* this process's calls count */

/* ---- Who calls */

static const char *const left_alone[] = {"ld-linux", "libc.so", "libstdc++", "libvoikko",
                                         "refuse.so"};

enum { OBJECTS_MAX = 64, CALLERS_MAX = 24 };
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

/* Which call it is, and the way to it as addr2line takes it. */
static void tell(const char *name)
{
    const char *path = getenv("REFUSE_TOLD");
    void *callers[CALLERS_MAX];
    long fd;

    if (!path)
        return;
    ready = false;
    fd = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (fd >= 0) {
        dprintf((int)fd, "%s%s\n", name, of_workers ? ", in a worker" : "");
        backtrace_symbols_fd(callers, backtrace(callers, CALLERS_MAX), (int)fd);
        syscall(SYS_close, fd);
    }
    ready = true;
}

/* Is this the call? */
static bool refused(const char *name, bool memory, const void *caller)
{
    if (!ready || (what == MEMORY) != memory || (!memory && !counts(caller)) ||
        __atomic_add_fetch(calls, 1, __ATOMIC_SEQ_CST) != at)
        return false;
    tell(name);
    return true;
}

static int trouble(int otherwise)
{
    errno = what == INTERRUPTED ? EINTR : otherwise;
    return -1;
}

__attribute__((constructor)) static void begin(void)
{
    const char *name = getenv("REFUSE_WHAT"), *number = getenv("REFUSE_AT"),
               *in = getenv("REFUSE_IN");
    void *callers[1];

    if (!name || !number)
        return;
    calls = mmap(NULL, sizeof *calls, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (calls == MAP_FAILED)
        abort();
    backtrace(callers, 1); /* its library is loaded at the first time */
    what = strcmp(name, "memory") == 0    ? MEMORY
           : strcmp(name, "trouble") == 0 ? TROUBLE
                                          : INTERRUPTED;
    at = atol(number);
    of_workers = in && strcmp(in, "workers") == 0;
    ready = !of_workers;
}

__attribute__((destructor)) static void end(void)
{
    const char *path = getenv("REFUSE_COUNT");
    FILE *f;

    ready = false;
    if (path && calls && (f = fopen(path, "w"))) {
        fprintf(f, "%ld\n", *calls);
        fclose(f);
    }
}

#define CALLER __builtin_return_address(0)

/* Declares `behind`, the function of this name that this one stands before. */
#define BEHIND(name)                                                                               \
    __typeof__(name) *behind;                                                                      \
    void *found = dlsym(RTLD_NEXT, #name);                                                         \
    memcpy(&behind, &found, sizeof behind)

/* Is the call of this name to fail, as on a broken disk or by a signal? Or only as on a disk? */
#define IN_TROUBLE_OR_INTERRUPTED(name) refused(#name, false, CALLER)
#define IN_TROUBLE(name)                (what == TROUBLE && refused(#name, false, CALLER))

/* ---- Memory. dlsym asks for some itself, so these go to glibc's other names. */

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

static void *no_memory(void)
{
    errno = ENOMEM;
    return NULL;
}

void *malloc(size_t size)
{
    return refused("malloc", true, CALLER) ? no_memory() : __libc_malloc(size);
}

void *calloc(size_t n, size_t size)
{
    return refused("calloc", true, CALLER) ? no_memory() : __libc_calloc(n, size);
}

void *realloc(void *p, size_t size)
{
    return refused("realloc", true, CALLER) ? no_memory() : __libc_realloc(p, size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
    return refused("aligned_alloc", true, CALLER) ? no_memory() : __libc_memalign(alignment, size);
}

int posix_memalign(void **p, size_t alignment, size_t size)
{
    void *got = refused("posix_memalign", true, CALLER) ? NULL : __libc_memalign(alignment, size);

    if (!got)
        return ENOMEM;
    *p = got;
    return 0;
}

/* ---- Files. Some libraries call what has 64 in its name, which is the same. */

static mode_t mode_of(int flags, va_list args)
{
    return flags & O_CREAT ? va_arg(args, mode_t) : 0;
}

#define OPEN(name)                                                                                 \
    int name(const char *path, int flags, ...)                                                     \
    {                                                                                              \
        va_list args;                                                                              \
        mode_t mode;                                                                               \
                                                                                                   \
        va_start(args, flags);                                                                     \
        mode = mode_of(flags, args);                                                               \
        va_end(args);                                                                              \
        if (IN_TROUBLE_OR_INTERRUPTED(name))                                                       \
            return trouble(flags & O_CREAT ? ENOSPC : EIO);                                        \
        BEHIND(name);                                                                              \
        return behind(path, flags, mode);                                                          \
    }
OPEN(open)
OPEN(open64)

#define FOPEN(name)                                                                                \
    FILE *name(const char *path, const char *mode)                                                 \
    {                                                                                              \
        if (IN_TROUBLE(name)) {                                                                    \
            errno = EIO;                                                                           \
            return NULL;                                                                           \
        }                                                                                          \
        BEHIND(name);                                                                              \
        return behind(path, mode);                                                                 \
    }
FOPEN(fopen)
FOPEN(fopen64)

#define STAT(name, type)                                                                           \
    int name(const char *path, type *s)                                                            \
    {                                                                                              \
        if (IN_TROUBLE(name))                                                                      \
            return trouble(EIO);                                                                   \
        BEHIND(name);                                                                              \
        return behind(path, s);                                                                    \
    }
STAT(stat, struct stat)
STAT(stat64, struct stat64)

#define FSTAT(name, type)                                                                          \
    int name(int fd, type *s)                                                                      \
    {                                                                                              \
        if (IN_TROUBLE(name))                                                                      \
            return trouble(EIO);                                                                   \
        BEHIND(name);                                                                              \
        return behind(fd, s);                                                                      \
    }
FSTAT(fstat, struct stat)
FSTAT(fstat64, struct stat64)

#define LSEEK(name)                                                                                \
    off_t name(int fd, off_t offset, int whence)                                                   \
    {                                                                                              \
        if (IN_TROUBLE(name))                                                                      \
            return trouble(EIO);                                                                   \
        BEHIND(name);                                                                              \
        return behind(fd, offset, whence);                                                         \
    }
LSEEK(lseek)
LSEEK(lseek64)

#define MMAP(name)                                                                                 \
    void *name(void *where, size_t n, int protection, int flags, int fd, off_t offset)             \
    {                                                                                              \
        if (IN_TROUBLE(name)) {                                                                    \
            errno = ENOMEM;                                                                        \
            return MAP_FAILED;                                                                     \
        }                                                                                          \
        BEHIND(name);                                                                              \
        return behind(where, n, protection, flags, fd, offset);                                    \
    }
MMAP(mmap)
MMAP(mmap64)

ssize_t read(int fd, void *bytes, size_t n)
{
    if (IN_TROUBLE_OR_INTERRUPTED(read))
        return trouble(EIO);
    BEHIND(read);
    return behind(fd, bytes, n);
}

ssize_t write(int fd, const void *bytes, size_t n)
{
    if (IN_TROUBLE_OR_INTERRUPTED(write))
        return trouble(ENOSPC);
    BEHIND(write);
    return behind(fd, bytes, n);
}

ssize_t pread(int fd, void *bytes, size_t n, off_t offset)
{
    if (IN_TROUBLE_OR_INTERRUPTED(pread))
        return trouble(EIO);
    BEHIND(pread);
    return behind(fd, bytes, n, offset);
}

/* It is closed all the same. */
int close(int fd)
{
    bool fails = IN_TROUBLE(close);

    BEHIND(close);
    return behind(fd) < 0 || fails ? trouble(EIO) : 0;
}

size_t fread(void *bytes, size_t size, size_t n, FILE *f)
{
    if (IN_TROUBLE(fread)) {
        errno = EIO;
        return 0;
    }
    BEHIND(fread);
    return behind(bytes, size, n, f);
}

size_t fwrite(const void *bytes, size_t size, size_t n, FILE *f)
{
    if (f != stderr && IN_TROUBLE(fwrite)) {
        errno = ENOSPC;
        return 0;
    }
    BEHIND(fwrite);
    return behind(bytes, size, n, f);
}

int fflush(FILE *f)
{
    if (f != stderr && IN_TROUBLE(fflush))
        return trouble(ENOSPC);
    BEHIND(fflush);
    return behind(f);
}

int fsync(int fd)
{
    if (IN_TROUBLE_OR_INTERRUPTED(fsync))
        return trouble(EIO);
    BEHIND(fsync);
    return behind(fd);
}

int ftruncate(int fd, off_t n)
{
    if (IN_TROUBLE_OR_INTERRUPTED(ftruncate))
        return trouble(EIO);
    BEHIND(ftruncate);
    return behind(fd, n);
}

int fchmod(int fd, mode_t mode)
{
    if (IN_TROUBLE(fchmod))
        return trouble(EPERM);
    BEHIND(fchmod);
    return behind(fd, mode);
}

int flock(int fd, int operation)
{
    if (IN_TROUBLE_OR_INTERRUPTED(flock))
        return trouble(ENOLCK);
    BEHIND(flock);
    return behind(fd, operation);
}

/* ---- Names of files */

int rename(const char *from, const char *to)
{
    if (IN_TROUBLE(rename))
        return trouble(EIO);
    BEHIND(rename);
    return behind(from, to);
}

int unlink(const char *path)
{
    if (IN_TROUBLE(unlink))
        return trouble(EIO);
    BEHIND(unlink);
    return behind(path);
}

int mkdir(const char *path, mode_t mode)
{
    if (IN_TROUBLE(mkdir))
        return trouble(ENOSPC);
    BEHIND(mkdir);
    return behind(path, mode);
}

char *realpath(const char *path, char *resolved)
{
    if (IN_TROUBLE(realpath)) {
        errno = EIO;
        return NULL;
    }
    BEHIND(realpath);
    return behind(path, resolved);
}

DIR *opendir(const char *path)
{
    if (IN_TROUBLE(opendir)) {
        errno = EIO;
        return NULL;
    }
    BEHIND(opendir);
    return behind(path);
}

struct dirent *readdir(DIR *d)
{
    if (IN_TROUBLE(readdir)) {
        errno = EIO;
        return NULL;
    }
    BEHIND(readdir);
    return behind(d);
}

/* ---- Processes */

int pipe(int fds[2])
{
    if (IN_TROUBLE(pipe))
        return trouble(EMFILE);
    BEHIND(pipe);
    return behind(fds);
}

pid_t waitpid(pid_t process, int *status, int options)
{
    if (what == INTERRUPTED && IN_TROUBLE_OR_INTERRUPTED(waitpid))
        return trouble(EINTR);
    BEHIND(waitpid);
    return behind(process, status, options);
}

pid_t fork(void)
{
    pid_t child;

    if (IN_TROUBLE(fork))
        return trouble(EAGAIN);
    BEHIND(fork);
    child = behind();
    if (child == 0)
        ready = of_workers;
    return child;
}
