/*
 * numfmt.c: numbers of a spreadsheet as its formats show them.
 *
 * Of a code the first section counts, which is for positive numbers. It is read into what it is
 * for: letters of years, days, hours say that the number is a moment; else its placeholders say how
 * many digits there are, and where, so that a postcode shown as 00100 is 00100 though its cell
 * holds 100.
 */
#include "import/sheet/numfmt.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/date.h"

enum { EPOCH_1900 = -25569 /* 1899-12-30, in days from 1970-01-01 */, YEARS_1904 = 1462 };
enum { LAST_DAY = 2958465 /* 31.12.9999 */, MOST_DIGITS = 15, TOKENS = 64 };

struct token {
    char kind;       /* '0' '#' '?' '.' ',' '%', or 'x': text */
    struct str text; /* of an 'x' */
};

struct format {
    bool date, clock; /* the number tells a day, a time of day */
    bool elapsed;     /* hours beyond a day */
    bool plain;       /* nothing that is known here: as General */
    struct token tokens[TOKENS];
    unsigned n;
};

struct str numfmt_builtin(unsigned id)
{
    static const struct {
        unsigned first, last;
        const char *code;
    } known[] = {
        {1, 1, "0"},           {2, 2, "0.00"},       {3, 3, "#,##0"},
        {4, 4, "#,##0.00"},    {9, 9, "0%"},         {10, 10, "0.00%"},
        {14, 17, "d.m.yyyy"},  {18, 21, "h:mm"},     {22, 22, "d.m.yyyy h:mm"},
        {27, 31, "d.m.yyyy"},  {32, 35, "h:mm"},     {36, 36, "d.m.yyyy"},
        {37, 38, "#,##0"},     {39, 40, "#,##0.00"}, {45, 45, "mm:ss"},
        {46, 46, "[h]:mm:ss"}, {47, 47, "mm:ss"},    {50, 58, "d.m.yyyy"},
    };

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (id >= known[i].first && id <= known[i].last)
            return str_from(known[i].code);
    return STR_NONE;
}

/* ---- Codes */

static void add_token(struct format *f, char kind, struct str text)
{
    if (f->n < TOKENS)
        f->tokens[f->n++] = (struct token){kind, text};
}

/* "[$€-40B]" is the euro sign, "[h]" hours beyond a day, "[Red]" nothing here. */
static size_t take_bracket(struct format *f, struct str code, size_t at)
{
    size_t end = str_find_char(code, ']', at);
    struct str inside = str_sub(code, at + 1, end);

    if (end == SIZE_MAX)
        return code.n;
    if (str_starts(inside, STR("$"))) {
        size_t dash = str_find_char(inside, '-', 0);

        if (dash > 1)
            add_token(f, 'x', str_sub(inside, 1, dash));
    } else if (inside.n && strchr("hHmMsS", inside.s[0])) {
        f->clock = f->elapsed = true;
    }
    return end + 1;
}

static size_t take_quoted(struct format *f, struct str code, size_t at)
{
    size_t end = str_find_char(code, '"', at + 1);

    add_token(f, 'x', str_sub(code, at + 1, end));
    return end == SIZE_MAX ? code.n : end + 1;
}

