/*
 * daytext.c: days as people and programs write them.
 *
 * The text is taken apart into numbers, a month's name if there is one, and a time of day, which is
 * left out unless it has a zone. What stands for more than a day, or for a bound ("1.–28.7.2025",
 * "3.8.2020 asti"), is cut into its days first.
 */
#include "import/value/daytext.h"

#include <string.h>

#include "import/field.h"
#include "import/value/timetext.h"
#include "import/value/words.h"

enum { DAY = 86400, EXCEL_EPOCH = -25569 /* 1899-12-30, in days from 1970-01-01 */ };

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

/* ---- Finnish time */

/* The last Sunday of the month, which has 31 days. */
static int32_t last_sunday(int16_t year, uint8_t month)
{
    struct date end = {year, month, 31};

    return date_to_days(end) - (int32_t)((date_weekday(end) + 1) % 7);
}

/* Seconds since 1970 as clocks in Finland count them: UTC + 2 h, in summer (EU rule, from 1996 on)
 * + 3 h. */
static int64_t finnish_seconds(int64_t seconds)
{
    int64_t days = seconds / DAY - (seconds % DAY < 0);
    struct date utc = date_from_days((int32_t)days);
    int64_t begin = (int64_t)last_sunday(utc.year, 3) * DAY + 3600;
    int64_t end = (int64_t)last_sunday(utc.year, 10) * DAY + 3600;

    return seconds + (seconds >= begin && seconds < end ? 3 : 2) * 3600;
}

static struct date finnish_day(int64_t seconds)
{
    int64_t local = finnish_seconds(seconds);

    return date_from_days((int32_t)(local / DAY - (local % DAY < 0)));
}

struct date daytext_moment(int64_t milliseconds, unsigned *minutes)
{
    const int64_t most = 253402300799999; /* the end of 9999-12-31 */
    int64_t local, day;
    struct date d;

    *minutes = 0;
    if (milliseconds > most || milliseconds < -most)
        return DATE_NONE;
    local = finnish_seconds(milliseconds / 1000 - (milliseconds % 1000 < 0));
    day = local / DAY - (local % DAY < 0);
    d = date_from_days((int32_t)day);
    if (!date_valid(d))
        return DATE_NONE;
    *minutes = (unsigned)((local - day * DAY) / 60);
    return d;
}

/* ---- Numbers alone */

/* "44046.4375": an Excel day with a time of day is that day. */
static struct str whole_part(struct str s)
{
    size_t n = 5;

    if (s.n <= 6 || (s.s[5] != '.' && s.s[5] != ','))
        return s;
    while (++n < s.n)
        if (!digit(s.s[n]))
            return s;
    return str_sub(s, 0, 5);
}

static bool from_digits(struct str s, struct date *out)
{
    int64_t value = 0;
    struct date d;

    s = whole_part(s);
    if (s.n < 5 || s.n > 14)
        return false;
    for (size_t i = 0; i < s.n; i++) {
        if (!digit(s.s[i]))
            return false;
        value = value * 10 + (s.s[i] - '0');
    }
    if (s.n == 8) {
        d = (struct date){(int16_t)(value / 10000), (uint8_t)(value / 100 % 100),
                          (uint8_t)(value % 100)};
        *out = d;
        return date_valid(d) && d.year >= 1900;
    }
    if (s.n == 5 && value >= 20000 && value < 80000) {
        *out = date_from_days((int32_t)value + EXCEL_EPOCH);
        return true;
    }
    if (s.n >= 12)
        *out = finnish_day(value / 1000);
    else if (s.n >= 9)
        *out = finnish_day(value);
    return s.n >= 9 && date_valid(*out);
}

/* ---- Parts */

struct parts {
    unsigned number[3];
    size_t digits[3]; /* of each */
    unsigned n;
    unsigned month;  /* by name; 0: none */
    char between;    /* separator behind the first number */
    struct str rest; /* behind the day: a time of day, perhaps */
};

/* 1–12; 0: no month's name. */
static unsigned month_of(struct str word)
{
    static const char *const names[12] = {
        "tammi january januari",
        "helmi february februari",
        "maalis march mars",
        "huhti april april",
        "touko may maj",
        "kesa june juni",
        "heina july juli",
        "elo august augusti",
        "syys september september",
        "loka october oktober",
        "marras november november",
        "joulu december december",
    };
    char folded[32];
    struct str key = field_fold(word, folded, sizeof folded);

    for (unsigned m = 0; key.n >= 3 && m < 12; m++) {
        struct str rest = str_from(names[m]), name;

        while (str_split(&rest, ' ', &name)) {
            bool finnish = name.s == names[m]; /* "elokuuta", "elokuu" */

            if (finnish ? str_starts(key, name) && (key.n == name.n || key.s[name.n] == 'k')
                        : str_starts(name, key))
                return m + 1;
        }
    }
    return 0;
}

static bool letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
}

