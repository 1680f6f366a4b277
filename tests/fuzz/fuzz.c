/*
 * fuzz.c: what the fuzzers share.
 */
#include "fuzz.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/utf8.h"
#include "import/import.h"

static char folder[] = "/tmp/esite-fuzz-XXXXXX";
static char path[sizeof folder + 16], output[sizeof folder + 16];
static int fd = -1;

static void forget(void)
{
    unlink(path);
    unlink(output);
    rmdir(folder);
}

_Noreturn void fuzz_failed(const char *what, const char *file, int line)
{
    fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, what);
    abort();
}

static void begin(void)
{
    if (fd >= 0)
        return;
    FUZZ_CHECK(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/input.xml", folder);
    snprintf(output, sizeof output, "%s/output", folder);
    fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    FUZZ_CHECK(fd >= 0);
    atexit(forget);
}

const char *fuzz_file(const uint8_t *data, size_t size)
{
    begin();
    FUZZ_CHECK(ftruncate(fd, 0) == 0);
    FUZZ_CHECK(pwrite(fd, data, size, 0) == (ssize_t)size);
    return path;
}

const char *fuzz_output(void)
{
    begin();
    return output;
}

bool fuzz_clean(struct str s)
{
    size_t at = 0;

    if (utf8_check(s) != SIZE_MAX)
        return false;
    while (at < s.n) {
        uint32_t c = utf8_next(s, &at);

        if ((c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0))
            return false;
    }
    return true;
}

/* ---- Imports */

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

static const struct municipality_table *municipalities(void)
{
    static const struct municipality_table *table;
    static struct arena process;
    struct diag d;

    if (!table) {
        diag_init(&d, NULL);
        arena_init(&process);
        table = municipality_table_load(&process, &d);
        FUZZ_CHECK(table);
    }
    return table;
}

void fuzz_import(struct str bytes, const struct fieldmap *fields)
{
    const struct import_options options = {.limits.of[LIMIT_RECORDS] = 1000, .fields = fields};
    const char *file = fuzz_file((const uint8_t *)bytes.s, bytes.n);
    struct listings listings;
    struct diag d;

    diag_init(&d, NULL);
    listings_init(&listings);
    if (!import_file(file, &options, municipalities(), &listings, &d))
        FUZZ_CHECK(diag_has(&d, DIAG_FATAL));
    else
        FUZZ_CHECK(listings.read == listings.n + listings.with_errors);
    for (size_t i = 0; i < listings.n; i++)
        check_listing(&listings.v[i]);
    listings_release(&listings);
}
