/*
 * markup.c: see markup.h.
 */
#include "check/markup.h"

#include "base/utf8.h"

static bool is_forbidden(uint32_t c)
{
    return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c <= 0x9F) || utf8_is_none(c);
}

void markup_text(struct buf *b, struct str s)
{
    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_next(s, &at);

        if (c == '&')
            buf_puts(b, "&amp;");
        else if (c == '<')
            buf_puts(b, "&lt;");
        else if (c == '>')
            buf_puts(b, "&gt;");
        else if (c == '"')
            buf_puts(b, "&quot;");
        else if (c == '\'')
            buf_puts(b, "&#39;");
        else
            buf_utf8(b, is_forbidden(c) ? UTF8_BAD : c);
    }
}

void markup_words(struct buf *b, const char *words)
{
    markup_text(b, str_from(words));
}

void markup_attribute(struct buf *b, const char *name, struct str value)
{
    buf_printf(b, " %s=\"", name);
    markup_text(b, value);
    buf_char(b, '"');
}

void markup_quoted(struct buf *b, struct str s, lang_tag lang)
{
    char code[4];

    if (!s.n)
        return;
    buf_puts(b, "<bdi");
    if (lang)
        markup_attribute(b, "lang", str_from(lang_code(lang, code)));
    buf_char(b, '>');
    markup_text(b, s);
    buf_puts(b, "</bdi>");
}
