/*
 * dates.c: days, ranges of days and seasons in words.
 */
#include "tell/time/dates.h"

#include "tell/text/typography.h"
#include "tell/time/range.h"

enum { HALF_A_YEAR = 183, TWO_YEARS = 731 }; /* days */

/* The n-th word of the label "months". */
static struct str month_name(const struct labels *l, unsigned month)
{
    return label_word(l, LABEL_MONTHS, month - 1);
}

static struct str fill(struct arena *a, const struct labels *l, struct str pattern, struct date d)
{
    const struct text_value values[] = {
        {"day", str_printf(a, "%u", (unsigned)d.day)},
        {"month", str_printf(a, "%u", (unsigned)d.month)},
        {"month-name", month_name(l, d.month)},
        {"year", str_printf(a, "%d", (int)d.year)},
    };

    return bound_text(a, texts_fill(a, pattern, values, sizeof values / sizeof *values));
}

static struct str pattern_of(const struct labels *l, bool year)
{
    return label(l, year ? LABEL_DATE : LABEL_DATE_SHORT);
}

struct str date_text(struct arena *a, const struct labels *l, struct date d, bool year)
{
    return fill(a, l, pattern_of(l, year), d);
}

/*
 * The part of a pattern that the first end of a range needs, the rest being said by the second. The
 * mark that is left at its end stays only where days bear one of their own: "1.–28.7.",
 * "1.–28. heinäkuuta", but "1–28.7" and "1–28/7".
 */
static struct str first_part(const struct labels *l, struct str pattern, struct date from,
                             struct date to)
{
    size_t cut = from.year != to.year     ? SIZE_MAX
                 : from.month == to.month ? str_find(pattern, STR("{month"), 0)
                                          : str_find(pattern, STR("{year}"), 0);
    struct str first;
    bool own;

    if (cut == SIZE_MAX || str_find(pattern, STR("{day}"), 0) > cut)
        return pattern;
    first = str_trim(str_sub(pattern, 0, cut));
    own = str_ends(label(l, LABEL_DATE_SHORT), STR(".")) ||
          str_ends(str_sub(pattern, 0, cut), STR(". "));
    if (str_ends(first, STR("/")) || (str_ends(first, STR(".")) && !own))
        first.n--;
    return first;
}

struct str date_range_text(struct arena *a, const struct labels *l, struct date from,
                           struct date to, bool year)
{
    struct str pattern = pattern_of(l, year);

    return range_text(a, l, fill(a, l, first_part(l, pattern, from, to), from),
                      fill(a, l, pattern, to));
}

bool date_needs_year(struct date d, struct date day)
{
    int32_t ahead = date_to_days(d) - date_to_days(day);

    return d.year != day.year && (ahead < 0 || ahead > HALF_A_YEAR);
}

bool date_is_far(struct date d, struct date day)
{
    return date_to_days(d) - date_to_days(day) > TWO_YEARS;
}

static struct str with_date(struct arena *a, const struct labels *l, enum label_id id,
                            struct str date)
{
    const struct text_value value = {"date", date};

    return texts_fill(a, label(l, id), &value, 1);
}

static struct str short_text(struct arena *a, const struct labels *l, struct date d,
                             struct date day)
{
    return date_text(a, l, d, date_needs_year(d, day));
}

/* "la 5.9." */
static struct str weekday_text(struct arena *a, const struct labels *l, struct date d,
                               struct date day)
{
    const struct text_value values[] = {
        {"weekday", label(l, (enum label_id)(LABEL_MON + date_weekday(d)))},
        {"date", short_text(a, l, d, day)},
    };

    return bound_text(a, texts_fill(a, label(l, LABEL_WEEKDAY_DATE), values, 2));
}

static struct str days_text(struct arena *a, const struct labels *l, struct date from,
                            struct date to, struct date day)
{
    bool year = date_needs_year(from, day) || date_needs_year(to, day);

    return date_range_text(a, l, from, to, year);
}

/* Do the hours name the day, or the days from and to, already? */
static bool says_date(struct arena *a, const struct labels *l, struct str hours, struct date from,
                      struct date to)
{
    bool ends = date_given(to) && date_cmp(from, to) != 0;

    if (ends && str_find(hours, date_range_text(a, l, from, to, false), 0) != SIZE_MAX)
        return true;
    if (ends && str_find(hours, date_text(a, l, to, false), 0) == SIZE_MAX)
        return false;
    return str_find(hours, date_text(a, l, from, false), 0) != SIZE_MAX;
}

struct entry_dates entry_dates(struct arena *a, const struct labels *l, const struct listing *x,
                               struct date day, struct str hours)
{
    struct entry_dates out = {STR_NONE, STR_NONE};
    struct date start = x->start, end = x->end, until = x->valid_until;
    bool one_day = date_given(start) && date_given(end) && date_cmp(start, end) == 0;
    bool to_come = date_given(start) && date_cmp(start, day) > 0;

    /* Nobody can come to what ends before it begins. */
    if (date_given(end) &&
        (date_is_far(end, day) || (date_given(start) && date_cmp(end, start) < 0)))
        end = DATE_NONE;
    if (date_given(start) && (to_come || one_day) && says_date(a, l, hours, start, end))
        out.when = STR_NONE;
    else if (one_day)
        out.when = with_date(a, l, LABEL_ON_DAY, weekday_text(a, l, start, day));
    else if (to_come && date_given(end))
        out.when = days_text(a, l, start, end, day);
    else if (to_come)
        out.when = with_date(a, l, LABEL_STARTS, short_text(a, l, start, day));
    else if (date_given(end) && !says_date(a, l, hours, end, end))
        out.when = with_date(a, l, LABEL_ENDS, short_text(a, l, end, day));

    if (date_given(until) && !date_is_far(until, day) && !date_given(end))
        out.until = with_date(a, l, LABEL_VALID_UNTIL, short_text(a, l, until, day));
    return out;
}

struct str season_text(struct arena *a, const struct labels *l, struct date day)
{
    /* Winter, and with it its two years, begins in December. */
    static const enum label_id seasons[] = {LABEL_WINTER, LABEL_SPRING, LABEL_SUMMER, LABEL_AUTUMN};
    enum label_id season = seasons[day.month % 12 / 3];
    int first = day.month < 3 ? day.year - 1 : day.year;
    const struct text_value year = {
        "year", season == LABEL_WINTER ? str_printf(a, "%d" RANGE_DASH "%d", first, first + 1)
                                       : str_printf(a, "%d", (int)day.year)};

    return texts_fill(a, label(l, season), &year, 1);
}
