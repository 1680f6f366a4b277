/*
 * help.c: see help.h. Options come from the table in options.c.
 */
#include "cli/help.h"

#include <string.h>

#include "base/intl.h"
#include "base/utf8.h"

enum { HELP_COLUMN = 28 };

static const char OVERVIEW[] =
    N_("esite makes printed leaflets from an export of community-service listings.\n"
       "\n"
       "Examples:\n"
       "  esite make -m Tampere listings.csv\n"
       "      an A5 leaflet of Tampere, tampere-a5-leaflet-fi.pdf\n"
       "  esite make -c campaign.xml -m Sastamala -a ikääntyneet -l a4-sheet listings.xml\n"
       "      an A4 sheet for older people in Sastamala, with the campaign's helpline\n"
       "  esite batch -c campaign.xml -o out listings.csv\n"
       "      a leaflet for each municipality of the campaign, in the folder out\n"
       "  esite check -c campaign.xml listings.csv\n"
       "      what is wrong or missing in the data\n"
       "  esite list municipalities listings.csv\n"
       "      which municipalities the export has listings for\n"
       "\n"
       "Commands:\n"
       "  make      one leaflet\n"
       "  batch     one for each municipality, audience, layout and language\n"
       "  manifest  join what the parts of a batch have written down\n"
       "  check     what is wrong or missing in the data, and where\n"
       "  fields    draft a field map for an export whose columns are not recognised\n"
       "  list      municipalities, audiences, categories, layouts, languages, fonts, fields\n"
       "  help      this help; 'esite help make' tells about one command\n"
       "\n"
       "Exit status: 0 done; 1 done with warnings, under --strict, or with errors: an entry that\n"
       "fits no page, or what check finds; 2 wrong usage; 3 the input can't be used, or no\n"
       "listing matches; 4 can't write, or another trouble worth a retry; 5 some leaflets of a\n"
       "batch failed; 70 internal error; 130 interrupted.\n");

static const char MAKE[] =
    N_("esite make [OPTION]... EXPORT...\n"
       "Makes one leaflet from exports: .xlsx, .ods, CSV, XML, JSON, WordPress, RSS or Atom.\n"
       "\n"
       "Examples:\n"
       "  esite make -m Tampere listings.csv\n"
       "  esite make -c campaign.xml -m Tampere,Pirkkala -L sv listings.xml\n"
       "  esite make -m Parkano -a vapaaehtoiset --explain -o tasks.pdf listings.csv\n"
       "\n"
       "Options:\n");

static const char BATCH[] =
    N_("esite batch [OPTION]... EXPORT...\n"
       "Makes many leaflets from exports, which are read once: where several\n"
       "municipalities, audiences, layouts or languages are given, one for each combination.\n"
       "Without -m, or with -m all, for each municipality of the campaign, or when that names\n"
       "none for each that has listings of its own. Leaflets without a listing are skipped.\n"
       "\n"
       "Examples:\n"
       "  esite batch -c campaign.xml -o out listings.csv\n"
       "  esite batch -c campaign.xml -m all -a kaikki,ikääntyneet -L fi,sv -o out listings.xml\n"
       "  esite batch -c campaign.xml -o out --resume listings.csv\n"
       "      only what is missing, or what has changed since\n"
       "\n"
       "Files are named {municipality}/{audience}-{layout}-{language}.pdf, or as --name says,\n"
       "which may have {code}, {region}, {date} and {format} in it too. Beside them stands\n"
       "manifest.jsonl, a line for each leaflet that was made.\n"
       "\n"
       "Options:\n");

static const char MANIFEST[] =
    N_("esite manifest merge FOLDER\n"
       "Joins the manifests that 'esite batch --shard' has left in a folder into one,\n"
       "manifest.jsonl, and says which leaflets are not as it has them.\n"
       "\n"
       "Options:\n");

