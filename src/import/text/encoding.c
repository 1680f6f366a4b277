/*
 * encoding.c: the bytes of a file as UTF-8.
 *
 * In this order: what the user says; a byte order mark; UTF-16 by its zero bytes; UTF-8 when the
 * bytes are well-formed, or nearly so; what an XML declaration says; and else an eight-bit encoding
 * by its letters. Finnish tells these apart well: "ä" inside a word is E4 in Windows-1252 and
 * ISO-8859-15, 8A on an old Macintosh, 84 under DOS. (ICU's detector knows neither of the last two
 * and takes short Finnish lists for anything from Czech to Turkish.) ISO-8859-15 is told from
 * Windows-1252 by the euro sign and the letters š and ž, which took the places of signs. In UTF-8
 * that has lines of Windows-1252 pasted into it, these are read as such.
 */
#include "import/text/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/intl.h"
#include "base/utf8.h"
#include "import/text/utf8scan.h"

enum { SAMPLE = 64 * 1024 }; /* bytes looked at for UTF-16 without a byte order mark */

enum eight_bit { WINDOWS_1252, ISO_8859_15, MACINTOSH, IBM850, EIGHT_BITS };

static const char *const eight_bit_names[EIGHT_BITS] = {
    [WINDOWS_1252] = "Windows-1252",
    [ISO_8859_15] = "ISO-8859-15",
    [MACINTOSH] = "Macintosh",
    [IBM850] = "IBM850",
};

/* ---- Decoders */

static bool letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static uint32_t from_windows_1252(unsigned char c)
{
    /* 0x80–0x9F; 0 where nothing is defined. */
    static const uint16_t c1[32] = {
        0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
    };

    return c >= 0x80 && c <= 0x9F ? c1[c - 0x80] : c;
}

static uint32_t from_iso_8859_15(unsigned char c)
{
    switch (c) {
    case 0xA4:
        return 0x20AC;
    case 0xA6:
        return 0x0160;
    case 0xA8:
        return 0x0161;
    case 0xB4:
        return 0x017D;
    case 0xB8:
        return 0x017E;
    case 0xBC:
        return 0x0152;
    case 0xBD:
        return 0x0153;
    case 0xBE:
        return 0x0178;
    default:
        return c;
    }
}

static void decode_bytes(struct decoded *out, struct str bytes, uint32_t (*from)(unsigned char))
{
    size_t high = 0, n = 0, at = 0;

    while ((at = utf8_ascii(bytes, at)) < bytes.n) {
        high++;
        at++;
    }
    out->own = heap_large(bytes.n + high * 2 + 1);
    for (at = 0; at < bytes.n; at++) {
        size_t plain = utf8_ascii(bytes, at);
        uint32_t c;

        memcpy(out->own + n, bytes.s + at, plain - at);
        n += plain - at;
        at = plain;
        if (at == bytes.n)
            break;
        c = from((unsigned char)bytes.s[at]);
        if (!c) {
            c = UTF8_BAD;
            out->bad++;
        }
        n += utf8_encode(c, out->own + n);
    }
    out->text = (struct str){out->own, n};
}

/*
 * Is the ill-formed sequence at bytes[from..to) text in Windows-1252, as in a file put together
 * from two? Letters inside a word are, and Finnish ones anywhere, and signs; but what is left of a
 * character of UTF-8 that was cut is not: its beginning alone, or a sign that is half an ä, ö or å.
 */
static bool is_windows_1252(struct str bytes, size_t from, size_t to)
{
    unsigned char c = (unsigned char)bytes.s[from];
    bool inside = to < bytes.n && letter(bytes.s[to]);

    for (size_t at = from; at < to; at++)
        if (!from_windows_1252((unsigned char)bytes.s[at]))
            return false;
    if (c >= 0xFE) /* þ and ÿ are in nobody's language here */
        return false;
    if (c < 0xC0)
        return !strchr("\xA4\xA5\xB6", c);
    return strchr("\xC4\xC5\xD6\xE4\xE5\xF6\xC9\xDC\xE9\xFC", c) || (inside && to - from == 1);
}

/* Puts Windows-1252 or U+FFFD for the ill-formed bytes[from..to) at out->own + n: how many bytes.
 */
