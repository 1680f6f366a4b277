/*
 * fields.c: see fields.h.
 */
#include "cli/fields.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/intl.h"
#include "cli/request.h"
#include "cli/status.h"

static bool one_export(const struct options *o, struct diag *d)
{
    if (o->rest_n == 1)
        return true;
    diag_report(d, DIAG_USAGE, LOC_NONE, "%s",
                o->rest_n ? _("'esite fields' looks at one export")
                          : _("no export given; as in 'esite fields listings.xlsx'"));
    return false;
}

static int print_map(const struct options *o, const struct buf *map, struct diag *d)
{
    if (!o->output || strcmp(o->output, "-") == 0)
        return status_print(stdout, buf_view(map), d);
    return file_write(o->output, buf_view(map), d) ? STATUS_DONE : status_of_fatal(d);
}

int fields_command(const struct options *o, struct diag *d)
{
    struct import_options import;
    struct buf map = {0};
    struct job_kit kit;
    int status;
    if (job_kit_init(&kit, o->campaign, d) && one_export(o, d) &&
        request_output(o, "output", o->output, d) && request_import(o, &kit.arena, &import, d) &&
        import_survey(o->rest[0], &import, kit.table, kit.campaign, &map, d)) {
        request_tell_unused(o, &import, d);
        status = print_map(o, &map, d);
    } else
        status = status_of_fatal(d);
    buf_release(&map);
    job_kit_release(&kit);
    return status;
}
