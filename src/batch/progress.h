/*
 * progress.h: how far a batch has come: one line on the terminal, written over again and again.
 */
#ifndef BATCH_PROGRESS_H
#define BATCH_PROGRESS_H

#include <stdio.h>

#include "base/buf.h"

struct progress {
    FILE *out; /* NULL: nobody wants to see it */
    size_t done, total;
    uint64_t started, shown; /* ms */
    bool visible;            /* the line is on the terminal now */
};

/* Shown only when `out` is a terminal. */
void progress_init(struct progress *p, FILE *out, size_t total);

/* Writes the line when the last one is some time ago. */
void progress_tick(struct progress *p);

/* Takes the line away, for whatever is to be printed in its place. */
void progress_hide(struct progress *p);

/* "123 done, 1113 left, 45.2 leaflets/s, 25 s to go" */
void progress_line(struct buf *b, size_t done, size_t total, uint64_t ms);

/* A clock that only goes forwards, in milliseconds. */
uint64_t progress_clock(void);

#endif
