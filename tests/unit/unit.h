/*
 * unit.h: what every unit test includes: cmocka with the headers it wants before it, and checks for
 * slices.
 */
#ifndef TESTS_UNIT_H
#define TESTS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"

/* Compares a slice with a C string, and shows both when they differ. */
#define assert_str(actual, expected) unit_str((actual), (expected), __FILE__, __LINE__)
void unit_str(struct str actual, const char *expected, const char *file, int line);

#endif
