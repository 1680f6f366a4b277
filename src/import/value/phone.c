/*
 * phone.c: the phone numbers in a field, each with what it is for and when.
 *
 * First the numbers are found: groups of digits, of which the longest run is taken that is as long
 * as such a number may be (Traficom's numbering plan: area codes, 04x and 050, 0800 and its like,
 * 010, 020, 029 …, 116 xxx, 112). Then the text between two numbers is shared out: up to a
 * semicolon, bar or line end it belongs to the first; else what is glued to the first, or tells
 * when, is the first's, and the rest leads to the second.
 */
#include "import/value/phone.h"

#include <string.h>

#include "base/buf.h"
#include "base/intl.h"
#include "import/value/when.h"

enum { MAX_GROUPS = 12, MAX_DIGITS = 17, MOST_CODE = 5 };

struct group {
    size_t from, to; /* of its digits in the text */
};

struct number {
    struct group groups[MAX_GROUPS];
    unsigned n;
    bool plus;
    size_t from, to; /* the whole, signs included */
};

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
static size_t digits_of(const struct number *x, unsigned n, struct str text,
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
static bool is_day(struct str text, const struct number *x)
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
static bool is_apart(struct str text, const struct number *x, size_t from, size_t to)
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
static void gather(struct str text, size_t at, bool hours, struct number *x)
{
    size_t digits = 0;

    *x = (struct number){.from = at};
    if (text.s[at] == '(')
        at++;
    x->plus = at < text.n && text.s[at] == '+';
    at += x->plus;
    while (x->n < MAX_GROUPS && at < text.n && digit(text.s[at])) {
        size_t from = at, gap;

        if (hours && digits >= 7 && text.s[at - 1] == ' ' &&
            when_starts_range(str_sub(text, at, text.n)))
            break;
        while (at < text.n && digit(text.s[at]))
            at++;
        if (is_apart(text, x, from, at))
            break;
        digits += at - from;
        x->groups[x->n++] = (struct group){from, at};
        gap = separator(text, at, digits);
        if (!gap)
            break;
        at += gap;
    }
}

/* Leaves the longest run of the groups that is a number; false when there is none. */
static bool shorten(struct str text, struct number *x)
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
    struct number x;

    gather(text, at, true, &x);
    return x.n && shorten(text, &x);
}

/*
 * The number that begins at text[at], in *x; false when there is none, and when three digits or
 * more would be left over that are no number of their own, as in "0358 40 123 4567": rather none
 * than one that nobody meant.
 */
