/*
 * hourwords.c: see hourwords.h.
 *
 * A phrase is looked for at each word's beginning, the longer ones first, and cut out. What is left
 * is read as if it had not been there: so each phrase need not be known in every place that it may
 * stand.
 */
#include "tell/hourwords.h"

#include "base/buf.h"
#include "tell/token.h"
#include "tell/words.h"

enum meaning { EVERY, EVEN, ODD, WEEKLY, NTH, OF_MONTH, EXCEPT, FROM, IDLE };

struct phrase {
    lang_tag lang;
    struct str words;
    enum meaning meaning;
    unsigned n;
};

/* The longer ones of two that begin alike stand first. */
static const struct phrase phrases[] = {
    {LANG_FI, STR_INIT("joka toinen viikko"), EVERY, 2},
    {LANG_FI, STR_INIT("joka toisella viikolla"), EVERY, 2},
    {LANG_FI, STR_INIT("joka toinen"), EVERY, 2},
    {LANG_FI, STR_INIT("joka 2. viikko"), EVERY, 2},
    {LANG_FI, STR_INIT("joka 2."), EVERY, 2},
    {LANG_FI, STR_INIT("kahden viikon välein"), EVERY, 2},
    {LANG_FI, STR_INIT("joka kolmas viikko"), EVERY, 3},
    {LANG_FI, STR_INIT("joka kolmas"), EVERY, 3},
    {LANG_FI, STR_INIT("joka 3. viikko"), EVERY, 3},
    {LANG_FI, STR_INIT("joka 3."), EVERY, 3},
    {LANG_FI, STR_INIT("kolmen viikon välein"), EVERY, 3},
    {LANG_FI, STR_INIT("joka neljäs viikko"), EVERY, 4},
    {LANG_FI, STR_INIT("joka neljäs"), EVERY, 4},
    {LANG_FI, STR_INIT("joka 4. viikko"), EVERY, 4},
    {LANG_FI, STR_INIT("neljän viikon välein"), EVERY, 4},
    {LANG_FI, STR_INIT("joka viikko"), WEEKLY, 0},
    {LANG_FI, STR_INIT("viikoittain"), WEEKLY, 0},
    {LANG_FI, STR_INIT("parillisten viikkojen"), EVEN, 0},
    {LANG_FI, STR_INIT("parillisina viikkoina"), EVEN, 0},
    {LANG_FI, STR_INIT("parillisilla viikoilla"), EVEN, 0},
    {LANG_FI, STR_INIT("parittomien viikkojen"), ODD, 0},
    {LANG_FI, STR_INIT("parittomina viikkoina"), ODD, 0},
    {LANG_FI, STR_INIT("parittomilla viikoilla"), ODD, 0},
    {LANG_FI, STR_INIT("joka kuukauden"), OF_MONTH, 0},
    {LANG_FI, STR_INIT("kunkin kuukauden"), OF_MONTH, 0},
    {LANG_FI, STR_INIT("kuukauden"), OF_MONTH, 0},
    {LANG_FI, STR_INIT("ensimmäinen"), NTH, 1},
    {LANG_FI, STR_INIT("ensimmäisenä"), NTH, 1},
    {LANG_FI, STR_INIT("1."), NTH, 1},
    {LANG_FI, STR_INIT("toinen"), NTH, 2},
    {LANG_FI, STR_INIT("toisena"), NTH, 2},
    {LANG_FI, STR_INIT("2."), NTH, 2},
    {LANG_FI, STR_INIT("kolmas"), NTH, 3},
    {LANG_FI, STR_INIT("kolmantena"), NTH, 3},
    {LANG_FI, STR_INIT("3."), NTH, 3},
    {LANG_FI, STR_INIT("neljäs"), NTH, 4},
    {LANG_FI, STR_INIT("neljäntenä"), NTH, 4},
    {LANG_FI, STR_INIT("4."), NTH, 4},
    {LANG_FI, STR_INIT("viides"), NTH, 5},
    {LANG_FI, STR_INIT("viimeinen"), NTH, HOURWORDS_LAST},
    {LANG_FI, STR_INIT("viimeisenä"), NTH, HOURWORDS_LAST},
    {LANG_FI, STR_INIT("ei"), EXCEPT, 0},
    {LANG_FI, STR_INIT("avoinna"), IDLE, 0},
    {LANG_SV, STR_INIT("varannan vecka"), EVERY, 2},
    {LANG_SV, STR_INIT("varannan"), EVERY, 2},
    {LANG_SV, STR_INIT("var tredje vecka"), EVERY, 3},
    {LANG_SV, STR_INIT("var tredje"), EVERY, 3},
    {LANG_SV, STR_INIT("var fjärde vecka"), EVERY, 4},
    {LANG_SV, STR_INIT("varje vecka"), WEEKLY, 0},
    {LANG_SV, STR_INIT("jämna veckor"), EVEN, 0},
    {LANG_SV, STR_INIT("udda veckor"), ODD, 0},
    {LANG_SV, STR_INIT("ojämna veckor"), ODD, 0},
    {LANG_SV, STR_INIT("i varje månad"), OF_MONTH, 0},
    {LANG_SV, STR_INIT("varje månad"), OF_MONTH, 0},
    {LANG_SV, STR_INIT("i månaden"), OF_MONTH, 0},
    {LANG_SV, STR_INIT("månadens"), OF_MONTH, 0},
    {LANG_SV, STR_INIT("första"), NTH, 1},
    {LANG_SV, STR_INIT("andra"), NTH, 2},
    {LANG_SV, STR_INIT("tredje"), NTH, 3},
    {LANG_SV, STR_INIT("fjärde"), NTH, 4},
    {LANG_SV, STR_INIT("sista"), NTH, HOURWORDS_LAST},
    {LANG_SV, STR_INIT("inte"), EXCEPT, 0},
    {LANG_SV, STR_INIT("på"), IDLE, 0},
    {LANG_SV, STR_INIT("öppet"), IDLE, 0},
    {LANG_EN, STR_INIT("every second week"), EVERY, 2},
    {LANG_EN, STR_INIT("every other week"), EVERY, 2},
    {LANG_EN, STR_INIT("every two weeks"), EVERY, 2},
    {LANG_EN, STR_INIT("every second"), EVERY, 2},
    {LANG_EN, STR_INIT("every other"), EVERY, 2},
    {LANG_EN, STR_INIT("every third week"), EVERY, 3},
    {LANG_EN, STR_INIT("every three weeks"), EVERY, 3},
    {LANG_EN, STR_INIT("every third"), EVERY, 3},
    {LANG_EN, STR_INIT("every four weeks"), EVERY, 4},
    {LANG_EN, STR_INIT("every week"), WEEKLY, 0},
    {LANG_EN, STR_INIT("fortnightly"), EVERY, 2},
    {LANG_EN, STR_INIT("weekly"), WEEKLY, 0},
    {LANG_EN, STR_INIT("even weeks"), EVEN, 0},
    {LANG_EN, STR_INIT("odd weeks"), ODD, 0},
    {LANG_EN, STR_INIT("of each month"), OF_MONTH, 0},
    {LANG_EN, STR_INIT("of every month"), OF_MONTH, 0},
    {LANG_EN, STR_INIT("of the month"), OF_MONTH, 0},
    {LANG_EN, STR_INIT("of month"), OF_MONTH, 0},
    {LANG_EN, STR_INIT("first"), NTH, 1},
    {LANG_EN, STR_INIT("1st"), NTH, 1},
    {LANG_EN, STR_INIT("second"), NTH, 2},
    {LANG_EN, STR_INIT("2nd"), NTH, 2},
    {LANG_EN, STR_INIT("third"), NTH, 3},
    {LANG_EN, STR_INIT("3rd"), NTH, 3},
    {LANG_EN, STR_INIT("fourth"), NTH, 4},
    {LANG_EN, STR_INIT("4th"), NTH, 4},
    {LANG_EN, STR_INIT("last"), NTH, HOURWORDS_LAST},
    {LANG_EN, STR_INIT("not on"), EXCEPT, 0},
    {LANG_EN, STR_INIT("except on"), EXCEPT, 0},
    {LANG_EN, STR_INIT("except"), EXCEPT, 0},
    {LANG_EN, STR_INIT("on"), IDLE, 0},
    {LANG_EN, STR_INIT("the"), IDLE, 0},
    {LANG_EN, STR_INIT("open"), IDLE, 0},
    {LANG_EN, STR_INIT("from"), FROM, 0},
};

