/*
 * cover.h: the parts at the head of a leaflet: masthead, title, helpline, contents.
 */
#ifndef TELL_COVER_H
#define TELL_COVER_H

#include "tell/teller.h"

/* Where the leaflet is for, in words. */
struct place {
    struct str name; /* "Tampere", "Sastamala ja Tampere", "Pirkanmaa", "Koko maa" */
    struct str genitive, in, to, from; /* Finnish */
    lang_tag lang;                     /* that `name` is worded in */
    bool everywhere;                   /* no place in particular: "Koko maa" */
};
struct place place_of(struct teller *t, lang_tag lang);

/* "Apu on lähellä", or what a leaflet without a campaign is called. */
struct wording cover_name(struct teller *t);

/* Each returns a GROUP, or NULL when the leaflet has no such part. */
struct block *cover_masthead(struct teller *t);
struct block *cover_title(struct teller *t, const struct place *place);
/* The place's lead, too: what a poster has in place of the title. */
struct block *cover_question(struct teller *t, const struct place *place);
struct block *cover_helpline(struct teller *t);
/* Of the sections below `listings` and of `volunteer`, each NULL when there is none. */
struct block *cover_contents(struct teller *t, const struct block *listings,
                             const struct block *volunteer);

#endif
