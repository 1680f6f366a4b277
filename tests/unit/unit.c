/*
 * unit.c: checks shared by the unit tests.
 */
#include "unit.h"

void unit_str(struct str actual, const char *expected, const char *file, int line)
{
    if (actual.s && str_eq(actual, str_from(expected)))
        return;
    print_error("\"%.*s\" is not \"%s\"\n", STR_ARG(actual), expected);
    _fail(file, line);
}
