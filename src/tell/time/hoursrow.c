/*
 * hoursrow.c: reading hours token by token; the first one that is not understood ends the attempt.
 */
#include "tell/time/hoursrow.h"

#include "base/date.h"
#include "tell/text/clock.h"
#include "tell/text/typography.h"
#include "tell/text/words.h"
#include "tell/time/dates.h"
#include "tell/time/range.h"

static struct str own(const struct hoursrow *r, struct str typed, enum label_id id)
{
    return r->l->lang == r->source ? typed : label(r->l, id);
}

/* Begins a part: what parts it from the one before. A time or date stays with the day before it,
 * where that is short. Nothing follows an "and" that is written as a part of the next word. */
static void separate(struct hoursrow *r, enum said_part part)
{
    bool bound = r->last == SAID_DAY && (part == SAID_TIME || part == SAID_DATE) &&
                 range_is_short(r->l) && !labels_have_long_days(r->l);
    size_t end = r->out.n;

    if (r->out.n && !r->attached)
        buf_str(&r->out, r->comma ? words_comma(r->l->lang)
                         : bound  ? STR(NO_BREAK_SPACE)
                                  : STR(" "));
    r->comma = r->attached = r->bounded = false;
    if ((part == SAID_TIME || part == SAID_PHRASE) && !r->times_at) {
        r->days_end = end;
        r->times_at = r->out.n;
    }
    if (part == SAID_DAY || part == SAID_EVERY) {
        r->days++;
        r->goes_on = r->goes_on || r->times_at;
    }
    if (part == SAID_DATE || r->goes_on)
        r->mixed = true;
}

/* Is it, as the label "several" writes it: "{first} و{last}"? */
static bool and_attaches(const struct hoursrow *r)
{
    struct str pair = str_join(r->a, label(r->l, LABEL_AND), STR("{last}"));

    return str_find(label(r->l, LABEL_SEVERAL), pair, 0) != SIZE_MAX;
}

/* ---- Days */

static struct str day_name(const struct hoursrow *r, int day)
{
    return label(r->l, (enum label_id)(LABEL_MON + day));
}

/* A day's name at the end of a range, which may have a form of its own. */
static struct str end_name(const struct hoursrow *r, enum label_id forms, int day)
{
    return label(r->l, forms).n ? label_word(r->l, forms, (unsigned)day) : day_name(r, day);
}

/* "ma–ke", in the easy look "maanantaista keskiviikkoon" */
static struct str days_text(const struct hoursrow *r, int first, int last)
{
    const struct text_value ends[] = {{"from", end_name(r, LABEL_EASY_DAYS_FROM, first)},
                                      {"to", end_name(r, LABEL_EASY_DAYS_TO, last)}};

    if (labels_have_long_days(r->l))
        return texts_fill(r->a, label(r->l, LABEL_EASY_DAY_RANGE), ends, 2);
    return range_text(r->a, r->l, day_name(r, first), day_name(r, last));
}

/* "ensimmäinen", "ensimmäinen ja kolmas" */
static struct str nth_text(const struct hoursrow *r)
{
    const struct hourwords *w = &r->words;
    struct str first = label_word(r->l, LABEL_ORDINALS, w->nth ? w->nth - 1 : 0);
    const struct text_value both[] = {
        {"first", first},
        {"last", label_word(r->l, LABEL_ORDINALS, w->second_nth ? w->second_nth - 1 : 0)},
    };

    return w->second_nth ? texts_fill(r->a, label(r->l, LABEL_SEVERAL), both, 2) : first;
}

/* "ma", "kuukauden ensimmäinen ma" */
static struct str day_text(const struct hoursrow *r, int day)
{
    const struct text_value values[] = {{"nth", nth_text(r)}, {"day", day_name(r, day)}};

    return r->words.nth ? texts_fill(r->a, label(r->l, LABEL_MONTHLY), values, 2)
                        : day_name(r, day);
}

/* The token behind t, if only a space stands between them. */
static bool next_token(const struct hoursrow *r, const struct token *t, size_t *at,
                       struct token *next)
{
    return !t->trail.n && token_read(r->text, r->source, at, next) && !next->lead.n;
}

