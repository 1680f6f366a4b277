/*
 * options.h: the command line as a struct. The names are fixed (scripts rely on them); the table in
 * options.c is the one place that knows them: getopt's arrays, the help and the suggestions are
 * made from it.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "base/arena.h"
#include "base/diag.h"

enum command {
    COMMAND_NONE,
    COMMAND_MAKE,
    COMMAND_BATCH,
    COMMAND_MANIFEST,
    COMMAND_CHECK,
    COMMAND_FIELDS,
    COMMAND_LIST,
    COMMAND_HELP,
    COMMAND_VERSION
};

/* Commands an option belongs to, as bits. */
#define FOR_MAKE   (1u << COMMAND_MAKE)
#define FOR_BATCH  (1u << COMMAND_BATCH)
#define FOR_CHECK  (1u << COMMAND_CHECK)
#define FOR_FIELDS (1u << COMMAND_FIELDS)
#define FOR_LIST   (1u << COMMAND_LIST)
#define FOR_ALL    (~0u)
#define FOR_BOTH   (FOR_MAKE | FOR_BATCH)
#define FOR_EXPORT (FOR_BOTH | FOR_CHECK | FOR_LIST) /* which read one */
#define FOR_SOURCE (FOR_EXPORT | FOR_FIELDS)         /* which look at one */

enum explain { EXPLAIN_NO, EXPLAIN_TEXT, EXPLAIN_JSON };
enum color_when { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

struct options {
    enum command command;
    /* As given; NULL when not. Borrowed from argv. */
    const char *municipality, *audience, *layout, *campaign, *language, *output;
    const char *category, *omit, *pin, *date, *checked, *pages, *format;
    const char *delimiter, *encoding, *header_row, *limit, *sheet, *fields;
    const char *jobs, *shard, *name, *html;
    enum explain explain;
    enum color_when color;
    bool resume, fail_fast;
    bool all_sheets;
    bool impose, screen, press, mono, easy;
    bool with_contact_persons;
    bool dry_run, quiet, verbose, strict, json;
    bool help;   /* --help after a command */
    char **rest; /* exports, or what to list, what to help with, what to do with a manifest */
    int rest_n;
};

struct option_row {
    char letter;          /* 0: none */
    const char *name;     /* without the hyphens */
    const char *argument; /* what stands for it in the help, NULL: none; "[=…]" is optional */
    unsigned commands;
    const char *help; /* N_() marked */
};

/* Is there to be colour in what goes to this file descriptor? Only for people: not in files, and
 * not for those who asked for none (no-color.org). */
bool options_color(const struct options *o, int fd);

/* Rows of the table, in the help's order; NULL name at the end. */
const struct option_row *options_table(void);

/* False after a DIAG_USAGE with a suggestion. */
bool options_parse(int argc, char **argv, struct options *o, struct diag *d);

#endif
