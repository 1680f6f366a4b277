/*
 * jsonmemory.h: memory for yajl, which does not look whether it got any: from base/arena.h, where
 * running out ends the process.
 */
#ifndef IMPORT_JSONMEMORY_H
#define IMPORT_JSONMEMORY_H

#include <stdlib.h>

#include <yajl/yajl_common.h>

#include "base/arena.h"

static inline void *jsonmemory_take(void *user, size_t size)
{
    (void)user;
    return heap_alloc(size);
}

static inline void *jsonmemory_grow(void *user, void *p, size_t size)
{
    (void)user;
    return heap_grow(p, size);
}

static inline void jsonmemory_give_back(void *user, void *p)
{
    (void)user;
    free(p);
}

#define JSONMEMORY                                                                                 \
    ((yajl_alloc_funcs){jsonmemory_take, jsonmemory_grow, jsonmemory_give_back, NULL})

#endif
