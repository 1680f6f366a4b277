/*
 * Any bytes as an export to be checked: no crash, no hang; every listing is counted somewhere; the
 * JSON is JSON, the page has no element of the export's making, and nothing steers the terminal.
 */
#include "fuzz.h"

#include "base/jsonread.h"
#include "base/utf8.h"
#include "check/check.h"
#include "import/import.h"

static struct arena process;
static struct check_options options;

static void load(void)
{
    struct diag d;

    diag_init(&d, NULL);
    arena_init(&process);
    options.day = (struct date){2020, 9, 1};
    options.limit = 50;
    options.table = municipality_table_load(&process, &d);
    FUZZ_CHECK(options.table);
    options.campaign = campaign_plain(&process, options.table, &d);
    FUZZ_CHECK(options.campaign);
}

static bool has(const struct buf *b, const char *what)
{
    return str_find(buf_view(b), str_from(what), 0) != SIZE_MAX;
}

static void check_json_of(const struct check *c)
{
    struct json_reader r;
    struct buf b = {0};

    check_json(c, &b);
    json_reader_init(&r, buf_view(&b));
    FUZZ_CHECK(json_skip(&r));
    FUZZ_CHECK(json_end(&r));
    FUZZ_CHECK(utf8_check(buf_view(&b)) == SIZE_MAX);
    buf_release(&b);
}

static void check_html_of(const struct check *c)
{
    struct buf b = {0};
    struct diag d;

    diag_init(&d, NULL);
    FUZZ_CHECK(check_html(c, &d, &b));
    FUZZ_CHECK(utf8_check(buf_view(&b)) == SIZE_MAX);
    FUZZ_CHECK(!has(&b, "<script") && !has(&b, "<img") && !has(&b, "<a href=\"j"));
    buf_release(&b);
}

static void check_text_of(const struct check *c)
{
    const struct check_text_options o = {.most = 0};
    struct buf b = {0};

    check_text(c, &o, &b);
    FUZZ_CHECK(fuzz_clean(buf_view(&b)));
    buf_release(&b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct import_options import = {.limits.of[LIMIT_RECORDS] = 1000};
    struct listings listings;
    struct check *c;
    struct diag d;

    if (!options.table)
        load();
    diag_init(&d, NULL);
    listings_init(&listings);
    c = check_new(&options);
    if (import_file(fuzz_file(data, size), &import, options.table, &listings,
                    check_diag(c, &listings, &d))) {
        check_finish(c);
        check_json_of(c);
        check_html_of(c);
        check_text_of(c);
    }
    check_free(c);
    listings_release(&listings);
    return 0;
}
