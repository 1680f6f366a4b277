/*
 * frame_check.h: what every composed leaflet must be, whatever its story and layout: nothing
 * outside its place or its column, nothing over anything else, boxes around what is theirs,
 * baselines on the grid, headings with what they head, every word printed once.
 */
#ifndef TESTS_FRAME_CHECK_H
#define TESTS_FRAME_CHECK_H

#include "base/buf.h"
#include "config/layout.h"
#include "model/frame.h"

/* A line in `said` for each fault, with its place. Returns how many; `what` names the case. */
size_t frame_faults(const struct frames *frames, const struct layout *layout, const char *what,
                    struct buf *said);

/* Fails the test with what is wrong, and where; `what` names the case. */
void frame_check(const struct frames *frames, const struct layout *layout, const char *what);

#endif
