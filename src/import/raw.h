/*
 * raw.h: a record as the file has it: what every kind of export is read into, and what the builder
 * makes listings of.
 *
 * A source (csvfile.c, xmlfile.c) finds the records and says which field each text belongs to and
 * where it stands; it neither cleans nor interprets. So a new kind of file is one more source.
 */
#ifndef IMPORT_RAW_H
#define IMPORT_RAW_H

#include "import/field.h"

/* A text as the file has it, and where. */
struct raw_text {
    struct str s;       /* UTF-8; borrowed for the call */
    struct loc at;      /* of its first character */
    bool doubled;       /* its quotes stand twice in the file */
    struct str escaped; /* as the file has it, with JSON's escapes; STR_NONE: as it is */
};

struct raw_value {
    enum field_id field;
    lang_tag lang;                 /* 0: not said */
    struct raw_text text;          /* never empty */
    struct str role, hours;        /* of a phone, where the source has them apart */
    bool whole;                    /* one value, whatever stands in it */
    const struct field_rule *rule; /* of a field map, by which it is taken; NULL: none */
};

struct raw_record {
    struct loc at;
    const struct raw_value *v;
    size_t n;
    bool unusable;    /* the source has reported an error of it: it is only counted */
    struct str place; /* where it is when it says nothing itself: a heading's. STR_NONE: none */
    size_t *placed;   /* counts the records that are there for that; may be NULL */
};

/* Takes the records one by one; false stops the source (a limit, already reported). */
struct raw_sink {
    bool (*record)(void *user, const struct raw_record *record);
    void *user;
};

/* The place of the character at byte `offset`. A tab is one column; a cell of a spreadsheet is one
 * place. */
struct loc raw_loc(const struct raw_text *t, size_t offset);
/* The place of `part` in it; its own when it is not there as it stands. */
struct loc raw_loc_of(const struct raw_text *t, struct str part);

/* A place from which the next, which mostly stands behind it, is found: so the places of all the
 * parts of a long text take one walk. Starts as {0}; good while the text's bytes stay. */
struct raw_cursor {
    struct str s;
    struct loc start, at;
    size_t offset, escaped; /* bytes of the text, and of it as the file has it, so far */
};

/* As raw_loc_of, along the cursor. */
struct loc raw_loc_along(struct raw_cursor *c, const struct raw_text *t, struct str part);

/* The beginning of a text, for messages: whole characters, of the first line. */
struct str raw_excerpt(struct str s);

#endif
