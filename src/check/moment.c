/*
 * moment.c: see moment.h.
 */
#include "check/moment.h"

#include <string.h>

enum { WORD = 24, SEVERAL = 7 };

/* ---- Words */

static bool digit_at(struct str s, size_t at)
{
    return at < s.n && s.s[at] >= '0' && s.s[at] <= '9';
}

/* Bytes of the letter at s[at], 0 when there is none. Beyond ASCII, all from U+00C0 to U+1FFF is
 * taken for letters. */
static size_t letter_at(struct str s, size_t at)
{
    unsigned char c = at < s.n ? (unsigned char)s.s[at] : 0;

    if (c < 0x80)
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    return c >= 0xC3 && c <= 0xDF ? 2 : c == 0xE0 || c == 0xE1 ? 3 : 0;
}

static size_t letter_before(struct str s, size_t end)
{
    size_t from = end;

    while (from > 0 && ((unsigned char)s.s[from - 1] & 0xC0) == 0x80)
        from--;
    from -= from > 0;
    return from < end && from + letter_at(s, from) == end ? end - from : 0;
}

/* Bytes of the dash at s[at], 0 when there is none: hyphen, U+2010–U+2015, U+2212. */
static size_t dash_at(struct str s, size_t at)
{
    if (at < s.n && s.s[at] == '-')
        return 1;
    if (at + 2 >= s.n || s.s[at] != '\xE2')
        return 0;
    if (s.s[at + 1] == '\x80' && (unsigned char)s.s[at + 2] >= 0x90 &&
        (unsigned char)s.s[at + 2] <= 0x95)
        return 3;
    return s.s[at + 1] == '\x88' && s.s[at + 2] == '\x92' ? 3 : 0;
}

/* Plain and no-break spaces. */
static size_t skip_spaces(struct str s, size_t at)
{
    for (;; at++) {
        if (at < s.n && s.s[at] == ' ')
            continue;
        if (at + 1 < s.n && s.s[at] == '\xC2' && s.s[at + 1] == '\xA0')
            at++;
        else
            return at;
    }
}

static size_t skip_letters(struct str s, size_t at)
{
    for (size_t n; (n = letter_at(s, at));)
        at += n;
    return at < s.n ? at : s.n;
}

/* The word in small letters, å, ä and ö among them; empty when it is too long. */
static struct str small(struct str word, char out[WORD])
{
    if (word.n > WORD)
        return STR("");
    for (size_t i = 0; i < word.n; i++) {
        unsigned char c = (unsigned char)word.s[i];

        out[i] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
        if (i && word.s[i - 1] == '\xC3' && c >= 0x80 && c <= 0x9E)
            out[i] = (char)(c + 0x20);
    }
    return (struct str){out, word.n};
}

enum { FI = 1, SV = 2, EN = 4, ANY = 7 };