/* ---- Phrases */

/* Is the word at s[at] a range? "from" before it says nothing; before a date or a time it does. */
static bool is_range_at(struct str s, size_t at)
{
    for (; at < s.n && s.s[at] != ' ' && s.s[at] != ','; at++)
        if (token_dash_at(s, at))
            return true;
    return false;
}

/* The phrase at s[at], a word's beginning; NULL when there is none. An ordinal is one only where a
 * month is spoken of. */
static const struct phrase *phrase_at(struct str s, size_t at, lang_tag lang, bool of_month)
{
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
        const struct phrase *p = &phrases[i];
        size_t end = at + p->words.n;

        if (p->lang != lang || end > s.n || (p->meaning == NTH && !of_month) ||
            (p->meaning == EXCEPT && at) || (p->meaning == FROM && !is_range_at(s, end + 1)))
            continue;
        if ((end == s.n || s.s[end] == ' ' || s.s[end] == ',') &&
            words_equal(str_sub(s, at, end), p->words))
            return p;
    }
    return NULL;
}

static bool speaks_of_month(struct str s, lang_tag lang)
{
    for (size_t at = 0; at < s.n; at++) {
        const struct phrase *p =
            at == 0 || s.s[at - 1] == ' ' ? phrase_at(s, at, lang, false) : NULL;

        if (p && p->meaning == OF_MONTH)
            return true;
    }
    return false;
}