/* "maanantaista perjantaihin", "måndag till fredag": a range of days in words, as one token. */
static bool join_days(struct hoursrow *r, struct token *t, int *first, int *last)
{
    int from = hourwords_from_weekday(r->source, t->core), to = -1;
    size_t at = r->at;
    struct token next;

    if (!next_token(r, t, &at, &next))
        return false;
    if (from >= 0)
        to = hourwords_to_weekday(r->source, next.core);
    else if (r->source == LANG_SV && words_equal(next.core, STR("till")) &&
             next_token(r, &next, &at, &next)) {
        from = hourwords_weekday(r->source, t->core);
        to = hourwords_weekday(r->source, next.core);
    }
    if (from < 0 || to < 0)
        return false;
    *t = (struct token){TOKEN_DAYS, STR_NONE, t->core, next.trail};
    *first = from;
    *last = to;
    r->at = at;
    return true;
}

static bool read_days(struct hoursrow *r, struct token *t)
{
    int first = -1, last = -1;
    struct str from, to;

    if (t->kind == TOKEN_WORD && !join_days(r, t, &first, &last))
        first = hourwords_weekday(r->source, t->core);
    else if (t->kind == TOKEN_DAYS && first < 0 && token_days(t->core, r->source, &from, &to)) {
        first = hourwords_weekday(r->source, from);
        last = words_weekday(r->source, to);
    }
    if (first < 0 || (t->kind == TOKEN_DAYS && (last < 0 || r->words.nth)))
        return false;
    r->nth_said = true;
    separate(r, SAID_DAY);
    buf_str(&r->out, last < 0 ? day_text(r, first) : days_text(r, first, last));
    r->last = SAID_DAY;
    return true;
}

/* ---- Times */

static struct str clock_text(const struct hoursrow *r, struct clock time)
{
    const struct text_value values[] = {
        {"hour", str_printf(r->a, "%u", (unsigned)time.hour)},
        {"minute", str_printf(r->a, "%02u", (unsigned)time.minute)},
    };

    return texts_fill(r->a, label(r->l, time.minute ? LABEL_HOUR_MINUTE : LABEL_HOUR), values, 2);
}

static const struct {
    lang_tag lang;
    struct str word;
    bool before; /* the time, else behind it */
    enum label_id id;
} bounds[] = {
    {LANG_FI, STR_INIT("asti"), false, LABEL_UNTIL_TIME},
    {LANG_FI, STR_INIT("saakka"), false, LABEL_UNTIL_TIME},
    {LANG_FI, STR_INIT("alkaen"), false, LABEL_FROM_TIME},
    {LANG_FI, STR_INIT("lähtien"), false, LABEL_FROM_TIME},
    {LANG_SV, STR_INIT("till"), true, LABEL_UNTIL_TIME},
    {LANG_SV, STR_INIT("från"), true, LABEL_FROM_TIME},
    {LANG_EN, STR_INIT("until"), true, LABEL_UNTIL_TIME},
    {LANG_EN, STR_INIT("till"), true, LABEL_UNTIL_TIME},
    {LANG_EN, STR_INIT("from"), true, LABEL_FROM_TIME},
};

/* "asti", "until": 0 when the word is none that stands there. */
static enum label_id bound_of(const struct hoursrow *r, struct str word, bool before)
{
    for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++)
        if (bounds[i].lang == r->source && bounds[i].before == before &&
            words_equal(bounds[i].word, word))
            return bounds[i].id;
    return 0;
}

/* The bound that stands behind the time t, which becomes its trail. */
static enum label_id take_bound(struct hoursrow *r, struct token *t)
{
    size_t at = r->at;
    struct token next;
    enum label_id id = next_token(r, t, &at, &next) ? bound_of(r, next.core, false) : 0;

    if (id) {
        r->at = at;
        t->trail = next.trail;
    }
    return id;
}

/* May a time stand here? Not right behind one with such a word: "klo 10 asti klo 15". */
static bool may_time(const struct hoursrow *r)
{
    return !r->bounded || r->comma;
}

/* May a time with such a word? Not right behind any other: "kl. 9 till 15" */
static bool may_bound(const struct hoursrow *r)
{
    return r->last != SAID_JOIN && (r->last != SAID_TIME || r->comma);
}

