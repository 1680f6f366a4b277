/*
 * options.c: see options.h. getopt_long does the splitting; its messages are replaced by ours,
 * which suggest the name that was probably meant.
 */
#define _GNU_SOURCE /* getopt_long */
#include "cli/options.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/intl.h"

enum kind {
    KIND_TEXT,
    KIND_LIST, /* a text of several with commas: a second one would replace them */
    KIND_FLAG,
    KIND_EXPLAIN,
    KIND_COLOR
};

struct target {
    enum kind kind;
    size_t offset; /* of the member in struct options */
};

#define MEMBER(member) offsetof(struct options, member)

/* An option that means something else in another command has a row for each. */
static const struct option_row TABLE[] = {
    {'m', "municipality", N_("NAME"), FOR_BOTH,
     N_("name in Finnish or Swedish, or code; several with commas; 'all'")},
    {'a', "audience", N_("NAME"), FOR_BOTH,
     N_("for whom, as the campaign names them; several with commas; everyone by default")},
    {'l', "layout", N_("NAME"), FOR_BOTH,
     N_("name of a layout, or a layout file; a5-leaflet by default")},
    {'c', "campaign", N_("FILE"), FOR_SOURCE,
     N_("who publishes, helpline, texts, categories; without it a plain leaflet")},
    {'L', "language", N_("CODE"), FOR_BOTH,
     N_("language of the leaflet: fi (default), sv, en …; fi+ru for two in one")},
    {'o', "output", N_("FILE"), FOR_MAKE,
     N_("where to write; '-' is standard output; by default a name made from the choice")},
    {'o', "output", N_("FOLDER"), FOR_BATCH,
     N_("where to write, made if it is missing; the current folder by default")},
    {'o', "output", N_("FILE"), FOR_FIELDS, N_("where to write; standard output by default")},
    {0, "name", N_("PATTERN"), FOR_BATCH, N_("names of the files, with words in braces as above")},
    {'j', "jobs", N_("NUMBER"), FOR_BATCH,
     N_("leaflets made at a time; as many as there are processors by default")},
    {0, "resume", NULL, FOR_BATCH,
     N_("keep what is there, whole and made from the same; make the rest")},
    {0, "fail-fast", NULL, FOR_BATCH, N_("stop at the first leaflet that fails")},
    {0, "shard", N_("I/N"), FOR_BATCH,
     N_("the I-th of N parts, each of which may be made on another machine")},
    {0, "category", N_("NAME"), FOR_BOTH, N_("only these categories")},
    {0, "omit", N_("ID"), FOR_BOTH, N_("leave these listings out")},
    {0, "pin", N_("ID"), FOR_BOTH, N_("put these listings first and never leave them out")},
    {0, "date", N_("DAY"), FOR_BOTH,
     N_("the day the leaflet is for, as 1.9.2020 or 2020-09-01; today by default")},
    {0, "date", N_("DAY"), FOR_CHECK,
     N_("the day the check is for, as 1.9.2020 or 2020-09-01; today by default")},
    {0, "checked", N_("DAY"), FOR_BOTH,
     N_("the day the facts were checked, printed in the leaflet")},
    {0, "pages", N_("NUMBER"), FOR_BOTH,
     N_("exactly so many pages: entries are shortened and left out to fit them")},
    {0, "format", N_("FORMAT"), FOR_BOTH, N_("pdf (default) or trace")},
    {0, "impose", NULL, FOR_BOTH,
     N_("sheets for the printer, to fold or cut; untagged where pages move")},
    {0, "screen", NULL, FOR_BOTH, N_("pages for reading, whatever the layout")},
    {0, "press", NULL, FOR_BOTH, N_("for a printing house: 3 mm of bleed, and crop marks")},
    {0, "mono", NULL, FOR_BOTH, N_("black and greys only, for a printer without colours")},
    {0, "with-contact-persons", NULL, FOR_BOTH,
     N_("print names and e-mail addresses of persons, which are withheld otherwise")},
    {0, "easy", NULL, FOR_BOTH,
     N_("easy to read: larger, one fact a line, no abbreviations (fi, sv, en)")},
    {0, "explain", "[=json]", FOR_MAKE, N_("say what was chosen, shortened and left out, and why")},
    {0, "delimiter", N_("CHARACTER"), FOR_SOURCE,
     N_("between the cells of a CSV file: ; , | or tab")},
    {0, "encoding", N_("NAME"), FOR_SOURCE, N_("of the export, as WINDOWS-1252")},
    {0, "header-row", N_("NUMBER"), FOR_SOURCE,
     N_("line of the CSV file where the column names stand")},
    {0, "limit", N_("NAME=NUMBER"), FOR_SOURCE,
     N_("take on more than usual; records, pages, file … (the manual page)")},
    {0, "sheet", N_("NAME"), FOR_SOURCE,
     N_("of a workbook; by default the one that looks most like listings")},
    {0, "all-sheets", NULL, FOR_EXPORT, N_("read every sheet that looks like listings")},
    {0, "fields", N_("FILE"), FOR_EXPORT,
     N_("which columns are which fields: a field map, as 'esite fields' drafts")},
    {'n', "dry-run", NULL, FOR_MAKE, N_("say what would be made, write nothing")},
    {'n', "dry-run", NULL, FOR_BATCH, N_("print which leaflets would be made, write nothing")},
    {'q', "quiet", NULL, FOR_ALL, N_("errors only")},
    {'v', "verbose", NULL, FOR_ALL, N_("everything there is to say")},
    {0, "strict", NULL, FOR_ALL, N_("warnings make the exit status 1")},
    {0, "color", N_("WHEN"), FOR_ALL, N_("auto (default), always or never")},
    {0, "html", N_("FILE"), FOR_CHECK, N_("as a web page, written there; '-' is standard output")},
    {0, "json", NULL, FOR_LIST | FOR_CHECK, N_("as JSON")},
    {0, "json", NULL, FOR_BATCH, N_("with --dry-run: as JSON")},
    {'h', "help", NULL, FOR_ALL, N_("this help")},
    {0, NULL, NULL, 0, NULL},
};

