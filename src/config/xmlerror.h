/*
 * xmlerror.h: libxml2's complaints in words that say what to mend.
 */
#ifndef CONFIG_XMLERROR_H
#define CONFIG_XMLERROR_H

#include <libxml/xmlerror.h>

#include "base/buf.h"
#include "base/diag.h"

/* What libxml2 does not tell: the element that is open where the error stands. */
struct xmlerror_place {
    struct str open; /* STR_NONE when none is */
    struct loc opened;
    bool ended;     /* the outermost element is closed */
    bool high_byte; /* the byte at the error is no ASCII: libxml2 has one code for it and for
                       control characters */
};

/* The file ends too early: libxml2 says so in several ways. */
bool xmlerror_is_unfinished(const xmlError *e, const struct xmlerror_place *where);

/* Puts one clause on the error, translated. */
void xmlerror_explain(struct buf *out, const xmlError *e, const struct xmlerror_place *where);

#endif
