/*
 * tell.h: the tell stage: an edition in, a story out. The only stage that words anything.
 */
#ifndef TELL_TELL_H
#define TELL_TELL_H

#include "config/campaign.h"
#include "config/labels.h"
#include "model/edition.h"
#include "model/story.h"

/*
 * Entries kept from one story to the next, of one export. What they are asked to be and whatever
 * was said of them is the same as without. Caller frees.
 */
struct told;
struct told *told_new(void);
void told_free(struct told *told);
/* To be emptied when it is full, once no story borrows from it. */
bool told_is_full(const struct told *told);
void told_empty(struct told *told);

struct tell_options {
    unsigned description_length; /* characters, about; cut at the end of a sentence */
    bool contact_persons;        /* print them */
    const struct labels *second; /* the second language of a leaflet in two, or NULL */
    bool wide_contents;          /* lines of the contents have room for both languages */
    struct told *told;           /* borrowed; NULL: nothing is kept */
    bool rest; /* words for what there is no room for, and for room that is left */
};

/* Everything in the story is owned by the arena or borrowed, also from options->told. False after a
 * fatal report. */
bool story_tell(const struct edition *edition, const struct campaign *campaign,
                const struct labels *labels, const struct municipality_table *table,
                const struct tell_options *options, struct arena *a, struct diag *d,
                struct story *out);

/* Of a variant of an entry, in its story; addresses and the names of organisations are not looked
 * at: nobody can shorten these. Owned by the arena. */
struct readability story_readability(const struct story *s, const struct block *variant,
                                     struct arena *a);

/* For the check: rows of a listing's hours one after the other, and what is left of one on `day`,
 * as past.h has it. */
bool tell_next_hours(struct str *rest, struct str *row);
struct str tell_hours_left(struct arena *a, struct str row, struct date day);
/* Does one name weeks of which it isn't sure in which year they are on `day`? It is printed as
 * typed then. */
bool tell_weeks_unsure(struct str row, struct date day);

#endif
