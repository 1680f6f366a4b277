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
        size_t wider = n ? n * 2 : 8;

        if (n > SIZE_MAX / 2 || wider > SIZE_MAX / size) /* more than can be counted */
            memory_out();
        v = arena_widen(a, v, n * size, wider * size);
        *cap = wider;
    }
    /* Memory is fresh, or an element stood here before the owner shortened the vector. */
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