/* Row for row, what TABLE's options set. */
static const struct target TARGETS[] = {
    {KIND_LIST, MEMBER(municipality)}, {KIND_LIST, MEMBER(audience)},
    {KIND_LIST, MEMBER(layout)},       {KIND_TEXT, MEMBER(campaign)},
    {KIND_LIST, MEMBER(language)},     {KIND_TEXT, MEMBER(output)},
    {KIND_TEXT, MEMBER(output)},       {KIND_TEXT, MEMBER(output)},
    {KIND_TEXT, MEMBER(name)},         {KIND_TEXT, MEMBER(jobs)},
    {KIND_FLAG, MEMBER(resume)},       {KIND_FLAG, MEMBER(fail_fast)},
    {KIND_TEXT, MEMBER(shard)},        {KIND_LIST, MEMBER(category)},
    {KIND_LIST, MEMBER(omit)},         {KIND_LIST, MEMBER(pin)},
    {KIND_TEXT, MEMBER(date)},         {KIND_TEXT, MEMBER(date)},
    {KIND_TEXT, MEMBER(checked)},      {KIND_TEXT, MEMBER(pages)},
    {KIND_TEXT, MEMBER(format)},       {KIND_FLAG, MEMBER(impose)},
    {KIND_FLAG, MEMBER(screen)},       {KIND_FLAG, MEMBER(press)},
    {KIND_FLAG, MEMBER(mono)},         {KIND_FLAG, MEMBER(with_contact_persons)},
    {KIND_FLAG, MEMBER(easy)},         {KIND_EXPLAIN, MEMBER(explain)},
    {KIND_TEXT, MEMBER(delimiter)},    {KIND_TEXT, MEMBER(encoding)},
    {KIND_TEXT, MEMBER(header_row)},   {KIND_LIST, MEMBER(limit)},
    {KIND_TEXT, MEMBER(sheet)},        {KIND_FLAG, MEMBER(all_sheets)},
    {KIND_TEXT, MEMBER(fields)},       {KIND_FLAG, MEMBER(dry_run)},
    {KIND_FLAG, MEMBER(dry_run)},      {KIND_FLAG, MEMBER(quiet)},
    {KIND_FLAG, MEMBER(verbose)},      {KIND_FLAG, MEMBER(strict)},
    {KIND_COLOR, MEMBER(color)},       {KIND_TEXT, MEMBER(html)},
    {KIND_FLAG, MEMBER(json)},         {KIND_FLAG, MEMBER(json)},
    {KIND_FLAG, MEMBER(help)},
};