static size_t put_ill_formed(struct decoded *out, struct str bytes, size_t from, size_t to,
                             bool broken, size_t n)
{
    size_t start = n;

    if (broken || !is_windows_1252(bytes, from, to)) {
        out->bad++;
        return utf8_encode(UTF8_BAD, out->own + n);
    }
    if (!out->foreign)
        utf8scan_place((struct str){out->own, n}, n, &out->line, &out->col);
    for (size_t at = from; at < to; at++)
        n += utf8_encode(from_windows_1252((unsigned char)bytes.s[at]), out->own + n);
    out->foreign += to - from;
    return n - start;
}

static void decode_utf8(struct decoded *out, struct str bytes, const struct utf8scan *scan)
{
    size_t at = 0, n = 0, broken = SIZE_MAX; /* behind what is none: more of it may follow */

    out->name = "UTF-8";
    out->text = bytes;
    if (!scan->bad)
        return;
    out->own = heap_large(bytes.n + scan->bad * 6 + 1); /* three bytes at most become three each */
    while (at < bytes.n) {
        size_t plain = utf8_ascii(bytes, at), bad = out->bad;

        memcpy(out->own + n, bytes.s + at, plain - at);
        n += plain - at;
        if (plain == bytes.n)
            break;
        at = plain;
        (void)utf8_next(bytes, &at);
        if (utf8_check(str_sub(bytes, plain, at)) == SIZE_MAX) {
            memcpy(out->own + n, bytes.s + plain, at - plain);
            n += at - plain;
            continue;
        }
        n += put_ill_formed(out, bytes, plain, at,
                            plain == broken && ((unsigned char)bytes.s[plain] & 0xC0) == 0x80, n);
        broken = out->bad > bad ? at : SIZE_MAX;
    }
    out->truncated = scan->cut && broken == bytes.n;
    out->text = (struct str){out->own, n};
}

static uint32_t unit_at(struct str bytes, size_t at, bool big)
{
    uint32_t a = (unsigned char)bytes.s[at], b = (unsigned char)bytes.s[at + 1];

    return big ? a << 8 | b : b << 8 | a;
}

static void decode_utf16(struct decoded *out, struct str bytes, bool big)
{
    size_t n = 0;

    out->name = big ? "UTF-16BE" : "UTF-16LE";
    out->own = heap_large(bytes.n / 2 * 3 + 4);
    for (size_t at = 0; at + 1 < bytes.n; at += 2) {
        uint32_t c = unit_at(bytes, at, big);

        if (c >= 0xD800 && c <= 0xDFFF) {
            uint32_t low = at + 3 < bytes.n ? unit_at(bytes, at + 2, big) : 0;

            if (c <= 0xDBFF && low >= 0xDC00 && low <= 0xDFFF) {
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                at += 2;
            } else {
                c = UTF8_BAD;
                out->bad++;
            }
        }
        n += utf8_encode(c, out->own + n);
    }
    out->truncated = bytes.n % 2;
    out->bad += out->truncated;
    out->text = (struct str){out->own, n};
}

static bool decode_iconv(struct decoded *out, struct str bytes, const char *name)
{
    iconv_t cd = iconv_open("UTF-8", name);
    char *in = (char *)(uintptr_t)bytes.s; /* iconv's prototype lacks a const */
    size_t left = bytes.n;
    struct buf text = {0};
    char piece[16 * 1024];

    if (cd == (iconv_t)-1)
        return false;
    buf_puts(&text, "");
    while (left) {
        char *to = piece;
        size_t room = sizeof piece;
        size_t done = iconv(cd, &in, &left, &to, &room);
        int why = errno;

        buf_put(&text, piece, (size_t)(to - piece));
        if (done != (size_t)-1 || why == E2BIG)
            continue;
        buf_utf8(&text, UTF8_BAD);
        out->bad++;
        out->truncated = why == EINVAL;
        in++;
        left--;
    }
    iconv_close(cd);
    out->own = text.s;
    out->text = buf_view(&text);
    return true;
}

/* ---- Guessing */

/* -1: no UTF-16; 0: little, 1: big end first. Text in Latin letters has a zero in every second
 * byte. */
static int guess_utf16(struct str bytes)
{
    struct str s = str_sub(bytes, 0, SAMPLE);
    size_t zero[2] = {0, 0};
    size_t units = s.n / 2;

    for (size_t i = 0; i < units * 2; i++)
        zero[i % 2] += s.s[i] == '\0';
    if (units < 2)
        return -1;
    if (zero[1] * 10 > units * 4 && zero[0] * 10 < units)
        return 0;
    if (zero[0] * 10 > units * 4 && zero[1] * 10 < units)
        return 1;
    return -1;
}

