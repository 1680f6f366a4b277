/*
 * jsonread.h: reading JSON (RFC 8259), value by value, without a tree.
 *
 *     json_enter(&r, '{');
 *     while (json_member(&r, a, &name))
 *         if (str_eq(name, STR("pages"))) json_read_int(&r, &pages); else json_skip(&r);
 *     ok = json_end(&r);
 *
 * The first thing that is not as it should be fails the reader: from then on every call returns
 * false and reads nothing, so that only json_end needs to be looked at.
 */
#ifndef BASE_JSONREAD_H
#define BASE_JSONREAD_H

#include "base/arena.h"
#include "base/str.h"

struct json_reader {
    struct str s; /* borrowed */
    size_t at;
    bool first; /* nothing was read yet of the list or object just entered */
    bool failed;
};

void json_reader_init(struct json_reader *r, struct str s);

/* Into a list, '[', or an object, '{'. */
bool json_enter(struct json_reader *r, char opening);
/* To the next element or member, whose value is then to be read; false past the last one. The name
 * is owned by the arena. */
bool json_element(struct json_reader *r);
bool json_member(struct json_reader *r, struct arena *a, struct str *name);

/* Values. Text is owned by the arena, and is STR_NONE for null. A number is whole, of 18 digits at
 * most. Anything else fails. */
bool json_read_str(struct json_reader *r, struct arena *a, struct str *out);
bool json_read_int(struct json_reader *r, int64_t *out);
/* Any value, checked as far as its brackets, strings and words go. */
bool json_skip(struct json_reader *r);

/* Did all go well, and is nothing left but white space? */
bool json_end(struct json_reader *r);

#endif
