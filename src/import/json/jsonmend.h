/*
 * jsonmend.h: what is nearly JSON: line ends inside texts, commas too many, NaN.
 */
#ifndef IMPORT_JSONMEND_H
#define IMPORT_JSONMEND_H

#include "import/json/jsontree.h"

enum { JSONMENDS = 500 /* bytes, of one value */ };

/* Where bytes of the value at hand were changed. */
struct jsonmends {
    size_t at[JSONMENDS], n;
};

/* Of a file; all nothing at first. */
struct jsonmend {
    char *copy;    /* heap, caller frees: the text with what JSON does not allow mended */
    size_t mended; /* line ends inside texts */
    struct loc mended_at;
    size_t passed; /* commas too many, NaN */
    struct loc passed_at;
    uint64_t again; /* bytes that were read once more for mending */
};

/* Changes what the cursor stopped at, of the value that begins at `start`, so that it can be read
 * once more: in a copy of the text, which the cursor then has. False when it can't. */
bool jsonmend_here(struct jsonmend *j, struct json_cursor *c, size_t start, struct jsonmends *m);

/* May the value that begins at `from` be read once more, up to the cursor at least? */
bool jsonmend_may(struct jsonmend *j, const struct json_cursor *c, size_t from);

/* Reports what was changed, if anything. */
void jsonmend_tell(const struct jsonmend *j, struct diag *d);

#endif
