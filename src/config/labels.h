/*
 * labels.h: the leaflet's own words in one language, from data/labels/LANG.xml.
 */
#ifndef CONFIG_LABELS_H
#define CONFIG_LABELS_H

#include "config/texts.h"

enum label_id {
#define LABEL(id, name) id,
#include "config/label_names.h"
#undef LABEL
    LABEL_COUNT
};

struct labels {
    lang_tag lang;
    struct str
        text[LABEL_COUNT]; /* with {placeholders}; falls back to Finnish where missing (reported) */
};

/* NULL after a report: no catalogue for this language. */
const struct labels *labels_load(struct arena *a, lang_tag lang, struct diag *d);

static inline struct str label(const struct labels *l, enum label_id id)
{
    return l->text[id];
}

/* Languages that have a catalogue, by listing data/labels; in alphabetical order of the code. */
size_t labels_languages(struct arena *a, lang_tag **out);

#endif
