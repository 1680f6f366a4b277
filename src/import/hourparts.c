/*
 * hourparts.c: see hourparts.h.
 */
#include "import/hourparts.h"

#include "base/arena.h"
#include "import/field.h"
#include "import/value/recur.h"
#include "import/value/words.h"

bool hourparts_named(struct str name, enum hourpart *out)
{
    /* As field_fold gives them. */
    static const char *const names[HOURPARTS] = {
        [HOURPART_DAY] = "day days weekday weekdays dayofweek paiva paivat viikonpaiva "
                         "viikonpaivat dag dagar veckodag",
        [HOURPART_OPENS] =
            "opens open opensat from start starttime begin alkaa alku alkaen avautuu "
            "aukeaa kello klo oppnar borjar",
        [HOURPART_CLOSES] =
            "closes close closesat to until end endtime paattyy loppu asti sulkeutuu "
            "stanger slutar",
        [HOURPART_TIMES] = "times time hours aika ajat kellonaika aukiolo tid tider",
    };

    for (unsigned i = 0; i < HOURPARTS; i++)
        if (words_in_list(name, names[i])) {
            *out = (enum hourpart)i;
            return true;
        }
    return false;
}

int hourparts_weekday(struct str name)
{
    char folded[32];
    struct str key = field_fold(name, folded, sizeof folded);

    return key.n && key.s[0] > '9' ? recur_weekday(key) : -1; /* columns may be numbered */
}

bool hourparts_is_weekday(struct str name)
{
    return hourparts_weekday(name) >= 0;
}

/* schema.org has "https://schema.org/Monday" for a day. */
static struct str last_step(struct str s)
{
    size_t at = s.n;

    while (at && s.s[at - 1] != '/')
        at--;
    return str_find(s, STR("://"), 0) == SIZE_MAX ? s : str_sub(s, at, s.n);
}

/* "09:00:00" says no more than "09:00". */
static struct str without_seconds(struct str s)
{
    s = str_trim(s);
    return s.n == 8 && s.s[2] == ':' && str_ends(s, STR(":00")) ? str_sub(s, 0, 5) : s;
}

struct str hourparts_text(struct arena *a, const struct hourparts *p)
{
    struct str day = last_step(str_trim(p->v[HOURPART_DAY]));
    struct str opens = without_seconds(p->v[HOURPART_OPENS]);
    struct str closes = without_seconds(p->v[HOURPART_CLOSES]);
    struct str times = str_trim(p->v[HOURPART_TIMES]);

    if (opens.n)
        times = closes.n ? str_printf(a, "%.*s–%.*s", STR_ARG(opens), STR_ARG(closes)) : opens;
    if (!times.n)
        return STR_NONE;
    return day.n ? str_printf(a, "%.*s %.*s", STR_ARG(day), STR_ARG(times)) : str_copy(a, times);
}
