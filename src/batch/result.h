/*
 * result.h: what came of one leaflet, and how a worker sends that to its parent: the result as it
 * lies in memory (they are one program on one machine), then each message that was reported.
 */
#ifndef BATCH_RESULT_H
#define BATCH_RESULT_H

#include "base/date.h"
#include "base/diag.h"
#include "base/digest.h"
#include "model/story.h"

enum outcome {
    OUTCOME_MADE,
    OUTCOME_KEPT,   /* there, whole and unchanged */
    OUTCOME_EMPTY,  /* no listing matches */
    OUTCOME_FAILED, /* a fatal report says why */
};

/* Without gaps, since it is sent as it lies. */
struct result {
    struct digest input, digest; /* of what it was made from, and of the file */
    uint64_t bytes, ms;
    enum outcome outcome;
    uint32_t pages;
    uint32_t entries[VARIANT_COUNT]; /* printed so */
    uint32_t left_out;               /* for want of room */
    uint32_t errors;                 /* reported of it */
    uint32_t warnings;
};

struct message {
    enum diag_code code;
    struct loc at;
    struct str text; /* wording included, as a sink gets it */
};

void result_put(struct buf *b, const struct result *r);
void message_put(struct buf *b, const struct message *m);

/* Off the front of *rest. Messages borrow from it. False at its end. */
bool result_take(struct str *rest, struct result *r);
bool message_take(struct str *rest, struct message *m);

#endif