static const struct day_word {
    struct str word;
    uint8_t day;   /* 0 is Monday; SEVERAL */
    uint8_t langs; /* in which it is a weekday */
    bool stem;     /* endings may follow */
} day_words[] = {
    {STR_INIT("ma"), 0, FI, false},
    {STR_INIT("ti"), 1, FI | SV, false},
    {STR_INIT("ke"), 2, FI, false},
    {STR_INIT("to"), 3, FI | SV, false},
    {STR_INIT("pe"), 4, FI, false},
    {STR_INIT("la"), 5, FI, false},
    {STR_INIT("su"), 6, FI, false},
    {STR_INIT("må"), 0, SV, false},
    {STR_INIT("on"), 2, SV, false},
    {STR_INIT("fr"), 4, SV, false},
    {STR_INIT("lö"), 5, SV, false},
    {STR_INIT("sö"), 6, SV, false},
    {STR_INIT("mån"), 0, ANY, false},
    {STR_INIT("tis"), 1, ANY, false},
    {STR_INIT("ons"), 2, ANY, false},
    {STR_INIT("tors"), 3, ANY, false},
    {STR_INIT("fre"), 4, ANY, false},
    {STR_INIT("lör"), 5, ANY, false},
    {STR_INIT("sön"), 6, ANY, false},
    {STR_INIT("mon"), 0, ANY, false},
    {STR_INIT("tue"), 1, ANY, false},
    {STR_INIT("wed"), 2, ANY, false},
    {STR_INIT("thu"), 3, ANY, false},
    {STR_INIT("fri"), 4, ANY, false},
    {STR_INIT("sat"), 5, ANY, false},
    {STR_INIT("sun"), 6, ANY, false},
    {STR_INIT("maanantai"), 0, ANY, true},
    {STR_INIT("tiistai"), 1, ANY, true},
    {STR_INIT("keskivii"), 2, ANY, true},
    {STR_INIT("torstai"), 3, ANY, true},
    {STR_INIT("perjantai"), 4, ANY, true},
    {STR_INIT("lauantai"), 5, ANY, true},
    {STR_INIT("sunnuntai"), 6, ANY, true},
    {STR_INIT("måndag"), 0, ANY, true},
    {STR_INIT("tisdag"), 1, ANY, true},
    {STR_INIT("onsdag"), 2, ANY, true},
    {STR_INIT("torsdag"), 3, ANY, true},
    {STR_INIT("fredag"), 4, ANY, true},
    {STR_INIT("lördag"), 5, ANY, true},
    {STR_INIT("söndag"), 6, ANY, true},
    {STR_INIT("monday"), 0, ANY, true},
    {STR_INIT("tuesday"), 1, ANY, true},
    {STR_INIT("wednesday"), 2, ANY, true},
    {STR_INIT("thursday"), 3, ANY, true},
    {STR_INIT("friday"), 4, ANY, true},
    {STR_INIT("saturday"), 5, ANY, true},
    {STR_INIT("sunday"), 6, ANY, true},
    {STR_INIT("arki"), SEVERAL, ANY, true},
    {STR_INIT("päivittäin"), SEVERAL, ANY, false},
    {STR_INIT("päivä"), SEVERAL, ANY, false},
    {STR_INIT("yö"), SEVERAL, ANY, false},
    {STR_INIT("viikonlo"), SEVERAL, ANY, true},
    {STR_INIT("vardag"), SEVERAL, ANY, true},
    {STR_INIT("dagligen"), SEVERAL, ANY, false},
    {STR_INIT("helg"), SEVERAL, ANY, true},
    {STR_INIT("daily"), SEVERAL, ANY, false},
    {STR_INIT("weekday"), SEVERAL, ANY, true},
};

static const struct day_word *day_word(struct str word, unsigned langs)
{
    for (size_t i = 0; i < sizeof day_words / sizeof *day_words; i++) {
        const struct day_word *d = &day_words[i];

        if ((d->langs & langs) && (d->stem ? str_starts(word, d->word) : str_eq(word, d->word)))
            return d;
    }
    return NULL;
}

static bool is_one_of(struct str word, const struct str *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(word, words[i]))
            return true;
    return false;
}

#define ONE_OF(word, words) is_one_of(word, words, sizeof(words) / sizeof *(words))

/* ---- Times of the day */

struct clock {
    unsigned minutes; /* since midnight */
    bool dotted;      /* "9.30": might be a date */
    unsigned after;   /* the dot */
};

/* Reads "9", "09:30", "9.30" at *at. */
static bool read_clock(struct str s, size_t *at, struct clock *out)
{
    size_t end = *at;
    unsigned hour, minute = 0;

    while (digit_at(s, end))
        end++;
    if (end - *at > 2 || !str_to_uint(str_sub(s, *at, end), 24, &hour))
        return false;
    *out = (struct clock){0};
    if (end < s.n && (s.s[end] == '.' || s.s[end] == ':') && digit_at(s, end + 1)) {
        if (!digit_at(s, end + 2) || digit_at(s, end + 3) ||
            !str_to_uint(str_sub(s, end + 1, end + 3), 59, &minute))
            return false;
        out->dotted = s.s[end] == '.';
        out->after = minute;
        end += 3;
        if (end < s.n && s.s[end] == '.' && digit_at(s, end + 1))
            return false; /* a date */
    } else if (end < s.n && s.s[end] == '.' && dash_at(s, end + 1)) {
        return false; /* "3.–7.8." */
    }
    out->minutes = hour * 60 + minute;
    *at = end;
    return out->minutes <= 24 * 60;
}