static size_t take_letter(struct format *f, struct str code, size_t at, bool *month)
{
    switch (code.s[at] | 0x20) {
    case 'y':
    case 'd':
        f->date = true;
        break;
    case 'h':
    case 's':
        f->clock = true;
        break;
    case 'm':
        *month = true;
        break;
    case 'e': /* a power of ten */
    case 'g': /* General */
        f->plain = true;
        break;
    default:
        break;
    }
    return at + 1;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static void read_code(struct format *f, struct str code)
{
    bool month = false;
    size_t at = 0;

    *f = (struct format){.plain = !code.n};
    while (at < code.n && code.s[at] != ';') {
        char c = code.s[at];

        if (c == '[') {
            at = take_bracket(f, code, at);
        } else if (c == '"') {
            at = take_quoted(f, code, at);
        } else if (c == '\\' || c == '_' || c == '*') { /* of a width, or repeated: not shown */
            if (c == '\\')
                add_token(f, 'x', str_sub(code, at + 1, at + 2));
            at += 2;
        } else if (c == '@') {
            f->plain = true;
            at++;
        } else if (strchr("0#?.,%", c)) {
            add_token(f, c, STR_NONE);
            at++;
        } else if (is_letter(c)) {
            at = take_letter(f, code, at, &month);
        } else {
            add_token(f, 'x', str_sub(code, at, at + 1));
            at++;
        }
    }
    f->date = f->date || (month && !f->clock);
}

/* ---- Days and times */

static void put_time(struct buf *b, int64_t seconds)
{
    buf_printf(b, "klo %d.%02d", (int)(seconds / 3600), (int)(seconds / 60 % 60));
}

static bool put_moment(struct buf *b, double value, const struct format *f, bool from_1904)
{
    int64_t days = (int64_t)floor(value);
    int64_t seconds = (int64_t)floor((value - floor(value)) * 86400 + 0.5);
    struct date d;

    if (value < 0 || value > LAST_DAY + 1)
        return false;
    if (!f->date) {
        put_time(b, f->elapsed ? days * 86400 + seconds : seconds % 86400);
        return true;
    }
    days += seconds / 86400;
    seconds %= 86400;
    if (!from_1904 && days < 60)
        days++; /* Excel believes in a 29.2.1900 */
    d = date_from_days((int32_t)(days + EPOCH_1900 + (from_1904 ? YEARS_1904 : 0)));
    buf_printf(b, "%d.%d.%d", d.day, d.month, d.year);
    if (f->clock && seconds) {
        buf_char(b, ' ');
        put_time(b, seconds);
    }
    return true;
}

/* ---- Numbers */

static bool is_place(char kind)
{
    return kind == '0' || kind == '#' || kind == '?';
}

struct places {
    unsigned before, zeros;             /* placeholders before the point, and those always shown */
    unsigned behind;                    /* the point */
    unsigned first, last;               /* tokens */
    bool point, group, percent, broken; /* broken: text between the placeholders */
};

static struct places count_places(const struct format *f)
{
    struct places p = {.first = TOKENS};

    for (unsigned i = 0; i < f->n; i++) {
        char kind = f->tokens[i].kind;

        if (is_place(kind)) {
            p.first = p.first == TOKENS ? i : p.first;
            p.last = i;
            p.behind += p.point;
            p.before += !p.point;
            p.zeros += !p.point && (kind == '0' || p.zeros); /* "0##" shows 5 as 005 */
        }
        p.point = p.point || kind == '.';
        p.group = p.group || (kind == ',' && p.first != TOKENS);
        p.percent = p.percent || kind == '%';
    }
    for (unsigned i = p.first; i < p.last; i++)
        p.broken = p.broken || f->tokens[i].kind == 'x';
    return p;
}

static void put_general(struct buf *b, double value)
{
    char digits[64], *point;

    if (fabs(value) < 1e15 && value == floor(value)) {
        buf_printf(b, "%.0f", value == 0 ? 0.0 : value);
        return;
    }
    snprintf(digits, sizeof digits, "%.*g", MOST_DIGITS, value);
    point = strchr(digits, '.');
    if (point)
        *point = ',';
    buf_puts(b, digits);
}

/* Digits of a whole number into the placeholders from the right, text where it stands: "0##\ ####".
 */
static void put_broken(struct buf *b, const struct format *f, const struct places *p, double value)
{
    char digits[32];
    unsigned n = (unsigned)snprintf(digits, sizeof digits, "%0*.0f", (int)p->zeros, value);
    unsigned at = 0, place = 0;

    for (unsigned i = 0; i < f->n; i++) {
        const struct token *t = &f->tokens[i];

        if (t->kind == 'x' && (i < p->first || at)) {
            buf_str(b, t->text);
        } else if (is_place(t->kind)) {
            place++; /* the first takes what is too many; those for which there is none, nothing */
            while (at < n && n - at > p->before - place)
                buf_char(b, digits[at++]);
        }
    }
}

static void put_whole(struct buf *b, const char *digits, size_t n, bool group)
{
    for (size_t i = 0; i < n; i++) {
        if (group && i && (n - i) % 3 == 0)
            buf_char(b, ' ');
        buf_char(b, digits[i]);
    }
}

static void put_number(struct buf *b, const struct format *f, double value)
{
    struct places p = count_places(f);
    char digits[400]; /* the largest double has 309 */
    char *point;
    int n;

    if (p.first == TOKENS || p.behind > 30 || p.zeros > 20 || fabs(value) >= 1e15) {
        put_general(b, value);
        return;
    }
    if (p.broken && !p.point && !p.group && value >= 0) {
        put_broken(b, f, &p, value);
        return;
    }
    for (unsigned i = 0; i < p.first; i++)
        buf_str(b, f->tokens[i].text);
    if (p.percent)
        value *= 100;
    n = snprintf(digits, sizeof digits, "%.*f", (int)p.behind, fabs(value));
    point = strchr(digits, '.');
    if (value < 0)
        buf_char(b, '-');
    for (unsigned have = (unsigned)(point ? point - digits : n); have < p.zeros; have++)
        buf_char(b, '0');
    put_whole(b, digits, (size_t)(point ? point - digits : n), p.group);
    while (point && n > 0 && digits[n - 1] == '0' && f->tokens[p.last].kind == '#')
        n--; /* decimals that are shown only where there are any */
    if (point && digits + n > point + 1)
        buf_printf(b, ",%.*s", (int)(digits + n - point - 1), point + 1);
    for (unsigned i = p.last + 1; i < f->n; i++)
        if (f->tokens[i].kind == '%')
            buf_puts(b, str_ends(buf_view(b), STR(" ")) ? "%" : " %");
        else
            buf_str(b, f->tokens[i].text);
}

struct str numfmt_text(struct arena *a, double value, struct str code, bool from_1904)
{
    struct buf b = {0};
    struct format f;
    struct str s;

    read_code(&f, code);
    if (f.plain && !f.date && !f.clock)
        put_general(&b, value);
    else if (!(f.date || f.clock) || !put_moment(&b, value, &f, from_1904))
        put_number(&b, &f, value);
    s = buf_copy(&b, a);
    buf_release(&b);
    return s;
}
