/*
 * hsds_hours.c: the schedules of Open Referral: a row of the calendar each, by weekday in the older
 * form, by the rules of iCalendar (RFC 5545: freq, interval, byday) in the newer one.
 */
#include "import/hsds/hsds.h"

#include "base/arena.h"
#include "import/value/daytext.h"
#include "import/value/recur.h"
#include "import/value/words.h"

struct rows {
    struct mapping *m;
    recur_list list;
    struct loc at; /* of the first */
};

/* "2MO", "-1FR", "TU": which one of the month, 0 when any, and the weekday; -1: no weekday. */
static int weekday_of(struct str s, int *nth)
{
    size_t n = 0;

    *nth = 0;
    s = str_trim(s);
    if (str_starts(s, STR("-1"))) {
        *nth = RECUR_LAST;
        n = 2;
    } else if (s.n > 1 && s.s[0] >= '1' && s.s[0] <= '5') {
        *nth = s.s[0] - '0';
        n = 1;
    }
    return recur_weekday(str_sub(s, n, s.n));
}

static void add_days(struct rows *r, struct str days, struct recur row)
{
    struct str day;
    bool any = false;

    while (str_split(&days, ',', &day)) {
        int nth, weekday = weekday_of(day, &nth);

        if (weekday < 0)
            continue;
        any = true;
        row.days = 1u << weekday;
        row.nth = nth;
        recur_add(r->m->a, &r->list, row);
    }
    if (!any && row.from != RECUR_NO_TIME) {
        row.days = 0;
        recur_add(r->m->a, &r->list, row);
    }
}

static void take_schedule(struct rows *r, const struct node *e)
{
    const struct node *days = node_get(e, "byday"), *interval = node_get(e, "interval");
    struct str freq = node_text_of(e, "freq");
    struct recur row = {.from = recur_clock(node_text_of(e, "opens_at")),
                        .to = recur_clock(node_text_of(e, "closes_at"))};
    struct str text = node_text(days ? days : node_get(e, "weekday"));
    int64_t every;

    if (!days && text.n == 1 && text.s[0] == '0')
        text = STR("SU");
    if (str_eq(freq, STR("WEEKLY")) && node_int(interval, &every) && every > 1 && every < 53)
        row.every = (unsigned)every;
    if (str_eq(freq, STR("DAILY")) && !text.n)
        text = STR("MO,TU,WE,TH,FR,SA,SU");
    if (!r->at.file)
        r->at = e->at;
    add_days(r, text, row);
    mapping_put(r->m, FIELD_HOURS, node_get(e, "description"));
}

static void put_rows(struct rows *r)
{
    for (size_t i = 0; i < r->list.n; i++)
        mapping_put_made(r->m, FIELD_HOURS, recur_text(r->m->a, &r->list.v[i]), r->at);
}

static bool take_schedules(struct mapping *m, const struct node *owner)
{
    static const char *const keys[] = {"schedules", "regular_schedules"};
    struct rows r = {.m = m};
    size_t before = m->values.n;

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        NODE_EACH (e, node_get(owner, keys[i]))
            if (e->kind == NODE_OBJECT)
                take_schedule(&r, e);
            else
                mapping_put(m, FIELD_HOURS, e);
    put_rows(&r);
    return m->values.n > before;
}

/* ---- Holidays */

/* "24.12.2015"; without the year when that is 1, which stands for every year. */
static struct str day_text(struct arena *a, struct date d)
{
    return d.year == 1 ? str_printf(a, "%d.%d.", d.day, d.month)
                       : str_printf(a, "%d.%d.%d", d.day, d.month, d.year);
}

static bool day_of(const struct node *n, struct date *out)
{
    struct str s = node_text(n);
    struct date other;
    enum daytext how;

    if (str_ends(s, STR(" 0001"))) { /* in 2000, which has every day */
        char room[32];

        if (s.n >= sizeof room)
            return false;
        for (size_t i = 0; i < s.n; i++)
            room[i] = s.s[i];
        room[s.n - 4] = '2';
        room[s.n - 1] = '0';
        how = daytext_parse((struct str){room, s.n}, out, &other);
        out->year = 1;
        return how == DAYTEXT_OK;
    }
    how = daytext_parse(s, out, &other);
    return how == DAYTEXT_OK || how == DAYTEXT_TWO;
}

static void take_holiday(struct mapping *m, const struct node *e, struct str *closed)
{
    struct date first, last;
    struct recur row = {.from = recur_clock(node_text_of(e, "opens_at")),
                        .to = recur_clock(node_text_of(e, "closes_at"))};
    struct str days;

    if (!day_of(node_get(e, "start_date"), &first))
        return;
    if (!day_of(node_get(e, "end_date"), &last))
        last = first;
    days = day_text(m->a, first);
    if (first.day != last.day || first.month != last.month)
        days = str_printf(m->a, "%.*s–%.*s", STR_ARG(days), STR_ARG(day_text(m->a, last)));
    if (words_in_list(node_text_of(e, "closed"), "true t yes 1"))
        *closed =
            str_printf(m->a, "%.*s%s%.*s", STR_ARG(*closed), closed->n ? ", " : "", STR_ARG(days));
    else if (row.from != RECUR_NO_TIME)
        mapping_put_made(
            m, FIELD_HOURS,
            str_printf(m->a, "%.*s %.*s", STR_ARG(days), STR_ARG(recur_text(m->a, &row))), e->at);
}

static void take_holidays(struct mapping *m, const struct node *owner)
{
    const struct node *list = node_get(owner, "holiday_schedules");
    struct str closed = STR("");

    NODE_EACH (e, list)
        take_holiday(m, e, &closed);
    if (closed.n)
        mapping_put_made(m, FIELD_HOURS, str_join(m->a, STR("ei "), closed), list->at);
}

void hsds_put_hours(struct mapping *m, const struct node *service, const struct node *link,
                    const struct node *location)
{
    const struct node *owners[] = {service, link, location};

    for (size_t i = 0; i < sizeof owners / sizeof *owners; i++)
        if (owners[i] && take_schedules(m, owners[i])) {
            take_holidays(m, owners[i]);
            return;
        }
}