static bool number_at(struct str text, size_t at, struct number *x)
{
    struct number all;

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

static bool may_begin(struct str text, size_t at)
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

/* Is it written as tidy() would, in groups with a space between? */
static bool is_tidy(struct str text, const struct number *x)
{
    if (x->from + x->plus != x->groups[0].from)
        return false;
    for (unsigned g = 1; g < x->n; g++)
        if (x->groups[g].from != x->groups[g - 1].to + 1 || text.s[x->groups[g].from - 1] != ' ')
            return false;
    return true;
}

static struct str tidy(struct arena *a, struct str text, const struct number *x)
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

static struct str e164(struct arena *a, struct str text, const struct number *x)
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

/* ---- Words around it */

static bool take_front(struct str *s, struct str word)
{
    if (s->n < word.n || !str_eq_ascii_case(str_sub(*s, 0, word.n), word) ||
        (s->n > word.n && letter(word.s[word.n - 1]) &&
         (letter(s->s[word.n]) || s->s[word.n] == '-')))
        return false;
    *s = str_sub(*s, word.n, s->n);
    return true;
}

static bool take_back(struct str *s, struct str word)
{
    size_t at = s->n - word.n;

    if (s->n < word.n || !str_eq_ascii_case(str_sub(*s, at, s->n), word) ||
        (at && letter(word.s[0]) && (letter(s->s[at - 1]) || s->s[at - 1] == '-')))
        return false;
    *s = str_sub(*s, 0, at);
    return true;
}

/* Without separators, joining words, and words that only say that a phone number follows. */
static struct str bare(struct str s)
{
    static const struct str idle[] = {
        STR_INIT(","),       STR_INIT(";"),     STR_INIT(":"),       STR_INIT("/"),
        STR_INIT("|"),       STR_INIT("–"),     STR_INIT("-"),       STR_INIT("•"),
        STR_INIT("\n"),      STR_INIT("tai"),   STR_INIT("ja"),      STR_INIT("sekä"),
        STR_INIT("eller"),   STR_INIT("och"),   STR_INIT("or"),      STR_INIT("and"),
        STR_INIT("puh."),    STR_INIT("puh"),   STR_INIT("p."),      STR_INIT("p"),
        STR_INIT("tel."),    STR_INIT("tel"),   STR_INIT("tfn"),     STR_INIT("gsm"),
        STR_INIT("nro"),     STR_INIT("phone"), STR_INIT("numero"),  STR_INIT("numerosta"),
        STR_INIT("puhelin"), STR_INIT("."),     STR_INIT("telefon"), STR_INIT("puhelinnumero"),
    };
    bool again = true;

    while (again) {
        again = false;
        s = str_trim(s);
        if (!s.n)
            break;
        if (s.n >= 2 && s.s[0] == '(' && str_find_char(s, ')', 0) == s.n - 1) {
            s = str_sub(s, 1, s.n - 1);
            again = true;
        }
        if (s.n && s.s[0] == '(' && str_find_char(s, ')', 0) == SIZE_MAX)
            again = take_front(&s, STR("("));
        again = take_front(&s, STR(")")) || take_back(&s, STR("(")) || again;
        for (size_t i = 0; i < sizeof idle / sizeof *idle; i++)
            again = take_front(&s, idle[i]) || take_back(&s, idle[i]) || again;
    }
    return s;
}

static void add(struct arena *a, struct str *to, struct str more)
{
    if (!more.n)
        return;
    *to = to->n ? str_printf(a, "%.*s, %.*s", STR_ARG(*to), STR_ARG(more)) : more;
}

/* Offset of what closes the bracket in which s[at] stands; SIZE_MAX when it stands in none. */
static size_t bracket_end(struct str s, size_t at)
{
    for (size_t i = at; i-- > 0 && s.s[i] != ')';)
        if (s.s[i] == '(')
            return str_find_char(s, ')', at);
    return SIZE_MAX;
}

/* What stands beside a number: up to where it tells when a role, from there on hours. */
static void add_beside(struct arena *a, struct phone *phone, struct str s)
{
    size_t when, close;

    s = bare(s);
    if (!s.n)
        return;
    when = when_find(s);
    if (when == SIZE_MAX) {
        add(a, &phone->role, s);
        return;
    }
    close = bracket_end(s, when);
    add(a, &phone->role, bare(str_sub(s, 0, when)));
    if (close == SIZE_MAX) {
        add(a, &phone->hours, bare(str_sub(s, when, s.n)));
        return;
    }
    add(a, &phone->hours, bare(str_sub(s, when, close))); /* "(ma–pe klo 9–15) sekä toimisto" */
    add_beside(a, phone, str_sub(s, close + 1, s.n));
}

void phone_beside(struct arena *a, struct str said, struct phone *phone)
{
    phone->role = phone->hours = STR_NONE;
    add_beside(a, phone, said);
}

/* ---- Sharing out */

static size_t last_strong(struct str gap)
{
    for (size_t at = gap.n; at-- > 0;)
        if (strchr(";|\n", gap.s[at]) && gap.s[at])
            return at;
    return SIZE_MAX;
}

/* Offset of the next separator between pieces at or after `from`; gap.n when there is none.
 * Brackets hold together. */
static size_t piece_end(struct str gap, size_t from, size_t *width)
{
    static const struct str words[] = {STR_INIT(","),    STR_INIT("/"),       STR_INIT(" tai "),
                                       STR_INIT(" ja "), STR_INIT(" eller "), STR_INIT(" och "),
                                       STR_INIT(" or ")};
    int depth = 0;

    for (size_t at = from; at < gap.n; at++) {
        depth += (gap.s[at] == '(') - (gap.s[at] == ')');
        for (size_t i = 0; depth <= 0 && i < sizeof words / sizeof *words; i++)
            if (str_starts(str_sub(gap, at, gap.n), words[i])) {
                *width = words[i].n;
                return at;
            }
    }
    *width = 0;
    return gap.n;
}

/* What stands before a number: a role, or when to call it. */
enum lead { LEAD_NONE, LEAD_ROLE, LEAD_HOURS };

static enum lead lead_of(const struct phone *p)
{
    return p->hours.n ? LEAD_HOURS : p->role.n ? LEAD_ROLE : LEAD_NONE;
}

/* How many bytes of the text between two numbers belong to the first. `lead`: what it has before
 * it; who tells when in front of the one does so in front of the next. */
static size_t share(struct str gap, enum lead lead)
{
    size_t at = last_strong(gap), width;
    bool glued;

    if (at != SIZE_MAX)
        return at;
    at = piece_end(gap, 0, &width);
    glued = bare(str_sub(gap, 0, at)).n != 0;
    if (at == gap.n) { /* nothing separates: words stand all before or all behind their numbers */
        struct str s = str_trim(gap);

        if (s.n && s.s[0] == '(') /* one that is not closed has the next number in it */
            return str_find_char(gap, ')', 0) == SIZE_MAX ? 0 : str_find_char(gap, ')', 0) + 1;
        if (when_find(s) != SIZE_MAX)
            return lead == LEAD_HOURS ? 0 : gap.n;
        return glued && lead == LEAD_NONE && !str_ends(s, STR(":")) ? gap.n : 0;
    }
    while (at < gap.n && lead != LEAD_HOURS) { /* hours behind a comma are still the first's */
        size_t next = piece_end(gap, at + width, &width);

        if (when_find(str_sub(gap, at + 1, next)) == SIZE_MAX)
            break;
        at = next;
    }
    return at;
}

void phone_find(struct arena *a, struct str text, phone_finds *out)
{
    size_t behind = 0; /* what lies between here and the next number is not shared out yet */
    struct phone *last = NULL;
    enum lead lead = LEAD_NONE;

    for (size_t at = 0; at < text.n;) {
        struct number x;
        struct phone_found found = {0};
        struct str gap;
        size_t mine;

        if (!may_begin(text, at) || !number_at(text, at, &x)) {
            at++;
            continue;
        }
        gap = str_sub(text, behind, x.from);
        mine = last ? share(gap, lead) : 0;
        if (last)
            add_beside(a, last, str_sub(gap, 0, mine));
        found.phone.number = tidy(a, text, &x);
        found.phone.e164 = e164(a, text, &x);
        found.typed = str_sub(text, x.from, x.to);
        add_beside(a, &found.phone, str_sub(gap, mine, gap.n));
        lead = lead_of(&found.phone);
        *vec_push(a, out) = found;
        last = &out->v[out->n - 1].phone;
        behind = at = x.to;
    }
    if (last)
        add_beside(a, last, str_sub(text, behind, text.n));
}

const char *phone_trouble(struct str text)
{
    size_t digits = 0;

    if (str_find(text, STR("E+"), 0) != SIZE_MAX || str_find(text, STR("e+"), 0) != SIZE_MAX)
        return _("a spreadsheet has turned the digits into a number; format the column as text");
    for (size_t i = 0; i < text.n; i++)
        digits += digit(text.s[i]);
    if (digits >= 8 && digits <= 10 && (text.s[0] == '4' || text.s[0] == '5'))
        return _("is the 0 in front lost? format the column as text");
    return _("expected a number such as 040 123 4567, 03 123 4567 or +358 40 123 4567");
}