static void mean(struct hourwords *h, const struct phrase *p)
{
    switch (p->meaning) {
    case EVERY:
        h->every = p->n;
        break;
    case EVEN:
        h->even = true;
        break;
    case ODD:
        h->odd = true;
        break;
    case NTH:
        h->nth = p->n;
        break;
    case EXCEPT:
        h->except = true;
        break;
    case OF_MONTH:
        h->of_month = true;
        break;
    case WEEKLY:
    case FROM:
    case IDLE:
        break;
    }
}

/* Without commas and spaces that stood beside what was cut out. */
static struct str tidy(struct str s)
{
    s = str_trim(s);
    while (s.n && (s.s[0] == ',' || s.s[0] == ' '))
        s = str_sub(s, 1, s.n);
    while (s.n && (s.s[s.n - 1] == ',' || s.s[s.n - 1] == ' '))
        s.n--;
    return s;
}

static bool is_of_weeks(enum meaning m)
{
    return m == EVERY || m == EVEN || m == ODD || m == WEEKLY;
}

static void cut_phrases(struct hourwords *h, struct buf *out, struct str s, lang_tag lang)
{
    bool of_month = speaks_of_month(s, lang);
    size_t weeks_at = 0;

    for (size_t at = 0; at < s.n;) {
        const struct phrase *p =
            at == 0 || s.s[at - 1] == ' ' ? phrase_at(s, at, lang, of_month && !h->nth) : NULL;

        if (!p) {
            buf_char(out, s.s[at++]);
            continue;
        }
        mean(h, p);
        if (is_of_weeks(p->meaning)) {
            h->weeks_said++;
            weeks_at = out->n;
        } else if (p->meaning == NTH) {
            h->nth_inside = tidy(buf_view(out)).n > 0;
        }
        at += p->words.n;
        while (at < s.n && s.s[at] == ' ')
            at++;
    }
    h->weeks_inside = tidy(str_sub(buf_view(out), 0, weeks_at)).n > 0 &&
                      tidy(str_sub(buf_view(out), weeks_at, out->n)).n > 0;
}

/* ---- Twelve hours */

/* "am", "a.m.", "PM" at s[*at], after a space perhaps; 'a', 'p' or 0. */
static char half_at(struct str s, size_t *at)
{
    size_t i = *at;
    char c;

    while (i < s.n && s.s[i] == ' ')
        i++;
    c = i < s.n ? (char)(s.s[i] | 0x20) : '\0';
    if (c != 'a' && c != 'p')
        return '\0';
    i++;
    i += i < s.n && s.s[i] == '.';
    if (i >= s.n || (s.s[i] | 0x20) != 'm')
        return '\0';
    i++;
    i += i < s.n && s.s[i] == '.';
    if (i < s.n && (s.s[i] | 0x20) >= 'a' && (s.s[i] | 0x20) <= 'z')
        return '\0';
    *at = i;
    return c;
}

struct twelve {
    unsigned hour, minute;
    size_t end;
    char half;
};

