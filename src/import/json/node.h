/*
 * node.h: a record as a tree of lists, objects and texts, each with its place: what JSON holds, and
 * what related tables become when they are joined.
 */
#ifndef IMPORT_NODE_H
#define IMPORT_NODE_H

#include "import/raw.h"

enum node_kind {
    NODE_NULL,
    NODE_BOOL,   /* text: "true" or "false" */
    NODE_NUMBER, /* text: as it is written */
    NODE_TEXT,
    NODE_LIST,
    NODE_OBJECT,
};

struct node {
    enum node_kind kind;
    bool given;           /* of a table's row: another holds a copy of it */
    struct str key;       /* of an object's member; STR_NONE in a list */
    struct loc at;        /* of its first character */
    struct raw_text text; /* of a bool, number or text */
    struct node *first, *last, *next;
    size_t n; /* of children */
};

struct node *node_new(struct arena *a, enum node_kind kind, struct loc at);
/* Puts `child` behind the others of an object or list. A node has one parent. */
void node_add(struct node *parent, struct node *child);
/* A text that stands in no file as such, as a member of an object. */
struct node *node_put_text(struct arena *a, struct node *object, const char *key, struct str text,
                           struct loc at);

/*
 * The object's member of that name, in letters a–z and digits alone: "postal_code" finds
 * "postalCode", too. NULL when there is none, when it is null, and when `n` is NULL or no object.
 */
const struct node *node_get(const struct node *n, const char *key);
/* The same through several objects: "traits/translations". */
const struct node *node_path(const struct node *n, const char *path);
bool node_has_key(const struct node *n, const char *key); /* is that its own name? */

/* A text, number or bool, not blank? */
bool node_is_scalar(const struct node *n);
/* Its text trimmed; "" when there is none. */
struct str node_text(const struct node *n);
/* The text of the member of that name; "" when there is none. */
struct str node_text_of(const struct node *n, const char *key);

/* A whole number, or a text that is one; false otherwise. */
bool node_int(const struct node *n, int64_t *out);

/* What the node and all inside it come to: names and texts, and some bytes for each. */
uint64_t node_bytes(const struct node *n);

/* Each element of a list; anything else counts as a list of one, null as an empty one. */
const struct node *node_first(const struct node *list);
#define NODE_EACH(child, list)                                                                     \
    for (const struct node *child = node_first(list); child;                                       \
         child = child == (list) ? NULL : child->next)

#endif
