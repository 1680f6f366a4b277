/*
 * Any text as XML: fuzz_import's promises, where every input gets as far as the reader of XML.
 */
#include "fuzz.h"

#include "base/buf.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct buf b = {0};

    buf_puts(&b, size && data[0] == '<' ? "" : "<x><ilmoitus><nimi>a</nimi></ilmoitus>");
    buf_put(&b, (const char *)data, size);
    fuzz_import(buf_view(&b), NULL);
    buf_release(&b);
    return 0;
}
