/*
 * Any bytes as an export: no crash, no hang, every record counted, and what comes out is clean.
 */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_import((struct str){(const char *)data, size}, NULL);
    return 0;
}
