/*
 * fieldmap.h: which columns, elements or keys of an export hold which field, when their names do
 * not tell: written down by the user in a file (docs/import.md, "Field maps").
 */
#ifndef IMPORT_FIELDMAP_H
#define IMPORT_FIELDMAP_H

#include "base/diag.h"
#include "base/vec.h"
#include "import/field.h"

/* One word of the export for one of ours. */
struct field_word {
    struct str from, to;
};

struct field_rule {
    enum field_id field;
    bool ignore;      /* what `from` names is no field, and that is known */
    lang_tag lang;    /* 0: not said */
    struct str from;  /* header, path of an element or key; STR_NONE: only `value` */
    struct str value; /* where nothing else is; STR_NONE: nothing */
    struct str split; /* between the values in one; STR_NONE: as the field does it */
    struct str role;  /* of a phone */
    VEC(struct field_word) words;
    struct loc at;
};

struct fieldmap {
    const char *path;
    struct str sheet;  /* of a spreadsheet; STR_NONE: not said */
    struct str record; /* element or list that holds the records; STR_NONE: not said */
    lang_tag lang;     /* of texts without one; 0: not said */
    VEC(struct field_rule) rules;
};

/* Reads a field map; owned by the arena. NULL after a report. */
const struct fieldmap *fieldmap_load(struct arena *a, const char *path, struct diag *d);

/* Calls `take` for each part of a value that a rule splits, its words exchanged. */
struct raw_value;
void fieldmap_each(const struct field_rule *rule, const struct raw_value *v,
                   void (*take)(void *user, const struct raw_value *part), void *user);

#endif
