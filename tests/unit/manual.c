#include "manual.h"

#include <stdio.h>

#include "base/file.h"
#include "config/data.h"
#include "unit.h"

struct str manual_layout(struct arena *a, size_t i)
{
    struct diag d;
    struct file f;
    struct str found = STR_NONE;

    diag_init(&d, stderr);
    assert_true(file_open(&f, data_path(a, "docs/layouts.md"), 1 << 20, &d));
    for (size_t at = 0; !found.s;) {
        size_t from = str_find(f.bytes, STR("```xml\n"), at), to;

        if (from == SIZE_MAX)
            break;
        from += 7;
        to = str_find(f.bytes, STR("```\n"), from);
        assert_true(to != SIZE_MAX);
        if (str_find(str_sub(f.bytes, from, to), STR("<layout "), 0) != SIZE_MAX && i-- == 0)
            found = str_copy(a, str_sub(f.bytes, from, to));
        at = to;
    }
    file_close(&f);
    return found;
}
