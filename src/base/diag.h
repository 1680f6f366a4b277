/*
 * diag.h: messages to the user, each with a place, a level and a stable code.
 *
 * One struct diag is passed to whoever may have to say something. A message reads
 *
 *     listings.csv:12:5: warning: unknown municipality: "Tamperre"; did you mean "Tampere"?
 *
 * where "unknown municipality" is the wording of the code, from the one table in diag.c, and the
 * rest is what the caller adds. Levels, after mandoc: the exit status follows from the worst.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/loc.h"
#include "base/str.h"

struct buf;

enum diag_level {
    DIAG_STYLE,   /* could be better; said on request */
    DIAG_NOTE,    /* what was guessed or counted */
    DIAG_WARNING, /* printed, but look at it */
    DIAG_ERROR,   /* a record was left out, or a text comes out as boxes */
    DIAG_FATAL,   /* this leaflet can't be made */
};

/* The list of codes, with level and wording, stands in diag_codes.h. */
enum diag_code {
#define DIAG(code, level, wording) code,
#include "base/diag_codes.h"
#undef DIAG
    DIAG_CODES
};

struct diag {
    FILE *out; /* NULL: count only */
    bool color;
    enum diag_level least;          /* lower ones are counted, not printed */
    unsigned count[DIAG_FATAL + 1]; /* by level */
    unsigned by_code[DIAG_CODES];
    unsigned repeat_limit; /* so many of one code are printed, the rest are counted (0: no limit) */
    enum diag_code worst;  /* the code of the first message of the worst level */
    /* When set, gets each message instead of `out`. `text` is borrowed for the call. */
    void (*sink)(void *user, enum diag_code code, struct loc at, struct str text);
    void *user;
};

void diag_init(struct diag *d, FILE *out);

void diag_report(struct diag *d, enum diag_code code, struct loc at, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));

/* A message whose text is whole, wording included, as a sink was given it: counted and printed like
 * any other. */
void diag_relay(struct diag *d, enum diag_code code, struct loc at, struct str text);

/* "… and 37 more of this kind" for the codes whose repeats were held back. Call once at the end. */
void diag_summary(struct diag *d);

/* `s` with what would steer a terminal or break the line as \xNN: how messages show text of others.
 */
void diag_put_visible(struct buf *b, struct str s);

bool diag_has(const struct diag *d, enum diag_level level); /* anything at least that bad? */
enum diag_level diag_code_level(enum diag_code code);
const char *
diag_code_name(enum diag_code code); /* "DIAG_UNKNOWN_MUNICIPALITY": stable, for --json */
const char *diag_code_wording(enum diag_code code); /* translated; "" when the code has none */
const char *diag_level_name(enum diag_level level); /* translated */

#endif
