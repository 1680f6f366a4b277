/*
 * tell_text.c: showing what can't be seen.
 */
#include "tell_text.h"

#include "base/buf.h"

struct str tell_visible(struct arena *a, struct str s)
{
    struct buf b = {0};
    struct str shown;

    for (size_t i = 0; i < s.n;) {
        if (str_starts(str_sub(s, i, s.n), STR("\xC2\xA0"))) {
            buf_char(&b, '~');
            i += 2;
        } else if (str_starts(str_sub(s, i, s.n), STR("\xE2\x81\xA0"))) {
            buf_char(&b, '^');
            i += 3;
        } else {
            buf_char(&b, s.s[i++]);
        }
    }
    shown = buf_copy(&b, a);
    buf_release(&b);
    return shown;
}
