/*
 * recur.c: see recur.h.
 */
#include "import/value/recur.h"

#include "base/arena.h"
#include "base/buf.h"
#include "import/value/words.h"

static const char *const names[7] = {"ma", "ti", "ke", "to", "pe", "la", "su"};

/* ---- Reading */

static bool digit_at(struct str s, size_t at)
{
    return at < s.n && s.s[at] >= '0' && s.s[at] <= '9';
}

int recur_clock(struct str s)
{
    size_t n = 0, minute_at;
    unsigned hour, minute = 0;

    s = str_trim(s);
    if (s.n && s.s[0] == 'T')
        s = str_sub(s, 1, s.n);
    while (digit_at(s, n))
        n++;
    if (n > 2 || !str_to_uint(str_sub(s, 0, n), 24, &hour))
        return RECUR_NO_TIME;
    minute_at = n + 1;
    if (n < s.n && (s.s[n] == ':' || s.s[n] == '.') && digit_at(s, minute_at)) {
        if (!str_to_uint(str_sub(s, minute_at, minute_at + 2), 59, &minute))
            return RECUR_NO_TIME;
        n = minute_at + 2;
    }
    s = str_trim(str_sub(s, n, s.n));
    if (s.n && (s.s[0] | 0x20) == 'p' && hour < 12)
        hour += 12;
    else if (s.n && (s.s[0] | 0x20) == 'a' && hour == 12)
        hour = 0;
    return (int)(hour * 60 + minute);
}

int recur_weekday(struct str s)
{
    static const char *const words[7] = {
        "1 ma mo mon monday mondays maanantai maanantaisin man mandag mandagar",
        "2 ti tu tue tues tuesday tuesdays tiistai tiistaisin tis tisdag tisdagar",
        "3 ke we wed wednesday wednesdays keskiviikko keskiviikkoisin ons onsdag onsdagar",
        "4 to th thu thur thurs thursday thursdays torstai torstaisin tor tors torsdag torsdagar",
        "5 pe fr fri friday fridays perjantai perjantaisin fre fredag fredagar",
        "6 la sa sat saturday saturdays lauantai lauantaisin lor lordag lordagar",
        "7 su sun sunday sundays sunnuntai sunnuntaisin son sondag sondagar",
    };

    for (int day = 0; day < 7; day++)
        if (words_in_list(s, words[day]))
            return day;
    return -1;
}

int recur_nth(struct date d)
{
    return (d.day - 1) / 7 + 1;
}

/* ---- Rows */

void recur_add(struct arena *a, recur_list *list, struct recur row)
{
    for (size_t i = 0; i < list->n; i++) {
        struct recur *r = &list->v[i];

        if (r->from == row.from && r->to == row.to && r->every == row.every && r->nth == row.nth &&
            (r->days != 0) == (row.days != 0)) {
            r->days |= row.days;
            return;
        }
    }
    *vec_push(a, list) = row;
}

static bool has_day(unsigned days, unsigned day)
{
    return day < 7 && (days >> day & 1);
}

/* Three days running are a range: "ma–ke", "ma ja ti". */
static void put_days(struct buf *b, unsigned days)
{
    unsigned pieces[7][2], n = 0;

    for (unsigned day = 0; day < 7; day++) {
        unsigned end = day;

        if (!has_day(days, day))
            continue;
        while (has_day(days, end + 1))
            end++;
        if (end < day + 2)
            end = day;
        pieces[n][0] = day;
        pieces[n++][1] = end;
        day = end;
    }
    for (unsigned i = 0; i < n; i++) {
        buf_puts(b, i == 0 ? "" : i + 1 == n ? " ja " : ", ");
        buf_puts(b, names[pieces[i][0]]);
        if (pieces[i][1] > pieces[i][0])
            buf_printf(b, "–%s", names[pieces[i][1]]);
    }
}

static void put_clock(struct buf *b, int minutes)
{
    if (minutes % 60)
        buf_printf(b, "%d.%02d", minutes / 60, minutes % 60);
    else
        buf_printf(b, "%d", minutes / 60);
}

static void put_times(struct buf *b, const struct recur *r)
{
    if (r->from == RECUR_NO_TIME)
        return;
    buf_puts(b, b->n ? " klo " : "klo ");
    put_clock(b, r->from);
    if (r->to == RECUR_NO_TIME || r->to == r->from)
        return;
    buf_puts(b, "–");
    put_clock(b, r->to ? r->to : 24 * 60);
}

struct str recur_text(struct arena *a, const struct recur *r)
{
    bool all = (r->days & RECUR_ALL_DAYS) == RECUR_ALL_DAYS;
    struct buf b = {0};
    struct str text;

    if (r->nth == RECUR_LAST)
        buf_puts(&b, "kuukauden viimeinen ");
    else if (r->nth)
        buf_printf(&b, "kuukauden %d. ", r->nth);
    if (all && !r->nth)
        buf_puts(&b, "joka päivä");
    else
        put_days(&b, r->days);
    if (all && r->from == 0 && (r->to == 24 * 60 || r->to == 0 || r->to == 24 * 60 - 1))
        buf_puts(&b, " ympäri vuorokauden");
    else
        put_times(&b, r);
    if (r->every == 2)
        buf_puts(&b, ", joka toinen viikko");
    else if (r->every > 2)
        buf_printf(&b, ", joka %u. viikko", r->every);
    text = b.n ? buf_copy(&b, a) : STR("");
    buf_release(&b);
    return text;
}
