/*
 * pool.h: many pieces of work, done by forked processes.
 *
 * Workers share the memory of the process that forks them, as it was then: what is read before is
 * read once. A worker is handed a piece when it has finished the one before, so that a large one
 * holds up nobody; a piece is a number, sent down a pipe, and its reply is bytes, sent back up
 * another. A worker that dies takes its one piece with it, and a new one goes on with the rest. A
 * worker whose parent was killed ends by itself after the piece it is at; a parent that runs out of
 * memory ends its workers before itself.
 */
#ifndef BATCH_POOL_H
#define BATCH_POOL_H

#include "base/buf.h"
#include "base/diag.h"

struct pool {
    unsigned workers; /* at most; at least 1 */
    size_t pieces;    /* numbered from 0 */
    void *user;
    /* In a worker: does a piece and appends its reply, which may be nothing. */
    void (*work)(void *user, size_t piece, struct buf *reply);
    /* In the parent, as replies come in, in any order. False: hand out no more. */
    bool (*done)(void *user, size_t piece, struct str reply);
    /* In the parent, instead: the worker died. `status` is waitpid's. */
    bool (*died)(void *user, size_t piece, int status);
    /* In the parent, several times a second; NULL: nothing to do. */
    void (*tick)(void *user);
};

enum pool_end {
    POOL_DONE,
    POOL_STOPPED,     /* done or died returned false; what had been handed out was finished */
    POOL_INTERRUPTED, /* SIGINT, SIGTERM or SIGHUP; what was being done is lost */
    POOL_NO_WORKER,   /* no process can be had: DIAG_NOT_NOW */
};

/* No worker is left when it returns, and stdout and stderr have been flushed. */
enum pool_end pool_run(const struct pool *p, struct diag *d);

/* Processors that this process may use. */
unsigned pool_processors(void);

#endif
