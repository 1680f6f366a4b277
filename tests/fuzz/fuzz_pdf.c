/*
 * Any bytes as an export, from there to a PDF: no crash, no hang, and a leaflet is whole or there
 * is none.
 */
#include "fuzz.h"

#include "base/file.h"
#include "import/import.h"
#include "job.h"

static struct job_kit kit;
static struct job job = {.quick = true, .producer = "esite"};
static struct job_result result;

static void load(void)
{
    struct diag d;

    diag_init(&d, NULL);
    FUZZ_CHECK(job_kit_init(&kit, NULL, &d));
    job.layout = job_kit_layout(&kit, STR("a5-leaflet"), &d);
    job.language.labels = job_kit_labels(&kit, LANG_FI, false, &d);
    FUZZ_CHECK(job.layout && job.language.labels);
    job.request.lang = job.request.fallback = LANG_FI;
    job.request.day = (struct date){2020, 9, 1};
    job.output = fuzz_output();
    job_result_init(&result);
}

static void check_pdf(void)
{
    struct file f;
    struct diag d;

    diag_init(&d, NULL);
    FUZZ_CHECK(file_open(&f, job.output, UINT64_MAX, &d));
    FUZZ_CHECK(f.bytes.n == result.bytes);
    FUZZ_CHECK(str_starts(f.bytes, STR("%PDF-")) && str_ends(f.bytes, STR("%%EOF\n")));
    file_close(&f);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct import_options options = {.limits.of[LIMIT_RECORDS] = 100};
    struct listings listings;
    struct diag d;

    if (!job.language.labels)
        load();
    diag_init(&d, NULL);
    listings_init(&listings);
    if (import_file(fuzz_file(data, size), &options, kit.table, &listings, &d)) {
        if (job_select(&kit, &job, &listings, &d, &result) && job_make(&kit, &job, &d, &result))
            check_pdf();
        else
            FUZZ_CHECK(diag_has(&d, DIAG_FATAL));
    }
    listings_release(&listings);
    return 0;
}
