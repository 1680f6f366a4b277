/*
 * arena.h: memory that lives and dies together.
 *
 * Nothing in an arena is freed singly. Memory comes zeroed. Running out ends the process
 * (memory.h).
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdbool.h>

#include "base/memory.h"

struct arena_chunk;

struct arena {
    struct arena_chunk *head;  /* the chunk being filled */
    struct arena_chunk *spare; /* emptied by a reset, to be filled again */
    size_t used;               /* bytes handed out since the last reset */
    bool large;
};

void arena_init(struct arena *a);
void arena_init_large(struct arena *a); /* for many megabytes that stay: in large pieces */
void arena_release(struct arena *a);

/* Forgets everything, and keeps the room for what comes; arena_release gives it back. */
void arena_reset(struct arena *a);

/* Zeroed, aligned for any type; size 0 gives a valid pointer. */
void *arena_alloc(struct arena *a, size_t size);
void *arena_array(struct arena *a, size_t count, size_t size); /* overflow is running out */
/* The same, not zeroed: for what is many, and filled at once. */
void *arena_room(struct arena *a, size_t count, size_t size);
/* A piece of `size` bytes made longer, where it is or elsewhere. What is new is not zeroed. */
void *arena_widen(struct arena *a, void *p, size_t size, size_t wider);
void *arena_memdup(struct arena *a, const void *p, size_t size);

#define arena_new(a, type) ((type *)arena_alloc((a), sizeof(type)))

#endif
