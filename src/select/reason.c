/*
 * reason.c: why a listing was left out, in words.
 */
#include <stdio.h>

#include "base/buf.h"
#include "base/intl.h"
#include "select/select.h"

static const struct {
    const char *name;    /* for programs */
    const char *summary; /* behind a number, whichever it is: "3 ended" */
} REASONS[LEFT_OUT_REASONS] = {
    [LEFT_OUT_DRAFT] = {"draft", N_("in draft")},
    [LEFT_OUT_ENDED] = {"ended", N_("ended")},
    [LEFT_OUT_OTHER_MUNICIPALITY] = {"municipality", N_("for other municipalities")},
    [LEFT_OUT_OTHER_AUDIENCE] = {"audience", N_("for other audiences")},
    [LEFT_OUT_OTHER_AGE] = {"age", N_("for other ages")},
    [LEFT_OUT_PROFESSIONALS] = {"professionals", N_("for professionals only")},
    [LEFT_OUT_CATEGORY] = {"category", N_("in other categories")},
    [LEFT_OUT_VOLUNTEER] = {"volunteer", N_("without a task for volunteers")},
    [LEFT_OUT_OMITTED] = {"omitted", N_("omitted")},
};

const char *edition_reason_name(enum left_out reason)
{
    return REASONS[reason].name;
}

const char *edition_reason_summary(enum left_out reason)
{
    return _(REASONS[reason].summary);
}

static void put_ended(struct buf *b, const struct listing *l)
{
    bool no_longer_valid =
        date_given(l->valid_until) && (!date_given(l->end) || date_cmp(l->valid_until, l->end) < 0);
    struct date last = no_longer_valid ? l->valid_until : l->end;
    char day[16];

    snprintf(day, sizeof day, "%04d-%02u-%02u", last.year, last.month, last.day);
    if (l->status == STATUS_ENDED)
        buf_puts(b, _("marked as ended"));
    else if (no_longer_valid)
        buf_printf(b, _("valid until %s"), day);
    else
        buf_printf(b, _("ended on %s"), day);
}

enum { NAMES_SHOWN = 3 };

/* The i-th name of a list, the first three only. */
static void put_name(struct buf *b, size_t i, struct str name)
{
    if (i < NAMES_SHOWN)
        buf_printf(b, "%s%.*s", i ? ", " : "", STR_ARG(name));
    else if (i == NAMES_SHOWN)
        buf_puts(b, ", …");
}

static void put_values(struct buf *b, const char *words, const value_list *list)
{
    buf_puts(b, words);
    if (list->n)
        buf_puts(b, ": ");
    for (size_t i = 0; i < list->n; i++)
        put_name(b, i, list->v[i].s);
}

static void put_places(struct buf *b, const struct listing *l)
{
    size_t shown = 0;

    buf_puts(b, _("for other municipalities"));
    if (l->municipalities.n + l->regions.n)
        buf_puts(b, ": ");
    for (size_t i = 0; i < l->municipalities.n; i++)
        put_name(b, shown++, l->municipalities.v[i]->fi);
    for (size_t i = 0; i < l->regions.n; i++) {
        char region[32];

        snprintf(region, sizeof region, _("region %.*s"), STR_ARG(l->regions.v[i]));
        put_name(b, shown++, str_from(region));
    }
}

static void put_ages(struct buf *b, const struct listing *l)
{
    if (l->max_age < 0)
        buf_printf(b, _("for other ages: from %d"), l->min_age);
    else if (l->min_age < 0)
        buf_printf(b, _("for other ages: up to %d"), l->max_age);
    else
        buf_printf(b, _("for other ages: %d–%d"), l->min_age, l->max_age);
}

struct str edition_reason(struct arena *a, const struct edition_exclusion *x)
{
    const struct listing *l = x->listing;
    struct buf b = {0};
    struct str out;

    switch (x->reason) {
    case LEFT_OUT_DRAFT:
        buf_puts(&b, _("a draft"));
        break;
    case LEFT_OUT_ENDED:
        put_ended(&b, l);
        break;
    case LEFT_OUT_OTHER_MUNICIPALITY:
        put_places(&b, l);
        break;
    case LEFT_OUT_OTHER_AUDIENCE:
        put_values(&b, _("for other audiences"), &l->audiences);
        break;
    case LEFT_OUT_OTHER_AGE:
        put_ages(&b, l);
        break;
    case LEFT_OUT_PROFESSIONALS:
        buf_puts(&b, _("for professionals only"));
        break;
    case LEFT_OUT_CATEGORY:
        put_values(&b, _("in other categories"), &l->categories);
        break;
    case LEFT_OUT_VOLUNTEER:
        buf_puts(&b, _("no task for volunteers"));
        break;
    case LEFT_OUT_OMITTED:
        buf_puts(&b, _("left out by --omit"));
        break;
    case LEFT_OUT_REASONS:
        break;
    }
    out = buf_copy(&b, a);
    buf_release(&b);
    return out;
}
