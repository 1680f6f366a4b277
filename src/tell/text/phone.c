/*
 * phone.c: phone numbers in text, behind links, and in print.
 */
#include "tell/text/phone.h"

#include "base/buf.h"

enum {
    MOST_DIGITS = 15, /* ITU-T E.164 */
    MOST_DIGITS_DOMESTIC = 11,
    FEWEST_DIGITS = 7, /* of a number found in running text */
    MOST_GROUPS = 8
};

static const char no_break_space[] = "\xC2\xA0";

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

/* ---- Found in text */

static size_t digits_at(struct str s, size_t at)
{
    size_t n = 0;

    while (at + n < s.n && digit(s.s[at + n]))
        n++;
    return n;
}

/* Bytes of what may stand between two groups. */
static size_t separator_at(struct str s, size_t at, bool hyphen)
{
    struct str rest = str_sub(s, at, s.n);

    if (str_starts(rest, STR("\xC2\xA0")))
        return 2;
    return rest.n && (rest.s[0] == ' ' || (hyphen && rest.s[0] == '-'));
}

/* Could a number end before s[at]? Not where digits go on in another guise: "9-11", "8.30". */
static bool may_end_at(struct str s, size_t at)
{
    unsigned char c = at < s.n ? (unsigned char)s.s[at] : ' ';

    if (digit((char)c) || c == '@')
        return false;
    if (c == '-' || c == '.' || c == ':')
        return !(at + 1 < s.n && digit(s.s[at + 1]));
    /* An en dash before a digit. */
    if (str_starts(str_sub(s, at, s.n), STR("\xE2\x80\x93")))
        return !(at + 3 < s.n && digit(s.s[at + 3]));
    return !((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

size_t phone_match(struct str s)
{
    bool plus = s.n && s.s[0] == '+';
    size_t at = plus, total = digits_at(s, at), best = 0;
    size_t most = plus || str_starts(s, STR("00")) ? MOST_DIGITS : MOST_DIGITS_DOMESTIC;

    if (total < 2 || (!plus && s.s[0] != '0'))
        return 0;
    at += total;
    if (plus && str_starts(str_sub(s, at, s.n), STR(" (0)"))) {
        size_t n = digits_at(s, at + 4);

        total += n;
        at += 4 + n;
    }
    while (total <= most) {
        /* A hyphen stands behind the prefix only: "050-323 3773". */
        size_t gap = separator_at(s, at, plus || total <= 4);
        size_t n = gap ? digits_at(s, at + gap) : 0;

        if (total >= FEWEST_DIGITS && may_end_at(s, at))
            best = at;
        if (n < 2)
            break;
        at += gap + n;
        total += n;
    }
    return best;
}

/* ---- Dialled */

/* Numbers that only Finland knows: dialled as they are. */
static bool is_service(struct str national)
{
    static const struct str prefixes[] = {
        STR_INIT("0800"), STR_INIT("0600"), STR_INIT("0700"), STR_INIT("0606"),
        STR_INIT("0100"), STR_INIT("0200"), STR_INIT("0300"),
    };

    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (str_starts(national, prefixes[i]))
            return true;
    return false;
}

struct str phone_dial(struct arena *a, struct str typed)
{
    char d[64];
    size_t n = 0;
    struct str s = str_trim(typed), number, national;

    for (size_t i = 0; i < s.n && n < sizeof d; i++) {
        if (str_starts(str_sub(s, i, s.n), STR("(0)")) && n > 0)
            i += 2;
        else if (digit(s.s[i]) || (s.s[i] == '+' && n == 0))
            d[n++] = s.s[i];
    }
    number = (struct str){d, n};
    if (str_starts(number, STR("00")))
        number = str_join(a, STR("+"), str_sub(number, 2, n));
    if (number.n < 2 || (number.s[0] == '+' && number.n < 4))
        return number.n && digit(number.s[0]) ? str_copy(a, number) : STR_NONE;
    national = str_starts(number, STR("+358")) ? str_join(a, STR("0"), str_sub(number, 4, number.n))
                                               : number;
    if (is_service(national))
        return str_copy(a, national);
    if (national.s[0] == '0')
        return str_join(a, STR("+358"), str_sub(national, 1, national.n));
    return str_copy(a, number);
}

struct str phone_href(struct arena *a, struct str dial)
{
    return dial.n ? str_join(a, STR("tel:"), dial) : STR_NONE;
}

/* ---- In print */

struct grouping {
    uint8_t size[MOST_GROUPS];
    unsigned n;
};

static void add_group(struct grouping *g, size_t size)
{
    if (size && g->n < MOST_GROUPS)
        g->size[g->n++] = (uint8_t)size;
}

/* Prefixes of the numbering plan, the longer before the shorter. */
static const struct str plan[] = {
    STR_INIT("0400"), STR_INIT("0500"), STR_INIT("0457"), STR_INIT("0458"), STR_INIT("0800"),
    STR_INIT("0600"), STR_INIT("0700"), STR_INIT("0606"), STR_INIT("0100"), STR_INIT("0200"),
    STR_INIT("0300"), STR_INIT("040"),  STR_INIT("041"),  STR_INIT("042"),  STR_INIT("043"),
    STR_INIT("044"),  STR_INIT("045"),  STR_INIT("046"),  STR_INIT("049"),  STR_INIT("050"),
    STR_INIT("010"),  STR_INIT("020"),  STR_INIT("029"),  STR_INIT("030"),  STR_INIT("039"),
    STR_INIT("071"),  STR_INIT("073"),  STR_INIT("075"),  STR_INIT("013"),  STR_INIT("014"),
    STR_INIT("015"),  STR_INIT("016"),  STR_INIT("017"),  STR_INIT("018"),  STR_INIT("019"),
    STR_INIT("02"),   STR_INIT("03"),   STR_INIT("05"),   STR_INIT("06"),   STR_INIT("08"),
    STR_INIT("09"),
};

/* Groups of what follows the prefix, by its length; lengths that have no custom are 0. */
static const uint8_t rest_groups[][3] = {
    [4] = {4},    [5] = {2, 3},    [6] = {3, 3},     [7] = {3, 4},
    [8] = {4, 4}, [9] = {3, 3, 3}, [10] = {3, 3, 4},
};

static bool plan_grouping(struct str national, struct grouping *g)
{
    for (size_t i = 0; i < sizeof plan / sizeof *plan; i++) {
        size_t rest;

        if (!str_starts(national, plan[i]))
            continue;
        rest = national.n - plan[i].n;
        if (rest >= sizeof rest_groups / sizeof *rest_groups || !rest_groups[rest][0])
            return false;
        add_group(g, plan[i].n);
        for (size_t k = 0; k < 3; k++)
            add_group(g, rest_groups[rest][k]);
        return true;
    }
    return false;
}

/* Digits of a country's calling code at the start of an E.164 number without its plus (ITU-T
 * E.164.D). */
static size_t country_code(struct str digits)
{
    static const char two[] =
        "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 "
        "60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98";

    if (digits.n && (digits.s[0] == '1' || digits.s[0] == '7'))
        return 1;
    return str_find(str_from(two), str_sub(digits, 0, 2), 0) != SIZE_MAX ? 2 : 3;
}

/* "+372 5123 4567": the code apart, the rest in threes and fours. */
static bool foreign_grouping(struct str dial, struct grouping *g)
{
    size_t code = 1 + country_code(str_sub(dial, 1, dial.n));
    size_t rest = dial.n > code ? dial.n - code : 0;

    if (rest >= sizeof rest_groups / sizeof *rest_groups || !rest_groups[rest][0])
        return false;
    add_group(g, code);
    for (size_t k = 0; k < 3; k++)
        add_group(g, rest_groups[rest][k]);
    return true;
}

/* The groups it was typed with; false when they hold other digits than `number`, or it was typed in
 * one piece. */
static bool typed_grouping(struct arena *a, struct str typed, struct str number, struct grouping *g)
{
    size_t at = 0, group = 0;

    if (str_starts(typed, STR("+358")) && number.n && number.s[0] == '0') {
        typed = str_trim(str_sub(typed, 4, typed.n));
        typed = str_starts(typed, STR("(0)")) ? str_sub(typed, 3, typed.n) : typed;
        typed = str_join(a, STR("0"), str_trim(typed));
    }
    for (size_t i = 0; i < typed.n; i++) {
        bool part = digit(typed.s[i]) || typed.s[i] == '+';

        if (part && (at == number.n || number.s[at++] != typed.s[i]))
            return false;
        if (part) {
            group++;
        } else {
            add_group(g, group);
            group = 0;
        }
    }
    add_group(g, group);
    return at == number.n && g->n > 1 && g->n < MOST_GROUPS;
}

static struct str grouped(struct arena *a, struct str number, const struct grouping *g)
{
    struct buf b = {0};
    struct str s;
    size_t at = 0;

    for (unsigned i = 0; i < g->n; i++) {
        if (i)
            buf_puts(&b, no_break_space);
        buf_str(&b, str_sub(number, at, at + g->size[i]));
        at += g->size[i];
    }
    s = buf_copy(&b, a);
    buf_release(&b);
    return s;
}

/* 116 117, 116 111: the harmonised European services. */
static bool short_grouping(struct str number, struct grouping *g)
{
    if (number.n != 6 || !str_starts(number, STR("116")))
        return false;
    add_group(g, 3);
    add_group(g, 3);
    return true;
}

/* Does the plan leave this length open, so that the grouping people know it by is better: 080 005
 * 005? */
static bool prefers_typed(struct str national)
{
    return is_service(national) && national.n < 10;
}

struct str phone_text(struct arena *a, struct str dial, struct str typed)
{
    struct str national =
        str_starts(dial, STR("+358")) ? str_join(a, STR("0"), str_sub(dial, 4, dial.n)) : dial;
    struct grouping by_plan = {.n = 0}, own = {.n = 0};
    bool planned = national.n && (national.s[0] == '+'   ? foreign_grouping(national, &by_plan)
                                  : national.s[0] == '0' ? plan_grouping(national, &by_plan)
                                                         : short_grouping(national, &by_plan));
    bool has_own = typed_grouping(a, str_trim(typed), national, &own);

    if (has_own && (!planned || national.s[0] == '+' || prefers_typed(national)))
        return grouped(a, national, &own);
    return planned ? grouped(a, national, &by_plan) : str_copy(a, national);
}
