/*
 * explain.h: --explain: what was chosen, shortened and left out, and why.
 */
#ifndef CLI_EXPLAIN_H
#define CLI_EXPLAIN_H

#include "base/buf.h"
#include "job.h"

/* For people: a section for the printed listings in their order, one for those left out. */
void explain_text(struct buf *out, struct job_result *r);

/* The same as one JSON object on one line: {"printed":[…],"left_out":[…]}. */
void explain_json(struct buf *out, struct job_result *r);

#endif
