/*
 * survey.h: what the columns, elements or keys of an unknown export seem to hold, and the field map
 * that says so.
 */
#ifndef IMPORT_SURVEY_H
#define IMPORT_SURVEY_H

#include "base/buf.h"
#include "base/vec.h"
#include "config/campaign.h"
#include "import/source.h"

/* What a text looks like. */
enum trait {
    TRAIT_EMAIL,
    TRAIT_URL,
    TRAIT_PHONE,
    TRAIT_POSTCODE,
    TRAIT_DAY,
    TRAIT_MOMENT, /* a day with a time */
    TRAIT_CATEGORY,
    TRAIT_AUDIENCE,
    TRAIT_PLACE,
    TRAIT_ADDRESS,
    TRAIT_HOURS,
    TRAIT_PRICE,
    TRAIT_ORGANIZATION,
    TRAIT_PERSON,
    TRAIT_HTML,
    TRAIT_TYPE,
    TRAIT_STATUS,
    TRAIT_MODE,
    TRAIT_LANGUAGE,
    TRAIT_CODE, /* digits, and letters perhaps, in one word */
    TRAITS
};

enum { SURVEY_EXAMPLES = 3, SURVEY_DISTINCT = 256, SURVEY_RECORDS = 1000 };

struct surveyed {
    struct str path; /* as a field map names it */
    struct str name; /* the last of it */
    size_t filled, bytes, longest;
    size_t traits[TRAITS]; /* how many look so */
    struct str examples[SURVEY_EXAMPLES];
    size_t n_examples;
    uint64_t hashes[SURVEY_DISTINCT];
    size_t distinct;
    bool given; /* the field that it seems to hold is in `ref` */
    bool named; /* its name says so, not what it holds */
    bool alone; /* and it is read so without a map: the hours of a weekday, an x for a place */
    struct field_ref ref;
};

struct survey {
    struct arena *arena;
    const struct field_index *index;
    const struct municipality_table *table;
    const struct campaign *campaign;
    VEC(struct surveyed) v; /* in the order of the export */
    size_t records;
    struct str record; /* element or list that holds them; STR_NONE: needs not be said */
    struct str sheet;
    const struct source
        *table_of; /* what is read, when it is a table; NULL: it has names in names */
};

/* A path as an attribute can hold it: line ends are spaces there, and what is no character nothing.
 */
struct str survey_attribute(struct arena *a, struct str path);

/* The column at that path; a new one when there is none yet. */
struct surveyed *survey_at(struct survey *s, struct str path, struct str name);
/* One more value of it; blank ones do not count. */
void survey_value(struct survey *s, struct str path, struct str name, struct str text);

/* Gives each column the field that it seems to hold. */
void survey_guess(struct survey *s);

/* The field map; `path` names the export. */
void survey_write(const struct survey *s, const char *path, struct buf *out);

/* The kinds of files. Each looks at up to SURVEY_RECORDS records; false after a report. */
bool survey_csv(struct survey *s, const struct source *src);
bool survey_workbook(struct survey *s, const struct source *src, struct workbook *w);
bool survey_xml(struct survey *s, const struct source *src);
bool survey_json(struct survey *s, const struct source *src);

#endif
