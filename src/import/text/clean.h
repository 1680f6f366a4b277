/*
 * clean.h: a raw text made fit for print: HTML reduced, doubly encoded text mended, NFC, no
 * characters that do harm, white space folded. What is changed or looks wrong is reported, what has
 * no look of its own (soft hyphens, zero-width and direction marks) goes without a word.
 */
#ifndef IMPORT_CLEAN_H
#define IMPORT_CLEAN_H

#include <unicode/unorm2.h>

#include "base/buf.h"
#include "base/diag.h"
#include "import/raw.h"

enum clean_form {
    CLEAN_LINE,  /* one line */
    CLEAN_LINES, /* line ends as they stand, each a newline; no empty lines */
    CLEAN_TEXT,  /* paragraphs and list items, as model/listing.h has them */
};

struct cleaner {
    struct diag *d;
    struct buf a, b;         /* stages of the text at hand */
    const UNormalizer2 *nfc; /* opened when first needed */
};

void clean_init(struct cleaner *c, struct diag *d);
void clean_release(struct cleaner *c);

/*
 * The clean text, trimmed; borrowed from `raw` or from the cleaner until its next use. Never
 * STR_NONE.
 */
struct str clean_text(struct cleaner *c, const struct raw_text *raw, enum clean_form form);

#endif
