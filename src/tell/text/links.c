/*
 * links.c: hosts by IDNA, paths by percent-encoding (RFC 3986).
 */
#include "tell/text/links.h"

#include <unicode/uidna.h>

#include "base/buf.h"
#include "base/utf8.h"

enum { HOST_MAX = 256 };

void links_release(struct links *l)
{
    if (l->idna)
        uidna_close(l->idna);
    l->idna = NULL;
}

static UIDNA *idna(struct links *l)
{
    UErrorCode status = U_ZERO_ERROR;

    if (!l->idna)
        l->idna = uidna_openUTS46(UIDNA_NONTRANSITIONAL_TO_ASCII |
                                      UIDNA_NONTRANSITIONAL_TO_UNICODE | UIDNA_CHECK_BIDI,
                                  &status);
    return U_SUCCESS(status) ? l->idna : NULL;
}

static char lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

static bool is_plain_host_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

/* Two labels at least, none empty. */
static bool is_domain(struct str host)
{
    struct str rest = host, piece;
    unsigned labels = 0;

    for (; str_split(&rest, '.', &piece); labels++)
        if (!piece.n || piece.n > 63)
            return false;
    return labels >= 2;
}

/* The host in one of its two forms. ASCII hosts without punycode need no ICU. */
static bool convert_host(struct links *l, struct arena *a, struct str host, bool to_ascii,
                         struct str *out)
{
    char lowered[HOST_MAX], converted[HOST_MAX];
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    UErrorCode status = U_ZERO_ERROR;
    bool plain = true;
    int32_t n;

    if (!host.n || host.n >= HOST_MAX)
        return false;
    for (size_t i = 0; i < host.n; i++) {
        lowered[i] = lower(host.s[i]);
        plain = plain && is_plain_host_char(lowered[i]);
    }
    *out = (struct str){lowered, host.n};
    if (plain && (to_ascii || str_find(*out, STR("xn--"), 0) == SIZE_MAX)) {
        *out = str_copy(a, *out);
        return is_domain(*out);
    }
    if (!idna(l))
        return false;
    n = to_ascii ? uidna_nameToASCII_UTF8(idna(l), lowered, (int32_t)host.n, converted, HOST_MAX,
                                          &info, &status)
                 : uidna_nameToUnicodeUTF8(idna(l), lowered, (int32_t)host.n, converted, HOST_MAX,
                                           &info, &status);
    if (U_FAILURE(status) || info.errors || n <= 0 || n >= HOST_MAX)
        return false;
    *out = str_copy(a, (struct str){converted, (size_t)n});
    for (size_t i = 0; to_ascii && i < out->n; i++)
        if (!is_plain_host_char(out->s[i]))
            return false;
    return is_domain(*out);
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The byte that "%C3" at s[at] stands for, or -1. */
static int percent_at(struct str s, size_t at)
{
    int high, low;

    if (at + 2 >= s.n || s.s[at] != '%')
        return -1;
    high = hex_digit(s.s[at + 1]);
    low = hex_digit(s.s[at + 2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

static void put_encoded(struct buf *b, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.s[i];

        /* What a URI may not hold as it is; a stray per cent sign among it. */
        if (c <= 0x20 || c >= 0x7F || str_find_char(STR("\"<>\\^`{|}"), (char)c, 0) != SIZE_MAX ||
            (c == '%' && percent_at(s, i) < 0))
            buf_printf(b, "%%%02X", c);
        else
            buf_char(b, (char)c);
    }
}

/* Letters beyond ASCII in clear, where they are well-formed; all else stays encoded. */
static void put_readable(struct buf *b, struct str s)
{
    for (size_t i = 0; i < s.n;) {
        char bytes[4];
        size_t n = 0, at = 0;
        uint32_t c = 0;

        for (int v; n < sizeof bytes && (v = percent_at(s, i + n * 3)) >= 0x80; n++)
            bytes[n] = (char)v;
        if (n)
            c = utf8_next((struct str){bytes, n}, &at);
        if (n && c != UTF8_BAD && c >= 0xA1) {
            buf_utf8(b, c);
            i += at * 3;
        } else {
            buf_char(b, s.s[i++]);
        }
    }
}

/* Takes "https://" off; false for a scheme that no leaflet links to. */
static bool take_scheme(struct str *url, struct str *scheme)
{
    size_t end = str_find(*url, STR("://"), 0);

    *scheme = STR("https");
    if (end == SIZE_MAX || str_find_char(*url, '/', 0) < end)
        return true;
    if (str_eq_ascii_case(str_sub(*url, 0, end), STR("http")))
        *scheme = STR("http");
    else if (!str_eq_ascii_case(str_sub(*url, 0, end), STR("https")))
        return false;
    *url = str_sub(*url, end + 3, url->n);
    return true;
}

static struct str take(struct buf *b, struct arena *a)
{
    struct str s = buf_copy(b, a);

    buf_release(b);
    return s;
}

bool links_web(struct links *l, struct arena *a, struct str url, struct web_link *out)
{
    struct str rest = str_trim(url), scheme, host, ascii, readable, port = STR_NONE;
    struct buf b = {0};
    size_t end = 0, colon;
    unsigned number;

    if (!take_scheme(&rest, &scheme))
        return false;
    while (end < rest.n && str_find_char(STR("/?#"), rest.s[end], 0) == SIZE_MAX)
        end++;
    host = str_sub(rest, 0, end);
    rest = str_sub(rest, end, rest.n);
    colon = str_find_char(host, ':', 0);
    if (colon != SIZE_MAX) {
        port = str_sub(host, colon, host.n);
        host = str_sub(host, 0, colon);
        if (!str_to_uint(str_sub(port, 1, port.n), 65535, &number))
            return false;
    }
    if (!convert_host(l, a, host, true, &ascii) || !convert_host(l, a, ascii, false, &readable))
        return false;

    buf_str(&b, scheme);
    buf_puts(&b, "://");
    buf_str(&b, ascii);
    buf_str(&b, port);
    put_encoded(&b, rest);
    out->href = take(&b, a);

    buf_str(&b, readable);
    buf_str(&b, port);
    put_readable(&b, rest);
    out->text = take(&b, a);
    while (str_ends(out->text, STR("/")))
        out->text.n--;
    return true;
}

struct str links_mail(struct links *l, struct arena *a, struct str address)
{
    struct str s = str_trim(address), ascii;
    struct buf b = {0};
    size_t at = str_find_char(s, '@', 0);

    if (at == SIZE_MAX || at == 0 || str_find_char(s, '@', at + 1) != SIZE_MAX ||
        !convert_host(l, a, str_sub(s, at + 1, s.n), true, &ascii))
        return STR_NONE;
    buf_puts(&b, "mailto:");
    for (size_t i = 0; i < at; i++) /* what would begin another part of the URI */
        if (str_find_char(STR("?#&/%"), s.s[i], 0) != SIZE_MAX)
            buf_printf(&b, "%%%02X", (unsigned)s.s[i]);
        else
            put_encoded(&b, str_sub(s, i, i + 1));
    buf_char(&b, '@');
    buf_str(&b, ascii);
    return take(&b, a);
}
