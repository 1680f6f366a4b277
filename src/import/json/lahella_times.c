/*
 * lahella_times.c: when an activity of the Lähellä.fi service takes place: events that come back,
 * by weekday, each week, every second or monthly, but for some days; and those that are once.
 */
#include "import/json/lahella.h"

#include "base/intl.h"
#include "import/value/daytext.h"
#include "import/value/recur.h"

/* A day: milliseconds, "2025-12-24". */
static bool day_of(const struct node *n, struct date *out, int *minutes)
{
    struct date other;
    int64_t ms;
    unsigned since;

    *minutes = RECUR_NO_TIME;
    if (node_int(n, &ms) && ms > 100000000000) {
        *out = daytext_moment(ms, &since);
        *minutes = (int)since;
        return date_given(*out);
    }
    return node_is_scalar(n) && daytext_parse(node_text(n), out, &other) == DAYTEXT_OK;
}

static void widen(struct lahella_span *s, const struct node *start, const struct node *end)
{
    struct date d;
    int minutes;

    if (day_of(start, &d, &minutes) && (!s->first_node || date_cmp(d, s->first) < 0)) {
        s->first = d;
        s->first_node = start;
    }
    if (!day_of(end, &d, &minutes)) {
        s->endless = true;
    } else if (!s->last_node || date_cmp(d, s->last) > 0) {
        s->last = d;
        s->last_node = end;
    }
}

/* "P2W" is every second week, "P1M" a weekday of the month. False for what is neither. */
static bool read_period(struct str s, unsigned *every, bool *monthly)
{
    unsigned n = 1;

    *every = 1;
    *monthly = false;
    if (s.n >= 3 && s.s[0] == 'P' && str_to_uint(str_sub(s, 1, s.n - 1), 52, &n) && n) {
        *monthly = s.s[s.n - 1] == 'M';
        *every = s.s[s.n - 1] == 'W' ? n : 1;
        return s.s[s.n - 1] == 'W' || (*monthly && n == 1) || (s.s[s.n - 1] == 'D' && n == 1);
    }
    return !s.n;
}

static void put_row(struct mapping *m, struct str text, struct loc at)
{
    mapping_put_made(m, FIELD_HOURS, text, at);
}

/* "ei 24.12., 31.12." */
static void put_exceptions(struct mapping *m, const struct node *list)
{
    struct str days = STR("");
    struct date d;
    int minutes;

    NODE_EACH (e, list) {
        const struct node *day = e->kind == NODE_OBJECT ? node_get(e, "start") : e;

        if (!day && e->kind == NODE_OBJECT)
            day = node_get(e, "date");
        if (!day_of(day, &d, &minutes))
            continue;
        days = str_printf(m->a, "%.*s%s%d.%d.%d", STR_ARG(days), days.n ? ", " : "", d.day, d.month,
                          d.year);
    }
    if (days.n)
        put_row(m, str_join(m->a, STR("ei "), days), list->at);
}

static bool take_times(struct mapping *m, const struct node *times, struct date start,
                       const struct node *recurrence, recur_list *rows)
{
    bool monthly;
    unsigned every;

    if (!read_period(node_text_of(recurrence, "period"), &every, &monthly))
        return false;
    NODE_EACH (e, times) {
        int day = recur_weekday(node_text_of(e, "weekday"));
        struct recur row = {.every = every};
        struct str from = node_text_of(e, "startTime"), to = node_text_of(e, "endTime");

        row.from = recur_clock(from.n ? from : node_text_of(e, "from"));
        row.to = recur_clock(to.n ? to : node_text_of(e, "to"));
        row.days = day < 0 ? 0 : 1u << day;
        row.nth = monthly && date_given(start) ? recur_nth(start) : 0;
        if (day < 0 && row.from == RECUR_NO_TIME)
            return false;
        recur_add(m->a, rows, row);
    }
    return true;
}

static void report_event(struct mapping *m, const struct node *event)
{
    diag_report(m->src->d, DIAG_BAD_VALUE, event->at, "%s",
                _("a time of an event that is not understood is left out; expected weekday, "
                  "startTime and endTime, each week, every second or monthly"));
}

/* One that takes place once: a day, perhaps with hours. */
static void put_single(struct mapping *m, const struct node *event, bool alone)
{
    const struct node *end = node_get(event, "end");
    struct recur row = {.from = RECUR_NO_TIME, .to = RECUR_NO_TIME};
    struct date first, last;
    struct str times;

    if (!day_of(node_get(event, "start"), &first, &row.from))
        return;
    if (!end || !day_of(end, &last, &row.to) || date_cmp(first, last) != 0) {
        row.from = row.from ? row.from : RECUR_NO_TIME;
        row.to = RECUR_NO_TIME;
    }
    times = recur_text(m->a, &row);
    if (!alone)
        times =
            str_printf(m->a, "%d.%d.%d %.*s", first.day, first.month, first.year, STR_ARG(times));
    put_row(m, times, event->at);
}

void lahella_put_event(struct mapping *m, const struct node *event, bool alone,
                       struct lahella_span *span)
{
    const struct node *recurrence = node_get(event, "recurrence");
    const struct node *times = node_get(recurrence, "daySpecificTimes");
    const struct node *end = node_get(event, "end");
    struct date start = DATE_NONE;
    recur_list rows = {0};
    int minutes;

    day_of(node_get(event, "start"), &start, &minutes);
    if (!times && node_get(event, "weekday"))
        times = event;
    if (!times && !recurrence) {
        widen(span, node_get(event, "start"), end ? end : node_get(event, "start"));
        put_single(m, event, alone);
        return;
    }
    widen(span, node_get(event, "start"), node_get(recurrence ? recurrence : event, "end"));
    if (!take_times(m, times, start, recurrence ? recurrence : event, &rows) || !rows.n)
        report_event(m, event);
    for (size_t i = 0; i < rows.n; i++)
        put_row(m, recur_text(m->a, &rows.v[i]), event->at);
    put_exceptions(m, node_get(recurrence, "exclude"));
}