/* Which encodings have ä, ö or å, small or capital, as this byte: bits by enum eight_bit. */
static unsigned finnish_letter_in(unsigned char c)
{
    static const struct {
        const char *bytes; /* äöåÄÖÅ */
        unsigned encodings;
    } sets[] = {
        {"\xE4\xF6\xE5\xC4\xD6\xC5", 1u << WINDOWS_1252},
        {"\x8A\x9A\x8C\x80\x85\x81", 1u << MACINTOSH},
        {"\x84\x94\x86\x8E\x99\x8F", 1u << IBM850},
    };
    unsigned found = 0;

    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
        if (strchr(sets[i].bytes, (char)c))
            found |= sets[i].encodings;
    return found;
}

/* Signs of Windows-1252 that are letters or the euro in ISO-8859-15, where only those make sense.
 */
static bool speaks_for_iso(struct str bytes, size_t at)
{
    unsigned char c = (unsigned char)bytes.s[at];
    bool before = at && letter(bytes.s[at - 1]);
    bool after = at + 1 < bytes.n && letter(bytes.s[at + 1]);

    if (c == 0xA4)
        return true; /* the sign for any currency is in nobody's text */
    return (c == 0xA6 || c == 0xA8 || c == 0xB4 || c == 0xB8) && (before || after);
}

static enum eight_bit guess_eight_bit(struct str bytes)
{
    size_t inside[EIGHT_BITS] = {0};
    size_t controls = 0, iso = 0;
    enum eight_bit best = WINDOWS_1252;

    for (size_t at = 0; (at = utf8_ascii(bytes, at)) < bytes.n; at++) {
        unsigned char c = (unsigned char)bytes.s[at];

        controls += c <= 0x9F;
        iso += speaks_for_iso(bytes, at);
        if (at && at + 1 < bytes.n && letter(bytes.s[at - 1]) && letter(bytes.s[at + 1])) {
            unsigned in = finnish_letter_in(c);

            for (unsigned e = 0; e < EIGHT_BITS; e++)
                inside[e] += in >> e & 1;
        }
    }
    for (unsigned e = 0; e < EIGHT_BITS; e++)
        if (inside[e] > inside[best])
            best = (enum eight_bit)e;
    if (best == WINDOWS_1252 && iso && !controls)
        return ISO_8859_15;
    return best;
}

static bool decode_eight_bit(struct decoded *out, struct str bytes, enum eight_bit e)
{
    out->name = eight_bit_names[e];
    if (e == WINDOWS_1252)
        decode_bytes(out, bytes, from_windows_1252);
    else if (e == ISO_8859_15)
        decode_bytes(out, bytes, from_iso_8859_15);
    else
        return decode_iconv(out, bytes, out->name);
    return true;
}

/* ---- Names */

static bool named(struct str name, const char *const *names)
{
    for (; *names; names++)
        if (str_eq_ascii_case(name, str_from(*names)))
            return true;
    return false;
}

static bool is_utf8(struct str name)
{
    return named(name, (const char *const[]){"UTF-8", "UTF8", NULL});
}

/* Latin-1 is read as Windows-1252, which has it inside and is what is meant. */
static bool decode_named(struct decoded *out, struct str bytes, const char *name)
{
    static const char *const windows[] = {"Windows-1252", "CP1252", "1252",    "ISO-8859-1",
                                          "ISO8859-1",    "Latin1", "Latin-1", "ANSI",
                                          "US-ASCII",     "ASCII",  NULL};
    static const char *const iso[] = {"ISO-8859-15", "ISO8859-15", "Latin9", "Latin-9", NULL};
    static const char *const mac[] = {"Macintosh", "MacRoman", "x-mac-roman", NULL};
    struct str n = str_from(name);

    if (is_utf8(n)) {
        struct utf8scan scan = utf8scan_count(bytes);

        decode_utf8(out, bytes, &scan);
        return true;
    }
    if (named(n, windows))
        return decode_eight_bit(out, bytes, WINDOWS_1252);
    if (named(n, iso))
        return decode_eight_bit(out, bytes, ISO_8859_15);
    if (named(n, mac))
        return decode_eight_bit(out, bytes, MACINTOSH);
    if (named(n, (const char *const[]){"UTF-16LE", "UTF16LE", NULL})) {
        decode_utf16(out, bytes, false);
        return true;
    }
    if (named(n, (const char *const[]){"UTF-16BE", "UTF16BE", NULL})) {
        decode_utf16(out, bytes, true);
        return true;
    }
    if (named(n, (const char *const[]){"UTF-16", "UTF16", NULL})) {
        decode_utf16(out, bytes, guess_utf16(bytes) == 1);
        return true;
    }
    out->name = name;
    return decode_iconv(out, bytes, name);
}

