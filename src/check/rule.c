/*
 * rule.c: see rule.h.
 */
#include "check/rule.h"

#include <string.h>

#include "base/buf.h"
#include "base/intl.h"
#include "base/utf8.h"
#include "check/moment.h"
#include "tell/tell.h"

enum {
    FAR_YEARS = 3, /* an end further ahead is a way of saying that nobody knows it */
    OLD_DAYS = 365,
    SENTENCE = 300, /* characters that the layouts give to a description */
    CAPITALS = 10,  /* letters in a row of capitals that are no abbreviation any more */
};

/* ---- Days */

static bool is_over(struct date last, struct date day)
{
    return date_given(last) && date_cmp(last, day) < 0;
}

bool rule_is_out(const struct rules *r, const struct listing *l, struct diag *d)
{
    bool ended = is_over(l->end, r->day);
    struct date last = ended ? l->end : l->valid_until;

    if (l->status == STATUS_DRAFT) {
        diag_report(d, DIAG_DRAFT, listing_loc(l), "%s",
                    _("to be printed, its tila has to be julkaistu"));
        return true;
    }
    if (l->status == STATUS_ENDED) {
        diag_report(d, DIAG_ENDED, listing_loc(l), "%s", _("its tila is paattynyt"));
        return true;
    }
    if (!ended && !is_over(l->valid_until, r->day))
        return false;
    diag_report(d, DIAG_ENDED, spot_loc(l, ended ? l->end_at : l->valid_until_at),
                _("on %d-%02d-%02d"), last.year, last.month, last.day);
    return true;
}

static void check_far_end(const struct rules *r, const struct listing *l, struct date end,
                          struct spot at, const char *field, struct diag *d)
{
    if (date_given(end) && end.year > r->day.year + FAR_YEARS)
        diag_report(d, DIAG_FAR_END, spot_loc(l, at),
                    _("%d-%02d-%02d; leave %s empty when nobody knows the end"), end.year,
                    end.month, end.day, field);
}

void rule_dates(const struct rules *r, const struct listing *l, struct diag *d)
{
    if (date_given(l->start) && date_given(l->end) && date_cmp(l->end, l->start) < 0)
        diag_report(d, DIAG_ENDS_FIRST, spot_loc(l, l->end_at),
                    _("starts on %d-%02d-%02d, ends on %d-%02d-%02d; mend alkaa or paattyy"),
                    l->start.year, l->start.month, l->start.day, l->end.year, l->end.month,
                    l->end.day);
    check_far_end(r, l, l->end, l->end_at, "paattyy", d);
    check_far_end(r, l, l->valid_until, l->valid_until_at, "voimassa", d);
    if (date_given(l->modified) && date_to_days(r->day) - date_to_days(l->modified) > OLD_DAYS)
        diag_report(d, DIAG_OLD, spot_loc(l, l->modified_at),
                    _("last on %d-%02d-%02d; check the facts, then write today into paivitetty"),
                    l->modified.year, l->modified.month, l->modified.day);
}

/* ---- Names of the campaign */

void rule_names(const struct rules *r, const struct listing *l, struct diag *d)
{
    for (size_t i = 0; i < l->categories.n; i++) {
        const struct value *v = &l->categories.v[i];
        struct str meant;

        if (campaign_category(r->campaign, v->s))
            continue;
        meant = campaign_suggest_category(r->campaign, v->s);
        if (meant.s)
            diag_report(d, DIAG_UNKNOWN_CATEGORY, value_loc(l, v),
                        _("\"%.*s\"; did you mean \"%.*s\"?"), STR_ARG(v->s), STR_ARG(meant));
        else
            diag_report(d, DIAG_UNKNOWN_CATEGORY, value_loc(l, v),
                        _("\"%.*s\"; the campaign file can name it as a category or a synonym"),
                        STR_ARG(v->s));
    }
    for (size_t i = 0; i < l->audiences.n; i++) {
        const struct value *v = &l->audiences.v[i];
        struct str meant;

        if (campaign_audience(r->campaign, v->s))
            continue;
        meant = campaign_suggest_audience(r->campaign, v->s);
        if (meant.s)
            diag_report(d, DIAG_UNKNOWN_AUDIENCE, value_loc(l, v),
                        _("\"%.*s\"; did you mean \"%.*s\"?"), STR_ARG(v->s), STR_ARG(meant));
        else
            diag_report(d, DIAG_UNKNOWN_AUDIENCE, value_loc(l, v),
                        _("\"%.*s\"; the campaign file can name it as an audience or a synonym"),
                        STR_ARG(v->s));
    }
}

