/*
 * hourparts.h: hours that an export has in parts – a weekday, when it opens, when it closes – put
 * together as people type them: "ma 9.00–15.00".
 */
#ifndef IMPORT_HOURPARTS_H
#define IMPORT_HOURPARTS_H

#include "base/str.h"

struct arena;

enum hourpart { HOURPART_DAY, HOURPART_OPENS, HOURPART_CLOSES, HOURPART_TIMES, HOURPARTS };

struct hourparts {
    struct str v[HOURPARTS]; /* borrowed */
};

/* The part that a member, an element or an attribute holds, by its name; false: none. */
bool hourparts_named(struct str name, enum hourpart *out);
/* A weekday's name, or a column's for it, "ma", "Maanantai", "Mon", "måndag": 0 (Monday) to 6; -1
 * when it is none. */
int hourparts_weekday(struct str name);
bool hourparts_is_weekday(struct str name);
/* In the arena; STR_NONE when no time is among them. */
struct str hourparts_text(struct arena *a, const struct hourparts *p);

#endif