/* "klo 15 asti", "until 15:00" */
static void put_bound(struct hoursrow *r, enum label_id id, struct str time)
{
    struct text_value value = {"time", time};

    separate(r, SAID_TIME);
    value.value = texts_fill(r->a, label(r->l, LABEL_TIME), &value, 1);
    buf_str(&r->out, bound_text(r->a, texts_fill(r->a, label(r->l, id), &value, 1)));
    r->last = SAID_TIME;
    r->clock = false;
    r->bound = 0;
    r->bounded = true;
}

static void put_times(struct hoursrow *r, struct str times)
{
    const struct text_value value = {"time", times};

    separate(r, SAID_TIME);
    /* Behind "ja" the word for the hour stands only where it was typed again: "klo 9–11 ja 13–15".
     */
    if (r->clock || r->last != SAID_JOIN)
        times = texts_fill(r->a, label(r->l, LABEL_TIME), &value, 1);
    buf_str(&r->out, bound_text(r->a, times));
    r->last = SAID_TIME;
    r->clock = false;
}

static bool read_time_range(struct hoursrow *r, const struct token *t)
{
    struct str from, to, rest;
    struct clock start, end;

    if (r->bound || !may_time(r) || !token_range(t->core, &from, &to, &rest) || rest.n ||
        str_ends(from, STR(".")) || !clock_read(from, &start) || !clock_read(to, &end))
        return false;
    /* "Mon–Fri 9–5": of the evening, one would say; but nobody has. */
    if (r->source == LANG_EN && start.hour <= 12 && !clock_is_later(&end, &start))
        return false;
    /* "1.10-3.12" stands for days in October and December, unless the hour is named. */
    if (start.minutes && end.minutes && !start.sure && !end.sure && !r->clock)
        return false;
    put_times(r, range_text(r->a, r->l, clock_text(r, start), clock_text(r, end)));
    return true;
}

/* ---- Dates */

/* "26.9" or "26.9.2020", the last full stop taken off already */
static bool date_read(struct str s, struct date *out)
{
    struct str rest = s, piece;
    unsigned v[3] = {0, 0, 0}, n = 0;

    while (n < 3 && str_split(&rest, '.', &piece))
        if (!str_to_uint(piece, 9999, &v[n++]))
            return false;
    *out = (struct date){(int16_t)(v[2] ? v[2] : 2000), (uint8_t)v[1], (uint8_t)v[0]};
    return n >= 2 && !rest.s && v[0] <= 31 && v[1] <= 12 && date_valid(*out);
}

static void put_date(struct hoursrow *r, struct str text)
{
    separate(r, SAID_DATE);
    buf_str(&r->out, text);
    r->last = SAID_DATE;
}

static bool read_date(struct hoursrow *r, const struct token *t)
{
    struct date d;

    if (!date_read(t->core, &d))
        return false;
    put_date(r, date_text(r->a, r->l, d, d.year != 2000));
    return true;
}

/* "12.-14.10", "28.9.-3.10" */
static bool read_date_range(struct hoursrow *r, const struct token *t)
{
    struct str from, to, rest;
    struct date first, last;
    unsigned day;

    if (!token_range(t->core, &from, &to, &rest) || rest.n || !date_read(to, &last))
        return false;
    from.n -= str_ends(from, STR("."));
    if (str_to_uint(from, 31, &day))
        first = (struct date){last.year, last.month, (uint8_t)day};
    else if (!date_read(from, &first))
        return false;
    if (first.year == 2000)
        first.year = last.year;
    if (!date_valid(first) || date_cmp(first, last) >= 0)
        return false;
    put_date(r, date_range_text(r->a, r->l, first, last, last.year != 2000));
    return true;
}

/* ---- Words */