static const struct mark {
    struct str bytes;
    const char *name;
} marks[] = {
    {STR_INIT("\xEF\xBB\xBF"), "UTF-8"},
    {STR_INIT("\xFF\xFE\0\0"), "UTF-32LE"}, /* before UTF-16LE, which begins it */
    {STR_INIT("\0\0\xFE\xFF"), "UTF-32BE"},
    {STR_INIT("\xFF\xFE"), "UTF-16LE"},
    {STR_INIT("\xFE\xFF"), "UTF-16BE"},
};

static const struct mark *byte_order_mark(struct str bytes)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_starts(bytes, marks[i].bytes))
            return &marks[i];
    return NULL;
}

/* "UTF-16" said by the user is the UTF-16LE of the mark. */
static bool begins_with(const char *name, const char *said)
{
    return str_eq_ascii_case(str_sub(str_from(name), 0, strlen(said)), str_from(said));
}

static bool decode_guessed(struct decoded *out, struct str bytes, struct str declared)
{
    struct utf8scan scan;
    int utf16 = guess_utf16(bytes);

    out->guessed = true;
    if (utf16 >= 0) {
        decode_utf16(out, bytes, utf16 == 1);
        return true;
    }
    scan = utf8scan_count(bytes);
    /* Letters of another encoding look like UTF-8 once in a while only. */
    if (scan.bad == 0 || scan.characters > scan.bad) {
        decode_utf8(out, bytes, &scan);
        return true;
    }
    if (declared.n && declared.n < sizeof out->said && !is_utf8(declared)) {
        memcpy(out->said, declared.s, declared.n);
        out->guessed = false;
        return decode_named(out, bytes, out->said);
    }
    return decode_eight_bit(out, bytes, guess_eight_bit(bytes));
}

bool encoding_decode(struct decoded *out, struct str bytes, const char *forced, struct str declared,
                     struct loc file, struct diag *d)
{
    const struct mark *mark = byte_order_mark(bytes);
    bool ok;

    *out = (struct decoded){0};
    if (mark && (!forced || begins_with(mark->name, forced)))
        ok = decode_named(out, str_sub(bytes, mark->bytes.n, bytes.n), mark->name);
    else if (forced)
        ok = decode_named(out, bytes, forced);
    else
        ok = decode_guessed(out, bytes, declared);
    if (!ok)
        diag_report(d, DIAG_BAD_INPUT, file,
                    _("the encoding \"%s\" is not known here; usual ones are UTF-8, Windows-1252, "
                      "ISO-8859-15 and UTF-16"),
                    forced ? forced : out->name);
    return ok;
}

void encoding_release(struct decoded *t)
{
    free(t->own);
    *t = (struct decoded){0};
}

struct str encoding_declared(struct str bytes)
{
    struct str declaration, name;
    size_t end, at;

    if (str_starts(bytes, STR("\xEF\xBB\xBF")))
        bytes = str_sub(bytes, 3, bytes.n);
    if (!str_starts(bytes, STR("<?xml")))
        return STR_NONE;
    end = str_find(str_sub(bytes, 0, 256), STR("?>"), 0);
    if (end == SIZE_MAX)
        return STR_NONE;
    declaration = str_sub(bytes, 0, end);
    at = str_find(declaration, STR("encoding"), 0);
    if (at == SIZE_MAX)
        return STR_NONE;
    at += strlen("encoding");
    while (at < declaration.n && strchr(" \t\r\n=", declaration.s[at]))
        at++;
    if (at >= declaration.n || (declaration.s[at] != '"' && declaration.s[at] != '\''))
        return STR_NONE;
    end = str_find_char(declaration, declaration.s[at], at + 1);
    name = str_sub(declaration, at + 1, end);
    return end == SIZE_MAX ? STR_NONE : name;
}