/* Does what follows a range say that its numbers are no times: years, euros, a date? */
static bool is_measure(struct str s, size_t at)
{
    static const struct str units[] = {
        STR_INIT("v"),     STR_INIT("vuotias"), STR_INIT("vuotiaat"), STR_INIT("vuotiaille"),
        STR_INIT("år"),    STR_INIT("years"),   STR_INIT("e"),        STR_INIT("eur"),
        STR_INIT("euroa"), STR_INIT("kpl"),     STR_INIT("krs"),      STR_INIT("kertaa"),
        STR_INIT("am"),    STR_INIT("pm"),      STR_INIT("a"),        STR_INIT("p")};
    char room[WORD];

    if (at < s.n && s.s[at] == '.' && digit_at(s, at + 1))
        return true;
    at = skip_spaces(s, at);
    if (at >= s.n)
        return false;
    if (s.s[at] == '-' || s.s[at] == '%' || digit_at(s, at) ||
        str_starts(str_sub(s, at, s.n), STR("\xE2\x82\xAC"))) /* € */
        return true;
    return letter_at(s, at) && ONE_OF(small(str_sub(s, at, skip_letters(s, at)), room), units);
}

static bool is_backwards(const struct clock *open, const struct clock *close)
{
    enum { AFTERNOON = 15 * 60, MORNING = 9 * 60 };

    if (close->minutes > open->minutes || (!open->minutes && !close->minutes))
        return false;
    return open->minutes < AFTERNOON || close->minutes > MORNING;
}

/* "1.10–3.12" may stand for days. */
static bool may_be_dates(const struct clock *a, const struct clock *b)
{
    return a->dotted && b->dotted && a->after >= 1 && a->after <= 12 && b->after >= 1 &&
           b->after <= 12;
}

/* What has been read before a number. */
struct context {
    bool times;  /* numbers are times here */
    bool clock;  /* for sure: "klo" stands before */
    size_t from; /* of the "klo" */
};

static void read_word(struct str word, size_t at, struct context *c)
{
    static const struct str clocks[] = {STR_INIT("klo"), STR_INIT("kl"), STR_INIT("kello"),
                                        STR_INIT("klockan")};
    static const struct str joints[] = {STR_INIT("ja"),  STR_INIT("tai"), STR_INIT("sekä"),
                                        STR_INIT("och"), STR_INIT("and"), STR_INIT("eller"),
                                        STR_INIT("or")};
    char room[WORD];

    word = small(word, room);
    if (ONE_OF(word, joints))
        return;
    c->clock = ONE_OF(word, clocks);
    c->times = c->clock || day_word(word, ANY);
    c->from = at;
}

/* Reads a number, and the range that it may begin; true when that is backwards. *at is moved behind
 * both. */
static bool read_range(struct str s, size_t *at, struct context *c, struct str *found)
{
    size_t from = *at, end = *at, next;
    struct clock open, close;

    if (!read_clock(s, &end, &open)) {
        while (digit_at(s, *at) || (*at < s.n && (s.s[*at] == '.' || s.s[*at] == ':')))
            ++*at;
        c->times = c->clock = false;
        return false;
    }
    *at = end;
    next = skip_spaces(s, end);
    if (!dash_at(s, next))
        return false;
    next = skip_spaces(s, next + dash_at(s, next));
    if (!digit_at(s, next) || !read_clock(s, &next, &close))
        return false;
    *at = next;
    if (!c->times || is_measure(s, next) || (may_be_dates(&open, &close) && !c->clock) ||
        !is_backwards(&open, &close))
        return false;
    *found = str_sub(s, c->clock ? c->from : from, next);
    return true;
}

struct str moment_backwards(struct str s)
{
    struct context c = {.times = true};
    struct str found;

    for (size_t at = 0; at < s.n;) {
        if (letter_at(s, at)) {
            size_t end = skip_letters(s, at);

            read_word(str_sub(s, at, end), at, &c);
            at = end;
        } else if (digit_at(s, at)) {
            if (read_range(s, &at, &c, &found))
                return found;
        } else {
            at++;
        }
    }
    return STR_NONE;
}

/* ---- Weekdays of dates */

/* Offset of the number of one or two digits that ends before s[end]; SIZE_MAX when there is none.
 */
