/*
 * fit_check.h: what every leaflet of a fixed number of pages must be: exactly the pages that its
 * layout promises, and nothing left out that isn't counted or named.
 */
#ifndef TESTS_FIT_CHECK_H
#define TESTS_FIT_CHECK_H

#include "config/layout.h"
#include "model/frame.h"

/* Fails the test with what is wrong; `what` names the case. Looks at pages alone where their number
 * is free. */
void fit_check(const struct frames *frames, const struct layout *layout, const char *what);

#endif