static bool is_weekday(struct str word)
{
    static const char *const starts[] = {"ma",  "ti",  "ke",  "to",  "pe",  "la",  "su",  "mon",
                                         "tue", "wed", "thu", "fri", "sat", "sun", "man", "tis",
                                         "ons", "tor", "fre", "lor", "son", NULL};
    char folded[32];
    struct str key = field_fold(word, folded, sizeof folded);

    for (const char *const *s = starts; *s; s++)
        if (str_starts(key, str_from(*s)) && (key.n == strlen(*s) || key.n > 4))
            return true;
    return false;
}

/* A word at s[*at]: a month's name, a weekday in front, "den" or "the", which say nothing new. */
static bool take_word(struct str s, size_t *at, struct parts *p)
{
    size_t from = *at;
    struct str word;

    while (*at < s.n && letter(s.s[*at]))
        ++*at;
    word = str_sub(s, from, *at);
    if (!p->month && (p->month = month_of(word)))
        return true;
    return words_in_list(word, p->n == 0 ? "den the" : "of") || (p->n == 0 && is_weekday(word));
}

/* "3rd", "3:e": moves behind the ending. */
static void skip_ordinal(struct str s, size_t *at)
{
    size_t from = *at + (*at < s.n && s.s[*at] == ':'), to = from;

    while (to < s.n && letter(s.s[to]))
        to++;
    if (words_in_list(str_sub(s, from, to), from > *at ? "e a" : "st nd rd th"))
        *at = to;
}

static bool take_number(struct str s, size_t *at, struct parts *p)
{
    size_t from = *at;

    while (*at < s.n && digit(s.s[*at]))
        ++*at;
    p->digits[p->n] = *at - from;
    return str_to_uint(str_sub(s, from, *at), 9999, &p->number[p->n++]);
}

static bool take_apart(struct str s, struct parts *p)
{
    size_t at = 0;

    *p = (struct parts){0};
    while (at < s.n && p->n + (p->month != 0) < 3) {
        if (digit(s.s[at])) {
            if (!take_number(s, &at, p))
                return false;
            skip_ordinal(s, &at);
            if (p->n == 1 && at < s.n)
                p->between = s.s[at];
        } else if (letter(s.s[at])) {
            if (!take_word(s, &at, p))
                return false;
        } else if (strchr(" .,-/", s.s[at]) && s.s[at]) {
            at++;
        } else {
            return false;
        }
    }
    p->rest = str_sub(s, at, s.n);
    return true;
}

static int16_t full_year(unsigned year, size_t digits)
{
    if (digits > 2)
        return (int16_t)year;
    return (int16_t)(year < 70 ? 2000 + year : 1900 + year);
}

static struct date make(unsigned day, unsigned month, unsigned year, size_t year_digits)
{
    struct date d = DATE_NONE;

    if (day <= 31 && month <= 12 && (year_digits == 2 || year_digits == 4))
        d = (struct date){full_year(year, year_digits), (uint8_t)month, (uint8_t)day};
    return date_valid(d) ? d : DATE_NONE;
}

/* ---- Time of day */

/* The day in Finland at that time of a day. */
static struct date at_time(struct date day, const struct timetext *t)
{
    int64_t minutes = (int64_t)date_to_days(day) * (DAY / 60) + t->hour * 60 + t->minute;

    return t->zoned ? finnish_day((minutes - t->zone) * 60) : day;
}

/* ---- The whole */

static bool is_open(struct str s)
{
    static const char *const words[] = {"toistaiseksi",       "jatkuva", "jatkuu", "tillsvidare",
                                        "untilfurthernotice", "ongoing", NULL};
    char folded[48];
    struct str key = field_fold(s, folded, sizeof folded);

    for (const char *const *w = words; *w; w++)
        if (str_eq(key, str_from(*w)))
            return true;
    return false;
}

/* Day, month and year in the order that the parts are in. */
static enum daytext order(const struct parts *p, struct date *out, struct date *other)
{
    const unsigned *n = p->number;

    if (p->month) { /* 3. elokuuta 2020; August 3, 2020 */
        *out = make(n[0], p->month, n[1], p->digits[1]);
        return p->n == 1 ? DAYTEXT_NO_YEAR : date_given(*out) ? DAYTEXT_OK : DAYTEXT_BAD;
    }
    if (p->n == 2)
        return n[0] <= 31 && n[1] <= 12 && n[0] && n[1] ? DAYTEXT_NO_YEAR : DAYTEXT_BAD;
    if (p->digits[0] == 4) {
        *out = make(n[2], n[1], n[0], 4);
        return date_given(*out) ? DAYTEXT_OK : DAYTEXT_BAD;
    }
    *out = make(n[0], n[1], n[2], p->digits[2]);
    *other = p->between == '/' ? make(n[1], n[0], n[2], p->digits[2]) : DATE_NONE;
    if (!date_given(*out))
        *out = *other; /* 8/30/2020 */
    else if (date_given(*other) && n[0] != n[1])
        return DAYTEXT_TWO;
    return date_given(*out) ? DAYTEXT_OK : DAYTEXT_BAD;
}

