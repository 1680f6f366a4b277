/*
 * json.h: writing JSON (RFC 8259), value by value.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/buf.h"

/* A string in quotes, escaped; STR_NONE is null. Ill-formed UTF-8 becomes U+FFFD. */
void json_string(struct buf *b, struct str s);

/* `"name":`, with a comma before it unless it follows an opening bracket. */
void json_key(struct buf *b, const char *name);
/* A comma unless the last character opens a list or an object. */
void json_next(struct buf *b);

void json_member_str(struct buf *b, const char *name, struct str value);
void json_member_int(struct buf *b, const char *name, int64_t value);

#endif
