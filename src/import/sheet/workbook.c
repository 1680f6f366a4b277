/*
 * workbook.c: what the kinds of spreadsheets have in common.
 */
#include "import/sheet/workbook.h"

#include <stdlib.h>

#include "base/intl.h"

bool workbook_part(struct workbook *w, struct str name, struct str *out)
{
    const struct zipfile_entry *entry = zipfile_find(w->zip, name);
    struct buf bytes = {0};
    bool ok = !entry || zipfile_read(w->zip, entry, &bytes, w->d);

    *out = entry && ok ? buf_copy(&bytes, w->arena) : STR_NONE;
    buf_release(&bytes);
    return ok;
}

bool workbook_add_sheet(struct workbook *w, const struct sheet *sheet)
{
    if (w->sheets.n == WORKBOOK_SHEETS) {
        diag_report(w->d, DIAG_LIMIT, (struct loc){w->path, 0, 0},
                    _("more than %d sheets; keep the listings in one of them"), WORKBOOK_SHEETS);
        return false;
    }
    *vec_push(w->arena, &w->sheets) = *sheet;
    return true;
}

static int by_line(const void *a, const void *b)
{
    const struct sheet_merge *x = a, *y = b;

    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    return (x->col > y->col) - (x->col < y->col);
}

void workbook_sort_merges(struct workbook *w)
{
    if (w->merges.n)
        qsort(w->merges.v, w->merges.n, sizeof *w->merges.v, by_line);
}

void workbook_place(struct str ref, uint32_t *line, uint32_t *col)
{
    size_t at = 0;

    *line = *col = 0;
    while (at < ref.n && at < 4 && ref.s[at] >= 'A' && ref.s[at] <= 'Z')
        *col = *col * 26 + (uint32_t)(ref.s[at++] - 'A' + 1);
    str_to_uint(str_sub(ref, at, ref.n), 1u << 30, line);
}
