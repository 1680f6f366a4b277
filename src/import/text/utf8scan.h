/*
 * utf8scan.h: passing quickly over UTF-8 that is fine.
 */
#ifndef IMPORT_UTF8SCAN_H
#define IMPORT_UTF8SCAN_H

#include "base/str.h"

/* Characters of s[0..n): bytes that continue none. */
size_t utf8scan_characters(const char *s, size_t n);

/* Line and column, from 1 on, of the character at s[at]. */
void utf8scan_place(struct str s, size_t at, uint32_t *line, uint32_t *col);

/* What the bytes are like, read as UTF-8. */
struct utf8scan {
    size_t characters; /* well-formed sequences of several bytes */
    size_t bad;        /* ill-formed sequences */
    size_t nul;        /* NUL bytes */
    bool cut;          /* the last sequence is a beginning only */
};
struct utf8scan utf8scan_count(struct str s);

#endif
