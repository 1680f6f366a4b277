/*
 * hours.c: reading hours token by token; the first one that is not understood ends the attempt.
 */
#include "tell/hours.h"

#include "base/date.h"
#include "tell/clock.h"
#include "tell/dates.h"
#include "tell/hourwords.h"
#include "tell/range.h"
#include "tell/words.h"

/* Every: "joka päivä", which stands for days; phrase: "ajanvarauksella", for times. */
enum said_part { SAID_NOTHING, SAID_DAY, SAID_EVERY, SAID_TIME, SAID_DATE, SAID_JOIN, SAID_PHRASE };

struct reader {
    struct buf out;
    struct arena *a;
    const struct labels *l;
    lang_tag source;
    struct str text;
    size_t at;
    enum said_part last;
    bool comma;             /* stood after the last part */
    bool attached;          /* the last part is the beginning of the next word */
    bool clock;             /* the word for the hour stands before what follows */
    bool said;              /* a day or a time was read */
    struct hourwords words; /* taken out of the text */
    bool nth_said;          /* its weekday of the month was told */
    unsigned days;          /* parts that name days */
    bool goes_on;           /* with other days behind the first ones' times */
    /* For a table: where days end and times begin; 0: no times yet. Mixed: it isn't days and then
     * times. */
    size_t days_end, times_at;
    bool mixed;
};

static struct str own(const struct reader *r, struct str typed, enum label_id id)
{
    return r->l->lang == r->source ? typed : label(r->l, id);
}

/* Begins a part: what parts it from the one before. A time or date stays with the day before it,
 * where that is short. Nothing follows an "and" that is written as a part of the next word. */
