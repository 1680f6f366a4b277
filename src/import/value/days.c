/*
 * days.c: the fields that hold a day: what is said of those not understood.
 */
#include "import/value/days.h"

#include "base/intl.h"
#include "import/value/daytext.h"
#include "import/value/words.h"

/* "1.–28.7.2025" in alkaa says when it ends, too, unless paattyy does; and the other way round. A
 * bound has its own field: "3.8.2020 asti" is no first day. */
static bool take_span(struct building *w, const struct raw_value *v, struct str text,
                      struct date *out)
{
    bool begins = v->field == FIELD_START;
    struct date first, last;

    if (v->field == FIELD_MODIFIED || !daytext_span(text, &first, &last))
        return false;
    *out = begins ? first : last;
    if (date_given(*out) && begins && date_given(last) && !date_given(w->l.end)) {
        w->l.end = last;
        w->l.end_at = build_spot(w, v->text.at);
    }
    if (date_given(*out) && v->field == FIELD_END && date_given(first) && !date_given(w->l.start)) {
        w->l.start = first;
        w->l.start_at = build_spot(w, v->text.at);
    }
    return date_given(*out);
}

struct date days_take(struct building *w, const struct raw_value *v, struct spot *at)
{
    struct str text = clean_text(&w->b->cleaner, &v->text, CLEAN_LINE);
    struct date date, other;
    enum daytext how = daytext_parse(text, &date, &other);

    if (!text.n || words_is_nothing(text))
        return DATE_NONE;
    *at = build_spot(w, v->text.at);
    if (how == DAYTEXT_TWO)
        diag_report(w->b->d, DIAG_AMBIGUOUS_DATE, v->text.at,
                    _("\"%.*s\" is taken as %d-%02d-%02d, the day first, and not as "
                      "%d-%02d-%02d; write it as the one that is right"),
                    STR_ARG(raw_excerpt(text)), date.year, date.month, date.day, other.year,
                    other.month, other.day);
    else if (how == DAYTEXT_NO_YEAR)
        diag_report(w->b->d, DIAG_BAD_DATE, v->text.at,
                    _("\"%.*s\" in %s has no year; write a day such as 3.8.2020 or 2020-08-03"),
                    STR_ARG(raw_excerpt(text)), field_name(v->field));
    else if (how == DAYTEXT_BAD && take_span(w, v, text, &date))
        return date;
    else if (how == DAYTEXT_BAD)
        diag_report(w->b->d, DIAG_BAD_DATE, v->text.at,
                    _("\"%.*s\" in %s; expected a day such as 3.8.2020 or 2020-08-03"),
                    STR_ARG(raw_excerpt(text)), field_name(v->field));
    return how == DAYTEXT_OK || how == DAYTEXT_TWO ? date : DATE_NONE;
}
