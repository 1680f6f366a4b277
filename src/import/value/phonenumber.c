/*
 * phonenumber.c: finding a phone number in a text.
 *
 * Groups of digits are gathered, of which the longest run is taken that is as long as such a number
 * may be (Traficom's numbering plan: area codes, 04x and 050, 0800 and its like, 010, 020, 029 …,
 * 116 xxx, 112).
 */
#include "import/value/phonenumber.h"

#include <string.h>

#include "base/buf.h"
#include "import/value/when.h"

enum { MAX_DIGITS = 17, MOST_CODE = 5 };

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
}

/* ---- What is a number */

/* The digits of the first `n` groups; without the "(0)" that some put behind +358. 0 when there are
 * too many. */
static size_t digits_of(const struct phonenumber *x, unsigned n, struct str text,
                        char out[MAX_DIGITS + 1])
{
    size_t count = 0;

    for (unsigned g = 0; g < n; g++) {
        struct str group = str_sub(text, x->groups[g].from, x->groups[g].to);

        if (g == 1 && str_eq(group, STR("0")) && text.s[x->groups[g].to - 2] == '(')
            continue;
        if (count + group.n > MAX_DIGITS)
            return 0;
        memcpy(out + count, group.s, group.n);
        count += group.n;
    }
    out[count] = '\0';
    return count;
}

static bool starts(const char *s, const char *prefix)
{
    return strncmp(s, prefix, strlen(prefix)) == 0;
}

/* Numbers that are dialled as they are, in Finland only: no country code in front. */
static bool is_service(const char *d)
{
    static const char *const prefixes[] = {"0800", "0700", "0600", "0606",
                                           "0100", "0200", "0300", NULL};

    for (const char *const *p = prefixes; *p; p++)
        if (starts(d, *p))
            return true;
    return false;
}

/* Ten digits, nearly always. `d` stands behind the first zero or the country's code. */
static bool is_mobile(const char *d)
{
    return d[0] == '4' || starts(d, "50");
}

static bool is_short(const char *d, size_t n)
{
    return (n == 3 && starts(d, "112")) || (n == 6 && starts(d, "116"));
}

/* Digits behind the first zero of a national number, as many as there may be. */
static bool is_national(const char *d, size_t n)
{
    if (d[0] != '0' || d[1] == '0')
        return false;
    if (is_service(d))
        return n >= 7 && n <= 12;
    if (is_mobile(d + 1))
        return n >= 8 && n <= 12;
    return n >= 6 && n <= 11;
}

static bool is_number(const char *d, size_t n, bool plus)
{
    if (plus)
        return n >= 7 && n <= 15;
    if (starts(d, "00"))
        return n >= 9 && n <= MAX_DIGITS;
    return is_short(d, n) || is_national(d, n);
}

/* ---- Finding one */

/* Bytes between two groups of one number at text[at]; 0: the number ends. `digits` so far: brackets
 * stand about country and area codes only. */
static size_t separator(struct str text, size_t at, size_t digits)
{
    static const struct str few[] = {STR_INIT(" - "), STR_INIT(" – "), STR_INIT("/"),
                                     STR_INIT(" ("),  STR_INIT(") "),  STR_INIT(")-"),
                                     STR_INIT(")"),   STR_INIT("(")};
    static const struct str any[] = {STR_INIT(" "), STR_INIT("-"), STR_INIT("‑"), STR_INIT("–"),
                                     STR_INIT("—"), STR_INIT("−"), STR_INIT(".")};
    struct str rest = str_sub(text, at, text.n);

    for (size_t i = 0; i < sizeof few / sizeof *few; i++)
        if (digits <= MOST_CODE && str_starts(rest, few[i]))
            return few[i].n;
    for (size_t i = 0; i < sizeof any / sizeof *any; i++)
        if (str_starts(rest, any[i]))
            return any[i].n;
    return 0;
}

/* "1.9.2020" and "01.09." are days. */
static bool is_day(struct str text, const struct phonenumber *x)
{
    return x->n >= 2 && !x->plus && text.s[x->groups[0].to] == '.' &&
           x->groups[0].to - x->groups[0].from <= 2 && x->groups[1].to - x->groups[1].from <= 2;
}

/* Does text[at] go on as a price, an hour, a day or an age does, "1,67", "9.00", "1.9.", "24 h", "2
 * €/min", after two digits at most? */
static bool is_measure(struct str text, size_t at)
{
    static const struct str units[] = {STR_INIT("€"),   STR_INIT("e/"),   STR_INIT("eur"),
                                       STR_INIT("snt"), STR_INIT("sent"), STR_INIT("min"),
                                       STR_INIT("h"),   STR_INIT("tun"),  STR_INIT("vuot"),
                                       STR_INIT("/7"),  STR_INIT("kr"),   STR_INIT("%")};
    struct str rest = str_sub(text, at, text.n);
    size_t n = 1;

    while (n < rest.n && digit(rest.s[n]))
        n++;
    if (rest.n && strchr(",:.", rest.s[0]))
        return rest.s[0] == '.' ? n <= 3 : n == 2 || n == 3;
    rest = str_trim(rest);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (str_starts(rest, units[i]))
            return true;
    return false;
}

/*
 * Is the short group text[from..to) that follows x something else than the end of x? It is when x
 * is whole without it: numbers in pairs of digits, "040 123 45 67", are so only with their last.
 */
