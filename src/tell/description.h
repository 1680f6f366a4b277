/*
 * description.h: what an entry says of itself: the listing's summary, else the leading sentences of
 * its description.
 */
#ifndef TELL_DESCRIPTION_H
#define TELL_DESCRIPTION_H

#include "model/listing.h"

struct passage {
    struct str text; /* borrowed or owned by the arena; not typeset */
    bool item;       /* of a list */
};

struct description {
    VEC(struct passage) passages;
    const struct value *source; /* NULL: the listing says nothing */
    size_t from, to;            /* characters before and after; to < from when shortened */
};

/* How much is wanted. */
struct description_limits {
    size_t length;      /* characters, about: a fifth more is allowed to keep a text whole */
    unsigned sentences; /* at most; 0: as many as fit */
};

/*
 * Text that some program cut at 255 characters or bytes ends with its last whole sentence.
 *
 * At least one sentence, then as many as fit. A lead-in ("Tarjoamme:") is not left without the list
 * behind it. A first sentence longer than twice the length is cut at a clause or word, and ends
 * with an ellipsis.
 */
void description_choose(struct arena *a, const struct listing *x, lang_tag lang, lang_tag fallback,
                        struct description_limits limits, struct description *out);

#endif
