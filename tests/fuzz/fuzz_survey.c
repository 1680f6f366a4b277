/*
 * Any bytes as an unknown export: refused with a reason, or a field map is drafted that is accepted
 * as it is.
 */
#include "fuzz.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "config/campaign.h"
#include "import/import.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct import_options options = {0};
    static struct arena process;
    static const struct municipality_table *table;
    static const struct campaign *campaign;
    struct buf draft = {0};
    struct arena a;
    struct diag d;

    diag_init(&d, NULL);
    if (!campaign) {
        arena_init(&process);
        table = municipality_table_load(&process, &d);
        FUZZ_CHECK(table);
        campaign = campaign_plain(&process, table, &d);
        FUZZ_CHECK(campaign);
    }
    arena_init(&a);
    if (!import_survey(fuzz_file(data, size), &options, table, campaign, &draft, &d)) {
        FUZZ_CHECK(diag_has(&d, DIAG_FATAL));
    } else {
        struct str s = buf_view(&draft);

        FUZZ_CHECK(fuzz_clean(s));
        FUZZ_CHECK(import_load_fields(&a, fuzz_file((const uint8_t *)s.s, s.n), &d));
    }
    buf_release(&draft);
    arena_release(&a);
    return 0;
}
