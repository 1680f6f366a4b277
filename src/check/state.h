/*
 * state.h: a check's inside, for the files that report on it.
 */
#ifndef CHECK_STATE_H
#define CHECK_STATE_H

#include "check/check.h"
#include "check/coverage.h"
#include "check/finding.h"
#include "check/glyph.h"
#include "check/overlap.h"
#include "check/rule.h"
#include "check/twin.h"

/* A message about a record that is still being read. */
struct heard {
    enum diag_code code;
    const char *file; /* one of the check's files */
    uint32_t line, col;
    size_t record;   /* number of the listing that the record becomes, if it becomes one */
    size_t finding1; /* 1 + its index in its kind; 0: only counted */
};

struct check {
    struct arena arena;
    struct check_options options;
    struct diag diag;               /* of the import stage and of the rules */
    struct diag *fatal;             /* borrowed */
    const struct listings *reading; /* borrowed */
    const struct listing *at;       /* being checked */

    VEC(struct heard) heard;
    size_t heard_at;   /* those before are of earlier records */
    bool contact_lost; /* the record at hand had a contact that could not be used */

    struct findings findings;
    struct rules rules;
    struct glyphs glyphs;
    struct twins twins;
    struct coverage coverage;
    struct overlaps overlaps;
    VEC(struct str) files; /* names that were heard of, in that order */
    size_t read;           /* records, those with errors among them */
    size_t added, printed; /* listings; those that are no drafts and have not ended */
    bool no_fonts;         /* so glyphs were not looked for */
    overlap_list overlap;
};

/* Languages of names: the messages', else Finnish. */
lang_tag check_lang(void);
struct str check_category_name(const struct category *c);
struct str check_audience_name(const struct audience *x);
struct str check_row_name(const struct coverage_row *r);

/* A column's category, by its short name where it has one; "other" for the last. */
struct str check_column_name(const struct check *c, size_t column);

#endif
