/*
 * tell.h: the tell stage: an edition in, a story out. The only stage that words anything.
 */
#ifndef TELL_TELL_H
#define TELL_TELL_H

#include "config/campaign.h"
#include "config/labels.h"
#include "model/edition.h"
#include "model/story.h"

struct tell_options {
    unsigned description_length; /* characters, about; cut at the end of a sentence */
    bool contact_persons;        /* print them */
};

/* Everything in the story is owned by the arena or borrowed. False after a fatal report. */
bool story_tell(const struct edition *edition, const struct campaign *campaign,
                const struct labels *labels, const struct municipality_table *table,
                const struct tell_options *options, struct arena *a, struct diag *d,
                struct story *out);

#endif