/* "9", "9:30", "9.30 pm" */
static bool twelve_at(struct str s, size_t at, struct twelve *out)
{
    size_t n = 0;

    *out = (struct twelve){.end = at};
    while (token_digit_at(s, at + n))
        n++;
    if (n < 1 || n > 2 || !str_to_uint(str_sub(s, at, at + n), 12, &out->hour))
        return false;
    at += n;
    if (at + 2 < s.n && (s.s[at] == ':' || s.s[at] == '.') && token_digit_at(s, at + 1) &&
        str_to_uint(str_sub(s, at + 1, at + 3), 59, &out->minute))
        at += 3;
    out->half = half_at(s, &at);
    out->end = at;
    return !token_digit_at(s, at);
}

static void put_time(struct buf *out, const struct twelve *t, char half)
{
    unsigned hour = t->hour % 12 + (half == 'p' ? 12 : 0);

    buf_printf(out, "%u:%02u", hour, t->minute);
}

/* The range or time of twelve hours at s[at]; the offset behind it, `at` when there is none. */
static size_t put_twelve(struct buf *out, struct str s, size_t at)
{
    struct twelve from, to;
    size_t next, dash;

    if (!twelve_at(s, at, &from))
        return at;
    next = from.end;
    while (next < s.n && s.s[next] == ' ')
        next++;
    dash = token_dash_at(s, next);
    if (!dash && str_starts(str_sub(s, next, s.n), STR("to ")))
        dash = 2;
    next += dash;
    while (dash && next < s.n && s.s[next] == ' ')
        next++;
    if (!dash || !twelve_at(s, next, &to) || (!to.half && !from.half)) {
        if (from.half)
            put_time(out, &from, from.half);
        return from.half ? from.end : at;
    }
    if (!from.half && to.half == 'a' && to.hour == 12) { /* noon or midnight? It stays as it is. */
        buf_str(out, str_sub(s, at, to.end));
        return to.end;
    }
    /* "9–11 am", "10–2 pm": the first is of the morning when it would be after the second. */
    if (!from.half)
        from.half = to.half == 'p' && from.hour % 12 > to.hour % 12 ? 'a' : to.half;
    if (!to.half)
        to.half = from.half;
    put_time(out, &from, from.half);
    buf_puts(out, "–");
    if (to.half == 'a' && to.hour == 12 && !to.minute)
        buf_puts(out, "24:00");
    else
        put_time(out, &to, to.half);
    return to.end;
}

/* "Mon to Fri" with a dash, "9am" with the hour of 24. */
static void put_english(struct buf *out, struct str s)
{
    for (size_t at = 0; at < s.n;) {
        bool begins = token_digit_at(s, at) && (at == 0 || !token_digit_at(s, at - 1)) &&
                      (at == 0 || (s.s[at - 1] != '.' && s.s[at - 1] != ':'));
        size_t end = begins ? put_twelve(out, s, at) : at;

        if (end > at) {
            at = end;
        } else if (str_starts(str_sub(s, at, s.n), STR(" to "))) {
            buf_puts(out, "–");
            at += 4;
        } else {
            buf_char(out, s.s[at++]);
        }
    }
}

/* ---- The whole */

struct hourwords hourwords_take(struct arena *a, lang_tag lang, struct str typed)
{
    struct hourwords h = {.rest = typed};
    struct buf english = {0}, out = {0};

    if (lang == LANG_EN)
        put_english(&english, typed);
    cut_phrases(&h, &out, lang == LANG_EN ? buf_view(&english) : typed, lang);
    h.rest = tidy(out.n ? buf_copy(&out, a) : STR(""));
    buf_release(&english);
    buf_release(&out);
    return h;
}

int hourwords_weekday(lang_tag lang, struct str word)
{
    static const struct {
        lang_tag lang;
        struct str ending;
    } endings[] = {
        {LANG_FI, STR_INIT("sin")}, {LANG_FI, STR_INIT("isin")}, {LANG_FI, STR_INIT("na")},
        {LANG_SV, STR_INIT("ar")},  {LANG_SV, STR_INIT("arna")}, {LANG_SV, STR_INIT("en")},
        {LANG_EN, STR_INIT("s")},
    };
    int day = words_weekday(lang, word);

    for (size_t i = 0; day < 0 && i < sizeof endings / sizeof *endings; i++)
        if (endings[i].lang == lang && word.n > endings[i].ending.n + 4 &&
            str_ends(word, endings[i].ending))
            day = words_weekday(lang, str_sub(word, 0, word.n - endings[i].ending.n));
    return day;
}