static bool is_apart(struct str text, const struct phonenumber *x, size_t from, size_t to)
{
    char d[MAX_DIGITS + 1];
    size_t code = 0, n, before;
    bool hyphen;

    if (to - from > 2 || x->n < 2) /* so there is something before text[from] */
        return false;
    hyphen = text.s[from - 1] != ' ' && text.s[from - 1] != '.';
    n = digits_of(x, x->n, text, d);
    if (!n || !is_number(d, n, x->plus))
        return false;
    if (x->plus)
        code = starts(d, "358") ? 2 : 3;
    else if (starts(d, "00"))
        code = 4;
    if (n >= 10 + code)
        return true;
    before = x->groups[x->n - 1].to - x->groups[x->n - 1].from;
    if (before < 3 || is_mobile(d + code + 1))
        return false;
    return (before >= 4 && n >= 9 + code) || (hyphen && to - from == 1) || is_measure(text, to);
}

/*
 * The groups of digits from text[at] on that may belong to one number. With `hours`, "9–11" behind
 * a space and enough digits for a number are hours.
 */
static void gather(struct str text, size_t at, bool hours, struct phonenumber *x)
{
    size_t digits = 0;

    *x = (struct phonenumber){.from = at};
    if (text.s[at] == '(')
        at++;
    x->plus = at < text.n && text.s[at] == '+';
    at += x->plus;
    while (x->n < PHONENUMBER_GROUPS && at < text.n && digit(text.s[at])) {
        size_t from = at, gap;

        if (hours && digits >= 7 && text.s[at - 1] == ' ' &&
            when_starts_range(str_sub(text, at, text.n)))
            break;
        while (at < text.n && digit(text.s[at]))
            at++;
        if (is_apart(text, x, from, at))
            break;
        digits += at - from;
        x->groups[x->n].from = from;
        x->groups[x->n++].to = at;
        gap = separator(text, at, digits);
        if (!gap)
            break;
        at += gap;
    }
}

/* Leaves the longest run of the groups that is a number; false when there is none. */
static bool shorten(struct str text, struct phonenumber *x)
{
    char digits[MAX_DIGITS + 1];

    for (; x->n; x->n--) {
        size_t n = digits_of(x, x->n, text, digits);

        x->to = x->groups[x->n - 1].to;
        if (n && is_number(digits, n, x->plus) && !(x->to < text.n && letter(text.s[x->to])))
            return true;
    }
    return false;
}

static bool begins_number(struct str text, size_t at)
{
    struct phonenumber x;

    gather(text, at, true, &x);
    return x.n && shorten(text, &x);
}

bool phonenumber_at(struct str text, size_t at, struct phonenumber *x)
{
    struct phonenumber all;

    gather(text, at, true, x);
    if (!x->n || is_day(text, x))
        return false;
    all = *x;
    if (!shorten(text, x)) {
        gather(text, at, false, x);
        return shorten(text, x);
    }
    return x->n == all.n || all.groups[x->n].to - all.groups[x->n].from < 3 ||
           begins_number(text, all.groups[x->n].from);
}

bool phonenumber_may_begin(struct str text, size_t at)
{
    char c = text.s[at];

    if (c == '(')
        return at + 1 < text.n && (digit(text.s[at + 1]) || text.s[at + 1] == '+');
    if (c == '+')
        return at + 1 < text.n && digit(text.s[at + 1]);
    if (at >= 2 && text.s[at - 1] == '.' && digit(text.s[at - 2]))
        return false; /* inside a day or a time */
    return digit(c) && (at == 0 || !(digit(text.s[at - 1]) || text.s[at - 1] == '+'));
}

/* ---- Writing it */

/* Is it written as phonenumber_tidy() would, in groups with a space between? */
static bool is_tidy(struct str text, const struct phonenumber *x)
{
    if (x->from + x->plus != x->groups[0].from)
        return false;
    for (unsigned g = 1; g < x->n; g++)
        if (x->groups[g].from != x->groups[g - 1].to + 1 || text.s[x->groups[g].from - 1] != ' ')
            return false;
    return true;
}

struct str phonenumber_tidy(struct arena *a, struct str text, const struct phonenumber *x)
{
    struct buf out = {0};
    struct str copy;

    if (is_tidy(text, x))
        return str_sub(text, x->from, x->to);
    if (x->plus)
        buf_char(&out, '+');
    for (unsigned g = 0; g < x->n; g++) {
        struct str group = str_sub(text, x->groups[g].from, x->groups[g].to);

        if (g == 1 && str_eq(group, STR("0")) && text.s[x->groups[g].to - 2] == '(')
            continue;
        if (g)
            buf_char(&out, ' ');
        buf_str(&out, group);
    }
    copy = buf_copy(&out, a);
    buf_release(&out);
    return copy;
}

struct str phonenumber_e164(struct arena *a, struct str text, const struct phonenumber *x)
{
    char d[MAX_DIGITS + 1];
    size_t n = digits_of(x, x->n, text, d);

    if (x->plus)
        return str_join(a, STR("+"), (struct str){d, n});
    if (starts(d, "00"))
        return str_join(a, STR("+"), (struct str){d + 2, n - 2});
    if (is_short(d, n) || is_service(d))
        return str_copy(a, (struct str){d, n});
    return str_join(a, STR("+358"), (struct str){d + 1, n - 1});
}
