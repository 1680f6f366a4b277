/*
 * labels.h: the leaflet's own words in one language, from data/labels/LANG.xml.
 */
#ifndef CONFIG_LABELS_H
#define CONFIG_LABELS_H

#include "config/texts.h"

enum label_id {
#define LABEL(id, name) id,
#include "config/label_names.h"
    LABEL_COUNT, /* every catalogue has those above */
    LABEL_LAST = LABEL_COUNT - 1,
#include "config/easy_label_names.h"
#undef LABEL
    LABEL_ALL
};

struct labels {
    lang_tag lang;
    bool easy; /* by labels_easy */
    /* With {placeholders}; falls back to Finnish where missing (reported). Those of the easy look
     * may be STR_NONE. */
    struct str text[LABEL_ALL];
};

/* NULL after a report: no catalogue for this language. */
const struct labels *labels_load(struct arena *a, lang_tag lang, struct diag *d);

/*
 * The same for the easy look: whole words for abbreviations, names of months for their numbers, as
 * far as the language has such labels. Owned by the arena.
 */
const struct labels *labels_easy(struct arena *a, const struct labels *l);

/* The n-th, from 0, of the words of a label; STR_NONE behind the last. */
struct str label_word(const struct labels *l, enum label_id id, unsigned n);

/* Are days written as whole words, and ranges of them with words? */
static inline bool labels_have_long_days(const struct labels *l)
{
    return l->easy && l->text[LABEL_EASY_DAYS].n && l->text[LABEL_EASY_DAY_RANGE].n;
}

static inline struct str label(const struct labels *l, enum label_id id)
{
    return l->text[id];
}

/* Languages that have a catalogue, by listing data/labels; in alphabetical order of the code; none
 * when the folder can't be read. */
size_t labels_languages(struct arena *a, lang_tag **out);

#endif
