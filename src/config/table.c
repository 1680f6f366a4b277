/*
 * table.c: see table.h.
 */
#include "config/table.h"

#include "base/file.h"
#include "base/intl.h"
#include "config/data.h"

static unsigned split(struct str line, struct str cells[TABLE_COLUMNS])
{
    unsigned n = 0;
    struct str cell;

    while (n < TABLE_COLUMNS && str_split(&line, ',', &cell))
        cells[n++] = str_trim(cell);
    return line.s ? TABLE_COLUMNS + 1 : n;
}

static bool next_line(struct table *t, struct str *line)
{
    while (str_split(&t->text, '\n', line)) {
        t->at.line++;
        if (str_trim(*line).n)
            return true;
    }
    return false;
}

bool table_open(struct table *t, struct arena *a, const char *name, const char *header,
                struct diag *d)
{
    const char *path = data_path(a, name);
    struct file f;
    struct str line = STR_NONE, cells[TABLE_COLUMNS];

    if (!file_open(&f, path, 16u << 20, d))
        return false;
    *t = (struct table){.text = str_copy(a, f.bytes), .at = {path, 0, 1}};
    file_close(&f);
    if (next_line(t, &line) && str_eq(str_trim(line), str_from(header))) {
        t->columns = split(line, cells);
        return true;
    }
    diag_report(d, DIAG_BAD_CONFIG, t->at, _("the first line is \"%.*s\"; expected \"%s\""),
                STR_ARG(str_trim(line)), header);
    return false;
}

bool table_row(struct table *t, struct str cells[TABLE_COLUMNS], struct diag *d)
{
    struct str line;
    unsigned n;

    if (!next_line(t, &line))
        return false;
    n = split(line, cells);
    if (n == t->columns)
        return true;
    diag_report(d, DIAG_BAD_CONFIG, t->at,
                ngettext("%u cell; expected %u, as the first line has",
                         "%u cells; expected %u, as the first line has", n),
                n, t->columns);
    t->bad = true;
    return false;
}
