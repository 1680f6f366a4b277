/*
 * Any bytes as an export: no crash, no hang, every record counted, and what comes out is clean.
 */
#include "fuzz.h"

#include "import/import.h"

static void check_list(const value_list *list)
{
    for (size_t i = 0; i < list->n; i++)
        FUZZ_CHECK(list->v[i].s.n > 0 && fuzz_clean(list->v[i].s));
}

static void check_listing(const struct listing *l)
{
    FUZZ_CHECK(l->name.n > 0);
    FUZZ_CHECK(l->id.n > 0 && fuzz_clean(l->id));
    FUZZ_CHECK(l->municipalities.n || l->regions.n || l->nationwide);
    check_list(&l->name);
    check_list(&l->summary);
    check_list(&l->description);
    check_list(&l->categories);
    check_list(&l->audiences);
    check_list(&l->hours);
    check_list(&l->emails);
    check_list(&l->urls);
    FUZZ_CHECK(fuzz_clean(l->organization.s) && fuzz_clean(l->street.s) && fuzz_clean(l->fee.s));
    for (size_t i = 0; i < l->phones.n; i++)
        FUZZ_CHECK(l->phones.v[i].number.n > 0 && fuzz_clean(l->phones.v[i].number));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct import_options options = {.limits.of[LIMIT_RECORDS] = 1000};
    static struct arena process;
    static const struct municipality_table *table;
    struct listings listings;
    struct diag d;

    diag_init(&d, NULL);
    if (!table) {
        arena_init(&process);
        table = municipality_table_load(&process, &d);
        FUZZ_CHECK(table);
    }
    listings_init(&listings);
    if (!import_file(fuzz_file(data, size), &options, table, &listings, &d))
        FUZZ_CHECK(diag_has(&d, DIAG_FATAL));
    else
        FUZZ_CHECK(listings.read == listings.n + listings.with_errors);
    for (size_t i = 0; i < listings.n; i++)
        check_listing(&listings.v[i]);
    listings_release(&listings);
    return 0;
}