enum daytext daytext_parse(struct str s, struct date *out, struct date *other)
{
    enum daytext result;
    struct parts p;
    struct timetext time;

    *out = *other = DATE_NONE;
    s = str_trim(s);
    if (is_open(s))
        return DAYTEXT_OPEN;
    if (from_digits(s, out))
        return DAYTEXT_OK;
    if (!take_apart(s, &p) || !timetext_parse(p.rest, &time) || p.n + (p.month != 0) < 2)
        return DAYTEXT_BAD;
    result = order(&p, out, other);
    if (result == DAYTEXT_OK)
        *out = at_time(*out, &time);
    return result;
}

/* ---- More than a day */

/* The word that begins or ends `s`, whole: takes it off. */
static bool take_affix(struct str *s, struct str word)
{
    struct str first = str_sub(*s, 0, word.n);
    struct str last = s->n >= word.n ? str_sub(*s, s->n - word.n, s->n) : STR_NONE;

    if (s->n <= word.n)
        return false;
    if (str_eq_ascii_case(first, word) && !letter(s->s[word.n])) {
        *s = str_trim(str_sub(*s, word.n, s->n));
        return true;
    }
    if (str_eq_ascii_case(last, word) && !letter(s->s[s->n - word.n - 1])) {
        *s = str_trim(str_sub(*s, 0, s->n - word.n));
        return true;
    }
    return false;
}

static bool take_one_of(struct str *s, const struct str *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (take_affix(s, words[i]))
            return true;
    return false;
}

/* "3.8.2020 asti", "från 3.8.2020": one bound. */
static bool bound(struct str s, struct date *first, struct date *last)
{
    static const struct str until[] = {STR_INIT("asti"),
                                       STR_INIT("saakka"),
                                       STR_INIT("mennessä"),
                                       STR_INIT("päättyy"),
                                       STR_INIT("till och med"),
                                       STR_INIT("t.o.m."),
                                       STR_INIT("tom"),
                                       STR_INIT("t o m"),
                                       STR_INIT("fram till"),
                                       STR_INIT("till"),
                                       STR_INIT("senast"),
                                       STR_INIT("until"),
                                       STR_INIT("up to"),
                                       STR_INIT("through"),
                                       STR_INIT("by"),
                                       STR_INIT("viimeistään"),
                                       STR_INIT("up to and including"),
                                       STR_INIT("ends")};
    static const struct str from[] = {
        STR_INIT("alkaen"),   STR_INIT("lähtien"), STR_INIT("alkaa"), STR_INIT("från och med"),
        STR_INIT("fr.o.m."),  STR_INIT("from"),    STR_INIT("från"),  STR_INIT("och framåt"),
        STR_INIT("starting"), STR_INIT("as of"),   STR_INIT("since"), STR_INIT("onwards")};
    bool ends = take_one_of(&s, until, sizeof until / sizeof *until);
    bool begins = !ends && take_one_of(&s, from, sizeof from / sizeof *from);
    struct date other;

    return (ends || begins) && daytext_parse(s, ends ? last : first, &other) == DAYTEXT_OK;
}

/* The first day of a range, which has what the last one says only once: "1.", "28.7.". */
static bool first_of(struct str s, struct date last, struct date *first)
{
    struct parts p;
    struct date other;

    if (daytext_parse(s, first, &other) == DAYTEXT_OK)
        return true;
    if (!take_apart(s, &p) || !p.n || p.n + (p.month != 0) > 2)
        return false;
    *first = make(p.number[0],
                  p.month    ? p.month
                  : p.n == 2 ? p.number[1]
                             : last.month,
                  (unsigned)last.year, 4);
    if (date_given(*first) && date_cmp(*first, last) > 0 && (p.month || p.n == 2))
        *first = make(first->day, first->month, (unsigned)last.year - 1, 4);
    return date_given(*first);
}

bool daytext_span(struct str s, struct date *first, struct date *last)
{
    enum { LONGEST = 80 }; /* bytes of such a text: each dash in it is tried */
    struct date other;

    *first = *last = DATE_NONE;
    s = str_trim(s);
    for (size_t i = 1; i < s.n && s.n <= LONGEST; i++) {
        struct str before = str_trim(str_sub(s, 0, i)), behind = str_sub(s, i, s.n);

        if (!timetext_dash(&behind) || str_ends(before, STR("-")))
            continue;
        if (!behind.n && daytext_parse(before, first, &other) == DAYTEXT_OK)
            return true; /* "1.8.2020–" */
        if (daytext_parse(behind, last, &other) == DAYTEXT_OK && first_of(before, *last, first) &&
            date_cmp(*first, *last) <= 0)
            return true;
    }
    *first = *last = DATE_NONE;
    return s.n <= LONGEST && bound(s, first, last);
}
