/*
 * clock.h: times of the day, read as people type them and written as a language writes them.
 */
#ifndef TELL_CLOCK_H
#define TELL_CLOCK_H

#include "base/str.h"

struct clock {
    uint8_t hour, minute; /* 24:00 is allowed */
    bool minutes;         /* they were typed */
    bool sure; /* can be nothing but a time: "10:30", "8.00", "9.45"; "1.10" may be a date */
};

/* All of s: "8", "08", "8.30", "08:30", "8.30.": false when it is no time. */
bool clock_read(struct str s, struct clock *out);

/* Of the same day. */
bool clock_is_later(const struct clock *c, const struct clock *than);

#endif
