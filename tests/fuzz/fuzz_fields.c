/*
 * Any text as a field map: refused with a reason, or taken; and then an export is read by it.
 */
#include "fuzz.h"

#include "base/arena.h"
#include "import/import.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct str exports[] = {
        STR_INIT("a;b;c\nRuoka;Tampere;050 323 3773\nSeura;Parkano;\n"),
        STR_INIT("<x><i a=\"1\"><b>Ruoka</b><c><d>Tampere</d></c></i><i><b>Seura</b></i></x>"),
        STR_INIT("[{\"a\":\"Ruoka\",\"b\":{\"c\":[\"Tampere\"]}}]"),
    };
    const struct fieldmap *fields;
    struct arena a;
    struct diag d;

    diag_init(&d, NULL);
    arena_init(&a);
    fields = import_load_fields(&a, fuzz_file(data, size), &d);
    if (!fields)
        FUZZ_CHECK(diag_has(&d, DIAG_FATAL));
    for (size_t i = 0; fields && i < sizeof exports / sizeof *exports; i++)
        fuzz_import(exports[i], fields);
    arena_release(&a);
    return 0;
}
