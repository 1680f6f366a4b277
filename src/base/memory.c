/*
 * memory.c: see memory.h.
 *
 * Libraries deal with a lack of memory each in its way, and some go on without a word: HarfBuzz
 * then gives letters without their marks, libhyphen crashes. A leaflet that lacks a digit is worse
 * than none. So malloc is replaced, as the C library's manual allows ("Replacing malloc"), by one
 * that asks the next malloc and ends the process when that one refuses. The next one is glibc's, or
 * that of an instrument that was loaded before it.
 *
 * A request that could never be met, since it is larger than any object may be, is the asker's
 * affair: it comes of a length read from damaged data, and is refused as anywhere.
 *
 * Under AddressSanitizer, which replaces malloc itself, that is left alone.
 */
#define _GNU_SOURCE /* RTLD_NEXT, madvise */
#include "base/memory.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define MALLOC_IS_TAKEN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define MALLOC_IS_TAKEN 1
#endif
#endif

static void (*before_out)(void);

void memory_before_out(void (*last)(void))
{
    before_out = last;
}

_Noreturn void memory_out(void)
{
    static const char words[] = "esite: out of memory\n";
    void (*last)(void) = before_out;

    before_out = NULL;                                    /* once, whatever becomes of it */
    (void)!write(STDERR_FILENO, words, sizeof words - 1); /* a stream might ask for memory */
    if (last)
        last();
    _exit(MEMORY_OUT_STATUS); /* not exit: half-filled output buffers are not to be flushed */
}

#ifndef MALLOC_IS_TAKEN

/* A function behind the one of this name here. ISO C knows no cast from what dlsym gives. */
#define NEXT(function, name)                                                                       \
    do {                                                                                           \
        void *found = dlsym(RTLD_NEXT, name);                                                      \
                                                                                                   \
        if (!found)                                                                                \
            memory_out();                                                                          \
        memcpy(&(function), &found, sizeof(function));                                             \
    } while (0)

void *malloc(size_t size)
{
    static void *(*next)(size_t);
    void *p;

    if (!next)
        NEXT(next, "malloc");
    p = next(size);
    if (!p && size <= PTRDIFF_MAX)
        memory_out();
    return p;
}

void *calloc(size_t n, size_t size)
{
    static void *(*next)(size_t, size_t);
    void *p;

    if (!next)
        NEXT(next, "calloc");
    p = next(n, size);
    if (!p && (size == 0 || n <= PTRDIFF_MAX / size))
        memory_out();
    return p;
}

void *realloc(void *p, size_t size)
{
    static void *(*next)(void *, size_t);
    void *grown;

    if (!next)
        NEXT(next, "realloc");
    grown = next(p, size);
    if (!grown && size > 0 && size <= PTRDIFF_MAX) /* of size 0: it was freed */
        memory_out();
    return grown;
}

#endif

void *heap_alloc(size_t size)
{
    void *p = calloc(1, size ? size : 1);

    if (!p)
        memory_out();
    return p;
}

void *heap_grow(void *p, size_t size)
{
    void *grown = realloc(p, size ? size : 1);

    if (!grown)
        memory_out();
    return grown;
}

enum { LARGE_PAGE = 2 * 1024 * 1024 };

/* Advice only: nothing is lost where it is not taken. */
static void advise(void *p, size_t size)
{
    uintptr_t from = ((uintptr_t)p + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE;
    uintptr_t to = ((uintptr_t)p + size) / LARGE_PAGE * LARGE_PAGE;

#ifdef MADV_HUGEPAGE
    if (from < to)
        (void)madvise((void *)from, to - from, MADV_HUGEPAGE);
#endif
}

void *heap_large(size_t size)
{
    size_t rounded = size + LARGE_PAGE - 1 - (size + LARGE_PAGE - 1) % LARGE_PAGE;
    void *p = rounded < size ? NULL : aligned_alloc(LARGE_PAGE, rounded ? rounded : LARGE_PAGE);

    if (!p)
        memory_out();
    advise(p, rounded);
    return p;
}

void *heap_grow_large(void *p, size_t size)
{
    p = heap_grow(p, size);
    advise(p, size);
    return p;
}
