/*
 * hourwords.h: what hours say besides days and times: how often, on which of the month's Mondays,
 * on which days not; and times of twelve hours. Taken out of the text before the rest is read.
 */
#ifndef TELL_HOURWORDS_H
#define TELL_HOURWORDS_H

#include "base/arena.h"
#include "base/lang.h"
#include "tell/time/weeks.h"

enum { HOURWORDS_LAST = 6 }; /* for `nth`: the last of the month */

struct hourwords {
    struct str rest;     /* owned by the arena */
    unsigned every;      /* of so many weeks one; 0: not said */
    bool even, odd;      /* weeks of the calendar */
    struct weeks weeks;  /* so numbered */
    bool of_month;       /* a month was spoken of */
    unsigned nth;        /* such a weekday of it: 1 to 5, HOURWORDS_LAST; 0: not said */
    unsigned second_nth; /* and such a one, later than nth; 0: no other */
    bool except;         /* the rest are days on which it is not */
    /* Of which days these were said: */
    unsigned weeks_said; /* so often, "joka viikko" among them */
    unsigned spans_said; /* numbered weeks */
    bool weeks_inside;   /* either with some of the rest on both sides */
    bool nth_inside;     /* with some of the rest before it */
};

/* In Finnish, Swedish or English; another language has no such words. */
struct hourwords hourwords_take(struct arena *a, lang_tag lang, struct str typed);

/* Also "maanantaisin", "måndagar", "Mondays": 0 is Monday, -1 is no weekday. */
int hourwords_weekday(lang_tag lang, struct str word);

/* The days of "maanantaista perjantaihin". */
int hourwords_from_weekday(lang_tag lang, struct str word);
int hourwords_to_weekday(lang_tag lang, struct str word);

#endif