/* ---- Contact */

void rule_contact(const struct rules *r, const struct listing *l, struct diag *d)
{
    (void)r;
    if (!l->phones.n && !l->emails.n && !l->urls.n)
        diag_report(d, DIAG_NO_CONTACT, listing_loc(l), "%s",
                    _("neither phone, e-mail nor web address; fill in one of puhelin, sahkoposti, "
                      "www"));
}

/* ---- Hours */

static void check_hours(const struct listing *l, struct str hours, uint32_t line, uint32_t col,
                        struct diag *d)
{
    struct str found = moment_backwards(hours);

    if (found.s)
        diag_report(d, DIAG_HOURS_BACKWARDS, (struct loc){l->file, line, col},
                    _("\"%.*s\"; mend the times"), STR_ARG(found));
}

/* What of hours is over is not printed. When it is all that there is, the listing has ended though
 * it does not say so. */
static void check_over(const struct rules *r, const struct listing *l, struct diag *d)
{
    const struct value *first = NULL;
    struct str row, over = STR_NONE;
    bool left = false;
    struct arena a;

    arena_init(&a);
    for (size_t i = 0; i < l->hours.n; i++)
        for (struct str rest = l->hours.v[i].s; tell_next_hours(&rest, &row);) {
            struct str kept = tell_hours_left(&a, row, r->day);

            left = left || kept.n;
            if (!first && !str_eq(kept, row)) {
                first = &l->hours.v[i];
                over = row;
            }
        }
    if (first && left)
        diag_report(d, DIAG_HOURS_OVER, value_loc(l, first),
                    _("\"%.*s\": what is over is not printed; remove it"), STR_ARG(over));
    else if (first)
        diag_report(d, DIAG_ALL_OVER, value_loc(l, first),
                    _("\"%.*s\" is over, and no others are given; write those to come, or the last "
                      "day into paattyy"),
                    STR_ARG(over));
    arena_release(&a);
}

/* The first row whose numbered weeks may be of this year or another. */
static void check_weeks(const struct rules *r, const struct listing *l, const struct value *hours,
                        struct diag *d)
{
    struct str rest = hours->s, row;

    while (tell_next_hours(&rest, &row))
        if (tell_weeks_unsure(row, r->day)) {
            diag_report(d, DIAG_WHICH_WEEKS, value_loc(l, hours),
                        _("\"%.*s\" is printed as typed; write the days, such as "
                          "31.8.–13.12.2020"),
                        STR_ARG(row));
            return;
        }
}

static void check_weekdays(const struct listing *l, struct str text, lang_tag lang, uint32_t line,
                           uint32_t col, struct diag *d)
{
    static const char *const names[] = {N_("a Monday"),   N_("a Tuesday"), N_("a Wednesday"),
                                        N_("a Thursday"), N_("a Friday"),  N_("a Saturday"),
                                        N_("a Sunday")};
    unsigned weekday;
    struct str found = moment_wrong_weekday(text, lang, &weekday);

    if (found.s)
        diag_report(d, DIAG_WRONG_WEEKDAY, (struct loc){l->file, line, col},
                    _("\"%.*s\", but that day is %s; mend the weekday or the date"), STR_ARG(found),
                    _(names[weekday]));
}

static void check_texts(const struct rules *r, const struct listing *l, const value_list *list,
                        struct diag *d)
{
    for (size_t i = 0; i < list->n; i++) {
        const struct value *v = &list->v[i];

        check_weekdays(l, v->s, v->lang ? v->lang : r->lang, v->line, v->col, d);
    }
}