static void separate(struct reader *r, enum said_part part)
{
    bool bound = r->last == SAID_DAY && (part == SAID_TIME || part == SAID_DATE) &&
                 range_is_short(r->l) && !labels_have_long_days(r->l);
    size_t end = r->out.n;

    if (r->out.n && !r->attached)
        buf_str(&r->out, r->comma ? words_comma(r->l->lang)
                         : bound  ? STR(NO_BREAK_SPACE)
                                  : STR(" "));
    r->comma = r->attached = false;
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
static bool and_attaches(const struct reader *r)
{
    struct str pair = str_join(r->a, label(r->l, LABEL_AND), STR("{last}"));

    return str_find(label(r->l, LABEL_SEVERAL), pair, 0) != SIZE_MAX;
}

/* ---- Days */

static struct str day_name(const struct reader *r, int day)
{
    return label(r->l, (enum label_id)(LABEL_MON + day));
}

/* A day's name at the end of a range, which may have a form of its own. */
static struct str end_name(const struct reader *r, enum label_id forms, int day)
{
    return label(r->l, forms).n ? label_word(r->l, forms, (unsigned)day) : day_name(r, day);
}

/* "ma–ke", in the easy look "maanantaista keskiviikkoon" */
static struct str days_text(const struct reader *r, int first, int last)
{
    const struct text_value ends[] = {{"from", end_name(r, LABEL_EASY_DAYS_FROM, first)},
                                      {"to", end_name(r, LABEL_EASY_DAYS_TO, last)}};

    if (labels_have_long_days(r->l))
        return texts_fill(r->a, label(r->l, LABEL_EASY_DAY_RANGE), ends, 2);
    return range_text(r->a, r->l, day_name(r, first), day_name(r, last));
}

/* "ma", "kuukauden ensimmäinen ma" */
static struct str day_text(const struct reader *r, int day)
{
    const struct text_value values[] = {
        {"nth", label_word(r->l, LABEL_ORDINALS, r->words.nth ? r->words.nth - 1 : 0)},
        {"day", day_name(r, day)},
    };

    return r->words.nth ? texts_fill(r->a, label(r->l, LABEL_MONTHLY), values, 2)
                        : day_name(r, day);
}

static bool read_days(struct reader *r, const struct token *t)
{
    int first, last = -1;
    struct str from = t->core, to;

    if (t->kind == TOKEN_DAYS) {
        if (!token_days(t->core, r->source, &from, &to))
            return false;
        last = words_weekday(r->source, to);
    }
    first = hourwords_weekday(r->source, from);
    if (first < 0 || (t->kind == TOKEN_DAYS && (last < 0 || r->words.nth)))
        return false;
    r->nth_said = true;
    separate(r, SAID_DAY);
    buf_str(&r->out, last < 0 ? day_text(r, first) : days_text(r, first, last));
    r->last = SAID_DAY;
    return true;
}

/* ---- Times */

static struct str clock_text(const struct reader *r, struct clock time)
{
    const struct text_value values[] = {
        {"hour", str_printf(r->a, "%u", (unsigned)time.hour)},
        {"minute", str_printf(r->a, "%02u", (unsigned)time.minute)},
    };

    return texts_fill(r->a, label(r->l, time.minute ? LABEL_HOUR_MINUTE : LABEL_HOUR), values, 2);
}

static void put_times(struct reader *r, struct str times)
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

static bool read_time_range(struct reader *r, const struct token *t)
{
    struct str from, to, rest;
    struct clock start, end;

    if (!token_range(t->core, &from, &to, &rest) || rest.n || str_ends(from, STR(".")) ||
        !clock_read(from, &start) || !clock_read(to, &end))
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

static void put_date(struct reader *r, struct str text)
{
    separate(r, SAID_DATE);
    buf_str(&r->out, text);
    r->last = SAID_DATE;
}

static bool read_date(struct reader *r, const struct token *t)
{
    struct date d;

    if (!date_read(t->core, &d))
        return false;
    put_date(r, date_text(r->a, r->l, d, d.year != 2000));
    return true;
}

/* "12.-14.10", "28.9.-3.10" */
static bool read_date_range(struct reader *r, const struct token *t)
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
    {LANG_FI, STR_INIT("viikonloppuisin"), LABEL_WEEKENDS, SAID_EVERY},
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
    {LANG_EN, STR_INIT("weekends"), LABEL_WEEKENDS, SAID_EVERY},
    {LANG_EN, STR_INIT("24/7"), LABEL_AROUND_THE_CLOCK, SAID_PHRASE},
    {LANG_EN, STR_INIT("by appointment"), LABEL_BY_APPOINTMENT, SAID_PHRASE},
    {LANG_EN, STR_INIT("closed"), LABEL_CLOSED, SAID_PHRASE},
};

/* The phrase of one or two words that begins with the token; `at` is moved behind its second word.
 */
static bool read_phrase(struct reader *r, struct token *t)
{
    size_t at = r->at;
    struct token next;
    struct str both = STR_NONE;

    if (!t->trail.n && token_read(r->text, r->source, &at, &next) && !next.lead.n)
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

static bool read_number(struct reader *r, const struct token *t)
{
    struct clock time;

    if (clock_read(t->core, &time) &&
        (r->clock || (time.sure && !str_starts(t->trail, STR("."))))) {
        put_times(r, clock_text(r, time));
        return true;
    }
    return !r->clock && read_date(r, t);
}

static bool read_token(struct reader *r, struct token *t)
{
    switch (t->kind) {
    case TOKEN_DAYS:
        return read_days(r, t);
    case TOKEN_RANGE:
        return read_time_range(r, t) || (!r->clock && read_date_range(r, t));
    case TOKEN_NUMBER:
        return read_number(r, t);
    case TOKEN_WORD:
        if (words_have(WORDS_CLOCK, r->source, t->core)) {
            r->clock = true;
            return true;
        }
        return read_days(r, t) || read_phrase(r, t);
    case TOKEN_MARKS:
        return str_eq(t->trail, STR(","));
    default:
        return false;
    }
}

/* "ma,ke" with its space */
static struct str with_spaces(struct arena *a, struct str s)
{
    struct buf b = {0};
    struct str spaced;

    for (size_t i = 0; i < s.n; i++) {
        buf_char(&b, s.s[i]);
        if (s.s[i] == ',' && !token_digit_at(s, i + 1))
            buf_char(&b, ' ');
    }
    spaced = buf_copy(&b, a);
    buf_release(&b);
    return spaced;
}

static bool read_row(struct reader *r)
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
    return (r->said || (r->words.except && r->out.n)) && !r->clock && r->last != SAID_JOIN;
}

/* ", joka toinen viikko" */
static void put_weeks(struct reader *r)
{
    const struct hourwords *w = &r->words;
    const struct text_value value = {"n", str_printf(r->a, "%u", w->every)};
    struct str weeks = STR_NONE;

    if (w->every == 2)
        weeks = label(r->l, LABEL_EVERY_SECOND_WEEK);
    else if (w->every > 2)
        weeks = texts_fill(r->a, label(r->l, LABEL_EVERY_NTH_WEEK), &value, 1);
    else if (w->even || w->odd)
        weeks = label(r->l, w->even ? LABEL_EVEN_WEEKS : LABEL_ODD_WEEKS);
    if (!weeks.n)
        return;
    buf_str(&r->out, words_comma(r->l->lang));
    buf_str(&r->out, weeks);
}

/* Days on which it is not: "ei 24.12." */
static struct str except_text(const struct reader *r)
{
    const struct text_value value = {"dates", buf_copy(&r->out, r->a)};

    return texts_fill(r->a, label(r->l, LABEL_NOT_ON), &value, 1);
}

/* Of which of the days is it said how often they come? True where that could be of some only, as in
 * "ma ja joka toinen ti". */
static bool is_unsure(const struct reader *r)
{
    const struct hourwords *w = &r->words;
    bool weeks = w->every || w->even || w->odd;

    return w->weeks_said > 1 || (weeks && w->nth) || ((weeks || w->nth) && r->goes_on) ||
           (r->days > 1 && (w->weeks_inside || w->nth_inside));
}

/* In one language; false when that is not how it is to be read. */
static bool tell_in(struct reader *r, struct str typed, struct hours *out)
{
    struct str text;

    r->words = hourwords_take(r->a, r->source, typed);
    r->text = with_spaces(r->a, r->words.rest);
    if (r->words.of_month != (r->words.nth != 0) || !read_row(r) || (r->words.except && r->said) ||
        (r->words.nth && !r->nth_said) || is_unsure(r))
        return false;
    put_weeks(r);
    text = r->words.except ? except_text(r) : buf_copy(&r->out, r->a);
    *out = (struct hours){.text = text, .lang = r->l->lang};
    if (r->days_end && !r->mixed && !r->words.except) {
        out->days = str_sub(text, 0, r->days_end);
        out->times = str_sub(text, r->times_at, text.n);
    }
    return true;
}

/* Read in its own language, else in Finnish, Swedish or English: who types into a table of English
 * names may write Finnish. */
struct hours hours_tell(struct typography *t, struct arena *a, const struct labels *l,
                        lang_tag source, struct str typed)
{
    const lang_tag langs[] = {source, LANG_FI, LANG_SV, LANG_EN};
    struct hours out = {.lang = 0};

    for (size_t i = 0; i < sizeof langs / sizeof *langs && !out.lang; i++) {
        struct reader r = {.a = a, .l = l, .source = langs[i]};

        if (i == 0 || langs[i] != source)
            (void)tell_in(&r, typed, &out);
        buf_release(&r.out);
    }
    if (!out.lang)
        out = (struct hours){.text = typography_set(t, a, source, typed), .lang = source};
    return out;
}

bool hours_next_row(struct str *rest, struct str *row)
{
    while (rest->s) {
        size_t end = 0;

        while (end < rest->n && rest->s[end] != '\n' && rest->s[end] != ';')
            end++;
        *row = str_trim(str_sub(*rest, 0, end));
        *rest = end < rest->n ? str_sub(*rest, end + 1, rest->n) : STR_NONE;
        if (row->n)
            return true;
    }
    return false;
}
