/*
 * main.c: the command line: arguments in, exit status out.
 */
#include <errno.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/intl.h"
#include "built.h"
#include "cli/batch.h"
#include "cli/check.h"
#include "cli/explain.h"
#include "cli/fields.h"
#include "cli/help.h"
#include "cli/list.h"
#include "cli/request.h"
#include "cli/status.h"
#include "config/data.h"

enum { MESSAGES_OF_A_KIND = 8 };

static void set_messages(struct diag *d, const struct options *o)
{
    d->color = options_color(o, STDERR_FILENO);
    d->repeat_limit = o->verbose ? 0 : MESSAGES_OF_A_KIND;
    d->least = o->verbose ? DIAG_STYLE : o->quiet ? DIAG_ERROR : DIAG_NOTE;
}

/* How often something was reported. */
struct troubles {
    unsigned errors, warnings;
};

static struct troubles troubles_since(const struct diag *d, struct troubles before)
{
    return (struct troubles){d->count[DIAG_ERROR] - before.errors,
                             d->count[DIAG_WARNING] - before.warnings};
}

/* "tampere-a5-leaflet-fi.pdf: 8 pages, 61 listings, 1 warning" */
static void say_made(const struct options *o, const struct job *job, const struct job_result *r,
                     const char *name, struct troubles troubles)
{
    if (o->quiet)
        return;
    struct buf size = {0};
    job_put_size(&size, r->frames.v.n, job->layout->flow.n ? job_printed(r) : 0);
    if (troubles.errors)
        buf_printf(&size, ngettext(", %u error", ", %u errors", troubles.errors), troubles.errors);
    if (troubles.warnings)
        buf_printf(&size, ngettext(", %u warning", ", %u warnings", troubles.warnings),
                   troubles.warnings);
    fprintf(stderr, job->output ? "%s: %s\n" : _("%s: would have %s\n"),
            strcmp(name, "-") == 0 ? _("standard output") : name, size.s);
    if (r->frames.fixed) {
        buf_clear(&size);
        explain_fit(&size, job, r);
        fprintf(stderr, "%s\n", size.s);
    }
    buf_release(&size);
}

/* On standard output, unless the leaflet itself goes there. */
static int print_explanation(const struct options *o, const char *name, struct job_result *r,
                             struct diag *d)
{
    if (o->explain == EXPLAIN_NO)
        return STATUS_DONE;
    struct buf b = {0};
    if (o->explain == EXPLAIN_JSON)
        explain_json(&b, r);
    else
        explain_text(&b, r);
    int status = status_print(strcmp(name, "-") == 0 ? stderr : stdout, buf_view(&b), d);
    buf_release(&b);
    return status;
}

static int make_leaflet(const struct options *o, struct job_kit *kit,
                        const struct listings *listings, struct job *job, struct diag *d)
{
    const char *name = o->output ? o->output : job_file_name(&kit->arena, job);
    job->output = o->dry_run ? NULL : name;
    job->producer = "esite " BUILT_VERSION;
    struct job_result result;
    struct troubles troubles = troubles_since(d, (struct troubles){0});
    int status;
    if (job_run(kit, job, listings, d, &result)) {
        troubles = troubles_since(d, troubles);
        say_made(o, job, &result, name, troubles);
        status = print_explanation(o, name, &result, d);
        if (status == STATUS_DONE && troubles.errors)
            status = STATUS_WARNINGS;
    } else {
        status = status_of_fatal(d);
    }
    job_result_release(&result);
    return status;
}

static int command_make(const struct options *o, struct diag *d)
{
    struct job_kit kit;
    struct job job = {0};
    struct listings listings;
    listings_init(&listings);
    int status;
    if (!job_kit_init(&kit, o->campaign, d) || !request_resolve(o, &kit, &job, d) ||
        !request_output(o, "output", o->output, d) || !request_exports(o, &kit, &listings, d))
        status = status_of_fatal(d);
    else
        status = make_leaflet(o, &kit, &listings, &job, d);
    listings_release(&listings);
    job_kit_release(&kit);
    return status;
}

static int print_help(const struct options *o, struct diag *d)
{
    static const char *const topic[] = {
        [COMMAND_MAKE] = "make",   [COMMAND_BATCH] = "batch",   [COMMAND_MANIFEST] = "manifest",
        [COMMAND_CHECK] = "check", [COMMAND_FIELDS] = "fields", [COMMAND_LIST] = "list",
        [COMMAND_HELP] = "help",
    };
    const char *about = o->help ? topic[o->command] : o->rest_n ? o->rest[0] : NULL;
    return help_print(stdout, about, d) ? STATUS_DONE : STATUS_USAGE;
}

static int run_command(const struct options *o, struct diag *d)
{
    switch (o->help ? COMMAND_HELP : o->command) {
    case COMMAND_MAKE:
        return command_make(o, d);
    case COMMAND_BATCH:
        return batch_command(o, d);
    case COMMAND_MANIFEST:
        return manifest_command(o, d);
    case COMMAND_CHECK:
        return check_command(o, d);
    case COMMAND_FIELDS:
        return fields_command(o, d);
    case COMMAND_LIST:
        return list_print(stdout, o, d);
    case COMMAND_VERSION:
        puts("esite " BUILT_VERSION);
        return STATUS_DONE;
    case COMMAND_HELP:
    case COMMAND_NONE:
        break;
    }
    return print_help(o, d);
}

/* Messages in the user's language. The rest of the locale stays C: numbers are data. */
static void speak_as_user(void)
{
    struct arena a;
    arena_init(&a);
    setlocale(LC_MESSAGES, "");
    setlocale(LC_CTYPE, "");
    bindtextdomain("esite", data_messages(&a)); /* copies it */
    bind_textdomain_codeset("esite", "UTF-8");
    textdomain("esite");
    arena_release(&a);
}

int main(int argc, char **argv)
{
    speak_as_user();
    struct diag d;
    struct options o;
    diag_init(&d, stderr);
    if (!options_parse(argc, argv, &o, &d))
        return STATUS_USAGE;
    set_messages(&d, &o);
    int status = run_command(&o, &d);
    diag_summary(&d);
    if (status == STATUS_DONE && o.strict && diag_has(&d, DIAG_WARNING))
        status = STATUS_WARNINGS;
    return status == STATUS_DONE ? status_print(stdout, STR(""), &d) : status;
}
