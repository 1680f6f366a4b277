/*
 * frame_check.h: what every composed leaflet must be, whatever its story and layout: nothing
 * outside its place, nothing over anything else, baselines on the grid, headings with what they
 * head, every word printed once.
 */
#ifndef TESTS_FRAME_CHECK_H
#define TESTS_FRAME_CHECK_H

#include "config/layout.h"
#include "model/frame.h"

/* Fails the test with what is wrong, and where; `what` names the case. */
void frame_check(const struct frames *frames, const struct layout *layout, const char *what);

#endif
