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
       "  esite list municipalities listings.csv\n"
       "      which municipalities the export has listings for\n"
       "\n"
       "Commands:\n"
       "  make   one leaflet\n"
       "  list   municipalities, audiences, categories, layouts, languages, fonts, fields\n"
       "  help   this help; 'esite help make' tells about one command\n"
       "\n"
       "Exit status: 0 done; 1 done with warnings, under --strict; 2 wrong usage;\n"
       "3 the input can't be used, or no listing matches; 4 can't write; 70 internal error.\n");

static const char MAKE[] =
    N_("esite make [OPTION]... EXPORT...\n"
       "Makes one leaflet from CSV or XML exports.\n"
       "\n"
       "Examples:\n"
       "  esite make -m Tampere listings.csv\n"
       "  esite make -c campaign.xml -m Tampere,Pirkkala -L sv listings.xml\n"
       "  esite make -m Parkano -a vapaaehtoiset --explain -o tasks.pdf listings.csv\n"
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

bool help_print(FILE *out, const char *topic, struct diag *d)
{
    if (!topic) {
        fputs(_(OVERVIEW), out);
    } else if (strcmp(topic, "make") == 0) {
        fputs(_(MAKE), out);
        print_options(out, COMMAND_MAKE);
    } else if (strcmp(topic, "list") == 0) {
        fputs(_(LIST), out);
        print_options(out, COMMAND_LIST);
    } else if (strcmp(topic, "help") == 0) {
        fputs(_(HELP), out);
    } else {
        static const char *const topics[] = {"make", "list", "help", NULL};
        const char *meant = str_suggest(str_from(topic), topics);
        diag_report(d, DIAG_USAGE, LOC_NONE,
                    _("no help on \"%s\"; make, list or help expected%s%s"), topic,
                    meant ? _("; did you mean ") : "", meant ? meant : "");
        return false;
    }
    return true;
}
