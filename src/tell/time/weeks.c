/*
 * weeks.c: see weeks.h.
 */
#include "tell/time/weeks.h"

#include "tell/text/token.h"
#include "tell/text/words.h"

enum {
    WEEK = 7,
    SOON = 120,
    LONG_AGO = 183, /* days */
    NEAR = 64,      /* bytes in which weeks and what follows them stand */
};

/* ---- Reading */

static bool is_weeks_word(struct str word, lang_tag lang)
{
    static const struct {
        lang_tag lang;
        struct str word;
    } words[] = {
        {LANG_FI, STR_INIT("viikoilla")}, {LANG_FI, STR_INIT("viikolla")},
        {LANG_FI, STR_INIT("viikot")},    {LANG_FI, STR_INIT("viikko")},
        {LANG_FI, STR_INIT("viikkoina")}, {LANG_FI, STR_INIT("vko")},
        {LANG_FI, STR_INIT("vkot")},      {LANG_FI, STR_INIT("vkoilla")},
        {LANG_FI, STR_INIT("vkolla")},    {LANG_SV, STR_INIT("vecka")},
        {LANG_SV, STR_INIT("veckor")},    {LANG_SV, STR_INIT("veckorna")},
        {LANG_EN, STR_INIT("week")},      {LANG_EN, STR_INIT("weeks")},
    };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (words[i].lang == lang && words_equal(words[i].word, word))
            return true;
    return false;
}

static size_t skip_spaces(struct str s, size_t at)
{
    while (at < s.n && s.s[at] == ' ')
        at++;
    return at;
}

static size_t word_end(struct str s, size_t at)
{
    while (at < s.n && s.s[at] != ' ')
        at++;
    return at;
}

static bool week_at(struct str s, size_t *at, uint8_t *out)
{
    size_t end = *at;
    unsigned week;

    while (token_digit_at(s, end))
        end++;
    if (end - *at > 2 || !str_to_uint(str_sub(s, *at, end), 53, &week) || !week)
        return false;
    *out = (uint8_t)week;
    *at = end;
    return true;
}

/* What follows the weeks at s[at] makes them others: more of them, a bound, a count. */
static bool goes_on(struct str s, size_t at)
{
    static const struct str words[] = {
        STR_INIT("ja"),      STR_INIT("sekä"),    STR_INIT("tai"),   STR_INIT("och"),
        STR_INIT("eller"),   STR_INIT("samt"),    STR_INIT("and"),   STR_INIT("or"),
        STR_INIT("&"),       STR_INIT("+"),       STR_INIT("asti"),  STR_INIT("saakka"),
        STR_INIT("alkaen"),  STR_INIT("lähtien"), STR_INIT("alk"),   STR_INIT("alk."),
        STR_INIT("onwards"), STR_INIT("framåt"),  STR_INIT("ei"),    STR_INIT("paitsi"),
        STR_INIT("utom"),    STR_INIT("except"),  STR_INIT("kertaa")};
    struct str word;

    if (at < s.n && s.s[at] != ' ' && s.s[at] != ',')
        return true;
    while (at < s.n && (s.s[at] == ' ' || s.s[at] == ','))
        at++;
    if (token_digit_at(s, at) || token_dash_at(s, at))
        return true;
    word = str_sub(s, at, word_end(s, at));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (words_equal(words[i], word))
            return true;
    return false;
}

bool weeks_read(struct str s, size_t *at, lang_tag lang, struct weeks *out)
{
    size_t end = word_end(s, *at), number, dash;
    struct str word = str_sub(s, *at, end);
    struct weeks w;

    word.n -= str_ends(word, STR("."));
    number = skip_spaces(s, end);
    if (!is_weeks_word(word, lang) || !week_at(s, &number, &w.first))
        return false;
    w.last = w.first;
    end = skip_spaces(s, number);
    dash = token_dash_at(s, end);
    if (dash) {
        number = skip_spaces(s, end + dash);
        if (!week_at(s, &number, &w.last) || w.last == w.first)
            return false;
    }
    if (goes_on(s, number))
        return false;
    *at = number;
    *out = w;
    return true;
}

/* ---- The days */

/* Monday of the first ISO week: that in which the fourth of January lies. */
static int32_t first_monday(int year)
{
    struct date fourth = {(int16_t)year, 1, 4};

    return date_to_days(fourth) - (int32_t)date_weekday(fourth);
}

static bool has_week(int year, unsigned week)
{
    return (int32_t)week * WEEK <= first_monday(year + 1) - first_monday(year);
}

static int32_t monday_of(int year, unsigned week)
{
    return first_monday(year) + ((int32_t)week - 1) * WEEK;
}

bool weeks_dates(struct weeks w, struct date day, struct date *first, struct date *last)
{
    int32_t today = date_to_days(day), before = INT32_MIN;

    for (int year = day.year - 2; date_given(day) && year <= day.year + 1; year++) {
        int end_year = year + (w.last < w.first);
        int32_t from = monday_of(year, w.first), to = monday_of(end_year, w.last) + WEEK - 1;

        if (!has_week(year, w.first) || !has_week(end_year, w.last))
            continue;
        if (to < today) {
            before = to;
            continue;
        }
        *first = date_from_days(from);
        *last = date_from_days(to);
        return from <= today || (from - today <= SOON && today - LONG_AGO > before);
    }
    return false;
}

/* ---- A row */

bool weeks_are_unsure(struct str row, struct date day)
{
    static const lang_tag langs[] = {LANG_FI, LANG_SV, LANG_EN};
    struct date first, last;
    struct weeks w;

    for (size_t at = 0; at < row.n; at++) {
        bool begins = at == 0 || row.s[at - 1] == ' ' || row.s[at - 1] == '(';
        struct str near = str_sub(row, at, at + NEAR);

        if (!begins || ((row.s[at] | 0x20) != 'v' && (row.s[at] | 0x20) != 'w'))
            continue;
        for (size_t i = 0; i < sizeof langs / sizeof *langs; i++) {
            size_t end = 0;

            if (weeks_read(str_sub(near, 0, str_find_char(near, ')', 0)), &end, langs[i], &w) &&
                !weeks_dates(w, day, &first, &last))
                return true;
        }
    }
    return false;
}
