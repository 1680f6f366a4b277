/*
 * arena.h: memory that lives and dies together.
 *
 * Nothing in an arena is freed singly. Memory comes zeroed. Running out is the one failure handled
 * here: a message, and the process ends with status 70, so that no caller needs a branch for it.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena_chunk;

struct arena {
    struct arena_chunk *head;  /* the chunk being filled */
    struct arena_chunk *spare; /* emptied by a reset, to be filled again */
    size_t used;               /* bytes handed out since the last reset */
};

void arena_init(struct arena *a);
void arena_release(struct arena *a);

/* Forgets everything, and keeps the room for what comes; arena_release gives it back. */
void arena_reset(struct arena *a);

/* Zeroed, aligned for any type; size 0 gives a valid pointer. */
void *arena_alloc(struct arena *a, size_t size);
void *arena_array(struct arena *a, size_t count, size_t size); /* overflow is running out */
void *arena_memdup(struct arena *a, const void *p, size_t size);

#define arena_new(a, type) ((type *)arena_alloc((a), sizeof(type)))

/* Heap memory with the same promise: never NULL, caller frees. */
void *heap_alloc(size_t size);
void *heap_grow(void *p, size_t size);

/* The end, for what a library could not allocate. */
_Noreturn void out_of_memory(void);

#endif
