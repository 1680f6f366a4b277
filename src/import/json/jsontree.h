/*
 * jsontree.h: JSON values as trees of nodes, one at a time out of a text that may hold a million.
 */
#ifndef IMPORT_JSONTREE_H
#define IMPORT_JSONTREE_H

#include "base/arena.h"
#include "base/diag.h"
#include "import/json/node.h"

/* Where in the text one is. Moves forward only: lines are counted once. */
struct json_cursor {
    struct str text;
    const char *lines; /* the same before it was mended: where lines end */
    size_t at;
    struct loc loc; /* of text.s[at] */
};

void json_cursor_init(struct json_cursor *c, struct str text, const char *path);
void json_cursor_move(struct json_cursor *c, size_t to);
/* Over white space and comments; the character there, 0 at the end. */
char json_cursor_peek(struct json_cursor *c);

struct json_limits {
    unsigned depth;
    size_t nodes; /* of one value */
    size_t text;  /* bytes of one text */
};

/*
 * Reads the value at the cursor, which then stands behind it. NULL when it is no JSON or over a
 * limit: the cursor then stands where that shows, `*why` is a clause that says it, translated, and
 * nothing has been reported yet. Repeated names in an object are reported. Nodes are owned by the
 * arena; their texts borrow from the text or from the arena.
 */
struct node *json_tree(struct json_cursor *c, const struct json_limits *limits, struct arena *a,
                       const char **why, struct diag *d);

#endif
