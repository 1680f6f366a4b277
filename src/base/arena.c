/*
 * arena.c: memory that lives and dies together.
 *
 * A list of chunks; allocation bumps an offset in the first. A request too large for a chunk of the
 * usual size gets one of its own, put behind the first so that the room left there stays in use.
 * Under AddressSanitizer what is not handed out is poisoned and each piece is followed by a red
 * zone, so that running past one is caught as on the heap.
 */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_ASAN 1
#endif
#endif

#ifdef ARENA_ASAN
#include <sanitizer/asan_interface.h>
enum { RED_ZONE = 16 };
#else
#define ASAN_POISON_MEMORY_REGION(p, n)   ((void)(p), (void)(n))
#define ASAN_UNPOISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
enum { RED_ZONE = 0 };
#endif

enum {
    ALIGNMENT = alignof(max_align_t),
    CHUNK_ROOM = 64 * 1024 - 64, /* with the header and malloc's own, just under a round size */
    LARGE_AFTER = 1024 * 1024,   /* bytes from which on a large arena takes large chunks */
    LARGE_ROOM = 4 * 1024 * 1024 - 64,
};

struct arena_chunk {
    struct arena_chunk *next;
    size_t room, used; /* bytes of `bytes` */
    alignas(max_align_t) unsigned char bytes[];
};

static struct arena_chunk *chunk_new(size_t room)
{
    struct arena_chunk *c;

    if (room > SIZE_MAX - sizeof *c)
        memory_out();
    c = room < LARGE_ROOM ? malloc(sizeof *c + room) : heap_large(sizeof *c + room);
    if (!c)
        memory_out();
    c->next = NULL;
    c->room = room;
    c->used = 0;
    ASAN_POISON_MEMORY_REGION(c->bytes, room);
    return c;
}

static void chunk_free(struct arena_chunk *c)
{
    ASAN_UNPOISON_MEMORY_REGION(c->bytes, c->room);
    free(c);
}

/* Kept for later: what is filled again and again need not go back to malloc in between. */
static void chunk_keep(struct arena *a, struct arena_chunk *c)
{
    c->used = 0;
    ASAN_POISON_MEMORY_REGION(c->bytes, c->room);
    c->next = a->spare;
    a->spare = c;
}

static struct arena_chunk *chunk_spare(struct arena *a)
{
    struct arena_chunk *c = a->spare;

    if (!c)
        return chunk_new(CHUNK_ROOM);
    a->spare = c->next;
    return c;
}

void arena_init(struct arena *a)
{
    *a = (struct arena){0};
}

void arena_init_large(struct arena *a)
{
    *a = (struct arena){.large = true};
}

static void chunks_free(struct arena_chunk *c)
{
    while (c) {
        struct arena_chunk *next = c->next;

        chunk_free(c);
        c = next;
    }
}

void arena_release(struct arena *a)
{
    chunks_free(a->head);
    chunks_free(a->spare);
    arena_init(a);
}

void arena_reset(struct arena *a)
{
    struct arena_chunk *c = a->head;

    a->head = NULL;
    a->used = 0;
    while (c) {
        struct arena_chunk *next = c->next;

        if (c->room == CHUNK_ROOM)
            chunk_keep(a, c);
        else
            chunk_free(c);
        c = next;
    }
}

/* The chunk that `size` bytes, already rounded up, come from. */
static struct arena_chunk *chunk_for(struct arena *a, size_t size)
{
    struct arena_chunk *head = a->head;
    struct arena_chunk *fresh;

    if (head && size <= head->room - head->used)
        return head;
    if (head && size > CHUNK_ROOM / 4) {
        fresh = chunk_new(size);
        fresh->next = head->next;
        head->next = fresh;
    } else {
        fresh = size > CHUNK_ROOM                   ? chunk_new(size)
                : a->large && a->used > LARGE_AFTER ? chunk_new(LARGE_ROOM)
                                                    : chunk_spare(a);
        fresh->next = head;
        a->head = fresh;
    }
    return fresh;
}

/* What a piece of so many bytes takes of its chunk. */
static size_t room_of(size_t size)
{
    if (size > SIZE_MAX - RED_ZONE - ALIGNMENT)
        memory_out();
    return (size + RED_ZONE + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

/* Not zeroed. */
static void *take(struct arena *a, size_t size)
{
    size_t room = room_of(size);
    struct arena_chunk *c = chunk_for(a, room);
    void *p = c->bytes + c->used;

    c->used += room;
    a->used += room;
    ASAN_UNPOISON_MEMORY_REGION(p, size);
    return p;
}

void *arena_alloc(struct arena *a, size_t size)
{
    return memset(take(a, size), 0, size);
}

void *arena_room(struct arena *a, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        memory_out();
    return take(a, count * size);
}

void *arena_array(struct arena *a, size_t count, size_t size)
{
    return memset(arena_room(a, count, size), 0, count * size);
}

/* Makes the chunk's last piece longer, if it is that and there is room. */
static bool stretch(struct arena *a, const void *p, size_t size, size_t wider)
{
    struct arena_chunk *c = a->head;
    size_t room = room_of(size), more = room_of(wider) - room;

    if (!c || !size || c->used < room || c->bytes + c->used - room != p || more > c->room - c->used)
        return false;
    c->used += more;
    a->used += more;
    ASAN_UNPOISON_MEMORY_REGION(p, wider);
    return true;
}

void *arena_widen(struct arena *a, void *p, size_t size, size_t wider)
{
    void *moved;

    if (stretch(a, p, size, wider))
        return p;
    moved = take(a, wider);
    if (size)
        memcpy(moved, p, size);
    return moved;
}

void *arena_memdup(struct arena *a, const void *p, size_t size)
{
    void *copy = take(a, size);

    if (size)
        memcpy(copy, p, size);
    return copy;
}
