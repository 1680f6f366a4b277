/*
 * check.c: see check.h.
 */
#include "cli/check.h"

#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/intl.h"
#include "check/check.h"
#include "cli/request.h"
#include "cli/status.h"

enum {
    KEPT = 1000, /* findings of a kind in HTML and JSON; --verbose keeps all */
    SHOWN = 20,  /* in the text */
};

/* The list of fonts; a font that the machine lacks is no fault of the export's. */
static bool open_fonts(struct job_kit *kit, struct diag *d)
{
    const struct fontlist *list = fontlist_load(&kit->arena, d);

    if (list)
        kit->fonts = font_catalog_new(list);
    return list;
}

/* ---- Reports */

static int print_text(const struct options *o, const struct check *c, struct diag *d)
{
    struct check_text_options t = {
        .color = options_color(o, STDOUT_FILENO),
        .quiet = o->quiet,
        .most = o->verbose ? 0 : SHOWN,
    };
    struct buf b = {0};
    check_text(c, &t, &b);
    int status = status_print(stdout, buf_view(&b), d);
    buf_release(&b);
    return status;
}

static int print_json(const struct check *c, struct diag *d)
{
    struct buf b = {0};
    check_json(c, &b);
    int status = status_print(stdout, buf_view(&b), d);
    buf_release(&b);
    return status;
}

/* "report.html: 62 listings: 4 errors, 15 warnings, 7 remarks" */
static void say_written(const struct options *o, const struct check *c)
{
    struct buf b = {0};
    if (o->quiet || strcmp(o->html, "-") == 0)
        return;
    check_sum(c, &b);
    fprintf(stderr, "%s: %s\n", o->html, b.s);
    buf_release(&b);
}

static int write_html(const struct options *o, const struct check *c, struct diag *d)
{
    struct buf b = {0};
    bool ok = check_html(c, d, &b) && file_write(o->html, buf_view(&b), d);
    buf_release(&b);
    if (ok)
        say_written(o, c);
    return ok ? STATUS_DONE : status_of_fatal(d);
}

/* Two reports can't both go to standard output. */
static bool resolve_output(const struct options *o, struct diag *d)
{
    if (!o->json || !o->html || strcmp(o->html, "-") != 0)
        return request_output(o, "html", o->html, d);
    diag_report(d, DIAG_USAGE, LOC_NONE,
                _("--json and --html=-; only one of them can go to standard output"));
    return false;
}

static int report(const struct options *o, const struct check *c, struct diag *d)
{
    int status = STATUS_DONE;
    if (o->html)
        status = write_html(o, c, d);
    if (status == STATUS_DONE && o->json)
        status = print_json(c, d);
    if (status == STATUS_DONE && !o->html && !o->json)
        status = print_text(o, c, d);
    if (status == STATUS_DONE && check_has(c, o->strict ? DIAG_WARNING : DIAG_ERROR))
        status = STATUS_WARNINGS;
    return status;
}

/* ---- The command */

static int check_exports(const struct options *o, struct job_kit *kit, struct check *c,
                         struct diag *d)
{
    struct listings listings;
    int status = STATUS_INPUT;
    listings_init(&listings);
    if (request_exports(o, kit, &listings, check_diag(c, &listings, d))) {
        check_finish(c);
        status = report(o, c, d);
    } else {
        status = status_of_fatal(d);
    }
    listings_release(&listings);
    return status;
}

int check_command(const struct options *o, struct diag *d)
{
    struct check_options options = {.limit = o->verbose ? 0 : KEPT, .day = date_today()};
    struct job_kit kit;
    struct check *c = NULL;
    int status;
    if (job_kit_init(&kit, o->campaign, d) && request_day("date", o->date, &options.day, d) &&
        resolve_output(o, d) && open_fonts(&kit, d)) {
        options.campaign = kit.campaign;
        options.table = kit.table;
        options.fonts = kit.fonts;
        c = check_new(&options);
        status = check_exports(o, &kit, c, d);
    } else {
        status = status_of_fatal(d);
    }
    check_free(c);
    job_kit_release(&kit);
    return status;
}
