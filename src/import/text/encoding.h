/*
 * encoding.h: the bytes of a file as UTF-8.
 */
#ifndef IMPORT_ENCODING_H
#define IMPORT_ENCODING_H

#include "base/diag.h"

struct decoded {
    struct str text;    /* without byte order mark; borrowed from the file's bytes, or from `own` */
    char *own;          /* heap; NULL when the bytes were UTF-8 as they stood */
    const char *name;   /* "UTF-8", "Windows-1252", …: for the user; borrowed */
    char said[64];      /* a name that the file says, when `name` is that */
    bool guessed;       /* neither said by the user nor by the file */
    size_t bad;         /* bytes that are no text in it: U+FFFD stands for them */
    bool truncated;     /* the file ends in the middle of a character */
    size_t foreign;     /* bytes in UTF-8 that are read as Windows-1252 */
    uint32_t line, col; /* the first one's place */
};

/*
 * `forced` is the user's choice as iconv names it, or NULL; `declared` what the file says of itself
 * (XML), or STR_NONE, which valid UTF-8 overrules. False after a report: an encoding that is not
 * known.
 */
bool encoding_decode(struct decoded *out, struct str bytes, const char *forced, struct str declared,
                     struct loc file, struct diag *d);
void encoding_release(struct decoded *t);

/* The encoding in an XML declaration, or STR_NONE. */
struct str encoding_declared(struct str bytes);

#endif
