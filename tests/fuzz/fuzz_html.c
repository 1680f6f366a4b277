/*
 * Any text as a description in HTML, and as a plain one: no crash, no hang, and what comes out is
 * text in paragraphs.
 */
#include "fuzz.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "import/text/html.h"

static void check_text(const struct buf *b)
{
    struct str s = buf_view(b);

    FUZZ_CHECK(utf8_check(s) == SIZE_MAX);
    FUZZ_CHECK(!s.n || (s.s[0] != '\n' && s.s[0] != ' '));
    FUZZ_CHECK(str_find(s, STR("\n\n"), 0) == SIZE_MAX);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = {(const char *)data, size};
    struct buf b = {0};

    if (utf8_check(text) != SIZE_MAX)
        return 0;
    (void)html_is(text);
    html_to_text(&b, text);
    check_text(&b);
    FUZZ_CHECK(str_find(buf_view(&b), STR("  "), 0) == SIZE_MAX);
    buf_clear(&b);
    html_plain_to_text(&b, text);
    check_text(&b);
    buf_release(&b);
    return 0;
}
