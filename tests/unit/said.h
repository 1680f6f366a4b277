/*
 * said.h: a diag whose messages a test can read, and a data folder of a test's own.
 */
#ifndef TESTS_SAID_H
#define TESTS_SAID_H

#include "base/arena.h"
#include "base/diag.h"

struct said {
    struct diag diag;
    char *text; /* all messages so far */
    size_t n;
};

void said_init(struct said *s);
void said_release(struct said *s);

/* The messages since the last call, as they are printed, without the folder in front of a file's
 * name. */
const char *said(struct said *s);
#define assert_said(s, expected) said_check((s), (expected), __FILE__, __LINE__)
void said_check(struct said *s, const char *expected, const char *file, int line);

/* An empty folder with data/, data/labels/ and fonts/ in it, which $ESITE_DATA then names; removed
 * by the second. */
void tempdata_new(void);
void tempdata_remove(void);
const char *tempdata_put(struct arena *a, const char *name, struct str bytes); /* the file's path */
void tempdata_copy(struct arena *a, const char *name); /* from the program's own data */

#endif