static const char CHECK[] =
    N_("esite check [OPTION]... EXPORT...\n"
       "Says what is wrong or missing in exports: listings that can't be printed or\n"
       "lack something, duplicates, what is withheld; how many listings each municipality and\n"
       "audience has in each category; which organizations do the same.\n"
       "\n"
       "Examples:\n"
       "  esite check -c campaign.xml listings.csv\n"
       "  esite check -c campaign.xml --html report.html listings.csv more.xml\n"
       "  esite check --json listings.csv\n"
       "\n"
       "Exit status: 0 no errors in the data; 1 errors, or under --strict warnings;\n"
       "3 an export can't be read.\n"
       "\n"
       "Options:\n");

static const char FIELDS[] =
    N_("esite fields [OPTION]... EXPORT\n"
       "Looks at an unknown export (.xlsx, .ods, CSV, XML, JSON) and drafts a field map for it:\n"
       "what each of its columns, elements or keys seems to hold, by its name and by its values,\n"
       "with examples. Read it through, mend it, and give it to --fields.\n"
       "\n"
       "Examples:\n"
       "  esite fields unknown.xlsx >map.xml\n"
       "  esite make --fields map.xml -m Tampere unknown.xlsx\n"
       "\n"
       "Options:\n");

static const char LIST[] =
    N_("esite list WHAT [EXPORT]\n"
       "Lists what there is to choose from. WHAT is municipalities, audiences, categories,\n"
       "layouts, languages, fonts or fields. With an export the first three are counted in it.\n"
       "\n"
       "Examples:\n"
       "  esite list layouts\n"
       "  esite list -c campaign.xml categories listings.csv\n"
       "\n"
       "Options:\n");

static const char HELP[] =
    N_("esite help [COMMAND]\nTells about a command, or about all of them.\n");

static void print_options(FILE *out, enum command command)
{
    for (const struct option_row *r = options_table(); r->name; r++) {
        if (!(r->commands & 1u << command))
            continue;
        char left[64];
        const char *argument = r->argument ? _(r->argument) : "";
        const char *equals = !r->argument || r->argument[0] == '[' ? "" : "=";
        char letter[5] = "    ";
        if (r->letter)
            snprintf(letter, sizeof letter, "-%c, ", r->letter);
        snprintf(left, sizeof left, "  %s--%s%s%s", letter, r->name, equals, argument);
        int width = (int)utf8_length(str_from(left));
        if (width >= HELP_COLUMN)
            fprintf(out, "%s\n%*s%s\n", left, HELP_COLUMN, "", _(r->help));
        else
            fprintf(out, "%s%*s%s\n", left, HELP_COLUMN - width, "", _(r->help));
    }
}

static const struct {
    const char *name, *text;
    enum command options; /* COMMAND_NONE: it has none */
} TOPICS[] = {
    {"make", MAKE, COMMAND_MAKE},
    {"batch", BATCH, COMMAND_BATCH},
    {"manifest", MANIFEST, COMMAND_MANIFEST},
    {"check", CHECK, COMMAND_CHECK},
    {"fields", FIELDS, COMMAND_FIELDS},
    {"list", LIST, COMMAND_LIST},
    {"help", HELP, COMMAND_NONE},
};
enum { TOPIC_COUNT = sizeof TOPICS / sizeof TOPICS[0] };

static bool unknown_topic(const char *topic, struct diag *d)
{
    const char *names[TOPIC_COUNT + 1] = {0};
    for (int i = 0; i < TOPIC_COUNT; i++)
        names[i] = TOPICS[i].name;
    const char *meant = str_suggest(str_from(topic), names);
    if (meant)
        diag_report(d, DIAG_USAGE, LOC_NONE, _("no help on \"%s\"; did you mean %s?"), topic,
                    meant);
    else
        diag_report(
            d, DIAG_USAGE, LOC_NONE,
            _("no help on \"%s\"; make, batch, manifest, check, fields, list or help expected"),
            topic);
    return false;
}

bool help_print(FILE *out, const char *topic, struct diag *d)
{
    if (!topic) {
        fputs(_(OVERVIEW), out);
        return true;
    }
    for (int i = 0; i < TOPIC_COUNT; i++)
        if (strcmp(topic, TOPICS[i].name) == 0) {
            fputs(_(TOPICS[i].text), out);
            if (TOPICS[i].options)
                print_options(out, TOPICS[i].options);
            return true;
        }
    return unknown_topic(topic, d);
}
