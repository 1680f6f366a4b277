/*
 * recur.h: times that come back, as services store them, put into words.
 *
 * The words are Finnish, of the kind that tell/time/hours.c understands and prints in any language:
 * "ma–pe klo 9–15", "joka toinen ti klo 10–12", "kuukauden 1. ma klo 17". Rows that differ in their
 * weekday only become one.
 */
#ifndef IMPORT_RECUR_H
#define IMPORT_RECUR_H

#include "base/date.h"
#include "base/str.h"
#include "base/vec.h"

enum { RECUR_NO_TIME = -1, RECUR_LAST = -1, RECUR_ALL_DAYS = 0x7F };

struct recur {
    unsigned days;  /* bit 0 is Monday; 0: on days that it does not tell */
    int from, to;   /* minutes after midnight; RECUR_NO_TIME: not said */
    unsigned every; /* of so many weeks one; 0 and 1: each week */
    int nth;        /* such a weekday of the month, 1 to 5 or RECUR_LAST; 0: any */
};
typedef VEC(struct recur) recur_list;

/* Adds the row, to one that is the same but for its days if there is one. */
void recur_add(struct arena *a, recur_list *list, struct recur row);
/* "ma–pe klo 9–15"; owned by the arena. Empty when it says nothing. */
struct str recur_text(struct arena *a, const struct recur *row);

/* "08:00", "8", "9.30", "4:00 PM", "3pm", "18:00:00+03:00": minutes after midnight; RECUR_NO_TIME
 * when it is no time. */
int recur_clock(struct str s);
/* 0 is Monday: "1" to "7" (Monday is 1), "MO", "Monday", "ma", "måndag"; -1: no weekday. */
int recur_weekday(struct str s);
/* Which such weekday of its month the day is: 1 to 5. */
int recur_nth(struct date d);

#endif
