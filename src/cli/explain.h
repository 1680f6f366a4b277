/*
 * explain.h: --explain: what was chosen, shortened and left out, and why.
 */
#ifndef CLI_EXPLAIN_H
#define CLI_EXPLAIN_H

#include "base/buf.h"
#include "job.h"

/* For people: a section for the printed listings in their order, one for those that there was no
 * room for, one for those that the leaflet isn't for. */
void explain_text(struct buf *out, struct job_result *r);

/* The same as one JSON object on one line: {…,"printed":[…],"no_room":[…],"left_out":[…]}. */
void explain_json(struct buf *out, struct job_result *r);

/* How a leaflet of a fixed number of pages came out: "Tampere: 4 pages, 61 entries: 44 full, 12
 * short, 5 brief, 0 left out, body 12.5 pt". */
void explain_fit(struct buf *out, const struct job *job, const struct job_result *r);

#endif
