/*
 * pdfread.h: a PDF read back for tests: qpdf checks it and takes it apart, so that what our writer
 * does is judged by another program.
 */
#ifndef TESTS_PDFREAD_H
#define TESTS_PDFREAD_H

#include "base/arena.h"
#include "base/buf.h"

struct pdfread {
    struct arena arena;
    struct str text; /* qpdf's QDF form: all objects in the open, streams not compressed */
    bool sound;      /* qpdf --check has nothing to say */
};

void pdfread_open(struct pdfread *r, struct str pdf);
void pdfread_close(struct pdfread *r);

/* Everything between "n 0 obj" and "endobj". */
struct str pdfread_object(const struct pdfread *r, unsigned number);
/* The number in "/Key n 0 R", from the first such key on; 0 when there is none. */
unsigned pdfread_ref(struct str in, const char *key);
struct str pdfread_stream(struct str object);

/* The first object that holds `what`; STR_NONE when there is none. */
struct str pdfread_find(const struct pdfread *r, const char *what);
unsigned pdfread_count(struct str in, const char *what);

/*
 * What the pages say, decoded with their fonts' /ToUnicode alone, in the order of the content, runs
 * of ReversedChars turned round; a line for each place of the pen. Owned by r.
 */
struct str pdfread_text(struct pdfread *r);

/* What a font's /ToUnicode says of a code. Owned by r. */
struct str pdfread_unicode(struct pdfread *r, struct str font, unsigned code);

#endif
