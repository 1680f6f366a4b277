/*
 * vec.h: a growing array in an arena.
 *
 *     struct { struct str *v; size_t n, cap; } names = {0};     or: VEC(struct str) names = {0};
 *     *vec_push(arena, &names) = STR("Tampere");
 *     for (size_t i = 0; i < names.n; i++) use(names.v[i]);
 *
 * A push may move the array: do not keep pointers into it across pushes. What it outgrows stays in
 * the arena until that is reset.
 */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include <stddef.h>

struct arena;

#define VEC(type)                                                                                  \
    struct {                                                                                       \
        type *v;                                                                                   \
        size_t n, cap;                                                                             \
    }

/* The array with room for at least n + 1 elements of `size` bytes. */
void *vec_grow(struct arena *a, void *v, size_t n, size_t *cap, size_t size);

/* Pointer to a fresh, zeroed element at the end. */
#define vec_push(a, vec)                                                                           \
    ((vec)->v = vec_grow((a), (vec)->v, (vec)->n, &(vec)->cap, sizeof *(vec)->v),                  \
     &(vec)->v[(vec)->n++])

#endif
