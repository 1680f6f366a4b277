/*
 * hoursrow.h: a row of hours, read token by token and worded anew in a leaflet's language.
 */
#ifndef TELL_HOURSROW_H
#define TELL_HOURSROW_H

#include "base/buf.h"
#include "config/labels.h"
#include "tell/time/hourwords.h"

/* Every: "joka päivä", which stands for days; phrase: "ajanvarauksella", for times. */
enum said_part { SAID_NOTHING, SAID_DAY, SAID_EVERY, SAID_TIME, SAID_DATE, SAID_JOIN, SAID_PHRASE };

/* Given: arena, labels, the language and text to read, and what was taken out of it. */
struct hoursrow {
    struct buf out; /* the caller releases it */
    struct arena *a;
    const struct labels *l;
    lang_tag source;
    struct str text;
    struct hourwords words;
    size_t at;
    enum said_part last;
    bool comma;          /* stood after the last part */
    bool attached;       /* the last part is the beginning of the next word */
    bool clock;          /* the word for the hour stands before what follows */
    enum label_id bound; /* so does "from" or "until", of this label; 0: neither */
    bool bounded;        /* the last part is a time with such a word */
    bool said;           /* a day or a time was read */
    bool nth_said;       /* its weekday of the month was told */
    unsigned days;       /* parts that name days */
    bool goes_on;        /* with other days behind the first ones' times */
    /* For a table: where days end and times begin; 0: no times yet. Mixed: it isn't days and then
     * times. */
    size_t days_end, times_at;
    bool mixed;
};

/* False at the first token that is not understood, and when nothing was said. */
bool hoursrow_read(struct hoursrow *r);

#endif
