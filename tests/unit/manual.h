/*
 * manual.h: the layouts that docs/layouts.md shows, which a newcomer copies.
 */
#ifndef TESTS_MANUAL_H
#define TESTS_MANUAL_H

#include "base/arena.h"
#include "base/str.h"

/* The i-th, from 0, owned by the arena; STR_NONE behind the last. Fails the test when the page
 * can't be read. */
struct str manual_layout(struct arena *a, size_t i);

#endif
