/*
 * vec.c: a growing array in an arena.
 */
#include "base/vec.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"

void *vec_grow(struct arena *a, void *v, size_t n, size_t *cap, size_t size)
{
    if (n == *cap) {
        /* Past half of what can be counted arena_array finds the overflow. */
        size_t wider = n ? (n > SIZE_MAX / 2 ? SIZE_MAX : n * 2) : 8;
        void *grown = arena_array(a, wider, size);

        if (n)
            memcpy(grown, v, n * size);
        *cap = wider;
        return grown;
    }
    /* An element may have stood here before the owner shortened the vector. */
    memset((char *)v + n * size, 0, size);
    return v;
}

void *vec_grow_short(struct arena *a, void *v, size_t n, uint32_t *cap, size_t size)
{
    size_t wide = *cap;

    v = vec_grow(a, v, n, &wide, size);
    if (wide > UINT32_MAX)
        memory_out();
    *cap = (uint32_t)wide;
    return v;
}