static size_t number_before(struct str s, size_t end)
{
    size_t from = end;

    while (from > 0 && digit_at(s, from - 1))
        from--;
    return from == end || end - from > 2 ? SIZE_MAX : from;
}

/* The date whose year stands behind the full stop at s[stop]; *from and *to get its ends. */
static bool date_around(struct str s, size_t stop, size_t *from, size_t *to, struct date *out)
{
    unsigned year, month, day;
    size_t m = number_before(s, stop), d;

    *to = stop + 5;
    if (!str_to_uint(str_sub(s, stop + 1, *to), 2199, &year) || *to > s.n || digit_at(s, *to) ||
        year < 1900 || m == SIZE_MAX || m < 2 || s.s[m - 1] != '.')
        return false;
    d = number_before(s, m - 1);
    if (d == SIZE_MAX || !str_to_uint(str_sub(s, m, stop), 12, &month) ||
        !str_to_uint(str_sub(s, d, m - 1), 31, &day))
        return false;
    *from = d;
    *out = (struct date){(int16_t)year, (uint8_t)month, (uint8_t)day};
    return date_valid(*out);
}

/* Each week, not on one day: "torstaisin 1.9.2020 alkaen". */
static bool is_recurring(struct str word)
{
    return str_ends(word, STR("sin")) || str_ends(word, STR("dagar")) ||
           str_ends(word, STR("dagarna")) || str_ends(word, STR("days"));
}

/* What follows says that the date begins or ends a time: then the weekday may be that of each week.
 */
static bool is_bound(struct str s, size_t at)
{
    static const struct str words[] = {STR_INIT("alkaen"), STR_INIT("lähtien"), STR_INIT("asti"),
                                       STR_INIT("saakka"), STR_INIT("from"),    STR_INIT("onwards"),
                                       STR_INIT("till"),   STR_INIT("until"),   STR_INIT("och")};
    char room[WORD];
    size_t dash;

    at = skip_spaces(s, at);
    dash = dash_at(s, at);
    if (dash)
        return !letter_at(s, skip_spaces(s, at + dash));
    return ONE_OF(small(str_sub(s, at, skip_letters(s, at)), room), words);
}

static size_t back_over_spaces(struct str s, size_t at)
{
    while (at > 0 && s.s[at - 1] == ' ')
        at--;
    return at;
}

/* The weekday that stands before s[end], from *from on; NULL when there is none. */
static const struct day_word *weekday_before(struct str s, size_t end, unsigned langs, size_t *from)
{
    char room[WORD];
    size_t to = end, before, dash;
    struct str word;

    while (to > 0 && (s.s[to - 1] == ' ' || s.s[to - 1] == ',' || s.s[to - 1] == '.'))
        to--;
    if (to >= 2 && s.s[to - 2] == '\xC2' && s.s[to - 1] == '\xA0')
        to -= 2;
    *from = to;
    for (size_t n; (n = letter_before(s, *from));)
        *from -= n;
    word = small(str_sub(s, *from, to), room);
    /* The end of "ma–ke", or of a word with a hyphen. */
    before = back_over_spaces(s, *from);
    dash =
        before >= 3 && dash_at(s, before - 3) == 3 ? 3 : before >= 1 && dash_at(s, before - 1) == 1;
    if (dash && letter_before(s, back_over_spaces(s, before - dash)))
        return NULL;
    return word.n && !is_recurring(word) ? day_word(word, langs) : NULL;
}

struct str moment_wrong_weekday(struct str s, lang_tag lang, unsigned *weekday)
{
    unsigned langs = (lang == LANG_SV ? SV : lang == LANG_EN ? EN : FI);
    const char *dot = s.s;

    while (dot && (dot = memchr(dot, '.', (size_t)(s.s + s.n - dot)))) {
        size_t stop = (size_t)(dot++ - s.s), from, to, word;
        const struct day_word *d;
        struct date date;

        if (!digit_at(s, stop + 4) || !date_around(s, stop, &from, &to, &date))
            continue;
        d = weekday_before(s, from, langs, &word);
        if (!d || d->day == SEVERAL || d->day == date_weekday(date) || is_bound(s, to))
            continue;
        *weekday = date_weekday(date);
        return str_sub(s, word, to);
    }
    return STR_NONE;
}
