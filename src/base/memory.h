/*
 * memory.h: running out of memory, which is dealt with in one place.
 *
 * memory.c stands before the C library's malloc, calloc and realloc for the whole program, the
 * libraries in it included: a request that can't be met ends the process with a message and status
 * 70, so that nobody needs a branch for it. Files are written whole or not at all (file.h), so
 * nothing half is left behind.
 */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stddef.h>

enum { MEMORY_OUT_STATUS = 70 };

/* Says so, lets go of what has to be let go of, and ends the process. */
_Noreturn void memory_out(void);

/* What to do before that; NULL: nothing. It can have no memory. */
void memory_before_out(void (*last)(void));

/* Zeroed heap memory; caller frees. */
void *heap_alloc(size_t size);
void *heap_grow(void *p, size_t size);

/*
 * The same for what is many megabytes large and stays: the system is asked to back it with large
 * pages, where it has them; half the time of filling fresh memory is otherwise spent on its many
 * small ones. heap_large is not zeroed.
 */
void *heap_large(size_t size);
void *heap_grow_large(void *p, size_t size);

#endif