void rule_moments(const struct rules *r, const struct listing *l, struct diag *d)
{
    for (size_t i = 0; i < l->hours.n; i++) {
        check_hours(l, l->hours.v[i].s, l->hours.v[i].line, l->hours.v[i].col, d);
        check_weeks(r, l, &l->hours.v[i], d);
    }
    check_over(r, l, d);
    for (size_t i = 0; i < l->phones.n; i++)
        check_hours(l, l->phones.v[i].hours, l->phones.v[i].line, l->phones.v[i].col, d);
    check_texts(r, l, &l->name, d);
    check_texts(r, l, &l->summary, d);
    check_texts(r, l, &l->description, d);
    check_texts(r, l, &l->hours, d);
    check_weekdays(l, l->registration.s, r->lang, l->registration.line, l->registration.col, d);
}

/* ---- Text */

static bool ends_sentence(char c)
{
    return c == '.' || c == '!' || c == '?';
}

/*
 * Characters of the longest beginning that may be one sentence: up to a mark before white space, or
 * a line's end. Full stops of abbreviations end it, too, so a long sentence may be missed, but what
 * is found is one.
 */
static size_t first_sentence(struct str s)
{
    size_t end = 0;

    while (end < s.n && s.s[end] != '\n' &&
           !(ends_sentence(s.s[end]) && (end + 1 == s.n || s.s[end + 1] == ' ')))
        end++;
    return utf8_length(str_sub(s, 0, end));
}

static void check_sentence(const struct rules *r, const struct listing *l, struct diag *d)
{
    const struct value *v = value_in_lang(&l->summary, r->lang, r->lang);
    size_t n;

    if (!v || !v->s.n)
        v = value_in_lang(&l->description, r->lang, r->lang);
    if (!v || v->s.n <= SENTENCE)
        return;
    n = first_sentence(v->s);
    if (n > SENTENCE)
        diag_report(d, DIAG_LONG_SENTENCE, value_loc(l, v),
                    _("its first sentence has %zu characters, there is room for %d; write a "
                      "tiivistelma of one or two short sentences"),
                    n, (int)SENTENCE);
}

/* Is it in capitals? Letters beyond Latin-1 count as neither. */
static bool is_capitals(struct str s)
{
    unsigned capitals = 0;

    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.s[i];
        bool second = i && s.s[i - 1] == '\xC3';

        if ((c >= 'a' && c <= 'z') || (second && c >= 0xA0 && c != 0xB7))
            return false;
        capitals += (c >= 'A' && c <= 'Z') || (second && c >= 0x80 && c <= 0x9E);
    }
    return capitals >= CAPITALS;
}

/* In small letters behind the first, and with one mark where there are several. */
static void put_calm(struct buf *b, struct str s)
{
    bool capitals = is_capitals(s), first = true;

    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.s[i];
        bool second = i && s.s[i - 1] == '\xC3' && c >= 0x80 && c <= 0x9E;
        bool letter = (c >= 'A' && c <= 'Z') || second;

        if (c == '!' && i && s.s[i - 1] == '!')
            continue;
        buf_char(b, (char)(capitals && letter && !first ? c + 0x20 : c));
        first = first && !letter;
    }
}

static bool shouts(struct str s)
{
    return is_capitals(s) || str_find(s, STR("!!"), 0) != SIZE_MAX;
}

static void check_shouting(const struct listing *l, struct diag *d)
{
    const struct value *v = l->name.n && shouts(l->name.v[0].s) ? &l->name.v[0] : NULL;
    struct buf calm = {0};

    for (size_t i = 0; i < l->summary.n && !v; i++)
        v = shouts(l->summary.v[i].s) ? &l->summary.v[i] : NULL;
    for (size_t i = 0; i < l->description.n && !v; i++)
        v = is_capitals(l->description.v[i].s) ? &l->description.v[i] : NULL;
    if (!v)
        return;
    put_calm(&calm, v->s);
    if (v->s.n <= 100)
        diag_report(d, DIAG_SHOUTING, value_loc(l, v), _("\"%.*s\"; write \"%.*s\""), STR_ARG(v->s),
                    STR_ARG(buf_view(&calm)));
    else
        diag_report(d, DIAG_SHOUTING, value_loc(l, v), "%s",
                    _("capitals or several exclamation marks; write it in small letters, with one "
                      "mark at most"));
    buf_release(&calm);
}

void rule_text(const struct rules *r, const struct listing *l, struct diag *d)
{
    check_sentence(r, l, d);
    check_shouting(l, d);
}
