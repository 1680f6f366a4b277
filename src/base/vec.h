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
#include <stdint.h>

struct arena;

#define VEC(type)                                                                                  \
    struct {                                                                                       \
        type *v;                                                                                   \
        size_t n, cap;                                                                             \
    }

/* The same in two thirds of the room, where there are very many and each is short. */
#define SHORT_VEC(type)                                                                            \
    struct {                                                                                       \
        type *v;                                                                                   \
        uint32_t n, cap;                                                                           \
    }

/* The array with room for at least n + 1 elements of `size` bytes. */
void *vec_grow(struct arena *a, void *v, size_t n, size_t *cap, size_t size);
void *vec_grow_short(struct arena *a, void *v, size_t n, uint32_t *cap, size_t size);

/* Pointer to a fresh, zeroed element at the end. */
#define vec_push(a, vec)                                                                           \
    ((vec)->v =                                                                                    \
         _Generic(&(vec)->cap, size_t *                                                            \
                  : vec_grow, uint32_t *                                                           \
                  : vec_grow_short)((a), (vec)->v, (vec)->n, &(vec)->cap, sizeof *(vec)->v),       \
     &(vec)->v[(vec)->n++])

#endif