static const struct {
    lang_tag lang;
    struct str words;
    enum label_id id;
    enum said_part part;
} phrases[] = {
    {LANG_FI, STR_INIT("ja"), LABEL_AND, SAID_JOIN},
    {LANG_FI, STR_INIT("sekä"), LABEL_AND, SAID_JOIN},
    {LANG_FI, STR_INIT("tai"), LABEL_OR, SAID_JOIN},
    {LANG_FI, STR_INIT("joka päivä"), LABEL_DAILY, SAID_EVERY},
    {LANG_FI, STR_INIT("päivittäin"), LABEL_DAILY, SAID_EVERY},
    {LANG_FI, STR_INIT("arkisin"), LABEL_WORKDAYS, SAID_EVERY},
    {LANG_FI, STR_INIT("arkipäivisin"), LABEL_WORKDAYS, SAID_EVERY},
    {LANG_FI, STR_INIT("arkena"), LABEL_WORKDAYS, SAID_EVERY},
    {LANG_FI, STR_INIT("joka arkipäivä"), LABEL_WORKDAYS, SAID_EVERY},
    {LANG_FI, STR_INIT("viikonloppuisin"), LABEL_WEEKENDS, SAID_EVERY},
    {LANG_FI, STR_INIT("24h"), LABEL_AROUND_THE_CLOCK, SAID_PHRASE},
    {LANG_FI, STR_INIT("24 h"), LABEL_AROUND_THE_CLOCK, SAID_PHRASE},
    {LANG_FI, STR_INIT("ympäri vuorokauden"), LABEL_AROUND_THE_CLOCK, SAID_PHRASE},
    {LANG_FI, STR_INIT("aina auki"), LABEL_AROUND_THE_CLOCK, SAID_PHRASE},
    {LANG_FI, STR_INIT("sopimuksen mukaan"), LABEL_BY_APPOINTMENT, SAID_PHRASE},
    {LANG_FI, STR_INIT("ajanvarauksella"), LABEL_BY_APPOINTMENT, SAID_PHRASE},
    {LANG_FI, STR_INIT("suljettu"), LABEL_CLOSED, SAID_PHRASE},
    {LANG_FI, STR_INIT("kiinni"), LABEL_CLOSED, SAID_PHRASE},
    {LANG_SV, STR_INIT("och"), LABEL_AND, SAID_JOIN},
    {LANG_SV, STR_INIT("eller"), LABEL_OR, SAID_JOIN},
    {LANG_SV, STR_INIT("varje dag"), LABEL_DAILY, SAID_EVERY},
    {LANG_SV, STR_INIT("vardagar"), LABEL_WORKDAYS, SAID_EVERY},
    {LANG_SV, STR_INIT("vardag"), LABEL_WORKDAYS, SAID_EVERY},
    {LANG_SV, STR_INIT("varje vardag"), LABEL_WORKDAYS, SAID_EVERY},
    {LANG_SV, STR_INIT("dagligen"), LABEL_DAILY, SAID_EVERY},
    {LANG_SV, STR_INIT("helger"), LABEL_WEEKENDS, SAID_EVERY},
    {LANG_SV, STR_INIT("dygnet runt"), LABEL_AROUND_THE_CLOCK, SAID_PHRASE},
    {LANG_SV, STR_INIT("enligt överenskommelse"), LABEL_BY_APPOINTMENT, SAID_PHRASE},
    {LANG_SV, STR_INIT("stängt"), LABEL_CLOSED, SAID_PHRASE},
    {LANG_EN, STR_INIT("and"), LABEL_AND, SAID_JOIN},
    {LANG_EN, STR_INIT("or"), LABEL_OR, SAID_JOIN},
    {LANG_EN, STR_INIT("every day"), LABEL_DAILY, SAID_EVERY},
    {LANG_EN, STR_INIT("daily"), LABEL_DAILY, SAID_EVERY},
    {LANG_EN, STR_INIT("weekdays"), LABEL_WORKDAYS, SAID_EVERY},
    {LANG_EN, STR_INIT("every weekday"), LABEL_WORKDAYS, SAID_EVERY},
    {LANG_EN, STR_INIT("weekends"), LABEL_WEEKENDS, SAID_EVERY},
    {LANG_EN, STR_INIT("24/7"), LABEL_AROUND_THE_CLOCK, SAID_PHRASE},
    {LANG_EN, STR_INIT("by appointment"), LABEL_BY_APPOINTMENT, SAID_PHRASE},
    {LANG_EN, STR_INIT("closed"), LABEL_CLOSED, SAID_PHRASE},
};

/* The phrase of one or two words that begins with the token; `at` is moved behind its second word.
 */
