/*
 * check.h: the report on the data: what is wrong in the listings, where there are many and where
 * none, who does the same as whom. docs/check.md says every rule in words.
 *
 *     struct check *c = check_new(&options);
 *     while exports remain: import_file(path, …, &listings, check_diag(c, &listings, fatal));
 *     check_finish(c);
 *     check_text(c, …), check_json(c, …), check_html(c, …);
 *
 * What the import stage says is taken in through its diag, so that nothing is said twice. A listing
 * is looked at once, as it is read, and not kept: an export of any size passes by.
 */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "base/buf.h"
#include "config/campaign.h"
#include "font/catalog.h"
#include "model/listing.h"

struct check; /* opaque */

struct check_options {
    const struct campaign *campaign;        /* borrowed, as all of these */
    const struct municipality_table *table; /* that the listings were read with */
    struct font_catalog *fonts;             /* NULL: missing glyphs are not looked for */
    struct date day;                        /* what has ended by then, and is old */
    size_t limit;                           /* findings of a kind that are kept; 0: all */
};

struct check *check_new(const struct check_options *options);
void check_free(struct check *c);

/*
 * Where the import stage is to report while it reads into `listings` (borrowed until check_finish),
 * which hand each listing to check_add from now on: each message becomes a finding. Fatal ones go
 * to `fatal` instead.
 */
struct diag *check_diag(struct check *c, struct listings *listings, struct diag *fatal);

/* The listings in the order in which they were read. */
void check_add(struct check *c, const struct listing *l);

/* Once, before any of those below. */
void check_finish(struct check *c);

/* Is anything found as bad as DIAG_ERROR, DIAG_WARNING, DIAG_STYLE? */
bool check_has(const struct check *c, enum diag_level level);

struct check_text_options {
    bool color;
    bool quiet;  /* only errors, no tables */
    size_t most; /* findings of a kind; 0: all that were kept */
};
void check_text(const struct check *c, const struct check_text_options *o, struct buf *out);

/* One JSON object. Its names are stable: docs/check.md. */
void check_json(const struct check *c, struct buf *out);

/* One HTML page that needs nothing else. False after DIAG_CANT_READ: data/check.css is missing. */
bool check_html(const struct check *c, struct diag *d, struct buf *out);

/* "62 listings: 4 errors, 15 warnings, 7 remarks": the last line of the text. */
void check_sum(const struct check *c, struct buf *out);

#endif