enum { ROWS = sizeof TABLE / sizeof TABLE[0] - 1, LONG_BASE = 256 };
_Static_assert(sizeof TARGETS / sizeof TARGETS[0] == ROWS, "a target for each option");

static const struct {
    const char *name;
    enum command command;
} COMMANDS[] = {
    {"make", COMMAND_MAKE},   {"batch", COMMAND_BATCH},   {"manifest", COMMAND_MANIFEST},
    {"check", COMMAND_CHECK}, {"fields", COMMAND_FIELDS}, {"list", COMMAND_LIST},
    {"help", COMMAND_HELP},
};
enum { COMMAND_ROWS = sizeof COMMANDS / sizeof COMMANDS[0] };

bool options_color(const struct options *o, int fd)
{
    const char *no_color = getenv("NO_COLOR");
    if (o->color != COLOR_AUTO)
        return o->color == COLOR_ALWAYS;
    return isatty(fd) && !(no_color && no_color[0]);
}

const struct option_row *options_table(void)
{
    return TABLE;
}

/* `command` is NULL when it is the command that isn't known. */
static bool unknown(const char *what, const char *found, const char *command, const char *prefix,
                    const char *meant, struct diag *d)
{
    if (meant)
        diag_report(d, DIAG_USAGE, LOC_NONE, _("%s \"%s\"; did you mean %s%s?"), what, found,
                    prefix, meant);
    else
        diag_report(d, DIAG_USAGE, LOC_NONE, _("%s \"%s\"; 'esite help%s%s' lists them"), what,
                    found, command ? " " : "", command ? command : "");
    return false;
}

static bool unknown_option(const char *word, const char *command, struct diag *d)
{
    const char *names[ROWS + 1] = {0};
    char bare[64];
    while (*word == '-')
        word++;
    snprintf(bare, sizeof bare, "%.*s", (int)strcspn(word, "="), word);
    for (size_t i = 0; i < ROWS; i++)
        names[i] = TABLE[i].name;
    return unknown(_("unknown option"), bare, command, "--", str_suggest(str_from(bare), names), d);
}

static bool unknown_command(const char *word, struct diag *d)
{
    const char *names[COMMAND_ROWS + 1] = {0};
    for (size_t i = 0; i < COMMAND_ROWS; i++)
        names[i] = COMMANDS[i].name;
    return unknown(_("unknown command"), word, NULL, "", str_suggest(str_from(word), names), d);
}

static bool set_explain(enum explain *out, const char *argument, struct diag *d)
{
    *out = EXPLAIN_TEXT;
    if (!argument)
        return true;
    if (strcmp(argument, "json") == 0) {
        *out = EXPLAIN_JSON;
        return true;
    }
    diag_report(d, DIAG_USAGE, LOC_NONE, _("--explain=%s; --explain or --explain=json expected"),
                argument);
    return false;
}

static bool set_color(enum color_when *out, const char *argument, struct diag *d)
{
    static const char *const names[] = {"auto", "always", "never"};
    for (int i = 0; i < 3; i++)
        if (strcmp(argument, names[i]) == 0) {
            *out = (enum color_when)i;
            return true;
        }
    diag_report(d, DIAG_USAGE, LOC_NONE, _("--color=%s; auto, always or never expected"), argument);
    return false;
}

/* An empty text is no file and no name: a script's variable was not set. */
static bool set_text(const char **out, const char *name, const char *argument, struct diag *d)
{
    *out = argument;
    if (!*argument)
        diag_report(d, DIAG_USAGE, LOC_NONE,
                    _("--%s=\"\" is empty; give it a value or leave it out"), name);
    return *argument;
}

/* Whether one may be empty is for those to say who take it apart. */
static bool set_list(const char **out, const char *name, const char *argument, struct diag *d)
{
    bool again = *out;
    if (again)
        diag_report(d, DIAG_USAGE, LOC_NONE,
                    _("--%s twice; several go into one, with commas, as --%s=%s,%s"), name, name,
                    *out, argument);
    *out = argument;
    return !again;
}