static bool read_phrase(struct hoursrow *r, struct token *t)
{
    size_t at = r->at;
    struct token next;
    struct str both = STR_NONE;

    if (next_token(r, t, &at, &next))
        both = str_join(r->a, t->core, str_join(r->a, STR(" "), next.core));
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
        bool long_one = both.n && words_equal(phrases[i].words, both);

        if (phrases[i].lang != r->source || !(long_one || words_equal(phrases[i].words, t->core)))
            continue;
        if (long_one) {
            *t = (struct token){TOKEN_WORD, STR_NONE, both, next.trail};
            r->at = at;
        }
        separate(r, phrases[i].part);
        buf_str(&r->out, own(r, t->core, phrases[i].id));
        r->last = phrases[i].part;
        r->attached = phrases[i].id == LABEL_AND && and_attaches(r);
        return true;
    }
    return false;
}

/* ---- Rows */

/* Is "10" in "ma 10 asti" an hour? Behind a day, and with no full stop, it is nothing else. */
static bool is_hour_of_day(const struct hoursrow *r, const struct clock *time)
{
    return r->last == SAID_DAY && !r->comma && !time->minutes;
}

static bool read_number(struct hoursrow *r, struct token *t)
{
    struct clock time;
    size_t at = r->at;
    struct token next;
    bool is_clock = clock_read(t->core, &time), follows;

    follows = is_clock && next_token(r, t, &at, &next) && bound_of(r, next.core, false);
    if (is_clock && (r->clock || (time.sure && !str_starts(t->trail, STR("."))) ||
                     (follows && is_hour_of_day(r, &time)))) {
        enum label_id id = r->bound ? r->bound : take_bound(r, t);

        if (!may_time(r) || (id && !may_bound(r)))
            return false;
        if (id)
            put_bound(r, id, clock_text(r, time));
        else
            put_times(r, clock_text(r, time));
        return true;
    }
    return !r->clock && !r->bound && (read_phrase(r, t) || read_date(r, t));
}

/* Words that lead to a time: "klo", "until". */
static bool read_lead(struct hoursrow *r, const struct token *t)
{
    enum label_id id = bound_of(r, t->core, true);

    if (words_have(WORDS_CLOCK, r->source, t->core)) {
        r->clock = true;
        return true;
    }
    if (!id || r->bound || r->clock || t->trail.n || !may_bound(r))
        return false;
    r->bound = id;
    return true;
}

/* "12–14.10": times of a day, or days in October? */
static bool is_either(const struct token *t)
{
    struct str from, to, rest;
    struct clock start, end;

    return token_range(t->core, &from, &to, &rest) && clock_read(from, &start) &&
           clock_read(to, &end) && !start.minutes && !str_ends(from, STR(".")) && end.minutes &&
           !end.sure && !str_starts(t->trail, STR("."));
}

static bool read_range(struct hoursrow *r, const struct token *t)
{
    if (r->clock)
        return read_time_range(r, t);
    return !is_either(t) && (read_time_range(r, t) || (!r->bound && read_date_range(r, t)));
}

static bool read_token(struct hoursrow *r, struct token *t)
{
    switch (t->kind) {
    case TOKEN_DAYS:
        return read_days(r, t);
    case TOKEN_RANGE:
        return read_range(r, t);
    case TOKEN_NUMBER:
        return read_number(r, t);
    case TOKEN_WORD:
        if (read_lead(r, t))
            return true;
        return !r->bound && (read_days(r, t) || read_phrase(r, t));
    case TOKEN_MARKS:
        return !r->bound && str_eq(t->trail, STR(","));
    default:
        return false;
    }
}

bool hoursrow_read(struct hoursrow *r)
{
    struct token t;

    while (token_read(r->text, r->source, &r->at, &t)) {
        enum said_part before = r->last;

        if (t.lead.n || !read_token(r, &t))
            return false;
        r->said = r->said || (r->last != SAID_DATE && r->last != SAID_JOIN);
        /* Full stops end abbreviations and dates, a colon stands behind the days. */
        if (t.trail.n && t.trail.s[0] == '.')
            t.trail = str_sub(t.trail, 1, t.trail.n);
        if (t.trail.n > 1 || (t.trail.n && t.trail.s[0] != ',' && t.trail.s[0] != ':'))
            return false;
        r->comma = t.trail.n && t.trail.s[0] == ',';
        if (before == SAID_JOIN && r->last == SAID_JOIN && !r->clock)
            return false;
    }
    return (r->said || (r->words.except && r->out.n)) && !r->clock && !r->bound &&
           r->last != SAID_JOIN;
}
