/*
 * Any bytes as a campaign and as a layout: refused with a reason, or taken.
 */
#include "fuzz.h"

#include "config/campaign.h"
#include "config/layout.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct arena process;
    static const struct municipality_table *table;
    const char *path = fuzz_file(data, size);
    struct arena a;
    struct diag d;

    diag_init(&d, NULL);
    if (!table) {
        arena_init(&process);
        table = municipality_table_load(&process, &d);
        FUZZ_CHECK(table);
    }
    arena_init(&a);
    if (!campaign_load(&a, path, table, &d))
        FUZZ_CHECK(diag_has(&d, DIAG_FATAL));
    diag_init(&d, NULL);
    if (!layout_load(&a, str_from(path), 0x005A5A, 0xE6F0F0, &d))
        FUZZ_CHECK(diag_has(&d, DIAG_FATAL));
    arena_release(&a);
    return 0;
}