static bool set_option(struct options *o, size_t row, const char *argument, struct diag *d)
{
    void *member = (char *)o + TARGETS[row].offset;
    if (o->command != COMMAND_NONE && !(TABLE[row].commands & 1u << o->command)) {
        diag_report(d, DIAG_USAGE, LOC_NONE, _("--%s does not go with this command"),
                    TABLE[row].name);
        return false;
    }
    switch (TARGETS[row].kind) {
    case KIND_TEXT:
        return set_text(member, TABLE[row].name, argument, d);
    case KIND_LIST:
        return set_list(member, TABLE[row].name, argument, d);
    case KIND_FLAG:
        *(bool *)member = true;
        return true;
    case KIND_EXPLAIN:
        return set_explain(member, argument, d);
    case KIND_COLOR:
        return set_color(member, argument, d);
    }
    return false;
}

/* getopt's two arrays, from the table. */
static void getopt_arrays(struct option longs[ROWS + 1], char letters[2 * ROWS + 3])
{
    size_t at = 0;
    letters[at++] = ':'; /* a missing argument is told from an unknown option */
    for (int i = 0; i < ROWS; i++) {
        const struct option_row *r = &TABLE[i];
        int argument = !r->argument            ? no_argument
                       : r->argument[0] == '[' ? optional_argument
                                               : required_argument;
        longs[i] = (struct option){r->name, argument, NULL, LONG_BASE + i};
        if (r->letter) {
            letters[at++] = r->letter;
            if (argument == required_argument)
                letters[at++] = ':';
        }
    }
    letters[at] = '\0';
    longs[ROWS] = (struct option){0};
}

/* The row of what getopt found. One option may have several, each for a command: then that of this
 * one. */
static size_t row_of(int found, enum command command)
{
    size_t row = found >= LONG_BASE ? (size_t)(found - LONG_BASE) : 0;
    if (found < LONG_BASE)
        while (TABLE[row].letter != found)
            row++;
    for (size_t i = row; i < ROWS; i++)
        if (TABLE[i].commands & 1u << command && strcmp(TABLE[i].name, TABLE[row].name) == 0)
            return i;
    return row;
}

/* What getopt could not take: a letter, a word, or a value for what takes none. argv[0] is the
 * command. */
static bool refuse(char **argv, struct diag *d)
{
    if (optopt >= LONG_BASE) {
        diag_report(d, DIAG_USAGE, LOC_NONE, _("--%s takes no value"),
                    TABLE[optopt - LONG_BASE].name);
        return false;
    }
    if (optopt > 0 && optopt < 0x80) {
        char letter[2] = {(char)optopt, '\0'};
        return unknown_option(letter, argv[0], d);
    }
    /* Of a letter beyond ASCII getopt takes a byte: it may still be at its word. */
    bool within = optopt && argv[optind] && strchr(argv[optind], optopt);
    return unknown_option(argv[within ? optind : optind - 1], argv[0], d);
}

static bool parse_options(int argc, char **argv, struct options *o, struct diag *d)
{
    struct option longs[ROWS + 1];
    char letters[2 * ROWS + 3];
    getopt_arrays(longs, letters);
    opterr = 0;
    optind = 0; /* GNU: from the start, even when a call ended within a word */
    for (int found; (found = getopt_long(argc, argv, letters, longs, NULL)) != -1;) {
        if (found == '?')
            return refuse(argv, d);
        if (found == ':') {
            diag_report(d, DIAG_USAGE, LOC_NONE, _("%s needs a value after it"), argv[optind - 1]);
            return false;
        }
        if (!set_option(o, row_of(found, o->command), optarg, d))
            return false;
    }
    o->rest = argv + optind;
    o->rest_n = argc - optind;
    return true;
}

bool options_parse(int argc, char **argv, struct options *o, struct diag *d)
{
    *o = (struct options){0};
    if (argc < 2) {
        o->command = COMMAND_HELP;
        return true;
    }
    if (strcmp(argv[1], "--version") == 0) {
        o->command = COMMAND_VERSION;
        return true;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
        o->command = COMMAND_HELP;
        return true;
    }
    for (size_t i = 0; i < COMMAND_ROWS; i++)
        if (strcmp(argv[1], COMMANDS[i].name) == 0)
            o->command = COMMANDS[i].command;
    if (o->command == COMMAND_NONE)
        return unknown_command(argv[1], d);
    return parse_options(argc - 1, argv + 1, o, d);
}
